"""Sheets of Omeka Classic, Omeka S and CONTENTdm: columns named for properties of Dublin Core.

Omeka Classic has `Dublin Core:Title`, `Item Type Metadata:To` and `tags`; Omeka S has `dcterms:title @fr ^^literal` and
`Media url`; CONTENTdm has the plain names of the elements beside columns of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from catalog.drafts import common_fields
from catalog.drafts.draft import Draft, Provenance
from catalog.drafts.draft_builder import Entry
from catalog.drafts.dublin_core import ELEMENT_NAMES, write_element
from catalog.drafts.identifier import slug
from catalog.languages.codes import language_of
from catalog.standards.sheets.autocorrection import ask_about
from catalog.standards.sheets.table import Cell, Row

__all__ = ["draft", "has_property_columns", "name", "pointer", "repeats"]

_MARK = re.compile(r"(?:dublin core|item type metadata)\s*:|(?:dcterms|dc|o|o-\w+):\w|contentdm\s", re.IGNORECASE)
"""What shows that a heading is one of these systems."""
_HEADING = re.compile(
    r"(?P<prefix>dublin core|item type metadata|[a-z][\w-]*(?=:[a-z]))?\s*:?\s*(?P<name>[^@^§]+?)"
    r"(?:\s*@(?P<language>[A-Za-z][\w-]*))?(?:\s*\^\^\S+)*(?:\s*@(?P<late>[A-Za-z][\w-]*))?\s*(?P<private>§private)?\s*",
    re.IGNORECASE,
)
"""The heading of a property: `dcterms:title`, `Dublin Core: Title`, `dcterms:date ^^numeric:timestamp @ru §private`."""
_DUBLIN_CORE = frozenset({"", "dublin core", "dcterms", "dc"})
_BY_NAME = {one.lower(): one for one in ELEMENT_NAMES}
_ALSO = {
    "author": "creator",
    "date created": "created",
    "date issued": "issued",
    "alternative title": "alternative",
    "table of contents": "tableOfContents",
    "access rights": "accessRights",
    "rights holder": "rightsHolder",
    "spatial coverage": "spatial",
    "temporal coverage": "temporal",
    "bibliographic citation": "bibliographicCitation",
    "is part of": "isPartOf",
    "has part": "hasPart",
    "has format": "hasFormat",
    "is format of": "isFormatOf",
    "is version of": "isVersionOf",
    "is referenced by": "isReferencedBy",
    "is replaced by": "isReplacedBy",
}
"""The labels of Dublin Core's terms, where they are written otherwise than its names."""
_AGENTS = {
    "to": ("/recipients/*/name", {}),
    "cc": ("/recipients/*/name", {}),
    "bcc": ("/recipients/*/name", {}),
    "from": ("/authors/*/name", {}),
    "interviewer": ("/contributors/*/name", {"role": "interviewer"}),
    "interviewee": ("/contributors/*/name", {"role": "interviewee"}),
    "participants": ("/contributors/*/name", {"role": "participant"}),
}
"""Agents among the metadata of Omeka's types of items."""
_TAGS = frozenset({"tags", "tag"})
_TYPES = frozenset({"itemtype", "item type", "record type", "resource class", "o:resource_class"})
_FILES = frozenset({
    *("file", "files", "filename", "media url", "media source", "o:media/file", "o:media", "url", "local url"),
    *("contentdm file name", "object file name", "full resolution"),
})  # fmt: skip
_ADDRESSES = frozenset({"item uri", "item url", "reference url"})
_IDENTIFIERS = frozenset({"item id", "o:id", "contentdm number", "identifier"})
_NUMBERS = _IDENTIFIERS - {"identifier"}
"""The numbers that the systems give their items themselves: they name an item before its own identifiers do."""
_COLLECTIONS = frozenset({"collection", "collections", "item set", "item sets", "o:item_set"})
_SHOWN = frozenset({"public", "o:is_public", "is_public", "visibility"})
_HIDDEN = frozenset({"0", "false", "no", "private", "n"})
_SEVERAL = re.compile(r"\s*(?:\^\^|\|)\s*")
_SEMICOLONS = re.compile(r"\s*;\s+|\s*;$")
_URL = re.compile(r"https?://[^\s,|]+")
_NOT_LISTED = frozenset({"title", "description", "abstract", "rights", "tableOfContents", "bibliographicCitation"})
"""Elements of prose, in which CONTENTdm's semicolon is a sign of the sentence."""


class Property(NamedTuple):
    """What a heading names: the vocabulary, the property in small letters, its language, whether it is private."""

    prefix: str
    word: str
    language: str = ""
    is_private: bool = False

    @property
    def element(self) -> str:
        """The element or term of Dublin Core, or nothing."""
        if self.prefix not in _DUBLIN_CORE:
            return ""
        return _BY_NAME.get(self.word.replace(" ", "")) or _ALSO.get(self.word, "")


def has_property_columns(headings: Sequence[str]) -> bool:
    """Whether a row of headings is one of these systems."""
    return any(_MARK.match(heading.strip()) for heading in headings)


