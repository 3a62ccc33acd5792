"""Reading XML that comes from a stranger: no entities, no network, no huge trees.

An xml:id is read as any attribute. Many files have one that is no NCName (`xml:id="1"`), or the same one twice, as the
records of one feed do: that is no reason to refuse their descriptions.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.entities import html5
from itertools import chain
from typing import BinaryIO, Literal

from lxml import etree

from catalog.drafts.deletions import is_deleted_status
from catalog.drafts.source import MAX_SOURCE_BYTES, Source, Unreadable
from catalog.drafts.xml_words import text_of
from catalog.findings import Finding
from catalog.model.strings import clean

__all__ = [
    "OAI",
    "ElementStream",
    "OaiHeader",
    "is_foreign",
    "line_of",
    "local",
    "namespace",
    "oai_header",
    "parse_xml",
    "place_of",
    "stream_items",
    "stream_parts",
    "text_of",
]

OAI = "http://www.openarchives.org/OAI/2.0/"


@dataclass(frozen=True, slots=True)
class OaiHeader:
    """Where a harvested record comes from."""

    base_url: str
    identifier: str
    datestamp: str
    is_deleted: bool


def parse_xml(data: bytes) -> etree._Element:
    """Return the root of a document that is small enough to be in memory, without comments and instructions.

    Raises lxml.etree.XMLSyntaxError where it is no well-formed XML.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    return etree.fromstring(data, parser)


def stream_items(source: Source, *tags: str) -> Iterator[etree._Element]:
    """Yield every element of these tags as soon as it is read, to be used before the next: then it is forgotten.

    Memory does not grow with the elements. Raises `Unreadable` where the file is damaged, after those before.
    """
    for _, element in stream_parts(source, ("end",), tags):
        yield element
        _forget(element)


def stream_parts(
    source: Source, events: Sequence[Literal["start", "end"]], tags: Sequence[str]
) -> Iterator[tuple[str, etree._Element]]:
    """Yield the beginnings and ends of elements of these tags; whoever asks must forget them. Raises `Unreadable`."""
    _demand_encoding(source)
    with source.open() as opened:
        file = _Portion(opened)
        for part in _parsed(file, events, tags):
            file.length = 0
            yield part


