"""A value in EDTF taken apart for writing: its dates, and how they relate to one another.

EDTF is checked by the model; here its valid strings are only read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from catalog.dates.edtf_grammar import parse

__all__ = ["Moment", "Span", "read"]

_POINT = re.compile(
    r"[?~%]*(?P<year>-?[0-9X]{4}|Y-?[0-9]+)[?~%]*"
    r"(?:-[?~%]*(?P<month>[0-9X]{2})[?~%]*(?:-[?~%]*(?P<day>[0-9X]{2})[?~%]*)?)?(?:T.*)?"
)
"""A date of EDTF with or without qualifiers and a time: `1956-09-05T12:00:00Z`, `195X`, `1956~`."""
_PARTLY = re.compile(r"X.*-.*[0-9]|-(?:X[0-9]|[0-9]X)|X[0-9]")
"""Digits behind digits that are not known: 1956-1X, 1956-XX-12, 19X6. Its bounds alone can be said."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One date. `last_year` differs from `year` where digits are unknown: 195X is 1950 to 1959.

    A month above 12 is a season or another part of the year, as EDTF numbers them.
    """

    year: int
    last_year: int
    month: int | None = None
    day: int | None = None
    circa: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A value as written: its dates, and how they relate to one another.

    `kind` is `one`, `range` (from the first to the second), `since`, `until`, `between` (one date from the first to
    the second), `not before`, `not after`, `either` (one of its members) or `each` (all of them).
    """

    kind: str
    moments: tuple[Moment, ...]
    members: tuple[Span, ...] = ()

    @property
    def circa(self) -> bool:
        """Whether every date is approximate."""
        return all(moment.circa for moment in self.moments)

    @property
    def doubtful(self) -> bool:
        """Whether every date is uncertain."""
        return all(moment.doubtful for moment in self.moments)

    @property
    def is_even(self) -> bool:
        """Whether all dates have the same marks."""
        return len({(moment.circa, moment.doubtful) for moment in self.moments}) == 1


@lru_cache(maxsize=65536)
def read(value: str) -> Span | None:
    """Take an EDTF value apart; None where it has no year."""
    if value[0] in "[{":
        return _set(value)
    if "/" in value:
        first, _, last = value.partition("/")
        return _ends(first, last, ("range", "since", "until"))
    return _one(value)


def _one(text: str) -> Span | None:
    plain = re.sub(r"[?~%]|T.*", "", text.strip())
    moment = _moment(text)
    if moment is None or not _PARTLY.search(plain):
        return Span("one", (moment,)) if moment else None
    bounds = parse(plain)
    if not bounds.earliest or not bounds.latest:
        return None
    is_of_months = bounds.earliest[2] == 1 and bounds.latest[2] >= 28
    days = (bounds.earliest, bounds.latest)
    ends = [
        replace(moment, year=year, last_year=year, month=month, day=None if is_of_months else day)
        for year, month, day in days
    ]
    return Span("between", tuple(ends))


def _ends(first: str, last: str, kinds: tuple[str, str, str]) -> Span | None:
    """Return a span of the first kind where both ends are dates, else of the second or the third."""
    begin, end = _moment(first), _moment(last)
    if begin and end:
        return Span("one", (begin,)) if begin == end else Span(kinds[0], (begin, end))
    if begin or end:
        return Span(kinds[1] if begin else kinds[2], tuple(filter(None, (begin, end))))
    return None


def _set(value: str) -> Span | None:
    members = [part.strip() for part in value[1:-1].split(",")]
    is_one = value[0] == "["
    kinds = ("between", "not before", "not after") if is_one else ("range", "since", "until")
    spans = [_ends(*_halves(part), kinds) if ".." in part else _one(part) for part in members]
    if len(members) == 1:
        return spans[0]
    found = tuple(span for span in spans if span)
    moments = tuple(moment for span in found for moment in span.moments)
    return Span("either" if is_one else "each", moments, found) if found else None


def _halves(text: str) -> tuple[str, str]:
    first, _, last = text.partition("..")
    return first, last


def _moment(text: str) -> Moment | None:
    found = _POINT.fullmatch(text.strip())
    if not found or found["year"].strip("-") == "XXXX":
        return None
    year, last_year = _years(found["year"])
    month = _number(found["month"]) if year == last_year else None
    circa, doubtful = "~" in text or "%" in text, "?" in text or "%" in text
    return Moment(year, last_year, month, _number(found["day"]) if month else None, circa, doubtful)


def _years(text: str) -> tuple[int, int]:
    if text.startswith("Y"):
        return int(text[1:]), int(text[1:])
    ends = int(text.replace("X", "0")), int(text.replace("X", "9"))
    return min(ends), max(ends)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None
