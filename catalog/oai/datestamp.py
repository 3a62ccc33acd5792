"""Dates of the protocol (OAI-PMH 2.0, 3.3): UTC, in one of two granularities. Inside they are whole seconds of 1970."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime, timedelta
from enum import Enum

__all__ = ["Granularity", "day_of", "read", "write"]

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_SECOND = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_SECOND_OF_DAY = 86_399
"""A harvest until a day is until its last second: 23:59:59."""


class Granularity(Enum):
    """OAI-PMH 2.0, 4.2 granularity: the finest dates a repository knows."""

    DAYS = "YYYY-MM-DD"
    SECONDS = "YYYY-MM-DDThh:mm:ssZ"


def day_of(given: str) -> bool:
    """Return whether a legal date is written as a day."""
    return len(given) == len("YYYY-MM-DD")


def read(given: str, *, end: bool = False) -> int:
    """Return the seconds of a date; a day is its first second, or its last where it is an `end`.

    Raises ValueError for anything but the two forms of the protocol and days of the calendar.
    """
    match = _SECOND.fullmatch(given) or _DAY.fullmatch(given)
    if not match:
        raise ValueError("it is not of the form YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ")
    try:
        moment = datetime(*map(int, match.groups()), tzinfo=UTC)  # type: ignore[misc, arg-type]
    except ValueError:
        raise ValueError("there is no such day or time") from None
    seconds = calendar.timegm(moment.utctimetuple())
    return seconds + _LAST_SECOND_OF_DAY if end and day_of(given) else seconds


def write(seconds: int, granularity: Granularity = Granularity.SECONDS) -> str:
    """Return the date of a moment in the given granularity."""
    moment = _EPOCH + timedelta(seconds=seconds)
    day = f"{moment.year:04}-{moment.month:02}-{moment.day:02}"
    if granularity is Granularity.DAYS:
        return day
    return f"{day}T{moment.hour:02}:{moment.minute:02}:{moment.second:02}Z"
