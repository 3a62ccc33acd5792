"""The dates of a citation: what an EDTF value says, taken apart for writing.

EDTF is checked by the model; here its valid strings are only read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Moment", "Span", "read"]

_POINT = re.compile(
    r"[?~%]*(?P<year>-?[0-9X]{4}|Y-?[0-9]+)[?~%]*"
    r"(?:-[?~%]*(?P<month>[0-9X]{2})[?~%]*(?:-[?~%]*(?P<day>[0-9X]{2})[?~%]*)?)?(?:T.*)?"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """One date. `last_year` differs from `year` where digits are unknown: 195X is 1950 to 1959.

    A month above 12 is a season or another part of the year, as EDTF numbers them.
    """

    year: int
    last_year: int
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A value as written: its dates, and how they relate to one another.

    `kind` is `one`, `range` (from the first to the second), `since`, `until`, `either` (one of them) or `each`.
    """

    kind: str
    moments: tuple[Moment, ...]
    circa: bool = False
    doubtful: bool = False


@lru_cache(maxsize=65536)
def read(value: str) -> Span | None:
    """Take an EDTF value apart; None where it has no year."""
    circa, doubtful = "~" in value or "%" in value, "?" in value or "%" in value
    if value[0] in "[{":
        return _set(value, circa=circa, doubtful=doubtful)
    if "/" in value:
        return _range(*value.split("/"), circa=circa, doubtful=doubtful)
    moment = _moment(value)
    return Span("one", (moment,), circa, doubtful) if moment else None


def _range(first: str, last: str, *, circa: bool = False, doubtful: bool = False) -> Span | None:
    begin, end = _moment(first), _moment(last)
    if begin and end:
        return Span("one" if begin == end else "range", (begin, end)[: 1 + (begin != end)], circa, doubtful)
    if begin or end:
        return Span("since" if begin else "until", tuple(filter(None, (begin, end))), circa, doubtful)
    return None


def _set(value: str, *, circa: bool, doubtful: bool) -> Span | None:
    members = [part.strip() for part in value[1:-1].split(",")]
    if len(members) == 1 and ".." in members[0]:
        return _range(*members[0].split(".."), circa=circa, doubtful=doubtful)
    moments = tuple(moment for part in members for end in part.split("..") if (moment := _moment(end)))
    kind = "either" if value[0] == "[" else "each"
    return Span(kind if len(moments) > 1 else "one", moments, circa, doubtful) if moments else None


def _moment(text: str) -> Moment | None:
    found = _POINT.fullmatch(text.strip())
    if not found or found["year"].strip("-") == "XXXX":
        return None
    year, last_year = _years(found["year"])
    month = _number(found["month"]) if year == last_year else None
    return Moment(year, last_year, month, _number(found["day"]) if month else None)


def _years(text: str) -> tuple[int, int]:
    if text.startswith("Y"):
        return int(text[1:]), int(text[1:])
    ends = int(text.replace("X", "0")), int(text.replace("X", "9"))
    return min(ends), max(ends)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None