def _property(heading: str) -> Property:
    words = " ".join(heading.split())
    if words.lower().startswith(("o:", "o-")):
        return Property("o", words.lower())
    found = _HEADING.fullmatch(words)
    if found is None:
        return Property("", words.lower())
    language = language_of(found["language"] or found["late"] or "") or ""
    return Property((found["prefix"] or "").lower(), found["name"].strip().lower(), language, bool(found["private"]))


def name(heading: str) -> str:
    """Return the property that a heading names, or nothing."""
    named = _property(heading)
    return named.element or (named.word if _is_ours(named) else "")


def _is_ours(named: Property) -> bool:
    known = _TAGS | _TYPES | _FILES | _ADDRESSES | _IDENTIFIERS | _COLLECTIONS | _SHOWN
    return named.prefix == "item type metadata" or named.word in known


def repeats(_name: str) -> bool:
    """Any property may have several columns."""
    return True


def pointer(heading: str) -> str:
    """Return where the values of a column go: a property may go to more than one field."""
    return "/*" if name(heading) else ""


def draft(row: Row, source: Provenance, taken: Mapping[str, str]) -> Draft:
    """Return the draft of a row."""
    entry = Entry(" ".join(cell.text for cell in row.cells))
    has_semicolons = any(heading.lower().startswith("contentdm ") for heading in row.headings)
    for cell in sorted(row.cells, key=_is_not_a_number):
        named = _property(cell.heading)
        if not ask_about(entry, cell, _place_of(named)):
            continue
        if named.is_private:
            entry.internal_note(named.word, cell.text, cell.place)
        elif named.word in _FILES:
            _write_files(entry, cell)
        elif named.word in _IDENTIFIERS and named.prefix in {"", "o"}:
            _write_identifier(entry, named, cell)
        else:
            for value in _values(named, cell.text, has_semicolons=has_semicolons):
                _write(entry, named, value, cell.place)
    return entry.draft(source, taken)


def _is_not_a_number(cell: Cell) -> bool:
    return _property(cell.heading).word not in _NUMBERS


def _place_of(named: Property) -> str:
    return "/dates" if named.element in {"date", "created", "issued"} else f"/{named.element or named.word}"


def _values(named: Property, text: str, *, has_semicolons: bool) -> list[str]:
    """Return the values of a cell: `^^` and `|` part them, a comma parts tags, a semicolon those of CONTENTdm."""
    values = _SEVERAL.split(text.strip())
    if named.word in _TAGS:
        values = [tag for value in values for tag in value.split(",")]
    elif has_semicolons and named.element not in _NOT_LISTED:
        values = [part for value in values for part in _SEMICOLONS.split(value)]
    return [value.strip() for value in values if value.strip()]


def _write(entry: Entry, named: Property, value: str, place: str) -> None:
    word = named.word
    if named.element:
        write_element(entry, named.element, _without_class(named, value), place, named.language)
    elif word in _TAGS:
        entry.line("/subjects/*/term", value, place)
    elif word in _TYPES:
        write_element(entry, "type", value.rpartition(":")[2], place)
    elif word in _ADDRESSES:
        write_element(entry, "identifier", value, place)
    elif word in _COLLECTIONS:
        entry.note("Collection", value, place)
    elif word in _SHOWN:
        _write_visibility(entry, value, place)
    elif named.prefix == "item type metadata" and word in _AGENTS:
        agent, fixed = _AGENTS[word]
        common_fields.write_agent(entry, agent, value, place, fixed)
    elif named.prefix == "item type metadata":
        entry.note(named.word.capitalize(), value, place)
    else:
        entry.ignore(value, place)


def _without_class(named: Property, value: str) -> str:
    """Return a type without its vocabulary: `dctype:Text`."""
    return value.rpartition(":")[2] if named.element == "type" and re.fullmatch(r"\w+:\w+", value) else value


def _write_identifier(entry: Entry, named: Property, cell: Cell) -> None:
    """Take the number that the system gives the item for what names it there; an `Identifier` is one of its own."""
    words = cell.text.strip()
    if named.word == "identifier":
        write_element(entry, "identifier", words, cell.place)
        return
    entry.identify(words)
    prefix = "contentdm" if named.word.startswith("contentdm") else "omeka"
    if "id" not in entry.document and slug(words):
        entry.write("/id", f"{prefix}-{slug(words)}", cell.place)


def _write_files(entry: Entry, cell: Cell) -> None:
    """Write the addresses of files; the name of a file on somebody's disk is ignored."""
    for address in _URL.findall(cell.text):
        entry.write("/digital_objects/*/url", address, cell.place)
    for left in re.split(r"[,|]|\^\^", _URL.sub("", cell.text)):
        entry.ignore(left, cell.place)


def _write_visibility(entry: Entry, value: str, place: str) -> None:
    if value.lower() in _HIDDEN:
        entry.hide()
    elif value.lower() not in {"1", "true", "yes", "public", "y"}:
        entry.ignore(value, place)
