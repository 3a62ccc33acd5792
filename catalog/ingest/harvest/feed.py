"""A feed as pyoai's client sees it, through our transport and our reading of answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from lxml import etree
from oaipmh import error
from oaipmh.client import BaseClient

from catalog.drafts.deletions import is_deleted_status
from catalog.errors import FeedError
from catalog.ingest.harvest.datestamps import utc_of
from catalog.ingest.harvest.prefetch import Prefetch
from catalog.ingest.harvest.read_answer import OAI, Answer, read_answer, title_of_page
from catalog.ingest.harvest.transport import HttpAnswer, Transport

__all__ = ["DAY", "SECOND", "Feed", "Header", "Identity", "Page", "reason_of"]

DAY = "YYYY-MM-DD"
SECOND = "YYYY-MM-DDThh:mm:ssZ"
_LIST = {"verb": "ListRecords"}
_SIZE = re.compile(r"[0-9]{1,12}")
_BASE_URL = re.compile(r"https?://[^\s<>\"]{1,2000}+")
_LONGEST_STAMP = 100
_MOST_PAGES_OF_SETS = 50


@dataclass(frozen=True, slots=True)
class Identity:
    """What Identify says of a feed, as far as a harvest needs it."""

    base_url: str
    granularity: str
    earliest: str = ""
    """The datestamp before which there is nothing; empty where it says none."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of one record: OAI-PMH 2.0, 2.5. The datestamp is in UTC, or as it came where it is no date."""

    identifier: str
    datestamp: str
    is_deleted: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One incomplete list. `token` is None where there is no resumptionToken element, empty where it is the last."""

    response_date: str
    records: tuple[tuple[Header, etree._Element], ...]
    token: str | None
    size: int | None
    body: bytes
    repairs: str = ""
    """What was done to its bytes so that they could be read."""
    lost: tuple[str, ...] = ()
    """The identifiers of records that cannot be read."""
    is_pieced: bool = False
    """Whether it is not well-formed, and was read record by record."""
    is_closed: bool = True
    """Whether its end is there."""


class Feed(BaseClient):  # type: ignore[misc]  # oaipmh has no types
    """Asks the verbs of one feed. Protocol errors are those of `oaipmh.error`."""

    def __init__(self, transport: Transport) -> None:
        super().__init__()
        self._transport = transport
        self._asking = Prefetch(transport)
        self._attempts = transport.attempts
        self._answered: HttpAnswer = HttpAnswer(0, b"")
        self._read: Answer | None = None

    @property
    def base_url(self) -> str:
        """The address that is asked."""
        return self._transport.base_url

    def makeRequest(self, **arguments: str) -> bytes:  # noqa: N802  # pyoai's name
        """Return the bytes of an answer. Raises FeedError."""
        self._answered = self._asking.ask(arguments, self._attempts)
        return self._answered.body

    def parse(self, xml: bytes) -> etree._Element:
        """Return the tree of an answer, whatever its status; raise FeedError where it is no OAI-PMH."""
        self._read = read_answer(xml, self._answered.charset)
        status = self._answered.status
        if self._read is None and status >= 400 and b"noRecordsMatch" in xml:
            raise error.NoRecordsMatchError("No records match.")
        if self._read is None:
            says = f"the server answers {status}" if status != 200 else "the answer is not OAI-PMH"
            title = title_of_page(xml, self._answered.charset)
            if title is not None:
                says += (
                    f" {'but' if status == 200 else 'with'} a web page{f' with the title {title!r}' if title else ''}"
                )
            raise FeedError(f"{self.base_url} cannot be harvested: {says}.")
        return _in_namespace(self._read.tree)

    def identity(self) -> Identity:
        """Ask who the feed is. What it does not say, or says wrongly, is the least that every feed must do."""
        try:
            tree = self.makeRequestErrorHandling(verb="Identify")
        except error.ErrorBase as refusal:
            raise FeedError(f"{self.base_url} does not say who it is: {reason_of(refusal)}.") from refusal
        found = tree.find(f"{{{OAI}}}Identify")
        if found is None:
            raise FeedError(f"{self.base_url} cannot be harvested: the answer to Identify is empty.")
        named = (found.findtext(f"{{{OAI}}}baseURL") or "").strip()
        granularity = (found.findtext(f"{{{OAI}}}granularity") or "").strip()
        base_url = (
            self._transport.address.masked(named) if _BASE_URL.fullmatch(named) else self._transport.address.public
        )
        earliest = utc_of(found.findtext(f"{{{OAI}}}earliestDatestamp") or "")
        return Identity(base_url, SECOND if granularity == SECOND else DAY, earliest)

    def prefixes(self) -> list[str]:
        """Return the metadata prefixes of the feed."""
        return [str(prefix) for prefix, _, _ in self.listMetadataFormats()]

    def page(self, arguments: dict[str, str]) -> Page:
        """Ask for one page of a list of records. Raises what `oaipmh.error` has, and FeedError."""
        tree = self.makeRequestErrorHandling(**_LIST, **arguments)
        records = tuple(_records(tree))
        token = tree.find(f".//{{{OAI}}}resumptionToken")
        size = token.get("completeListSize", "") if token is not None else ""
        read = self._read or Answer(tree)
        return Page(
            utc_of(tree.findtext(f"{{{OAI}}}responseDate") or ""),
            records,
            None if token is None else (token.text or "").strip(),
            int(size) if _SIZE.fullmatch(size) else None,
            self._answered.body,
            read.repairs,
            read.lost,
            read.is_pieced,
            read.is_closed,
        )

    def sets(self) -> set[str] | None:
        """Return the sets of the feed; None where it does not say, or has too many to list."""
        found: set[str] = set()
        arguments = {"verb": "ListSets"}
        try:
            for _ in range(_MOST_PAGES_OF_SETS):
                tree = self.makeRequestErrorHandling(**arguments)
                specs = tree.iterfind(f"{{{OAI}}}ListSets/{{{OAI}}}set/{{{OAI}}}setSpec")
                found |= {(spec.text or "").strip() for spec in specs}
                token = (tree.findtext(f".//{{{OAI}}}resumptionToken") or "").strip()
                if not token:
                    return found or None
                arguments = {"verb": "ListSets", "resumptionToken": token}
        except error.NoSetHierarchyError:
            return set()
        except (error.ErrorBase, FeedError):
            return None
        return None

    @contextmanager
    def attempts_of(self, attempts: int) -> Iterator[None]:
        """Ask each page so many times at most, while the context lasts."""
        before, self._attempts = self._attempts, attempts
        try:
            yield
        finally:
            self._attempts = before

    def ask_ahead(self, arguments: dict[str, str]) -> None:
        """Ask for a page that will be wanted next, while the last one is used."""
        self._asking.begin({**_LIST, **arguments})


def _records(tree: etree._Element) -> Iterator[tuple[Header, etree._Element]]:
    for record in tree.iterfind(f"{{{OAI}}}ListRecords/{{{OAI}}}record"):
        header = record.find(f"{{{OAI}}}header")
        if header is None:
            yield Header("", "", is_deleted=False), record
            continue
        stamp = (header.findtext(f"{{{OAI}}}datestamp") or "").strip()
        identifier = " ".join((header.findtext(f"{{{OAI}}}identifier") or "").split())
        is_deleted = is_deleted_status(header.get("status", ""))
        yield Header(identifier, utc_of(stamp) or stamp[:_LONGEST_STAMP], is_deleted), record


def _in_namespace(tree: etree._Element) -> etree._Element:
    """Put an answer whose author forgot the namespace, or took that of OAI-PMH 1, into the right one."""
    own = etree.QName(tree).namespace
    if own == OAI:
        return tree
    for element in tree.iter():
        if isinstance(element.tag, str) and etree.QName(element).namespace == own:
            element.tag = f"{{{OAI}}}{etree.QName(element).localname}"
    return tree


def reason_of(refusal: Any) -> str:
    """Return the words of a refusal as a part of a sentence."""
    return " ".join(str(refusal).split())[:200].rstrip(".") or "it gives no reason"
