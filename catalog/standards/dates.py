"""Dates as the formats write them: words for readers, and bounds in ISO 8601-1 for programs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from catalog.dates import edtf
from catalog.dates.edtf_grammar import Day
from catalog.dates.styles import in_words
from catalog.dates.writer import with_calendar
from catalog.model import Date

__all__ = [
    "calendar_parts",
    "ends",
    "first_iso",
    "interchanged",
    "is_said_in_parts",
    "is_said_whole",
    "iso_date",
    "iso_dates",
    "iso_open",
    "season",
    "words",
]

_PARTLY_KNOWN = re.compile(r"-?[0-9]{4}-[-0-9X?~%/:TZ+]+")
_MARKS_AND_TIME = re.compile(r"[?~%]|T[0-9:Z+-]*")
_KNOWN = re.compile(r"-?[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?(?=-|$)")
_SEASON = re.compile(r"[0-9]{4}-2([1-4])[?~%]?")
_PLAIN = r"-?[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:[0-9]{2}|XX))?|-XX(?:-XX)?)?[?~%]?(?:T[0-9:Z+-]*)?"
_IN_PARTS = re.compile(rf"{_PLAIN}(?:/{_PLAIN})?|{_SEASON.pattern}")


def iso_dates(dates: Iterable[Date]) -> tuple[str, ...]:
    """Return the dates in ISO 8601-1, each once; one with an open end as ISO 8601-2 has it."""
    return tuple(dict.fromkeys([iso for date in dates if (iso := iso_date(date) or iso_open(date))]))


@lru_cache(maxsize=4096)
def _iso(value: str) -> str | None:
    """The date in ISO 8601-1: the month or year of one whose day or part of the year it cannot say, or the bounds."""
    if "XXXX" in value:  # a year of which nothing is known has no bounds that say anything
        return None
    read = edtf.parse(value)
    if read.iso:
        return read.iso
    if _PARTLY_KNOWN.fullmatch(value):
        known = [_KNOWN.match(end) for end in _MARKS_AND_TIME.sub("", value).split("/")]
        if all(known):
            return "/".join([end[0] for end in known if end])
    if read.earliest is None or read.latest is None:
        return None
    begin, end = _bound(read.earliest, read.latest, read.earliest), _bound(read.earliest, read.latest, read.latest)
    return None if begin is None or end is None else begin if begin == end else f"{begin}/{end}"


def _bound(earliest: Day | None, latest: Day | None, day: Day) -> str | None:
    """Return a bound as a year, a month or a day, as both bounds are the ends of such; None where ISO has no year."""
    if not -9999 <= day[0] <= 9999:
        return None
    year = f"{'-' if day[0] < 0 else ''}{abs(day[0]):04}"
    if (earliest is None or earliest[1:] == (1, 1)) and (latest is None or latest[1:] == (12, 31)):
        return year
    if (earliest is None or earliest[2] == 1) and (latest is None or latest[2] >= 28):
        return f"{year}-{day[1]:02}"
    return f"{year}-{day[1]:02}-{day[2]:02}"


def iso_date(date: Date) -> str | None:
    """Return the date as far as ISO 8601-1 can say it: `1956-12` for `1956-12-XX`, `1950/1959` for `195X`; or None."""
    return _iso(date.value) if date.value else None


def iso_open(date: Date | None) -> str | None:
    """Return a date of which one bound alone is known, `1956/..`; None where both are, or none."""
    read = date.edtf if date else None
    if read is None or (read.earliest is None) == (read.latest is None):
        return None
    if read.earliest:
        begin = _bound(read.earliest, None, read.earliest)
        return f"{begin}/.." if begin else None
    end = _bound(None, read.latest, read.latest) if read.latest else None
    return f"../{end}" if end else None


def first_iso(dates: Iterable[Date]) -> str | None:
    """Return the first date that ISO 8601-1 can say, or None."""
    for date in dates:
        if iso := iso_date(date):
            return iso
    return None


def ends(date: Date | None) -> tuple[tuple[int, ...], ...]:
    """Return year, month and day of the bounds: one date, or two. The year before 1 is 0, as EDTF counts."""
    iso = iso_date(date) if date else None
    found = [re.fullmatch(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?", end) for end in iso.split("/")] if iso else []
    return tuple(tuple(int(number) for number in end.groups() if number) for end in found if end)


def calendar_parts(date: Date | None) -> tuple[tuple[int, ...], ...]:
    """Return year, month and day of the bounds, for formats whose years begin with 1: nothing before."""
    found = ends(date)
    return found if all(end[0] > 0 for end in found) else ()


def season(date: Date | None) -> int | None:
    """Return the season of the year, spring as 1 and winter as 4, where the date is one."""
    found = _SEASON.fullmatch(date.value) if date and date.value else None
    return int(found[1]) if found else None


def is_said_in_parts(date: Date | None) -> bool:
    """Whether year, month, day and season say what the date is: no decade, no choice, no season in a span."""
    return date is not None and date.value is not None and _IN_PARTS.fullmatch(date.value) is not None


def is_said_whole(date: Date | None) -> bool:
    """Whether year, month and day say all of the date: no doubt, no season, no day that is not known."""
    return date is not None and date.value is not None and date.value == iso_date(date)


def interchanged(date: Date | None) -> str | None:
    """Return the date for a field that holds any text: a day, month or year in ISO 8601, a span, or plain words.

    Programs that take such a field apart know no year before 1: it is in words.
    """
    if (
        date is None
        or date.value is None
        or not (iso_date(date) or iso_open(date))
        or any(end[0] < 1 for end in ends(date))
    ):
        return words(date)
    if is_said_whole(date):
        return date.value
    written = in_words(date.value)
    if not season(date) and is_said_in_parts(date) and "/" in date.value and not _MARKS_AND_TIME.search(date.value):
        return iso_date(date)
    return written


def words(date: Date | None) -> str | None:
    """Return the date for reading: the words of the source, or else ours."""
    if date is None:
        return None
    if date.as_written:
        return with_calendar(" ".join(date.as_written.split()), date.calendar)
    return " ".join(in_words(date.value or "").split())
