"""Dates as the formats write them: only what EDTF states is made a number; the rest stays words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from catalog.dates import edtf
from catalog.model import Date

__all__ = ["calendar_parts", "first_iso", "is_said_whole", "iso_date", "iso_dates", "season", "words"]

_PARTLY_KNOWN = re.compile(r"-?[0-9]{4}-[-0-9X?~%/:TZ+]+")
_MARKS_AND_TIME = re.compile(r"[?~%]|T[0-9:Z+-]*")
_KNOWN = re.compile(r"-?[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?(?=-|$)")
_SEASON = re.compile(r"[0-9]{4}-2([1-4])[?~%]?")


def iso_dates(dates: Iterable[Date]) -> tuple[str, ...]:
    """Return the dates that ISO 8601-1 can say, each once."""
    return tuple(dict.fromkeys([iso for date in dates if (iso := iso_date(date))]))


@lru_cache(maxsize=4096)
def _iso(value: str) -> str | None:
    """The date in ISO 8601-1; of one whose day or part of the year it cannot say, the month or the year."""
    iso = edtf.parse(value).iso
    if iso or not _PARTLY_KNOWN.fullmatch(value):
        return iso
    ends = [_KNOWN.match(end) for end in _MARKS_AND_TIME.sub("", value).split("/")]
    return "/".join([end[0] for end in ends if end]) if all(ends) else None


def iso_date(date: Date) -> str | None:
    """Return the date as far as ISO 8601-1 can say it (`1956-12` for `1956-12-XX`), or None."""
    return _iso(date.value) if date.value else None


def first_iso(dates: Iterable[Date]) -> str | None:
    """Return the first date that ISO 8601-1 can say, or None."""
    for date in dates:
        if iso := iso_date(date):
            return iso
    return None


def calendar_parts(date: Date | None) -> tuple[tuple[int, ...], ...]:
    """Return year, month and day as far as they are stated: one date, two for an interval, none for the rest."""
    iso = iso_date(date) if date else None
    if not iso:
        return ()
    ends = iso.split("/")
    if any(end.startswith("-") for end in ends):
        return ()
    return tuple(tuple(map(int, end.split("-"))) for end in ends)


def season(date: Date | None) -> int | None:
    """Return the season of the year, spring as 1 and winter as 4, where the date is one."""
    found = _SEASON.fullmatch(date.value) if date and date.value else None
    return int(found[1]) if found else None


def is_said_whole(date: Date | None) -> bool:
    """Whether year, month and day say all of the date: no doubt, no season, no day that is not known."""
    return date is not None and date.value is not None and date.value == iso_date(date)


def words(date: Date | None) -> str | None:
    """Return the date for reading: the words of the source, or else the EDTF value."""
    return None if date is None else " ".join((date.as_written or date.value or "").split())
