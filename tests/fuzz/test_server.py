"""Requests from strangers: whatever is asked, the answer is one, never a fault of the server, and the next is right."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner
from werkzeug.test import Client, EnvironBuilder, run_wsgi_app

from catalog.cli import main
from catalog.web.app import create_app
from tests.fuzz.mutation import mutated
from tests.web.feed_server import ServedCatalogue, free_port

SECONDS = float(os.environ.get("CATALOG_FUZZ_SECONDS", "8")) / 4
TARGETS = [
    b"/oai?verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-12-31&set=garf",
    b"/oai?verb=GetRecord&identifier=oai:example.org:letter&metadataPrefix=mods", b"/records/letter", b"/health",
    b"/oai?verb=ListIdentifiers&resumptionToken=eyJhIjoxfQ", b"/records/letter.ris", b"/records/letter/linkset",
    b"/unapi?id=letter&format=ris", b"/archives/garf/5446?before=7", b"/?before=3", b"/robots.txt", b"/style.css",
]  # fmt: skip
HEADERS = [
    b"text/html, application/ld+json;q=0.9, */*;q=0.1", b"gzip;q=0.5, br", b"Sun, 01 Mar 2026 00:00:00 GMT",
    b'W/"abc", *', b"application/x-www-form-urlencoded", b"bytes=0-1,5-", b"example.org:8000", b"12",
]  # fmt: skip
NAMES = [
    "Accept",
    "Accept-Encoding",
    "If-Modified-Since",
    "If-None-Match",
    "Content-Type",
    "Range",
    "Host",
    "Content-Length",
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("served") / "c"
    CliRunner().invoke(main, ["init", str(root)])
    code = 'reference_code: {repository: GARF, fond: "5446", opis: "98", delo: "7"}\n'
    (root / "records/letter.yaml").write_text(f"id: letter\nlevel: item\ntitle: A letter\n{code}")
    assert CliRunner().invoke(main, ["-C", str(root), "publish"]).exit_code == 0
    return root


@pytest.mark.timeout(SECONDS * 3 + 60)
def test_whatever_is_asked_is_no_fault_of_the_application(root: Path) -> None:
    application = create_app(root)
    begun, number, start = time.monotonic(), 0, random.randrange(2**32)
    while number < 20 or time.monotonic() < begun + SECONDS:
        number += 1
        chance = random.Random(start + number)
        path, _, query = mutated(TARGETS, chance).decode("latin-1").partition("?")
        headers = {name: mutated(HEADERS, chance).decode("latin-1") for name in chance.sample(NAMES[:-1], 2)}
        headers = {name: value.replace("\r", "").replace("\n", "").replace("\0", "") for name, value in headers.items()}
        environ = EnvironBuilder("/", method=chance.choice(["GET", "GET", "HEAD", "POST", "PUT"])).get_environ()
        environ |= {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
        environ |= {"PATH_INFO": path if path[:1] == "/" else f"/{path}", "QUERY_STRING": query}
        body, status, _ = run_wsgi_app(application, environ, buffered=True)
        assert int(status[:3]) < 500, (path, query, headers)
        assert b"Traceback" not in b"".join(body)
    assert Client(application).get("/records/letter").status_code == 200


@contextmanager
def serving(served: ServedCatalogue) -> Iterator[None]:
    """Serve while the context lasts; the many lines that the server logs are not kept, or a full pipe would stop it."""
    command = [sys.executable, "-m", "catalog", "-C", str(served.root), "serve", "--port", str(served.port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            deadline = time.monotonic() + 40
            while True:
                with suppress(OSError):
                    if served.get("/health")[0] == 200:
                        break
                assert time.monotonic() < deadline
                time.sleep(0.1)
            yield
        finally:
            process.terminate()


@pytest.mark.timeout(SECONDS * 3 + 90)
def test_whatever_is_sent_the_server_answers_the_next(root: Path) -> None:
    served = ServedCatalogue(root, free_port())
    seeds = [
        b"GET %s HTTP/1.1\r\nHost: a\r\nAccept: */*\r\nConnection: close\r\n\r\n" % target for target in TARGETS
    ] + [
        b"POST /oai HTTP/1.1\r\nHost: a\r\nContent-Length: 13\r\n\r\nverb=Identify",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ]
    with serving(served):
        begun, number, start = time.monotonic(), 0, random.randrange(2**32)
        while number < 10 or time.monotonic() < begun + SECONDS:
            number += 1
            sent = mutated(seeds, random.Random(start + number))
            with socket.create_connection(("127.0.0.1", served.port), timeout=30) as connection:
                answer = b""
                with suppress(ConnectionError):  # it may have closed the connection before all was sent
                    connection.sendall(sent)
                    connection.shutdown(socket.SHUT_WR)
                    answer = connection.recv(200)
            assert b" 500 " not in answer[:20], sent
        assert served.get("/health")[0] == 200
