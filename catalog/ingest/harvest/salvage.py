"""Reading an answer that is not well-formed record by record: one bad record costs no other.

A record of the feed is known by the header that it begins with: MARC has elements named `record` too.
"""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from catalog.ingest.harvest.known_prefixes import OAI, PREFIX, ROOT, parse

__all__ = ["Pieces", "pieces_of"]

# each repetition is bounded or possessive: no text makes one of these take more than linear time
_START = re.compile(rf"<(?P<prefix>{PREFIX})record(?:\s[^<>]{{0,2000}}+)?>\s{{0,1000}}+<{PREFIX}header(?=[\s/>])")
_TOKEN = re.compile(
    rf"<{PREFIX}resumptionToken(?:\s(?P<attributes>[^<>]{{0,2000}}+))?(?:/>|>(?P<token>[^<]{{0,20000}}+)<)"
)
_DATE = re.compile(rf"<{PREFIX}responseDate(?:\s[^<>]{{0,200}}+)?>([^<]{{0,200}}+)<")
_ERROR = re.compile(rf"<{PREFIX}error\s([^<>]{{0,2000}}+)>([^<]{{0,20000}}+)<")
_CODE = re.compile(r"\bcode\s{0,20}=\s{0,20}[\"'](\w{1,40})[\"']")
_NUMBER = re.compile(r"\b(completeListSize|cursor)\s{0,20}=\s{0,20}[\"']([0-9]{1,12})[\"']")
_NAMESPACE = re.compile(r"\sxmlns(?::[\w.-]{1,64})?\s{0,20}=\s{0,20}(?:\"[^\"<]{0,2000}\"|'[^'<]{0,2000}')")
_IDENTIFIER = re.compile(rf"<{PREFIX}identifier(?:\s[^<>]{{0,200}}+)?>([^<]{{1,2000}}+)<")
_END = re.compile(rf"</{PREFIX}(?:ListRecords|GetRecord|OAI-PMH)(?=[\s>])")


@dataclass(frozen=True, slots=True)
class Pieces:
    """What could be read of an answer, and the identifiers of the records that could not."""

    tree: etree._Element
    lost: tuple[str, ...]
    is_closed: bool
    """Whether the end of the list is there: then no token behind the last record is a list that is over."""


def pieces_of(text: str) -> Pieces:
    """Read the records of an answer that are well-formed, and the error or the token that it has."""
    opening = ROOT.search(text)
    declarations = "".join(found[0] for found in _NAMESPACE.finditer(opening[0] if opening else ""))
    root = etree.Element(f"{{{OAI}}}OAI-PMH", nsmap={None: OAI})
    date = _DATE.search(text)
    if date:
        etree.SubElement(root, f"{{{OAI}}}responseDate").text = date[1].strip()
    records = etree.SubElement(root, f"{{{OAI}}}ListRecords")
    lost = []
    end = 0
    for start, end, closing in _records(text):
        tree = parse(f"<piece {declarations}>{text[start:closing]}</piece>".encode()) if closing else None
        if tree is None or not len(tree):
            lost.append(_name_of(text[start : closing or end]))
        else:
            records.append(tree[0])
    for found in _ERROR.finditer(text):
        code = _CODE.search(found[1])
        if code:
            etree.SubElement(root, f"{{{OAI}}}error", code=code[1]).text = html.unescape(found[2])
    records.extend(_last_token(text))
    return Pieces(root, tuple(lost), any(True for _ in _END.finditer(text, max(end - 1_000, 0))))


def _records(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield where each record begins, where the next one does, and where it ends; 0 where its end is not there."""
    starts = [(found.start(), found["prefix"]) for found in _START.finditer(text)]
    bounds = [start for start, _ in starts[1:]] + [len(text)]
    for (start, prefix), bound in zip(starts, bounds, strict=False):
        closing = text.rfind(f"</{prefix}record", start, bound)
        end = text.find(">", closing, bound) if closing >= 0 else -1
        yield start, bound, end + 1


def _last_token(text: str) -> Iterator[etree._Element]:
    """Yield the last token there is; behind others it is the one of the list."""
    for found in deque(_TOKEN.finditer(text), maxlen=1):
        element = etree.Element(f"{{{OAI}}}resumptionToken")
        element.text = html.unescape(found["token"] or "").strip()
        for number in _NUMBER.finditer(found["attributes"] or ""):
            element.set(number[1], number[2])
        yield element


def _name_of(piece: str) -> str:
    found = _IDENTIFIER.search(piece)
    return html.unescape(found[1]).strip()[:300] if found else ""
