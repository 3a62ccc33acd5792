"""nginx as the how-to page sets it up, in front of a server."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from feed_server import free_port

RECIPE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "publish.md"


def recipe() -> str:
    """Return the server block that the how-to page prints."""
    return re.search(r"```nginx\n(.*?)```", RECIPE.read_text(encoding="utf-8"), re.DOTALL)[1]


@contextmanager
def nginx_before(port: int, folder: Path):
    """Run nginx with the recipe before the server at a port; what is given is its own port."""
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        pytest.skip("nginx is not installed here")
    own = free_port()
    server = recipe().replace("127.0.0.1:8000", f"127.0.0.1:{port}")
    server = server.replace("server {", f"server {{\n    listen 127.0.0.1:{own};", 1)
    temporary = "".join(
        f"{kind}_temp_path {folder / kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""  # the folder of a test is closed to others
    configuration = folder / "nginx.conf"
    configuration.write_text(
        f"{user}daemon off;\nworker_processes 1;\npid {folder / 'nginx.pid'};\nerror_log {folder / 'error.log'};\n"
        f"events {{}}\nhttp {{\naccess_log off;\n{temporary}{server}}}\n"
    )
    with subprocess.Popen([program, "-p", str(folder), "-c", str(configuration)], stderr=subprocess.PIPE) as process:
        try:
            for _ in range(200):
                assert process.poll() is None, process.stderr.read()
                if (folder / "nginx.pid").exists():
                    break
                time.sleep(0.02)
            yield own
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)
