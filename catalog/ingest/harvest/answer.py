"""Reading the answer of a feed: hardened, and repaired or read in pieces where it is not well-formed."""

from __future__ import annotations

import html.entities
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

__all__ = ["OAI", "Answer", "read_answer"]

OAI = "http://www.openarchives.org/OAI/2.0/"
_DECLARED = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE = re.compile(r"&#(?:x([0-9A-Fa-f]{1,8})|([0-9]{1,8}));")
_BARE = re.compile(r"&(?!#x?[0-9A-Fa-f]{1,8};|(?:amp|lt|gt|quot|apos);)(?:([A-Za-z][A-Za-z0-9]{1,31});)?")
_RECORD = re.compile(r"<((?:[\w.-]+:)?)record(?=[\s>]).*?</\1record\s*>", re.DOTALL)
_TOKEN = re.compile(r"<(?:[\w.-]+:)?resumptionToken(?P<attributes>[^>]*)>(?P<token>[^<]*)<")
_ROOT = re.compile(r"<(?:[\w.-]+:)?OAI-PMH\b[^>]*>")
_DATE = re.compile(r"<(?:[\w.-]+:)?responseDate[^>]*>([^<]*)<")
_ERROR = re.compile(r"<(?:[\w.-]+:)?error\b[^>]*\bcode\s*=\s*[\"'](\w+)[\"'][^>]*>([^<]*)<")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as a tree. `mended` says what was done to its bytes; `lost` are the pieces that stayed unreadable."""

    tree: etree._Element
    mended: str = ""
    lost: tuple[str, ...] = ()


def read_answer(body: bytes) -> Answer | None:
    """Return the answer in some bytes, as much of it as can be read; None where they are no OAI-PMH at all."""
    tree = _parse(body)
    if tree is not None:
        return Answer(tree) if _is_oai(tree) else None
    text = _mended(body)
    tree = _parse(text.encode())
    if tree is not None:
        return Answer(tree, "bad characters were taken out") if _is_oai(tree) else None
    return _salvaged(text) if _ROOT.search(text) else None


def _parse(data: bytes) -> etree._Element | None:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        return None


def _is_oai(tree: etree._Element) -> bool:
    return isinstance(tree.tag, str) and etree.QName(tree).localname == "OAI-PMH"


def _mended(body: bytes) -> str:
    """Return the characters of an answer without those that XML forbids, and with its ampersands escaped."""
    declared = _DECLARED.match(body.lstrip()[:200])
    coding = declared[1].decode() if declared else "utf-8"
    try:
        text = body.decode(coding, "replace")
    except LookupError:
        text = body.decode("utf-8", "replace")
    text = re.sub(r"^\s*(?:\ufeff)?\s*<\?xml.*?\?>", "", text, count=1, flags=re.DOTALL)
    text = _FORBIDDEN.sub("", _REFERENCE.sub(_allowed, text))
    return _BARE.sub(_escaped, text).strip()


def _allowed(reference: re.Match[str]) -> str:
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return reference[0] if number <= 0x10FFFF and not _FORBIDDEN.match(chr(number)) else ""


def _escaped(found: re.Match[str]) -> str:
    """Escape an ampersand that begins no reference; a name that HTML knows becomes its character."""
    character = html.entities.html5.get(f"{found[1]};") if found[1] else None
    return character or f"&amp;{found[0][1:]}"


def _salvaged(text: str) -> Answer:
    """Read an answer record by record: those that are well-formed, the error or the token behind them."""
    declarations = " ".join(re.findall(r"\sxmlns(?::[\w.-]+)?\s*=\s*(?:\"[^\"<]*\"|'[^'<]*')", _ROOT.search(text)[0]))  # type: ignore[index]
    root = etree.Element(f"{{{OAI}}}OAI-PMH", nsmap={None: OAI})
    date = _DATE.search(text)
    if date:
        etree.SubElement(root, f"{{{OAI}}}responseDate").text = date[1].strip()
    for code, words in _ERROR.findall(text):
        etree.SubElement(root, f"{{{OAI}}}error", code=code).text = html.unescape(words)
    records = etree.SubElement(root, f"{{{OAI}}}ListRecords")
    lost = []
    end = 0
    for found in _RECORD.finditer(text):
        tree = _parse(f"<piece {declarations}>{found[0]}</piece>".encode())
        end = found.end()
        if tree is None or not len(tree):
            lost.append(_name_of(found[0]))
        else:
            records.append(tree[0])
    rest = text[end:]
    if re.search(r"<(?:[\w.-]+:)?record[\s>]", rest):
        lost.append(_name_of(rest))
    records.extend(_tokens(text))
    return Answer(root, "it is not well-formed and was read record by record", tuple(lost))


def _tokens(text: str) -> Iterator[etree._Element]:
    found = list(_TOKEN.finditer(text))
    for each in found[-1:]:
        element = etree.Element(f"{{{OAI}}}resumptionToken")
        element.text = html.unescape(each["token"]).strip()
        for name in ("completeListSize", "cursor"):
            value = re.search(rf"\b{name}\s*=\s*[\"'](\d{{1,12}})[\"']", each["attributes"])
            if value:
                element.set(name, value[1])
        yield element


def _name_of(piece: str) -> str:
    found = re.search(r"<(?:[\w.-]+:)?identifier[^>]*>([^<]{1,300})<", piece)
    return html.unescape(found[1]).strip() if found else ""
