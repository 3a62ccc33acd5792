"""Dates as the formats write them: only what EDTF states is made a number; the rest stays words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from catalog.model import Date, edtf

__all__ = ["calendar_parts", "first_iso", "iso_dates", "words"]


def iso_dates(dates: Iterable[Date]) -> tuple[str, ...]:
    """Return the dates that ISO 8601-1 can say, each once."""
    return tuple(dict.fromkeys(iso for date in dates if date.value and (iso := _iso(date.value))))


@lru_cache(maxsize=4096)
def _iso(value: str) -> str | None:
    return edtf.parse(value).iso


def first_iso(dates: Iterable[Date]) -> str | None:
    """Return the first date that ISO 8601-1 can say, or None."""
    for date in dates:
        if date.value and (iso := _iso(date.value)):
            return iso
    return None


def calendar_parts(date: Date | None) -> tuple[tuple[int, ...], ...]:
    """Return year, month and day as far as they are stated: one date, two for an interval, none for the rest."""
    iso = date.edtf.iso if date and date.edtf else None
    if not iso:
        return ()
    ends = iso.split("/")
    if any(end.startswith("-") for end in ends):
        return ()
    return tuple(tuple(map(int, end.split("-"))) for end in ends)


def words(date: Date | None) -> str | None:
    """Return the date for reading: the words of the source, or else the EDTF value."""
    return None if date is None else " ".join((date.as_written or date.value or "").split())
