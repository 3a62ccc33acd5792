"""The grammar of EDTF (ISO 8601-2:2019, Library of Congress profile, levels 0, 1 and 2 without exponents).

`parse` reads a string into its parts and bounds. The calendar is
the proleptic Gregorian one that EDTF prescribes; years run from -9999 to 9999, longer ones after a `Y`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Day", "Edtf", "NoDate", "NotEdtf", "parse"]

Day = tuple[int, int, int]
"""A calendar day: year, month, day."""

_QUALIFIER = "[?~%]?"
_DATE = re.compile(
    rf"(?P<q1>{_QUALIFIER})(?P<year>-?[0-9X]{{4}}|Y-?[1-9][0-9]{{4,8}})(?P<q2>{_QUALIFIER})"
    rf"(?:-(?P<q3>{_QUALIFIER})(?P<month>[0-9X]{{2}})(?P<q4>{_QUALIFIER})"
    rf"(?:-(?P<q5>{_QUALIFIER})(?P<day>[0-9X]{{2}})(?P<q6>{_QUALIFIER}))?)?"
)
"""A date of EDTF, each part with its own qualifier: `1956-09-05`, `1956?-09~`, `195X`, `Y-17000`."""
_TIME = re.compile(r"T(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)(?:Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?")
_SEASONS = {  # season codes of level 1 and 2: first and last month; a winter is at both ends of its year
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (1, 12),
    25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (1, 12),
    29: (9, 11), 30: (1, 12), 31: (3, 5), 32: (6, 8),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date that was read. `earliest` and `latest` bound it; None is an open or unknown end."""

    text: str
    earliest: Day | None
    latest: Day | None
    approximate: bool = False
    uncertain: bool = False
    unspecified: bool = False

    @property
    def iso(self) -> str | None:
        """The date as ISO 8601-1 can say it (`1956`, `1956-09`, `1956-09-05`, or two of them with `/`), or None."""
        if self.unspecified or not re.fullmatch(r"[-0-9?~%/]+", self.text):
            return None
        plain = re.sub("[?~%]", "", self.text)
        seasonal = any(part[5:7] > "12" for part in plain.split("/"))
        return None if seasonal or not all(plain.split("/")) else plain


class NotEdtf(ValueError):
    """Why a string is not EDTF, in one sentence."""


