"""The importer of MODS 3 records, alone or in a collection: what has no place in a record is listed."""

from __future__ import annotations

import re
from functools import partial

from lxml import etree

from catalog.drafts.draft_builder import Entry
from catalog.drafts.importer import Importer
from catalog.drafts.internal_parts import is_marked, take_marked
from catalog.drafts.library_records import read_records, recognises_records
from catalog.drafts.unread_words import KnownWords, pieces_of
from catalog.drafts.xml_source import is_foreign, line_of, local, text_of
from catalog.drafts.xml_words import all_words
from catalog.standards.mods.read_elements import ELEMENTS, complete
from catalog.standards.mods.read_related import is_said_by_a_version
from catalog.standards.mods.unmapped import is_code

__all__ = ["IMPORTER"]

_NAME = "mods"
_NAMESPACE = "http://www.loc.gov/mods/v3"
_INTERNAL = ("shareable", "no")
_READ = {
    "*": ("ID", "usage", "encoding", "point", "keyDate", "qualifier", "supplied", "collection", "shareable"),
    "titleInfo": ("type",),
    "name": ("type",),
    "relatedItem": ("type",),
    "identifier": ("invalid",),
    "languageTerm": ("type",),
    "scriptTerm": ("type",),
    "roleTerm": ("type",),
    "typeOfResource": ("#",),
}
"""Attributes, and words, that the elements read or leave themselves."""
_PLAIN = re.compile(rb"<mods(?:Collection)?[\s>]")
"""Records as some systems write them, without the namespace."""


def _entry(record: etree._Element) -> Entry:
    entry = Entry(all_words(record))
    for element in record:
        name = local(element)
        place = f"{line_of(element)} ({name})"
        is_internal = is_marked(element, _INTERNAL)
        for hidden in [element] if is_internal else take_marked(element, _INTERNAL):
            entry.internal_note(hidden.get("type") or local(hidden), text_of(hidden), place)
        if is_internal:
            continue
        if is_said_by_a_version(element, record):
            continue
        if name in ELEMENTS and not is_foreign(element):
            ELEMENTS[name](entry, element, place)
        elif name:
            entry.ignore(text_of(element), place)
    complete(entry, record)
    known = KnownWords(entry)
    for element in record:
        if local(element) and not is_marked(element, _INTERNAL):
            pieces = pieces_of(element, _READ)
            known.ignore_unread(each for each in pieces if not is_code(each[0].strip().lower()))
    return entry


IMPORTER = Importer(
    _NAME,
    "MODS 3 records and collections",
    partial(recognises_records, _NAMESPACE, _PLAIN),
    partial(read_records, _NAME, "MODS", _NAMESPACE, "mods", _entry),
)
