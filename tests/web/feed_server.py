"""A catalogue on disk, and `catalog serve` for it in a process of its own."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from werkzeug.serving import make_server

from catalog.cli import main
from catalog.web.app import create_app


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


@dataclass
class ServedCatalogue:
    """A catalogue and the place it is served at."""

    root: Path
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/oai"

    def write(self, name: str, title: str, **administration: object) -> None:
        """Write a record file."""
        code = {"repository": "GARF", "fond": "5446", "opis": "98", "delo": str(len(name))}
        fields = {"id": name, "level": "item", "title": title, "reference_code": code, "administration": administration}
        (self.root / "records" / f"{name}.yaml").write_text(json.dumps(fields))

    def catalog(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the command, in this process."""
        done = CliRunner().invoke(main, ["-C", str(self.root), *arguments], catch_exceptions=False)
        return subprocess.CompletedProcess(arguments, done.exit_code, done.stdout, done.stderr)

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Ask once."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    @contextmanager
    def serving(self, *options: str):
        """Serve while the context lasts; what is given is the process."""
        command = [sys.executable, "-m", "catalog", "-C", str(self.root), "serve", "--port", str(self.port), *options]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            try:
                self.wait(process)
                yield process
            finally:
                if process.poll() is None:
                    process.send_signal(signal.SIGTERM)
                    process.wait(40)

    @contextmanager
    def answering(self):
        """Answer from a thread of this process while the context lasts: the same application, without its server."""
        with make_server("127.0.0.1", self.port, create_app(self.root), threaded=True) as server:
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
            thread.start()
            try:
                yield
            finally:
                server.shutdown()
                thread.join()

    def wait(self, process: subprocess.Popen[str]) -> None:
        """Wait until it answers, for a minute and a half where the machine is busy."""
        until = time.monotonic() + 90
        while time.monotonic() < until:
            assert process.poll() is None, process.stderr.read()
            try:
                self.get("/health")
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError("the server does not answer")


def new_catalogue(root: Path, page_size: int = 4) -> ServedCatalogue:
    """Make an empty catalogue."""
    made = ServedCatalogue(root, free_port())
    (root / "records").mkdir()
    (root / "catalog.toml").write_text(
        f'name = "Served"\nbase_url = "http://127.0.0.1:{made.port}"\nadmin_emails = ["a@example.org"]\n'
        f'namespace = "served.example.org"\npage_size = {page_size}\n'
    )
    return made