class ElementStream:
    """Every element of a source as soon as it is read, where no tag says which are the items.

    Memory does not grow as long as each item is forgotten when it was used. Raises `Unreadable` as it is gone through.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._file: _Portion | None = None

    def __iter__(self) -> Iterator[etree._Element]:
        _demand_encoding(self._source)
        with self._source.open() as opened:
            self._file = _Portion(opened)
            for _, element in _parsed(self._file, ("end",), None):
                yield element

    def forget(self, item: etree._Element) -> None:
        """Empty an item that was used, and take away what was read before it."""
        if self._file is not None:
            self._file.length = 0
        _forget(item)


def _demand_encoding(source: Source) -> None:
    """Raise Unreadable for UTF-8 that says it is of one byte a letter, which any bytes are: `Café` would be `CafÃ©`."""
    label = _ONE_BYTE.match(source.opening)
    if label is None or source.opening.isascii():
        return
    try:
        codecs.getincrementaldecoder("utf-8")().decode(source.opening)
    except UnicodeDecodeError:
        return
    said = label[1].decode()
    message = f"The file says that its encoding is {said}, and its letters are UTF-8."
    raise Unreadable(Finding("not-xml", message, hint='Write encoding="UTF-8" in its first line.', line=1))


_ONE_BYTE = re.compile(
    rb"\s*<\?xml[^>]{0,200}?encoding\s{0,20}=\s{0,20}[\"']"
    rb"(iso-8859-\d\d?|latin-?\d|windows-125\d|cp125\d|koi8-[ru]|cp866|ibm866)[\"']",
    re.IGNORECASE,
)


def _parsed(
    file: _Portion, events: Sequence[Literal["start", "end"]], tags: Sequence[str] | None
) -> Iterator[tuple[str, etree._Element]]:
    parser = etree.XMLPullParser(
        events=tuple(events), tag=tags and tuple(tags), resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, collect_ids=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        yield from _parts(parser, file)
    except etree.XMLSyntaxError:
        if not file.has_words:
            raise Unreadable(Finding("empty", "The file is empty.", hint="Save it again.")) from None
        raise Unreadable(_not_well_formed(parser.feed_error_log)) from None
    except (etree.LxmlError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(Finding("not-xml", f"The file cannot be read as XML: {clean(str(error))}.")) from None


def _parts(parser: etree.XMLPullParser, file: _Portion) -> Iterator[tuple[str, etree._Element]]:
    """Yield the parts of a file as they are read, those before a fault as well."""
    try:
        while piece := file.read(_PIECE):
            parser.feed(piece)
            yield from parser.read_events()
        parser.close()
    except etree.XMLSyntaxError:
        yield from parser.read_events()
        raise


_PIECE = 32 * 1024


def _not_well_formed(log: etree._ListErrorLog) -> Finding:
    """Return the first grave fault that the parser met: what it raises may be another one, without a place."""
    fault = next(chain(log.filter_from_fatals(), log.filter_from_errors()), None)
    if fault is None:
        return Finding("not-xml", "The file is not well-formed XML.")
    message = f"The file is not well-formed XML: {clean(fault.message)}."
    name = re.search(r"Entity '(\w+)' not defined", fault.message)
    sign = html5.get(f"{name[1]};") if name else None
    hint = f"XML does not know it; write the character itself, or &#{ord(sign[0])};." if sign else ""
    return Finding("not-xml", message, hint=hint, line=fault.line, column=fault.column)


class _Portion:
    """A file from which one item at a time is read: what is larger than any item can be is refused."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.length = 0
        self.has_words = False

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self.length += len(piece)
        self.has_words = self.has_words or bool(piece.strip())
        if self.length > MAX_SOURCE_BYTES:
            limit = MAX_SOURCE_BYTES // (1024 * 1024)
            raise Unreadable(Finding("too-large", f"One item of the file has more than {limit} MB."))
        return piece


def _forget(element: etree._Element) -> None:
    """Empty an element, and take away what was read before it; the root's own first elements stay."""
    element.clear(keep_tail=False)
    node = element
    while (parent := node.getparent()) is not None:
        while parent is not element.getroottree().getroot() and (before := node.getprevious()) is not None:
            parent.remove(before)
        if parent is element.getparent():
            while (before := node.getprevious()) is not None and before.tag == element.tag:
                parent.remove(before)
        node = parent


def line_of(element: etree._Element) -> str:
    """Return the line an element begins in; libxml2 counts lines up to 65,534."""
    line = element.sourceline or 0
    return f"line {line}" if line < _LAST_LINE else f"beyond line {_LAST_LINE - 1}"


_LAST_LINE = 65_535
"""libxml2 keeps the number of a line in 16 bits."""


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def place_of(element: etree._Element) -> str:
    """Return where an element is, in the words of a draft: line 12 (unittitle)."""
    return f"{line_of(element)} ({local(element)})"


def namespace(element: etree._Element) -> str:
    """Return the namespace of an element, or an empty string."""
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag[:1] == "{" else ""


def is_foreign(element: etree._Element) -> bool:
    """Whether an element is in a namespace, and the one it lies in is in another: its name says nothing here."""
    above = element.getparent()
    own = namespace(element)
    return bool(own) and above is not None and own != namespace(above)


def oai_header(element: etree._Element) -> OaiHeader | None:
    """Return the header of the OAI-PMH record an element lies in, or None where it lies in none."""
    record = next((each for each in (element, *element.iterancestors()) if each.tag == f"{{{OAI}}}record"), None)
    header = record.find(f"{{{OAI}}}header") if record is not None else None
    if header is None:
        return None
    request = element.getroottree().getroot().find(f"{{{OAI}}}request")
    return OaiHeader(
        text_of(request),
        text_of(header.find(f"{{{OAI}}}identifier")),
        text_of(header.find(f"{{{OAI}}}datestamp")),
        is_deleted_status(header.get("status", "")),
    )
