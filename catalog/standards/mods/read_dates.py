"""MODS dates: in the encoding they are said to have, with the doubt that their attributes state."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from catalog.dates.reader import marked, read, read_coded, read_edtf
from catalog.drafts.dates import add_date
from catalog.drafts.draft_builder import Entry
from catalog.drafts.xml_source import local, text_of
from catalog.vocabularies import DateEvent

__all__ = ["DATES", "write_dates"]

_EVENTS = {"dateCreated": "", "dateIssued": "publication", "dateOther": "", "copyrightDate": "publication"}
_KINDS = frozenset(event.value for event in DateEvent)
DATES = frozenset(_EVENTS)
"""The elements that are dates of a document."""
_COPYRIGHT = re.compile(r"^\[?(?:c(?=\d{4})|©\s*|cop\. ?)")
_MARKS = {"approximate": "~", "questionable": "?"}


@dataclass(frozen=True, slots=True)
class _Date:
    """A date as MODS gives it: its words, or its code where it names an encoding, and the sign of its qualifier."""

    words: str
    code: str
    mark: str
    calendar: str
    is_edtf: bool = False


def write_dates(entry: Entry, element: etree._Element, place: str) -> None:
    """Write the dates of <originInfo>, the beginning and the end of a span as one; other kinds of date are ignored."""
    spans: dict[tuple[str, str], dict[str, _Date]] = {}
    for part in element:
        if local(part) not in _EVENTS or not text_of(part):
            continue
        if part.get("qualifier") == "inferred":  # by whom is not stated
            entry.ignore(f"{text_of(part)}: inferred", place)
        if part.get("point") in ("start", "end"):
            spans.setdefault((local(part), _event(part)), {})[part.get("point", "")] = _date(part)
        else:
            date = _date(part)
            code, edtf = ("", _coded(date)) if date.is_edtf else (_coded(date), "")
            fixed = _fixed(_event(part))
            add_date(entry, place, date.words, code=code, edtf=edtf, calendar=date.calendar, fixed=fixed)
    for (_, event), ends in spans.items():
        _write_span(entry, ends, event, place)


def _write_span(entry: Entry, ends: dict[str, _Date], event: str, place: str) -> None:
    """Write a span; an end that is not given is open."""
    dates = [ends.get(point, _Date("", "", "", "")) for point in ("start", "end")]
    values = [_coded(date) or read(date.words).value or "" for date in dates]
    calendar = next((date.calendar for date in dates if date.calendar), "")
    words = "/".join(date.words or date.code for date in dates)
    if all(value or not (date.words or date.code) for value, date in zip(values, dates, strict=True)):
        add_date(entry, place, edtf=f"{values[0]}/{values[1]}", calendar=calendar, fixed=_fixed(event))
    else:
        add_date(entry, place, words, calendar=calendar, fixed=_fixed(event))


def _event(part: etree._Element) -> str:
    """Return the event of a date; of another date than those MODS names, the one of ours that its type names."""
    kind = part.get("type", "")
    return kind if local(part) == "dateOther" and kind in _KINDS else _EVENTS[local(part)]


def _fixed(event: str) -> dict[str, str] | None:
    return {"event": event} if event else None


def _date(part: etree._Element) -> _Date:
    words, encoding, calendar = text_of(part), part.get("encoding", ""), part.get("calendar", "")
    mark = _MARKS.get(part.get("qualifier", ""), "")
    if encoding == "marc":
        code = ".." if words == "9999" and part.get("point") == "end" else re.sub("[u|]", "X", words)
        return _Date("", code, mark, calendar)
    if encoding in ("iso8601", "w3cdtf", "edtf"):
        return _Date("", words, mark, calendar, is_edtf=encoding == "edtf")
    if _EVENTS[local(part)] == "publication":
        words = _COPYRIGHT.sub("", words)
    value = read(words).value or ""
    return _Date(words, marked(value, mark) if mark else "", mark, calendar)


def _coded(date: _Date) -> str:
    """Return the code in EDTF, with the sign of its qualifier; nothing where words alone are given."""
    if not date.mark or not date.code:
        return date.code
    reading = read_edtf(date.code) if date.is_edtf else read_coded(date.code)
    return marked(reading.value or date.code, date.mark)
