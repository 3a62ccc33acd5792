"""The leader and field 008 of a MARC record: letters at fixed places, for what no other field says."""

from __future__ import annotations

import re

from lxml import etree

from catalog.drafts.draft_builder import Entry
from catalog.drafts.library_codes import LANGUAGES
from catalog.drafts.xml_source import local

__all__ = ["complete"]

_MAPS = frozenset("ef")
_SPANS = frozenset("cdikmu")


def complete(entry: Entry, record: etree._Element) -> None:
    """Write level, genre, date and language as far as nothing else has said them."""
    found = record.find("{*}leader")
    leader = (found.text or "") if found is not None else ""
    if leader[7:8] == "c" and "level" not in entry.document:
        entry.write("/level", "collection", "leader, place 07")
    if leader[7:8] == "d" and "level" not in entry.document:
        entry.ask("/level", "The leader says only that it is a part of a collection.", "d", ("series", "file", "item"))
    if leader[6:7] in _MAPS and "genre" not in entry.document:
        entry.write("/genre", "map", "leader, place 06")
    for element in record:
        if local(element) == "controlfield" and element.get("tag") == "008":
            _write_008(entry, "".join(map(str, element.itertext())))


def _write_008(entry: Entry, text: str) -> None:
    date = _date(text[6:7], text[7:11], text[11:15])
    if date and "dates" not in entry.document:
        entry.write("/dates/*/value", date, "field 008, place 06")
    language = LANGUAGES.get(text[35:38])
    if language and "texts" not in entry.document:
        entry.write("/texts/@original/language/*", language, "field 008, place 35")


def _date(kind: str, first: str, second: str) -> str:
    """Return the date in EDTF: u is a digit that is not known, 9999 an open end. Nothing if it is not said."""
    begin, end = (re.sub("u", "X", year) for year in (first, second))
    if not re.fullmatch(r"\d[\dX]{3}", begin):
        return ""
    if kind == "e" and re.fullmatch(r"\d{4}|\d\d {2}", second):
        return "-".join((begin, *filter(str.strip, (second[:2], second[2:]))))
    if kind in _SPANS:
        ended = ".." if end == "9999" else end if re.fullmatch(r"\d[\dX]{3}", end) else ""
        return f"{begin}/{ended}" if ended and ended != begin else begin
    if kind == "q" and re.fullmatch(r"\d{4}", end):
        return f"[{begin}..{end}]"
    return begin if kind in ("s", "t", "p", "r") else ""
