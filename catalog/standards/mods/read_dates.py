"""MODS dates: in the encoding they are said to have, with the doubt that their attributes state."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from catalog.dates.reader import marked, read, read_coded, read_edtf
from catalog.drafts.dates import add_date
from catalog.drafts.draft_builder import Entry
from catalog.drafts.xml_source import local, text_of
from catalog.standards.mods.terms import EVENTS, SPANS
from catalog.vocabularies import DateEvent

__all__ = ["DATES", "write_dates"]

_EVENTS = {
    "dateCreated": "",
    "dateIssued": DateEvent.PUBLICATION.value,
    "dateOther": "",
    "copyrightDate": DateEvent.COPYRIGHT.value,
    "dateModified": DateEvent.MODIFICATION.value,
    "dateCaptured": DateEvent.DIGITIZATION.value,
}
_NAMED = {name: event.value for event, name in EVENTS.items()}
_SPANS = {label: span.value for span, label in SPANS.items()}
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
    beside = _words_beside(element)
    of_origin = _NAMED.get(element.get("eventType", ""), "")
    of_unit = _SPANS.get(element.get("displayLabel", "").lower(), "")
    for part in element:
        if local(part) not in _EVENTS or not text_of(part) or part in beside.values():
            continue
        if part.get("qualifier") == "inferred":  # by whom is not stated
            entry.ignore(f"{text_of(part)}: inferred", place)
        event = _event(part, of_origin)
        if part.get("point") in ("start", "end"):
            spans.setdefault((local(part), event), {})[part.get("point", "")] = _date(part)
        else:
            _write_one(entry, _date(part), beside.get(part), place, _fixed(event, of_unit))
    for (_, event), ends in spans.items():
        _write_span(entry, ends, place, _fixed(event, of_unit))


def _write_one(entry: Entry, date: _Date, beside: etree._Element | None, place: str, fixed: dict[str, str]) -> None:
    """Write a date, with the words that are beside its code."""
    code, edtf = ("", _coded(date)) if date.is_edtf else (_coded(date), "")
    words, calendar = date.words, date.calendar
    if beside is not None:
        words, calendar = text_of(beside), calendar or beside.get("calendar", "")
    add_date(entry, place, words, code=code, edtf=edtf, calendar=calendar, fixed=fixed)


def _words_beside(element: etree._Element) -> dict[etree._Element, etree._Element]:
    """Return the words for a date in EDTF: those of the only other date of its kind."""
    found = {}
    for name in _EVENTS:
        dates = [part for part in element if local(part) == name and text_of(part) and not part.get("point")]
        coded = [part for part in dates if part.get("encoding") == "edtf"]
        words = [part for part in dates if not part.get("encoding")]
        if len(coded) == len(words) == 1:
            found[coded[0]] = words[0]
    return found


def _write_span(entry: Entry, ends: dict[str, _Date], place: str, fixed: dict[str, str]) -> None:
    """Write a span; an end that is not given is open."""
    dates = [ends.get(point, _Date("", "", "", "")) for point in ("start", "end")]
    values = [_coded(date) or read(date.words).value or "" for date in dates]
    calendar = next((date.calendar for date in dates if date.calendar), "")
    words = "/".join(date.words or date.code for date in dates)
    if all(value or not (date.words or date.code) for value, date in zip(values, dates, strict=True)):
        add_date(entry, place, edtf=f"{values[0]}/{values[1]}", calendar=calendar, fixed=fixed)
    else:
        add_date(entry, place, words, calendar=calendar, fixed=fixed)


def _event(part: etree._Element, of_origin: str) -> str:
    """Return the event of a date: by its type, or by the name of its element, where that names one; else its origin's.

    A date of issue in a <originInfo> of production stays one.
    """
    kind, name = part.get("type", ""), local(part)
    if name == "dateOther" and kind in _KINDS:
        return kind
    return _EVENTS[name] if _EVENTS[name] and of_origin in ("", DateEvent.CREATION) else of_origin


def _fixed(event: str, span: str) -> dict[str, str]:
    return {name: value for name, value in (("event", event), ("span", span)) if value}


def _date(part: etree._Element) -> _Date:
    words, encoding, calendar = text_of(part), part.get("encoding", ""), part.get("calendar", "")
    mark = _MARKS.get(part.get("qualifier", ""), "")
    if encoding == "marc":
        code = ".." if words == "9999" and part.get("point") == "end" else re.sub("[u|]", "X", words)
        return _Date("", code, mark, calendar)
    if encoding in ("iso8601", "w3cdtf", "edtf"):
        return _Date("", words, mark, calendar, is_edtf=encoding == "edtf")
    if local(part) in ("dateIssued", "copyrightDate"):
        words = _COPYRIGHT.sub("", words)
    value = read(words).value or ""
    return _Date(words, marked(value, mark) if mark else "", mark, calendar)


def _coded(date: _Date) -> str:
    """Return the code in EDTF, with the sign of its qualifier; nothing where words alone are given."""
    if not date.mark or not date.code:
        return date.code
    reading = read_edtf(date.code) if date.is_edtf else read_coded(date.code)
    return marked(reading.value or date.code, date.mark)
