"""The dates of a feed in the one form of the protocol, however it writes them."""

from __future__ import annotations

import datetime as dt
import re

__all__ = ["is_later", "now", "utc_of"]

# 2024-03-01T10:00:00.123Z (DSpace), 2024-03-01T10:00:00+02:00, 2024-03-01T10:00:00, 2024-03-01 10:00:00
_STAMP = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[Tt ]([0-9]{2}:[0-9]{2}:[0-9]{2})(?:[.,][0-9]{1,12})? ?([Zz]|[+-][0-9]{2}:?[0-9]{2})?)?"
)


def utc_of(text: str) -> str:
    """Return a date or a moment as OAI-PMH writes it; nothing where it is none.

    A moment without a zone is taken as UTC, which the protocol demands; fractions of a second are cut.
    """
    found = _STAMP.fullmatch(text.strip()[:60])
    if not found:
        return ""
    day, time, zone = found.groups()
    try:
        if time is None:
            return dt.date.fromisoformat(day).isoformat()
        offset = "+00:00" if zone in (None, "Z", "z") else zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
        moment = dt.datetime.fromisoformat(f"{day}T{time}{offset}").astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return ""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def is_later(one: str, other: str) -> bool:
    """Whether a datestamp is surely later than another: of two of one day, one of which is a day alone, none is."""
    length = min(len(one), len(other))
    return bool(utc_of(one) and utc_of(other)) and one[:length] > other[:length]


def now() -> str:
    """Return this moment."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
