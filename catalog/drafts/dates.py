"""The dates of a draft: every importer gives the words of its source, and the coded form beside them if it has one.

What the words mean, the reader of dates says; what can mean two things is a question with its answers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from catalog.dates import edtf
from catalog.dates.reader import Reading, in_gregorian, is_undated, read, read_coded, read_edtf
from catalog.dates.styles import LIBRARY, in_words
from catalog.dates.writer import without_calendar
from catalog.drafts.draft_builder import Entry
from catalog.model.strings import clean
from catalog.vocabularies import Calendar

__all__ = ["add_date", "are_apart", "overlaps", "read_dates_of_cells", "settle"]

_CALENDARS = {
    "julian": Calendar.JULIAN,
    "old style": Calendar.JULIAN,
    "o.s.": Calendar.JULIAN,
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
_DISAGREE = "The words and the code beside them name different dates."
_MOST_YEARS = 500
"""Years beyond which a span beside `undated` is nobody's estimate."""
_FIGURES = re.compile(r"[\d\s.,\[\]–—-]+")


def add_date(
    entry: Entry,
    place: str,
    words: str = "",
    *,
    code: str = "",
    edtf: str = "",
    calendar: str = "",
    fixed: Mapping[str, Any] | None = None,
    pointer: str = "/dates/*",
) -> None:
    """Add a date to a draft.

    `words` are those of the source, `code` what it gives beside them in ISO 8601 (`1905-06` is a month there), `edtf`
    the same where the source says that it is EDTF (`1923-24` is a winter there), `calendar` the name it gives to the
    calendar of both, `fixed` the other fields of the date. A date that is in the draft already, of the same value and
    event, gets the words, and says of which documents of a unit it is.
    """
    (words, named), code = without_calendar(clean(words)), clean(code or edtf)
    calendar = calendar or named
    if not words and not code:
        return
    if code and is_undated(words) and _is_placeholder(code):
        entry.ignore(code, place)
        code = ""
    reading = _reading(words, (read_edtf if edtf else read_coded)(code) if code else None, calendar)
    if code and words and reading.value and not (read_edtf if edtf else read_coded)(code).value:
        entry.ignore(code, place)
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
            for name in said.keys() & {"calendar", "span"}:
                same.setdefault(name, said[name])
        return
    written = entry.write(f"{pointer}/as_written", as_written, place, said)
    if not reading.undated:
        entry.ask(written.removesuffix("as_written") + "value", reading.question, as_written, reading.answers)


def _is_placeholder(code: str) -> bool:
    """Whether a code is only there because a program demands one: 1000/2000 beside `undated`."""
    value = read_coded(code).value
    bounds = edtf.parse(value) if value else None
    if bounds is None or bounds.earliest is None or bounds.latest is None:
        return False
    return bounds.latest[0] - bounds.earliest[0] >= _MOST_YEARS


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


def overlaps(entry: Entry, value: str) -> bool:
    """Whether a date of the draft has a day in common with this one; one that cannot be read may have."""
    other = edtf.parse(value)
    spans = [edtf.parse(date["value"]) if date.get("value") else None for date in entry.document.get("dates", ())]
    return any(
        span is None
        or (
            (span.earliest is None or other.latest is None or span.earliest <= other.latest)
            and (span.latest is None or other.earliest is None or other.earliest <= span.latest)
        )
        for span in spans
    )


def _reading(words: str, coded: Reading | None, calendar: str) -> Reading:
    """Return what words and code say together, in the calendar that is named."""
    if coded is not None and coded.value is None and (is_undated(words) or (words and read(words).value)):
        coded = None  # normal="0000/0000" beside `undated`
    reading = coded or read(words)
    if coded and coded.value and words:
        reading = _clearer(words, coded)
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


