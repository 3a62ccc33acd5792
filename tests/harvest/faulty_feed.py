"""A feed with the faults of real ones: a list of pages over a real socket, every answer open to a fault."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

ROOT = '<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">'
DATE = "2026-03-01T00:00:00Z"
DC = (
    '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
)


def record(number: int, title: str | None = None, stamp: str = "", deleted: bool = False) -> str:
    """Return one record of a feed."""
    stamp = stamp or f"2026-01-{number:02}T00:00:00Z"
    status = ' status="deleted"' if deleted else ""
    name = f"<identifier>oai:faulty.example.org:{number}</identifier>"
    header = f"<header{status}>{name}<datestamp>{stamp}</datestamp></header>"
    dc = f"<dc:title>{title or f'Title {number}'}</dc:title>"
    return f"<record>{header}{'' if deleted else f'<metadata>{DC}{dc}</oai_dc:dc></metadata>'}</record>"


def page(records: list[str], token: str | None = None, attributes: str = "") -> bytes:
    """Return an answer to ListRecords; without a token there is no resumptionToken element."""
    end = "" if token is None else f"<resumptionToken {attributes}>{token}</resumptionToken>"
    text = f"{ROOT}<responseDate>{DATE}</responseDate><request>x</request><ListRecords>{''.join(records)}{end}"
    return f"{text}</ListRecords></OAI-PMH>".encode()


def refusal(code: str, words: str = "No.") -> bytes:
    """Return an answer with a protocol error."""
    return f'{ROOT}<responseDate>{DATE}</responseDate><error code="{code}">{words}</error></OAI-PMH>'.encode()


@dataclass
class Reply:
    """One answer over HTTP."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None
    """A Content-Length that is not true."""


@dataclass
class FaultyFeed:
    """A feed of a few pages, its tokens named after them. `fault` may give another answer to a request."""

    pages: list[bytes]
    fault: Callable[[dict[str, str], int], Reply | None] = lambda _, __: None
    granularity: str = "YYYY-MM-DDThh:mm:ssZ"
    earliest: str = "2025-11-01T00:00:00Z"
    shows_cookies: bool = False
    """Whether the cookies of a request stand among its arguments."""
    port: int = 0
    asked: list[dict[str, str]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/oai"

    def lists(self) -> list[dict[str, str]]:
        """The requests for lists so far."""
        return [one for one in self.asked if one.get("verb") == "ListRecords"]

    def answer(self, arguments: dict[str, str]) -> Reply:
        self.asked.append(arguments)
        times = self.asked.count(arguments)
        other = self.fault(arguments, times)
        if other is not None:
            return other
        if arguments.get("verb") == "Identify":
            said = f"<baseURL>{self.url}</baseURL><granularity>{self.granularity}</granularity>"
            said += f"<earliestDatestamp>{self.earliest}</earliestDatestamp>"
            return Reply(f"{ROOT}<responseDate>{DATE}</responseDate><Identify>{said}</Identify></OAI-PMH>".encode())
        if arguments.get("verb") == "ListMetadataFormats":
            known = "<metadataFormat><metadataPrefix>oai_dc</metadataPrefix></metadataFormat>"
            return Reply(f"{ROOT}<ListMetadataFormats>{known}</ListMetadataFormats></OAI-PMH>".encode())
        token = arguments.get("resumptionToken", "page-0")
        number = int(token.removeprefix("page-"))
        return Reply(self.pages[number])

    @contextmanager
    def serving(self) -> Iterator[FaultyFeed]:
        feed = self

        class Answers(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                arguments = dict(parse_qsl(urlsplit(self.path).query))
                if feed.shows_cookies and "Cookie" in self.headers:
                    arguments["cookie"] = self.headers["Cookie"]
                reply = feed.answer(arguments)
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(reply.length or len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)

            def log_message(self, *_: object) -> None:
                pass

        with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
            self.port = server.server_address[1]
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
            thread.start()
            try:
                yield self
            finally:
                server.shutdown()
                thread.join()


def three_pages() -> list[bytes]:
    """Six records on three pages, as a feed without faults gives them."""
    return [
        page([record(1), record(2)], "page-1", 'completeListSize="6" cursor="0"'),
        page([record(3), record(4)], "page-2", 'completeListSize="6" cursor="2"'),
        page([record(5), record(6)], "", 'completeListSize="6" cursor="4"'),
    ]
