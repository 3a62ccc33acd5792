"""Clients and servers to measure with."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

__all__ = ["FIRST", "fetch", "free_port", "nginx_serving", "process", "walk"]

FIRST = "/oai?verb=ListRecords&metadataPrefix=oai_dc"
_TOKEN = re.compile(rb"<resumptionToken[^>]*>([^<]+)</resumptionToken>")


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


def walk(port: int, first: str = FIRST) -> tuple[int, float, list[str]]:
    """Harvest a list; return the records, the seconds, and the addresses of the pages."""
    addresses, records, begun = [first], 0, time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    while True:
        body = _get(connection, addresses[-1])
        records += body.count(b"<record>")
        token = _TOKEN.search(body, len(body) - 2_000)
        if not token:
            connection.close()
            return records, time.perf_counter() - begun, addresses
        escaped = quote(token[1].decode().replace("&amp;", "&"), safe="")
        addresses.append(f"/oai?verb=ListRecords&resumptionToken={escaped}")


def fetch(port: int, addresses: Sequence[str], coding: str = "identity") -> float:
    """Get all addresses one after the other and look at none; return the seconds."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    begun = time.perf_counter()
    for address in addresses:
        _get(connection, address, coding)
    connection.close()
    return time.perf_counter() - begun


def _get(connection: http.client.HTTPConnection, address: str, coding: str = "identity") -> bytes:
    connection.request("GET", address, headers={"Accept-Encoding": coding})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{address}: {answer.status} {body[:200]!r}")
    return body


@contextmanager
def process(arguments: Sequence[str], port: int, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server while the context lasts, from when it listens."""
    command = [sys.executable, "-m", *arguments] if arguments[0][0] != "/" else list(arguments)
    with subprocess.Popen(command, env=os.environ | environment, stdout=subprocess.DEVNULL) as server:
        try:
            _wait(port, server)
            yield server
        finally:
            server.terminate()
            server.wait(40)


@contextmanager
def nginx_serving(nginx: str, folder: Path, port: int) -> Iterator[None]:
    """Serve the files of a folder with nginx."""
    settings = folder.parent / "nginx.conf"
    settings.write_text(
        f"daemon off; pid {folder.parent}/nginx.pid; worker_processes 2; error_log stderr error;\n"
        "events {}\n"
        f"http {{ access_log off; sendfile on; tcp_nopush on; server {{ listen 127.0.0.1:{port}; root {folder}; }} }}\n"
    )
    with process([nginx, "-p", str(folder.parent), "-c", str(settings)], port):
        yield


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise RuntimeError("the server ended")
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("the server does not listen")