def _clearer(words: str, coded: Reading) -> Reading:
    """Return what words and code say together.

    The words, where the code is only the bounds of it (`1950s` beside 1950/1959, `1982-1984` beside
    1982-01-01/1984-12-31) or less exact (`5 May 1956` beside 1956); a question, where both cannot be true (`1946-1971`
    beside 1964/1971); else the code.
    """
    by_words = read(words)
    if not coded.value or not by_words.value or by_words.calendar:
        return coded
    if _disagree(words, by_words.value, coded.value):
        return Reading(answers=(by_words.value, coded.value), question=_DISAGREE)
    if "/" not in coded.value and by_words.value.rstrip("?~%") == coded.value:  # the words say how sure it is
        return by_words
    is_exact = "/" not in coded.value and "/" not in by_words.value and _lies_within(by_words.value, coded.value)
    if is_exact or is_clearer(by_words.value, coded.value) or _are_bounds(coded.value, by_words.value):
        return by_words
    return coded


def _disagree(words: str, value: str, code: str) -> bool:
    """Whether words and code name different years: words in figures other bounds, other words nothing of the code."""
    one, other = edtf.parse(value), edtf.parse(code)
    is_in_figures = _FIGURES.fullmatch(words) and _PLAIN_SPAN.fullmatch(value) and _PLAIN_SPAN.fullmatch(code)
    if is_in_figures and one.earliest and one.latest and other.earliest and other.latest:
        return (one.earliest[0], one.latest[0]) != (other.earliest[0], other.latest[0])
    return are_apart(value, code)


def are_apart(value: str, other: str) -> bool:
    """Whether two dates that are known have no day in common."""
    one, another = edtf.parse(value), edtf.parse(other)
    if not (one.earliest and one.latest and another.earliest and another.latest):
        return False
    return one.latest < another.earliest or another.latest < one.earliest


def _lies_within(value: str, other: str) -> bool:
    """Whether a value is more exact than another: 5 May 1956 than 1956."""
    one, whole = edtf.parse(value), edtf.parse(other)
    if not (one.earliest and one.latest and whole.earliest and whole.latest):
        return False
    bounds = (one.earliest, one.latest), (whole.earliest, whole.latest)
    return bounds[0] != bounds[1] and whole.earliest <= one.earliest and one.latest <= whole.latest


def is_clearer(value: str, other: str) -> bool:
    """Whether a value has the same bounds as another, and is not the plain span that the other is."""
    ends = [(read.earliest, read.latest) for read in (edtf.parse(value), edtf.parse(other))]
    return ends[0] == ends[1] and _PLAIN_SPAN.fullmatch(other) is not None and not _PLAIN_SPAN.fullmatch(value)


def _are_bounds(days: str, value: str) -> bool:
    """Whether days are the first and the last of a plain value, which names neither: of 1982/1984, or of 1982."""
    if not _PLAIN_SPAN.fullmatch(value) or not _DAYS.fullmatch(days):
        return False
    one, other = edtf.parse(days), edtf.parse(value)
    return (one.earliest, one.latest) == (other.earliest, other.latest)


_DAYS = re.compile(r"-?\d{4}-\d\d-\d\d(?:/-?\d{4}-\d\d-\d\d)?")
_PLAIN_SPAN = re.compile(r"[-\d]+[~?%]?(?:/[-\d]+[~?%]?)?")


def _is_of_span(date: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    """Whether two dates may be of the same documents of a unit: one of them may not say of which."""
    spans = {date.get("span"), said.get("span")} - {None}
    return len(spans) < 2


def _same(entry: Entry, value: str, said: Mapping[str, Any], pointer: str) -> dict[str, Any] | None:
    """Return the date of the document that has this value already, of the same event or of none.

    One of the same bounds gets the value, where that says more: 195X for 1950/1959.
    """
    if pointer != "/dates/*":
        return None
    dates: list[dict[str, Any]] = entry.document.get("dates", [])
    event = said.get("event")
    for date in dates:
        if date.get("event") not in (event, None) or not date.get("value") or not _is_of_span(date, said):
            continue
        if is_clearer(value, date["value"]):
            date["value"] = value
        if date["value"] == value or is_clearer(date["value"], value):
            return date
    return None
