"""The importer of MARC 21 records as XML; the fields in the order of the format.

Punctuation that cataloguing rules put at the end of a subfield (` /`, ` :`, `,`) is left away; everything that has
no place in a record is listed with its field.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from catalog.findings import Finding
from catalog.importers import bibliography
from catalog.importers.draft import Draft, Refusal
from catalog.importers.english_dates import read_date
from catalog.importers.entry import Entry
from catalog.importers.identifier import slug
from catalog.importers.importer import Importer
from catalog.importers.library_codes import LANGUAGES, ROLES
from catalog.importers.sheet import clean
from catalog.importers.source import Source, Unreadable
from catalog.importers.xml_source import line_of, local, stream_items, text_of
from catalog.vocabularies import Role

__all__ = ["IMPORTER"]

_NAME = "marcxml"
_NAMESPACE = "http://www.loc.gov/MARC21/slim"
_LEVELS = frozenset({"fonds", "subfonds", "collection", "series", "subseries", "file", "item"})
_PROSE = frozenset({"500", "506", "520", "524", "540", "545", "561"})
_ADMINISTRATIVE = frozenset({"003", "005", "006", "007", "008", "040", "336", "337", "338", "773"})


@dataclass(frozen=True, slots=True)
class _Field:
    """A data field: its tag, its first indicator, and its subfields in their order."""

    tag: str
    indicator: str
    subfields: tuple[tuple[str, str], ...]
    place: str

    def get(self, codes: str) -> str:
        """Return the subfields of these codes in a row."""
        return " ".join(value for code, value in self.subfields if code in codes).strip()

    def all(self, code: str) -> list[str]:
        """Return every subfield of a code."""
        return [value for each, value in self.subfields if each == code]


def _recognises(source: Source) -> bool:
    return source.head.lstrip("\ufeff \r\n\t").startswith("<") and _NAMESPACE.encode() in source.opening


def _read(source: Source) -> Iterator[Draft | Refusal]:
    taken: set[str] = set()
    number = 0
    try:
        for record in stream_items(source, f"{{{_NAMESPACE}}}record"):
            if len(record):
                number += 1
                draft = _entry(record).draft(source.provenance(_NAME, f"record {number}"), taken)
                taken.add(str(draft.document["id"]))
                yield draft
    except Unreadable as unreadable:
        yield source.refuse(_NAME, unreadable.finding)
        return
    if not number:
        yield source.refuse(_NAME, Finding("no-items", "The file holds no MARC records.", hint="Look what it is."))


def _entry(record: etree._Element) -> Entry:
    entry = Entry(text_of(record))
    for element in record:
        name, tag = local(element), element.get("tag", "")
        place = f"{line_of(element)} (field {tag})"
        if name == "controlfield" and tag == "001":
            _write_id(entry, text_of(element), place)
        elif name == "datafield" and tag not in _ADMINISTRATIVE:
            plain = clean if tag in _PROSE else _bare
            pieces = [(each.get("code", ""), plain(text_of(each))) for each in element if local(each) == "subfield"]
            field = _Field(tag, element.get("ind1", " "), tuple(each for each in pieces if each[1]), place)
            if tag in _FIELDS and field.subfields:
                _FIELDS[tag](entry, field)
            else:
                entry.leave(" ".join(value for _, value in field.subfields), place)
    return entry


def _bare(text: str) -> str:
    """Leave away the punctuation between subfields; an initial keeps its stop."""
    text = re.sub(r"\s*[,/:;=]$", "", text.strip())
    return re.sub(r"(?<=[a-z\d)\]]{2})\.$", "", text)


def _write_id(entry: Entry, text: str, place: str) -> None:
    """A number alone is no name: it says what it is the number of."""
    bibliography.write_id(entry, f"marc-{slug(text)}" if text.isdigit() else text, place)


def _line(pointer: str, codes: str = "a") -> Callable[[Entry, _Field], None]:
    return lambda entry, field: entry.line(pointer, field.get(codes), field.place)


def _date(entry: Entry, field: _Field) -> None:
    if "dates" not in entry.document:
        entry.line("/dates/0/value", field.get("k"), field.place)


def _languages(entry: Entry, field: _Field) -> None:
    """041: $a the language of the text, $h of the original; without $h the text is the original."""
    originals = field.all("h") or field.all("a")
    for key, codes in (("original", originals), ("translation", field.all("a") if field.all("h") else [])):
        for code in codes:
            if code in LANGUAGES:
                entry.write(f"/texts/@{key}/language/*", LANGUAGES[code], field.place)
            else:
                entry.leave(code, field.place)
    for code in field.all("k"):
        entry.leave(f"translated by way of: {code}", field.place)


def _agent(entry: Entry, field: _Field) -> None:
    """100-711: the role is in $4 or $e; without one a main entry is the author."""
    relators = [code for code in field.all("4") if code in ROLES]
    words = [word.lower().rstrip(".") for word in field.all("e")]
    named = [role for role in Role if role.value in words]
    role = named[0] if named else ROLES[relators[0]] if relators else None
    if role is None:
        role = Role.AUTHOR if field.tag.startswith("1") else Role.CONTRIBUTOR
    kind = "person" if field.tag in ("100", "700") else "corporate body"
    fixed = {"kind": kind}
    pointer = _POINTERS.get(role)
    if pointer is None:
        pointer, fixed = "/contributors/*/name", {"kind": kind, "role": role.value}
    name = field.get("a") if kind == "person" else field.get("ab")
    inverted = field.indicator == "1" and kind == "person"
    bibliography.write_agent(entry, pointer, name if inverted else name.replace(", ", " "), field.place, fixed)


def _title(entry: Entry, field: _Field) -> None:
    entry.line("/title/text", re.sub(r"\s*[/:]\s*$", "", field.get("anp")), field.place)
    if field.get("b"):
        entry.line("/other_titles/*/text", field.get("b"), field.place)
    if field.get("k"):
        bibliography.write_genre(entry, field.get("k"), field.place)


def _production(entry: Entry, field: _Field) -> None:
    """264 and 260: the words of the date; a publisher belongs to the text."""
    words = re.sub(r"^c(?=\d{4})|^©", "", field.get("c")).strip("[]. ")
    first: dict[str, Any] = next(iter(entry.document.get("dates", ())), {})
    if words and first.get("value") == read_date(words):
        first["as_written"] = words
    elif words:
        entry.line("/dates/*/value", words, field.place)
    if field.get("b"):
        entry.line("/texts/@original/published/publisher", field.get("b"), field.place)


def _level(entry: Entry, field: _Field) -> None:
    if field.get("c").lower() in _LEVELS:
        entry.line("/level", field.get("c").lower(), field.place)


def _note(entry: Entry, field: _Field) -> None:
    entry.line("/notes/*", field.get("a"), field.place)


def _summary(entry: Entry, field: _Field) -> None:
    entry.line("/notes/*" if "abstract" in entry.document else "/abstract/text", field.get("ab"), field.place)


def _subject(entry: Entry, field: _Field) -> None:
    """600-651: the heading, its subdivisions behind double hyphens."""
    head = field.get("abcd")
    parts = [head, *(value for code, value in field.subfields if code in "vxyz")]
    entry.line("/subjects/*/term", "--".join(filter(None, parts)), field.place)


def _form(entry: Entry, field: _Field) -> None:
    if "genre" not in entry.document:
        bibliography.write_genre(entry, field.get("a"), field.place)


def _location(entry: Entry, field: _Field) -> None:
    if "reference_code" not in entry.document:
        bibliography.write_archive(entry, field.get("a"), field.get("cj"), field.place)


def _reference(entry: Entry, field: _Field) -> None:
    bibliography.write_archive(entry, "", field.get("a"), field.place)


_POINTERS = {
    Role.AUTHOR: "/authors/*/name",
    Role.SIGNATORY: "/signatories/*/name",
    Role.ADDRESSEE: "/recipients/*/name",
    Role.TRANSLATOR: "/texts/@translation/translators/*/name",
}
_FIELDS: dict[str, Callable[[Entry, _Field], None]] = {
    "041": _languages,
    "046": _date,
    "100": _agent,
    "110": _agent,
    "111": _agent,
    "245": _title,
    "246": _line("/other_titles/*/text", "ab"),
    "260": _production,
    "264": _production,
    "300": _line("/extent", "abcf"),
    "351": _level,
    "500": _note,
    "506": _line("/access/conditions", "a"),
    "520": _summary,
    "524": _reference,
    "540": _line("/rights/statement", "a"),
    "545": _note,
    "561": _line("/custody", "a"),
    "600": _subject,
    "610": _subject,
    "611": _subject,
    "630": _subject,
    "648": _subject,
    "650": _subject,
    "651": _line("/places/*/name", "a"),
    "655": _form,
    "700": _agent,
    "710": _agent,
    "711": _agent,
    "852": _location,
    "856": _line("/url", "u"),
}


IMPORTER = Importer(_NAME, "MARC 21 records as XML", _recognises, _read)