class NoDate(NotEdtf):
    """A string, or the part of one that `text` is, that has not the form of a date at all."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is not an EDTF date such as 1956, 1956-09, 1956-09-05, 195X, 1956~ or 1956/1957.")
        self.text = text


@lru_cache(maxsize=8192)
def parse(text: str) -> Edtf:
    """Read an EDTF string; a string that is none raises `NotEdtf`."""
    if len(text) > 2_000:
        raise NotEdtf("An EDTF value has at most 2,000 characters.")
    if text[:1] in "[{" and text[:1]:
        return _set(text)
    if "/" in text:
        return _interval(text)
    return _date(text)


def _set(text: str) -> Edtf:
    """Read one of (`[1667,1668..1670]`) or all of (`{...}`)."""
    closing = "]" if text[0] == "[" else "}"
    if not text.endswith(closing):
        raise NotEdtf(f"The set {text!r} is not closed with {closing!r}.")
    members = [_member(part.strip()) for part in text[1:-1].split(",")]
    return _span(text, members[0], members[-1], members)


def _member(text: str) -> Edtf:
    first, dots, last = text.partition("..")
    if not dots:
        return _date(text)
    if not first and not last:
        raise NotEdtf("A set needs a date before or after '..'.")
    ends = [_date(first) if first else None, _date(last) if last else None]
    return _span(text, ends[0], ends[1], [end for end in ends if end])


def _interval(text: str) -> Edtf:
    """Read `1956-09/1957`; an end is a date, `..` (open) or nothing (unknown)."""
    halves = text.split("/")
    if len(halves) != 2:
        raise NotEdtf(f"An interval has one '/', and {text!r} has {len(halves) - 1}.")
    if not any(half not in ("", "..") for half in halves):
        raise NotEdtf("An interval needs a date on one side of '/'.")
    ends = [None if half in ("", "..") else _date(half) for half in halves]
    return _span(text, ends[0], ends[1], [end for end in ends if end])


def _span(text: str, first: Edtf | None, last: Edtf | None, parts: list[Edtf]) -> Edtf:
    earliest = first.earliest if first else None
    latest = last.latest if last else None
    if earliest and latest and earliest > latest:
        raise NotEdtf(f"The end of {text!r} lies before its beginning.")
    return Edtf(
        text,
        earliest,
        latest,
        approximate=any(part.approximate for part in parts),
        uncertain=any(part.uncertain for part in parts),
        unspecified=any(part.unspecified for part in parts),
    )


def _date(text: str) -> Edtf:
    day, _, time = text.partition("T")
    match = _DATE.fullmatch(day)
    if not match:
        raise NoDate(text)
    if time:
        _check_time(text, "T" + time, match)
    year, month, number = match["year"], match["month"], match["day"]
    marks = {mark for mark in match.group("q1", "q2", "q3", "q4", "q5", "q6") if mark}
    earliest, latest = _bounds(text, year, month, number)
    return Edtf(
        text,
        earliest,
        latest,
        approximate=bool(marks & {"~", "%"}),
        uncertain=bool(marks & {"?", "%"}),
        unspecified="X" in day,
    )


def _check_time(text: str, time: str, match: re.Match[str]) -> None:
    clock = _TIME.fullmatch(time)
    if not clock or match["day"] is None or "X" in match[0]:
        raise NotEdtf(f"{text!r} has a time that is not of the form 1956-09-05T14:30:00Z.")
    if int(clock["hour"]) > 23 or int(clock["minute"]) > 59 or int(clock["second"]) > 59:
        raise NotEdtf(f"{text!r} has a time of day that does not exist.")


def _bounds(text: str, year: str, month: str | None, day: str | None) -> tuple[Day, Day]:
    first, last = _year_bounds(year)
    if month is None:
        return (first, 1, 1), (last, 12, 31)
    if month.isdigit() and int(month) in _SEASONS and day is None:
        begin, end = _SEASONS[int(month)]
        return (first, begin, 1), (last, end, monthrange(_calendar_year(last), end)[1])
    months = [number for number in _numbers(month) if 1 <= number <= 12]
    if not months:
        raise NotEdtf(f"{text!r} has the month {month}; months run from 01 to 12.")
    if day is None:
        return (first, months[0], 1), (last, months[-1], monthrange(_calendar_year(last), months[-1])[1])
    return _day_bounds(text, (first, last), months, day)


def _day_bounds(text: str, years: tuple[int, int], months: list[int], day: str) -> tuple[Day, Day]:
    first, last = years
    leap = first != last  # an unspecified year may be a leap year
    days = [
        (month, number)
        for month in months
        for number in _numbers(day)
        if 1 <= number <= monthrange(2000 if leap else _calendar_year(first), month)[1]
    ]
    if not days:
        raise NotEdtf(f"{text!r} is a day that the calendar does not have.")
    return (first, *days[0]), (last, *days[-1])


def _year_bounds(year: str) -> tuple[int, int]:
    if year.startswith("Y"):
        return int(year[1:]), int(year[1:])
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    return min(low, high), max(low, high)


def _calendar_year(year: int) -> int:
    """Return a year from 1 to 9999 with the same months: the Gregorian calendar repeats every 400 years."""
    return year if 1 <= year <= 9999 else year % 400 + 2000


def _numbers(digits: str) -> list[int]:
    """Return the numbers that two digits with X may stand for, in order."""
    if digits.isdigit():
        return [int(digits)]
    tens, ones = (range(10) if digit == "X" else (int(digit),) for digit in digits)
    return [10 * ten + one for ten in tens for one in ones]
