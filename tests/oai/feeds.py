"""Feeds to ask: real indexes, each behind a real socket, filled by publications at known moments."""

from __future__ import annotations

import calendar
import http.client
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from socketserver import ThreadingMixIn
from urllib.parse import quote, urlsplit
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from wsgiref.validate import validator

from lxml import etree

from catalog import oai
from catalog.oai import containers
from catalog.storage import FeedItem, FeedReader, publishing
from catalog.web.feed_endpoint import FeedEndpoint

NS = {
    "o": "http://www.openarchives.org/OAI/2.0/",
    "dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "i": "http://www.openarchives.org/OAI/2.0/oai-identifier",
}
DOMAIN = "feed.example.org"
SECRET = b"s" * 32
OAI_DC = ("oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd", NS["dc"])
SECOND = ("identifier", "http://www.openarchives.org/OAI/2.0/oai-identifier.xsd", NS["i"])
NOW = calendar.timegm((2024, 6, 1, 12, 0, 0))


def seconds(text: str) -> int:
    """Return the seconds of 2024-01-10T10:00:00Z."""
    return int(datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).timestamp())


def item(name: str, title: str = "", sets: Sequence[str] = (), formats: Sequence[str] = ("oai_dc",)) -> FeedItem:
    """Return an item with a title in the given formats."""
    identifier = oai.local_identifier(DOMAIN, name)
    specs = oai.with_ancestors(sets)
    payloads = {
        "oai_dc": containers.collection_description(title or f"Title of {name}"),
        "identifier": containers.oai_identifier(DOMAIN, identifier),
    }
    about = [containers.rights("https://creativecommons.org/publicdomain/zero/1.0/")]
    rows = {prefix: oai.write_record(identifier, specs, payloads[prefix], about) for prefix in formats}
    return FeedItem(identifier, f"{name}.yaml", specs, rows)


def gone(name: str, sets: Sequence[str] = (), formats: Sequence[str] = ("oai_dc",)) -> FeedItem:
    """Return the tombstone of an item."""
    identifier, specs = oai.local_identifier(DOMAIN, name), oai.with_ancestors(sets)
    row = oai.write_tombstone(identifier, specs)
    return FeedItem(identifier, f"{name}.yaml", specs, dict.fromkeys(formats, row), is_deleted=True)


def publish(index: Path, moment: int, items: Sequence[FeedItem], formats: Sequence[tuple] = (OAI_DC, SECOND)) -> None:
    """Publish items at a moment."""
    with publishing(index) as writer:
        writer.set_formats(formats)
        for one in items:
            for spec in one.specs:
                description = containers.collection_description(spec, "A set.") if ":" not in spec else b""
                writer.name_set(spec, f"Set {spec}", description)
            writer.put(one)
        writer.commit(lambda: moment)


@dataclass
class Answer:
    """What came back over the socket."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def tree(self) -> etree._Element:
        return etree.fromstring(self.body, etree.XMLParser(resolve_entities=False, no_network=True))

    @property
    def errors(self) -> list[str]:
        return self.tree.xpath("/o:OAI-PMH/o:error/@code", namespaces=NS)

    def all(self, path: str) -> list:
        return self.tree.xpath(path, namespaces=NS)

    def texts(self, name: str) -> list[str]:
        return self.tree.xpath(f"//o:{name}/text()", namespaces=NS)

    @property
    def identifiers(self) -> list[str]:
        return [text.rpartition(":")[2] for text in self.all("//o:header/o:identifier/text()")]

    @property
    def token(self) -> str | None:
        found = self.all("//o:resumptionToken")
        return (found[0].text or "") if found else None


@dataclass
class LiveFeed:
    """A feed behind a socket. `clock` is the time it believes in; every answer is kept in `answers`."""

    index: Path
    url: str
    clock: list[int]
    answers: list[Answer] = field(default_factory=list)

    def ask(self, query: str = "", *, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        """Send a query string as it is."""
        parts = urlsplit(self.url)
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=20)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, f"{parts.path}?{query}" if query else parts.path, body, named)
            response = connection.getresponse()
            answer = Answer(response.status, dict(response.getheaders()), response.read())
        finally:
            connection.close()
        if answer.status == 200 and answer.headers.get("Content-Encoding") is None and method != "HEAD":
            self.answers.append(answer)
        return answer

    def post(self, form: str, query: str = "", media_type: str = "application/x-www-form-urlencoded") -> Answer:
        """Send a form."""
        return self.ask(query, method="POST", body=form.encode(), Content_Type=media_type)

    def walk(self, query: str) -> list[Answer]:
        """Ask for a list and all that follows of it."""
        verb = query.partition("&")[0]
        pages = [self.ask(query)]
        while pages[-1].token:
            pages.append(self.ask(f"{verb}&resumptionToken={quote(pages[-1].token, safe='')}"))
        return pages


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass


@contextmanager
def live(
    index: Path, *, granularity: oai.Granularity = oai.Granularity.SECONDS, page_size: int = 3
) -> Iterator[LiveFeed]:
    """Serve an index while the context lasts."""
    server = make_server("127.0.0.1", 0, lambda *_: (), server_class=_Server, handler_class=_Silent)
    url = f"http://127.0.0.1:{server.server_port}/oai"
    clock = [NOW]
    identity = oai.Identity(
        "A feed",
        url,
        ("someone@example.org",),
        granularity,
        ("gzip",),
        (containers.oai_identifier(DOMAIN, f"oai:{DOMAIN}:a"),),
    )
    provider = oai.Provider(FeedReader(index), identity, oai.ListRules(SECRET, page_size), lambda: clock[0])
    server.set_app(validator(FeedEndpoint(provider)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield LiveFeed(index, url, clock)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
