"""Reading XML that comes from a stranger: no entities, no network, no huge trees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Literal

from lxml import etree

from catalog.findings import Finding
from catalog.importers.sheet import clean
from catalog.importers.source import MAX_SOURCE_BYTES, Source, Unreadable
from catalog.importers.xml_words import text_of

__all__ = [
    "OAI",
    "OaiHeader",
    "line_of",
    "local",
    "namespace",
    "oai_header",
    "parse_xml",
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


def parse_xml(source: Source) -> etree._Element:
    """Return the root of an XML source; raise `Unreadable` where it is none."""
    if not source.data.strip():
        raise Unreadable(Finding("empty", "The file is empty.", hint="Save it again."))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(source.data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        message = f"The file is not well-formed XML: {clean(str(error.msg))}."
        raise Unreadable(Finding("not-xml", message, line=line, column=column)) from None
    except (etree.LxmlError, ValueError) as error:
        raise Unreadable(Finding("not-xml", f"The file cannot be read as XML: {clean(str(error))}.")) from None


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
    with source.open() as opened:
        file = _Portion(opened)
        try:
            parts = etree.iterparse(
                file, events=tuple(events), tag=tuple(tags), resolve_entities=False, no_network=True, load_dtd=False,
                huge_tree=False, remove_comments=True, remove_pis=True,
            )  # fmt: skip
            for event, element in parts:
                file.length = 0
                yield event, element
        except etree.XMLSyntaxError as error:
            line, column = error.position
            message = f"The file is not well-formed XML: {clean(str(error.msg))}."
            raise Unreadable(Finding("not-xml", message, line=line, column=column)) from None
        except (etree.LxmlError, ValueError) as error:
            if isinstance(error, Unreadable):
                raise
            raise Unreadable(Finding("not-xml", f"The file cannot be read as XML: {clean(str(error))}.")) from None


class _Portion:
    """A file from which one item at a time is read: what is larger than any item can be is refused."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.length = 0

    def read(self, size: int = -1) -> bytes:
        piece = self._file.read(size)
        self.length += len(piece)
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


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def namespace(element: etree._Element) -> str:
    """Return the namespace of an element, or an empty string."""
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag[:1] == "{" else ""


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
        header.get("status") == "deleted",
    )
