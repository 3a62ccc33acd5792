"""The dates of a draft: every importer gives the words of its source, and the coded form beside them if it has one.

What the words mean, the reader of dates says; what can mean two things is a question with its answers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from catalog.dates import edtf
from catalog.dates.reader import Reading, in_gregorian, is_undated, read, read_coded
from catalog.dates.writer import LIBRARY, in_words, without_calendar
from catalog.drafts.draft_builder import Entry
from catalog.drafts.draft_from_text import clean
from catalog.vocabularies import Calendar

__all__ = ["add_date", "read_dates_of_cells", "settle"]

_CALENDARS = {
    "julian": Calendar.JULIAN,
    "jewish": Calendar.HEBREW,
    "hebrew": Calendar.HEBREW,
    "islamic": Calendar.ISLAMIC,
    "hijri": Calendar.ISLAMIC,
    "muslim": Calendar.ISLAMIC,
    "french republican": Calendar.REPUBLICAN,
    "republican": Calendar.REPUBLICAN,
    "revolutionary": Calendar.REPUBLICAN,
}
_LETTERS = re.compile(r"[^\W\dTXYZ_]")
_GREGORIAN = frozenset({"", "gregorian", "proleptic gregorian", "ce", "common era"})
_IS_CONVERTED = (
    "The source says that the date is of the {} calendar, and gives it in a form that is of the Gregorian one."
)


def add_date(
    entry: Entry,
    place: str,
    words: str = "",
    *,
    code: str = "",
    calendar: str = "",
    fixed: Mapping[str, Any] | None = None,
    pointer: str = "/dates/*",
) -> None:
    """Add a date to a draft.

    `words` are those of the source, `code` what it gives beside them in ISO 8601 or EDTF (`1905-06` is a month there),
    `calendar` the name it gives to the calendar of both, `fixed` the other fields of the date. A date that is in the
    draft already, of the same value and event, gets the words.
    """
    (words, named), code = without_calendar(clean(words)), clean(code)
    calendar = calendar or named
    if not words and not code:
        return
    reading = _reading(words, code, calendar)
    said = {**(fixed or {}), **({"calendar": reading.calendar.value} if reading.calendar else {})}
    is_in_words = _LETTERS.search(code) is not None  # "circa 1956" where a code is expected
    if code and reading.value and words == in_words(reading.value):
        words = ""  # the code says it all; we would write the same words
    as_written = words or (code if is_in_words or reading.calendar or not reading.value else "")
    if reading.value:
        same = _same(entry, reading.value, said, pointer)
        if same is None:
            beside = {"as_written": as_written} if as_written and as_written != reading.value else {}
            entry.write(f"{pointer}/value", reading.value, place, {**beside, **said})
        else:
            if as_written not in ("", same["value"], in_words(same["value"]), LIBRARY.write_value(same["value"])):
                same.setdefault("as_written", as_written)
            if reading.calendar:
                same.setdefault("calendar", reading.calendar.value)
        return
    written = entry.write(f"{pointer}/as_written", as_written, place, said)
    if not reading.undated:
        entry.ask(written.removesuffix("as_written") + "value", reading.question, as_written, reading.answers)


def read_dates_of_cells(entry: Entry) -> None:
    """Read the dates that a row of a sheet gives in columns: a date in digits or words, and the words of the source."""
    for number, date in enumerate(entry.document.get("dates", ())):
        given = date.get("value") or date.get("as_written", "")
        reading = read(given)
        date.pop("value", None)
        if reading.value:
            date["value"] = reading.value
        elif not reading.undated:
            entry.ask(f"/dates/{number}/value", reading.question, given, reading.answers)
        if reading.calendar:
            date["calendar"] = reading.calendar.value
        if given != reading.value:
            date.setdefault("as_written", given)


def settle(entry: Entry, value: str) -> None:
    """Answer the question about a date of the draft with what another place of the source says, where it is an answer.

    245 $f `1905-06` is a month or two years; field 008 of the same record says which.
    """
    for question in [each for each in entry.questions if value in each.answers and each.pointer.startswith("/dates/")]:
        number = int(question.pointer.split("/")[2])
        date = entry.document["dates"][number]
        entry.document["dates"][number] = {"value": value, **date}
        entry.questions.remove(question)


def _reading(words: str, code: str, calendar: str) -> Reading:
    """Return what words and code say together, in the calendar that is named."""
    coded = read_coded(code) if code else None
    if coded is not None and coded.value is None and (is_undated(words) or (words and read(words).value)):
        coded = None  # normal="0000/0000" beside `undated`
    reading = coded or read(words)
    if coded and coded.value and words:
        reading = _clearer(coded, read(words))
    named = " ".join(calendar.lower().split())
    if named in _GREGORIAN:
        return reading
    other = _CALENDARS.get(named, Calendar.OTHER)
    if reading.undated or reading.calendar:
        return reading
    if other is not Calendar.JULIAN:
        answers = tuple(filter(None, (reading.value, *reading.answers))) if coded else ()
        return Reading(answers=answers, question=_IS_CONVERTED.format(calendar), calendar=other)
    converted = in_gregorian(reading)
    if coded is None or not coded.value:
        return converted
    by_words = read(words).value if words else None
    if by_words == coded.value:  # the code repeats the words
        return converted
    if by_words and in_gregorian(Reading(by_words)).value == coded.value:
        return Reading(coded.value, calendar=other)
    if re.fullmatch(r"-?\d{4}(?:/-?\d{4})?", coded.value):  # a year is the same in both, but for some days
        return Reading(coded.value, calendar=other)
    answers = tuple(filter(None, (converted.value, coded.value)))
    return Reading(answers=answers, question=_IS_CONVERTED.format(other), calendar=other)


def _clearer(coded: Reading, by_words: Reading) -> Reading:
    """Return what the words say where the code is only the bounds of it: `1950s` beside 1950/1959."""
    if not coded.value or not by_words.value:
        return coded
    return by_words if is_clearer(by_words.value, coded.value) else coded


def is_clearer(value: str, other: str) -> bool:
    """Whether a value has the same bounds as another, and is not the plain span that the other is."""
    ends = [(read.earliest, read.latest) for read in (edtf.parse(value), edtf.parse(other))]
    return ends[0] == ends[1] and _PLAIN_SPAN.fullmatch(other) is not None and not _PLAIN_SPAN.fullmatch(value)


_PLAIN_SPAN = re.compile(r"[-\d]+[~?%]?(?:/[-\d]+[~?%]?)?")


def _same(entry: Entry, value: str, said: Mapping[str, Any], pointer: str) -> dict[str, Any] | None:
    """Return the date of the document that has this value already, of the same event or of none.

    One of the same bounds gets the value, where that says more: 195X for 1950/1959.
    """
    if pointer != "/dates/*":
        return None
    dates: list[dict[str, Any]] = entry.document.get("dates", [])
    event = said.get("event")
    for date in dates:
        if date.get("event") not in (event, None) or not date.get("value"):
            continue
        if is_clearer(value, date["value"]):
            date["value"] = value
        if date["value"] == value or is_clearer(date["value"], value):
            return date
    return None
