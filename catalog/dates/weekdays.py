"""The weekdays that words of a date name, and whether they are the weekdays of its days."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from catalog.dates.vocabulary import WEEKDAYS

__all__ = ["weekday_denied"]

_WORD = re.compile(r"[^\W\d_]+")
_DAY = re.compile(r"(?!0000)\d{4}-\d\d-\d\d")
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@lru_cache(maxsize=4096)
def weekday_denied(words: str, value: str) -> str:
    """Return what is wrong where words name another weekday than the day has, or nothing.

    `value` is a day in EDTF, or a span of days where the words name a weekday for each end; the calendar is Gregorian.

    >>> weekday_denied("Monday, 5 September 1956", "1956-09-05")
    '1956-09-05 was a Wednesday, and not the weekday that the words name.'
    """
    named = [WEEKDAYS[word] for word in _WORD.findall(words.casefold()) if word in WEEKDAYS]
    days = value.rstrip("?~%").split("/")
    if len(named) != len(days) or not all(_DAY.fullmatch(day) for day in days):
        return ""
    for weekday, day in zip(named, days, strict=True):
        found = dt.date.fromisoformat(day).weekday()
        if found != weekday:
            return f"{day} was a {_NAMES[found]}, and not the weekday that the words name."
    return ""
