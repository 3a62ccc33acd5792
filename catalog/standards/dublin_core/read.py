"""The importers of Dublin Core: the fifteen elements and the terms, alone, in a list, or in the answer of a feed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from lxml import etree

from catalog.drafts.deletions import deletion_of
from catalog.drafts.draft import Draft, Refusal
from catalog.drafts.draft_builder import Entry
from catalog.drafts.dublin_core import write_element
from catalog.drafts.entry_drafts import drafts_of_entries
from catalog.drafts.identifier import slug
from catalog.drafts.importer import Importer
from catalog.drafts.source import Source
from catalog.drafts.unread_words import KnownWords, pieces_of
from catalog.drafts.xml_source import (
    OAI,
    ElementStream,
    OaiHeader,
    is_foreign,
    line_of,
    local,
    namespace,
    oai_header,
    text_of,
)
from catalog.drafts.xml_words import all_words
from catalog.findings import Finding
from catalog.standards.whole_citation import STYLES

__all__ = ["IMPORTERS"]

_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_SPACE = "purl.org/dc/"
"""What the namespaces of Dublin Core have in common, old ones and those with https too."""
_ELEMENTS_AND_TERMS = (f"{{{_DC}}}", f"{{{_TERMS}}}")
_RECORD = f"{{{OAI}}}record"
_XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_READ = {"date": ("#",), "created": ("#",), "issued": ("#",), "language": ("#",), "type": ("#",)}
"""Words that the elements read or leave themselves."""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*")


def _recognises(mark: str, source: Source) -> bool:
    return source.head.lstrip("\ufeff \r\n\t").startswith("<") and mark.encode() in source.opening


def _read(name: str, source: Source) -> Iterator[Draft | Refusal]:
    nothing = Finding("no-items", "The file holds no Dublin Core.", hint="Check whether it is in another format.")
    yield from drafts_of_entries(name, source, _entries(name, source), "record", nothing)


def _entries(name: str, source: Source) -> Iterator[Entry | Refusal]:
    """Yield what each item says; the deleted records of a feed are refused."""
    for number, item in enumerate(_items(source), 1):
        header = oai_header(item)
        if header and header.is_deleted:
            yield source.refuse(name, deletion_of(header.identifier, header.datestamp), item=f"record {number}")
        else:
            yield _entry(item, header)


def _items(source: Source) -> Iterator[etree._Element]:
    """Yield every element that has Dublin Core elements in it, and the deleted records of a feed, as they are read.

    Each is forgotten when the next is asked for, unless it lies in another one. Raises `Unreadable`.
    """
    holders: set[etree._Element] = set()
    stream = ElementStream(source)
    for element in stream:
        if _is_dublin_core(element):
            holder = element.getparent()
            if holder is not None and not _is_dublin_core(holder):
                holders.add(holder)
        elif element in holders or _is_deleted(element):
            holders.discard(element)
            yield element
            if not holders:
                stream.forget(element)


def _is_dublin_core(element: etree._Element) -> bool:
    return str(element.tag).startswith(_ELEMENTS_AND_TERMS)


def _is_deleted(element: etree._Element) -> bool:
    header = oai_header(element) if element.tag == _RECORD else None
    return header is not None and header.is_deleted


def _entry(item: etree._Element, header: OaiHeader | None) -> Entry:
    entry = Entry(all_words(item))
    has_day = any(local(element) == "date" and text_of(element) and not _is_stamp(element) for element in item)
    for element in item:
        text, name = text_of(element), local(element)
        place = f"{line_of(element)} ({name})"
        if not text:
            continue
        if (has_day and _is_stamp(element)) or _is_generated(element) or _is_of_another_format(element):
            entry.ignore(text, place)
        else:
            write_element(entry, name, text, place, element.get(_XML_LANG, ""))
    known = KnownWords(entry)
    for element in item:
        if local(element):
            known.ignore_unread(pieces_of(element, _READ))
            entry.ignore(element.get(_XSI_TYPE, "").rpartition(":")[2], f"{line_of(element)} ({local(element)}/@type)")
    made = slug(header.identifier.removeprefix("oai:")) if header else ""
    if made and header:
        entry.document["id"] = made
        entry.origin.update({"system": header.base_url, "identifier": header.identifier})
    if header and header.base_url and header.datestamp:
        harvested = {
            "base_url": header.base_url,
            "identifier": header.identifier,
            "datestamp": header.datestamp,
            "metadata_namespace": namespace(item) or _DC,
        }
        entry.origin["harvested"] = harvested
    return entry


def _is_stamp(element: etree._Element) -> bool:
    """Whether a date has a time of day: beside days of the document, the moment at which a system got it."""
    return local(element) == "date" and _MOMENT.fullmatch(text_of(element)) is not None


def _is_of_another_format(element: etree._Element) -> bool:
    return is_foreign(element) and _SPACE not in namespace(element)


def _is_generated(element: etree._Element) -> bool:
    """Whether a citation follows from the description: its language is marked with a style, en-x-chicago."""
    style = element.get(_XML_LANG, "").partition("-x-")[2]
    return local(element) == "bibliographicCitation" and style in STYLES


IMPORTERS = (
    Importer("oai_dc", "Dublin Core, its fifteen elements", partial(_recognises, _DC), partial(_read, "oai_dc")),
    Importer("dcterms", "Dublin Core terms", partial(_recognises, _TERMS), partial(_read, "dcterms")),
)
