"""Reading XML that comes from a stranger: no entities, no network, no huge trees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from catalog.findings import Finding
from catalog.importers.sheet import clean
from catalog.importers.source import Source, Unreadable

__all__ = ["OAI", "OaiHeader", "local", "namespace", "oai_header", "parse_xml", "text_of"]

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


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace; empty for what is no element."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def namespace(element: etree._Element) -> str:
    """Return the namespace of an element, or an empty string."""
    return (etree.QName(element).namespace or "") if isinstance(element.tag, str) else ""


def text_of(element: etree._Element | None) -> str:
    """Return all words in an element, on one line."""
    return clean(" ".join(_pieces(element))) if element is not None else ""


def _pieces(element: etree._Element) -> Iterator[str]:
    for piece in element.itertext():
        yield str(piece)


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
