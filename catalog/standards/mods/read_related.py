"""MODS <relatedItem>: the texts of the document as its other versions, and other documents."""

from __future__ import annotations

import re

from lxml import etree

from catalog.drafts.common_fields import write_unit_above
from catalog.drafts.dates import add_date
from catalog.drafts.draft_builder import Entry
from catalog.drafts.identifier import slug
from catalog.drafts.xml_source import local, text_of
from catalog.standards.mods.read_language import language_in
from catalog.standards.mods.read_names import name_of, roles_of, write_name
from catalog.standards.mods.terms import SEQUENCE
from catalog.standards.mods.unmapped import ignore_unmapped
from catalog.vocabularies import Relation, Role

__all__ = ["is_said_by_a_version", "write_related"]

_HREF = "{http://www.w3.org/1999/xlink}href"
_RELATIONS = {"constituent": Relation.PART, "otherFormat": Relation.COPY}
_WORDS = frozenset(relation.value for relation in Relation)


def write_related(entry: Entry, element: etree._Element, place: str) -> None:
    """Write another version as a text, another document with its relation; the unit above is ignored."""
    kind = element.get("type", "")
    title = text_of(element.find("{*}titleInfo"))
    if kind == "otherVersion" and _is_text(element):
        _write_text(entry, element, place)
        ignore_unmapped(entry, element, place)
    elif kind == "host" or not title:
        own = element.find("{*}identifier[@type='local']")
        number = element.find(f"{{*}}part/{{*}}detail[@type='{SEQUENCE}']/{{*}}number")
        write_unit_above(entry, text_of(own), text_of(number), place)
        ignore_unmapped(entry, element, place)
    else:
        _write_document(entry, element, title, place)
        ignore_unmapped(entry, element, place)


def _write_document(entry: Entry, element: etree._Element, title: str, place: str) -> None:
    stated = element.get("displayLabel", "")
    relation = stated if stated in _WORDS else _RELATIONS.get(element.get("type", ""), Relation.RELATED).value
    address = text_of(element.find("{*}location/{*}url")) or element.get(_HREF, "")
    note = text_of(element.find("{*}note"))
    fixed = {"relation": relation}
    if re.match(r"https?://\S+$", address):
        fixed["url"] = address
    if note:
        fixed["as_written"] = note
    entry.line("/related/*/title", title, place, fixed)


def _write_text(entry: Entry, element: etree._Element, place: str) -> None:
    """Write languages, agents, dates and notes of a version under the key that its address ends in."""
    languages = _languages(element)
    text = f"/texts/@{_key(element) or 'version-' + '-'.join(map(str.lower, languages))}"
    for tag in languages:
        entry.write(f"{text}/language/*", tag, place)
    for name in element.iterfind("{*}name"):
        pointers = {
            Role.TRANSLATOR: f"{text}/translators/*/name",
            Role.CONTRIBUTOR: f"{text}/contributors/*/name",
        }
        write_name(entry, name, place, pointers)
    entry.line(f"{text}/published/publisher", text_of(element.find("{*}originInfo/{*}publisher")), place)
    entry.line(f"{text}/extent", text_of(element.find("{*}physicalDescription/{*}extent")), place)
    notes = [text_of(note) for note in element.iterfind("{*}note")]
    for note in filter(None, notes):
        entry.line(f"{text}/statements/*", note, place)
    number = element.find("{*}identifier[@type='registration number']")
    if number is not None:
        entry.line(f"{text}/registration_number/number", text_of(number), place)
    for date in element.iterfind("{*}originInfo/{*}dateCreated"):
        said, encoding, pointer = text_of(date), date.get("encoding"), f"{text}/dates/*"
        if encoding == "edtf":
            add_date(entry, place, edtf=said, pointer=pointer)
        elif encoding:
            add_date(entry, place, code=said, pointer=pointer)
        else:
            add_date(entry, place, said, pointer=pointer)
    for url in element.iterfind("{*}location/{*}url"):
        entry.line(f"{text}/published/url", text_of(url), place)


def is_said_by_a_version(element: etree._Element, record: etree._Element) -> bool:
    """Whether a language or a translator of the document in general is that of one of its versions."""
    versions = [each for each in record.iterfind("{*}relatedItem[@type='otherVersion']") if _is_text(each)]
    if local(element) == "language":
        return any(set(_languages(element)) & set(_languages(version)) for version in versions)
    if local(element) != "name" or Role.TRANSLATOR not in roles_of(element):
        return False
    return any(name_of(name) == name_of(element) for version in versions for name in version.iterfind("{*}name"))


def _is_text(element: etree._Element) -> bool:
    return bool(_key(element)) or element.find("{*}language") is not None


def _key(element: etree._Element) -> str:
    _, mark, name = element.get(_HREF, "").rpartition("#")
    return slug(name) if mark else ""


def _languages(element: etree._Element) -> list[str]:
    """Return the tag of each language in an element."""
    return list(dict.fromkeys(filter(None, map(language_in, element.iter("{*}language")))))
