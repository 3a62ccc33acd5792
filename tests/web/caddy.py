"""Caddy as the how-to page sets it up, in front of a server."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from feed_server import free_port
from nginx import RECIPE


def recipe() -> str:
    """Return the site block that the how-to page prints."""
    return re.search(r"### Behind Caddy\n\n```text\n(.*?)```", RECIPE.read_text(encoding="utf-8"), re.DOTALL)[1]


@contextmanager
def caddy_before(port: int, folder: Path):
    """Run Caddy with the recipe before the server at a port; what is given is its own port."""
    program = shutil.which("caddy")
    if program is None:
        pytest.skip("Caddy is not installed here")
    own = free_port()
    site = recipe().replace("127.0.0.1:8000", f"127.0.0.1:{port}")
    site = site.replace("letters.example.org", f"http://127.0.0.1:{own}, http://a:{own}", 1)
    configuration = folder / "Caddyfile"
    configuration.write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{site}")
    command = [program, "run", "--adapter", "caddyfile", "--config", str(configuration)]
    environment = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment) as process:
        try:
            until = time.monotonic() + 30
            while time.monotonic() < until:
                assert process.poll() is None, "Caddy refuses the recipe"
                try:
                    socket.create_connection(("127.0.0.1", own), timeout=5).close()
                    break
                except OSError:
                    time.sleep(0.05)
            yield own
        finally:
            process.terminate()
            process.wait(20)
