"""The leader and field 008 of a MARC record: letters at fixed places, for what no other field says."""

from __future__ import annotations

import re

from lxml import etree

from catalog.drafts.dates import add_date, overlaps, settle
from catalog.drafts.draft_builder import Entry
from catalog.drafts.xml_source import local
from catalog.languages.codes import language_of

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
    kind, first, second = text[6:7], text[7:11], text[11:15]
    found = _dates(kind, first, second)
    if "dates" not in entry.document:
        for value, event in found:
            add_date(entry, _PLACE, code=value, fixed={"event": event} if event else None)
        if not found and kind != "b" and re.search(r"\d", first + second):
            add_date(entry, _PLACE, f"{kind}{first}{second}")
    else:
        for value, _ in found:
            settle(entry, value)
        if found and not any(overlaps(entry, value) for value, _ in found):
            values = tuple(value for value, _ in found)
            entry.ask("/dates", f"{_PLACE}: another date than in the other fields.", f"{kind}{first}{second}", values)
    if kind == "b" and not any(str(date.get("value", "")).startswith("-") for date in entry.document.get("dates", ())):
        entry.ask("/dates", f"{_PLACE}: there is a date before Christ, which no field names.", text[6:15].strip())
    language = language_of(text[35:38])
    if language and "texts" not in entry.document:
        entry.write("/texts/@original/language/*", language, "field 008, place 35")


_PLACE = "field 008, place 06"


def _dates(kind: str, first: str, second: str) -> list[tuple[str, str]]:
    """Return the dates in EDTF, each with its event: `u` is a digit that is not known, 9999 an open end.

    Nothing where the code says that there is no date (n, b, |), or where its years cannot be read.
    """
    begin, end = _year(first), _year(second)
    if kind == "e" and begin and re.fullmatch(r"\d{4}|\d\d {2}", second):
        return [("-".join((begin, *filter(str.strip, (second[:2], second[2:])))), "")]
    if kind in ("r", "p"):  # reissued, or released, in the first year; made in the second
        made = [(end, "")] if end else []
        return [*made, *([(begin, "publication")] if begin else [])]
    if kind == "q":
        is_known = "X" not in begin + end and begin and end
        return [(f"[{begin}..{end}]", "")] if is_known else []
    if kind in _SPANS and begin:
        return [(_span(kind, begin, end, second), "")]
    if kind in _SPANS and end:
        return [(f"/{end}", "")]
    if kind == "t" and begin:
        return [(begin, "publication"), *([(end, "publication")] if end and end != begin else [])]
    return [(begin, "")] if begin and kind == "s" else []


def _span(kind: str, begin: str, end: str, second: str) -> str:
    """Return a span: c and 9999 are open, u and uuuu not known."""
    if second == "9999":
        return f"{begin}/.."
    if second == "uuuu":
        return f"{begin}/.." if kind == "c" else f"{begin}/"
    return f"{begin}/{end}" if end and end != begin else begin


def _year(digits: str) -> str:
    """Return a year in EDTF, as far as its digits are known; nothing for 9999, uuuu, blanks and fill characters."""
    year = digits.replace("u", "X")
    return year if re.fullmatch(r"\d[\dX]{3}", year) and year != "9999" else ""
