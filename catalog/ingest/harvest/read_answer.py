"""Reading the answer of a feed: hardened, and repaired or read in pieces where it is not well-formed.

Every step reads the answer once: what others send may have a hundred megabytes.
"""

from __future__ import annotations

import html.entities
import re
from dataclasses import dataclass

from lxml import etree

from catalog.ingest.harvest import salvage
from catalog.ingest.harvest.decoding import decoded, is_utf8_labelled_latin
from catalog.ingest.harvest.known_prefixes import OAI, ROOT, parse, with_known_prefixes

__all__ = ["OAI", "Answer", "read_answer", "title_of_page"]

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE = re.compile(r"&#(?:x([0-9A-Fa-f]{1,8})|([0-9]{1,8}));")
_BARE = re.compile(r"&(?!#x?[0-9A-Fa-f]{1,8};|(?:amp|lt|gt|quot|apos);)(?:([A-Za-z][A-Za-z0-9]{1,31});)?")
_TITLE = re.compile(r"<title[^<>]{0,200}+>([^<]{1,500})<", re.IGNORECASE)
_LOOKS_LIKE_A_PAGE = re.compile(rb"<(?:!doctype\s{1,20}html|html[\s>])", re.IGNORECASE)
_HEAD_OF_A_PAGE = 100_000  # bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as a tree. `repairs` says what was done to its bytes; `lost` are the pieces that stayed unreadable."""

    tree: etree._Element
    repairs: str = ""
    lost: tuple[str, ...] = ()
    is_pieced: bool = False
    """Whether it was read record by record."""
    is_closed: bool = True
    """Whether its end is there."""


def read_answer(body: bytes, charset: str = "") -> Answer | None:
    """Return the answer in some bytes, as much of it as can be read; None where they are no OAI-PMH at all.

    `charset` is the one that HTTP says.
    """
    tree = None if is_utf8_labelled_latin(body) else parse(body)
    if tree is not None:
        return Answer(tree) if _is_oai(tree) else None
    text, note = decoded(body, charset)
    repairs = [note] if note else []
    clean = _cleaned(_without_declaration(text))
    if clean.changed:
        repairs.append("bad characters were taken out")
    text = clean.text
    bounds = _bounds(text)
    if bounds is None:
        return None
    if text[: bounds[0]].strip() or text[bounds[1] :].strip():
        repairs.append("what is before or after the answer was left out")
    text, known, unknown = with_known_prefixes(text[bounds[0] : bounds[1]])
    if known:
        repairs.append(f"the prefix {', '.join(known)} is not declared, and was taken for the known one")
    if unknown:
        repairs.append(f"the prefix {', '.join(unknown)} is not declared, and what has it was left out")
    tree = parse(text.encode())
    if tree is not None:
        return Answer(tree, "; ".join(repairs))
    pieces = salvage.pieces_of(text)
    repairs.append("it is not well-formed and was read record by record")
    return Answer(pieces.tree, "; ".join(repairs), pieces.lost, is_pieced=True, is_closed=pieces.is_closed)


def title_of_page(body: bytes, charset: str = "") -> str | None:
    """Return the title of a web page that came in place of an answer, empty where it has none; None for no page."""
    head = body[:_HEAD_OF_A_PAGE]
    if not _LOOKS_LIKE_A_PAGE.search(head):
        return None
    found = _TITLE.search(decoded(head, charset)[0])
    return " ".join(html.unescape(found[1]).split())[:100] if found else ""


def _is_oai(tree: etree._Element) -> bool:
    return isinstance(tree.tag, str) and etree.QName(tree).localname == "OAI-PMH"


def _without_declaration(text: str) -> str:
    text = text.lstrip("\ufeff \t\r\n")
    if text.startswith("<?xml"):
        end = text.find("?>")
        return text[end + 2 :] if end >= 0 else text
    return text


def _bounds(text: str) -> tuple[int, int] | None:
    """Return where the root element begins, and where it ends or the text does; None where there is no such element."""
    root = ROOT.search(text)
    if root is None:
        return None
    closing = text.rfind(f"</{root['prefix']}OAI-PMH")
    end = text.find(">", closing) if closing >= 0 else -1
    return root.start(), end + 1 if end >= 0 else len(text)


@dataclass(frozen=True, slots=True)
class _Clean:
    text: str
    changed: bool


def _cleaned(text: str) -> _Clean:
    """Take out the characters that XML forbids, and escape the ampersands that begin no reference."""
    clean = _FORBIDDEN.sub("", _REFERENCE.sub(_allowed, text))
    clean = _BARE.sub(_escaped, clean)
    return _Clean(clean, clean != text)


def _allowed(reference: re.Match[str]) -> str:
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return reference[0] if number <= 0x10FFFF and not _FORBIDDEN.match(chr(number)) else ""


def _escaped(found: re.Match[str]) -> str:
    """Escape an ampersand that begins no reference; a name that HTML knows becomes its character."""
    character = html.entities.html5.get(f"{found[1]};") if found[1] else None
    return character or f"&amp;{found[0][1:]}"
