"""What an element of Dublin Core says, whatever its syntax: XML, a tag of a page, a column of a sheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from catalog import reference_codes
from catalog.dates.reader import is_edtf, read
from catalog.drafts import common_fields
from catalog.drafts.dates import add_date
from catalog.drafts.draft_builder import Entry
from catalog.drafts.rights import rights_address
from catalog.languages.codes import language_of
from catalog.model import ELEMENTS
from catalog.vocabularies import Role

__all__ = ["ELEMENT_NAMES", "write_element"]

_URL = re.compile(r"https?://\S+$")
_PERIOD = re.compile(
    r"(?=start|end)(?:start=(?P<start>[-\d]+);?\s*)?(?:end=(?P<end>[-\d]+);?\s*)?(?:scheme=W3C-?DTF;?\s*)?",
    re.IGNORECASE,
)
"""A span as the DCMI Period Encoding writes it, without a name."""
_WITH_LANGUAGE = {"title": "title", "description": "abstract", "abstract": "abstract"}
_TYPES = {"collection": "collection"}


def write_element(entry: Entry, name: str, text: str, place: str, language: str = "") -> None:
    """Write one element or term; what no field is for is ignored."""
    if name not in _ELEMENTS:
        entry.ignore(text, place)
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
    fixed = {"event": event} if event else None
    if period := _PERIOD.fullmatch(text):
        add_date(entry, place, code=f"{period['start'] or ''}/{period['end'] or ''}", fixed=fixed)
    else:
        add_date(entry, place, re.sub(r"T\d\d:.*$", "", text), fixed=fixed)


def _type(entry: Entry, text: str, place: str) -> None:
    if text.lower() in _TYPES:
        entry.line("/level", _TYPES[text.lower()], place)
    elif text not in ("Text", "Image", "StillImage"):
        common_fields.write_genre(entry, text, place)


def _format(entry: Entry, text: str, place: str) -> None:
    if re.match(r"[a-z]+/[\w.+-]+$", text):
        entry.ignore(text, place)
    else:
        entry.line("/extent", text, place)


def _identifier(entry: Entry, text: str, place: str) -> None:
    """A URL is the page of the document, its last step the id; another identifier may be the reference."""
    entry.identify(text)
    if not _URL.match(text):
        _reference(entry, text, place)
    elif "url" in entry.document:
        entry.ignore(text, place)
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


def _citation(entry: Entry, text: str, place: str) -> None:
    """Write how to cite: a reference alone is the code, if there is none yet; anything else the preferred citation."""
    reading = reference_codes.parse(text)
    if "reference_code" in entry.document or reading.residue or not any(one.repository for one in reading.references):
        entry.paragraphs("/preferred_citation", text, place)
    else:
        entry.line("/reference_code/as_written", text, place)


def _language(entry: Entry, text: str, place: str) -> None:
    common_fields.write_language(entry, text, place, translated=False)


def _contributor(entry: Entry, text: str, place: str) -> None:
    """Write a contributor; a role in parentheses behind the name is the role, if we know it."""
    found = re.fullmatch(r"(?P<name>.+?)\s*\((?P<role>[\w ]+)\)\.?", text)
    role = found["role"].lower() if found else ""
    if found and role == Role.TRANSLATOR.value:
        common_fields.write_agent(entry, "/texts/@translation/translators/*/name", found["name"], place)
    elif found and role in _ROLES:
        common_fields.write_agent(entry, "/contributors/*/name", found["name"], place, {"role": role})
    else:
        common_fields.write_agent(entry, "/contributors/*/name", text, place)


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
    if (address := rights_address(text)) and "uri" not in rights:
        entry.line("/rights/uri", address, place)
    elif "statement" not in rights:
        entry.line("/rights/statement", text, place)
    else:
        entry.line("/notes/*", text, place)


def _agents(pointer: str) -> Callable[[Entry, str, str], None]:
    return lambda entry, text, place: common_fields.write_agent(entry, pointer, text, place)


def _line(pointer: str) -> Callable[[Entry, str, str], None]:
    return lambda entry, text, place: entry.line(pointer, text, place)


def _note(kind: str) -> Callable[[Entry, str, str], None]:
    return lambda entry, text, place: entry.note(kind, text, place)


def _paragraph(pointer: str) -> Callable[[Entry, str, str], None]:
    return lambda entry, text, place: entry.paragraphs(pointer, text, place)


_ELEMENTS: dict[str, Callable[[Entry, str, str], None]] = {
    # the fifteen elements, in the order of DCMES 1.1
    "title": _title,
    "creator": _agents("/creators/*/name"),
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
    "bibliographicCitation": _citation,
}


ELEMENT_NAMES = frozenset(_ELEMENTS)
"""The elements and terms that are understood."""
