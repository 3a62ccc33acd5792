"""The importers of Dublin Core: the fifteen elements and the terms, alone, in a list, or in the answer of a feed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from lxml import etree

from catalog import reference_codes
from catalog.dates.reader import is_edtf, read
from catalog.drafts import bibliography
from catalog.drafts.dates import add_date
from catalog.drafts.draft import Draft, Refusal
from catalog.drafts.draft_builder import Entry
from catalog.drafts.identifier import slug
from catalog.drafts.importer import Importer
from catalog.drafts.source import Source, Unreadable
from catalog.drafts.unread_words import leave_unread, pieces_of
from catalog.drafts.xml_source import (
    OAI,
    ElementStream,
    OaiHeader,
    line_of,
    local,
    namespace,
    oai_header,
    text_of,
)
from catalog.drafts.xml_words import all_words
from catalog.findings import Finding, Severity
from catalog.languages.codes import language_of
from catalog.model import ELEMENTS
from catalog.vocabularies import Role

__all__ = ["IMPORTERS", "write_element"]

_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_ELEMENTS_AND_TERMS = (f"{{{_DC}}}", f"{{{_TERMS}}}")
_RECORD = f"{{{OAI}}}record"
_XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_READ = {"date": ("#",), "created": ("#",), "issued": ("#",), "language": ("#",), "type": ("#",)}
"""Words that the elements read or leave themselves."""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_URL = re.compile(r"https?://\S+$")
_RIGHTS = re.compile(r"https?://(?:rightsstatements\.org|creativecommons\.org)/\S+$")
_WITH_LANGUAGE = {"title": "title", "description": "abstract", "abstract": "abstract"}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*")
_TYPES = {"collection": "collection"}


def _recognises(mark: str, source: Source) -> bool:
    return source.head.lstrip("\ufeff \r\n\t").startswith("<") and mark.encode() in source.opening


def _read(name: str, source: Source) -> Iterator[Draft | Refusal]:
    number = 0
    taken: set[str] = set()
    try:
        for number, item in enumerate(_items(source), 1):
            header = oai_header(item)
            place = f"record {number}"
            if header and header.is_deleted:
                yield source.refuse(name, _deleted(header), item=place)
                continue
            entry = _entry(item, header)
            entry.free_id(taken)
            draft = entry.draft(source.provenance(name, place), taken)
            taken.add(str(draft.document["id"]))
            yield draft
    except Unreadable as unreadable:
        yield source.refuse(name, unreadable.finding)
        return
    if not number:
        hint = "Look whether it is another format."
        yield source.refuse(name, Finding("no-items", "The file holds no Dublin Core.", hint=hint))


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


def _deleted(header: OaiHeader) -> Finding:
    message = f"The feed has withdrawn {header.identifier!r} on {header.datestamp}."
    return Finding("deleted", message, Severity.ADVICE, hint="Withdraw its record, where there is one.")


def _entry(item: etree._Element, header: OaiHeader | None) -> Entry:
    entry = Entry(all_words(item))
    has_day = any(local(element) == "date" and text_of(element) and not _is_stamp(element) for element in item)
    for element in item:
        text, name = text_of(element), local(element)
        place = f"{line_of(element)} ({name})"
        if not text:
            continue
        if has_day and _is_stamp(element):
            entry.leave(text, place)
        else:
            write_element(entry, name, text, place, element.get(_XML_LANG, ""))
    for element in item:
        if local(element):
            leave_unread(entry, pieces_of(element, _READ))
            entry.leave(element.get(_XSI_TYPE, "").rpartition(":")[2], f"{line_of(element)} ({local(element)}/@type)")
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


def write_element(entry: Entry, name: str, text: str, place: str, language: str = "") -> None:
    """Write one element or term; what no field is for is left."""
    if name not in _ELEMENTS:
        entry.leave(text, place)
        return
    _ELEMENTS[name](entry, text, place)
    value = entry.document.get(_WITH_LANGUAGE.get(name, ""))
    if isinstance(value, dict) and value.get("text") == text and (tag := language_of(language)):
        value["language"] = tag


def _title(entry: Entry, text: str, place: str) -> None:
    entry.line("/other_titles/*/text" if "title" in entry.document else "/title/text", text, place)


def _description(entry: Entry, text: str, place: str) -> None:
    entry.line("/notes/*" if "abstract" in entry.document else "/abstract/text", text, place)


def _date(entry: Entry, text: str, place: str, event: str = "") -> None:
    add_date(entry, place, re.sub(r"T\d\d:.*$", "", text), fixed={"event": event} if event else None)


def _type(entry: Entry, text: str, place: str) -> None:
    if text.lower() in _TYPES:
        entry.line("/level", _TYPES[text.lower()], place)
    elif text not in ("Text", "Image", "StillImage"):
        bibliography.write_genre(entry, text, place)


def _format(entry: Entry, text: str, place: str) -> None:
    if re.match(r"[a-z]+/[\w.+-]+$", text):
        entry.leave(text, place)
    else:
        entry.line("/extent", text, place)


def _identifier(entry: Entry, text: str, place: str) -> None:
    """A URL is the page of the document, its last step the id; another identifier may be the reference."""
    entry.identify(text)
    if not _URL.match(text):
        _reference(entry, text, place)
    elif "url" in entry.document:
        entry.leave(text, place)
    else:
        entry.line("/url", text, place)
        name = re.split(r"[/=:]", text.rstrip("/"))[-1]
        if re.fullmatch(r"[a-z0-9]+(?:[._-][a-z0-9]+)*", name) and not name.isdigit():
            entry.document["id"] = name


def _reference(entry: Entry, text: str, place: str) -> None:
    """Write a reference where it names an archive that is known; an ISBN or a journal is a note."""
    present = entry.document.get("reference_code", {}).get("as_written")
    if present == text:
        return
    if present is None and any(one.repository for one in reference_codes.parse(text).references):
        entry.line("/reference_code/as_written", text, place)
    else:
        entry.line("/notes/*", text, place)


def _language(entry: Entry, text: str, place: str) -> None:
    bibliography.write_language(entry, text, place, translated=False)


def _contributor(entry: Entry, text: str, place: str) -> None:
    """Write a contributor; a role in parentheses behind the name is the role, if we know it."""
    found = re.fullmatch(r"(?P<name>.+?)\s*\((?P<role>[\w ]+)\)\.?", text)
    role = found["role"].lower() if found else ""
    if found and role == Role.TRANSLATOR.value:
        bibliography.write_agent(entry, "/texts/@translation/translators/*/name", found["name"], place)
    elif found and role in _ROLES:
        bibliography.write_agent(entry, "/contributors/*/name", found["name"], place, {"role": role})
    else:
        bibliography.write_agent(entry, "/contributors/*/name", text, place)


_ROLES = frozenset(role.value for role in Role)


def _coverage(entry: Entry, text: str, place: str) -> None:
    """Write a place; a time that a document covers has the same element, and is a note."""
    is_time = is_edtf(text) or read(text).value is not None
    if is_time:
        entry.note("Time covered", text, place)
    else:
        entry.line("/places/*/name", text, place)


def _relation(entry: Entry, text: str, place: str, relation: str = "related") -> None:
    """Write a related document: an address where it is one, else its title."""
    if _URL.match(text):
        entry.line("/related/*/title", text, place, {"relation": relation, "url": text})
    else:
        entry.line("/related/*/title", text, place, {"relation": relation})


def _rights(entry: Entry, text: str, place: str) -> None:
    rights = entry.document.get("rights", {})
    if _RIGHTS.match(text) and "uri" not in rights:
        entry.line("/rights/uri", text, place)
    elif "statement" not in rights:
        entry.line("/rights/statement", text, place)
    else:
        entry.line("/notes/*", text, place)


def _agents(pointer: str) -> Callable[[Entry, str, str], None]:
    return lambda entry, text, place: bibliography.write_agent(entry, pointer, text, place)


def _line(pointer: str) -> Callable[[Entry, str, str], None]:
    return lambda entry, text, place: entry.line(pointer, text, place)


def _note(kind: str) -> Callable[[Entry, str, str], None]:
    return lambda entry, text, place: entry.note(kind, text, place)


def _paragraph(pointer: str) -> Callable[[Entry, str, str], None]:
    return lambda entry, text, place: entry.paragraphs(pointer, text, place)


_ELEMENTS: dict[str, Callable[[Entry, str, str], None]] = {
    # the fifteen elements, in the order of DCMES 1.1
    "title": _title,
    "creator": _agents("/authors/*/name"),
    "subject": _line("/subjects/*/term"),
    "description": _description,
    "publisher": _line("/texts/@original/published/publisher"),
    "contributor": _contributor,
    "date": _date,
    "type": _type,
    "format": _format,
    "identifier": _identifier,
    "source": _reference,
    "language": _language,
    "relation": _relation,
    "coverage": _coverage,
    "rights": _rights,
    # the terms that refine them
    "alternative": _line("/other_titles/*/text"),
    "abstract": _description,
    "tableOfContents": _note("Contents"),
    "created": partial(_date, event="creation"),
    "issued": partial(_date, event="publication"),
    "extent": _format,
    "bibliographicCitation": _reference,
    "isPartOf": _relation,
    "hasPart": partial(_relation, relation="part"),
    "references": partial(_relation, relation="mentioned"),
    "isReferencedBy": _relation,
    "isVersionOf": _relation,
    "isFormatOf": partial(_relation, relation="copy"),
    "hasFormat": partial(_relation, relation="copy"),
    "replaces": _relation,
    "isReplacedBy": _relation,
    "spatial": _line("/places/*/name"),
    "temporal": _note("Time covered"),
    "accessRights": _line("/access/conditions"),
    "license": _rights,
    "rightsHolder": _line("/rights/holder"),
    **{row.dcterms: _paragraph(row.pointer) for row in ELEMENTS if row.dcterms},
}


IMPORTERS = (
    Importer("oai_dc", "Dublin Core, its fifteen elements", partial(_recognises, _DC), partial(_read, "oai_dc")),
    Importer("dcterms", "Dublin Core terms", partial(_recognises, _TERMS), partial(_read, "dcterms")),
)
