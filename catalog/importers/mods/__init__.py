"""The importer of MODS 3 records, alone or in a collection: what has no place in a record is listed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from catalog.findings import Finding
from catalog.importers.draft import Draft, Refusal
from catalog.importers.entry import Entry
from catalog.importers.importer import Importer
from catalog.importers.mods.elements import ELEMENTS, complete
from catalog.importers.mods.related import is_said_by_a_version
from catalog.importers.source import Source, Unreadable
from catalog.importers.xml_source import line_of, local, stream_items, text_of
from catalog.importers.xml_words import all_words

__all__ = ["IMPORTER"]

_NAME = "mods"
_NAMESPACE = "http://www.loc.gov/mods/v3"
_PLAIN = re.compile(rb"<mods(?:Collection)?[\s>]")
"""Records as some systems write them, without the namespace."""


def _recognises(source: Source) -> bool:
    if not source.head.lstrip("\ufeff \r\n\t").startswith("<"):
        return False
    return _NAMESPACE.encode() in source.opening or _PLAIN.search(source.opening) is not None


def _read(source: Source) -> Iterator[Draft | Refusal]:
    taken: set[str] = set()
    number = 0
    try:
        for record in stream_items(source, f"{{{_NAMESPACE}}}mods", "mods"):
            if len(record):
                number += 1
                draft = _entry(record).draft(source.provenance(_NAME, f"record {number}"), taken)
                taken.add(str(draft.document["id"]))
                yield draft
    except Unreadable as unreadable:
        yield source.refuse(_NAME, unreadable.finding)
        return
    if not number:
        yield source.refuse(_NAME, Finding("no-items", "The file holds no MODS records.", hint="Look what it is."))


def _entry(record: etree._Element) -> Entry:
    entry = Entry(all_words(record))
    for element in record:
        name = local(element)
        place = f"{line_of(element)} ({name})"
        if is_said_by_a_version(element, record):
            continue
        if name in ELEMENTS:
            ELEMENTS[name](entry, element, place)
        elif name:
            entry.leave(text_of(element), place)
    complete(entry, record)
    return entry


IMPORTER = Importer(_NAME, "MODS 3 records and collections", _recognises, _read)
