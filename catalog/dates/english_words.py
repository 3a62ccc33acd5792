"""An EDTF date in English words, for formats that print it unchanged: `c. 1850`, `25 June 1950?`, `1953–1957`."""

from __future__ import annotations

import re
from calendar import month_name
from functools import lru_cache

__all__ = ["MONTHS", "SEASONS", "in_words"]

MONTHS = tuple(month_name)[1:]
SEASONS = ("spring", "summer", "autumn", "winter")
_PARTS = {f"{at:02}": name for first, names in ((1, MONTHS), (21, SEASONS)) for at, name in enumerate(names, first)}
_DAY = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<part>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?")
_DECADE = re.compile(r"([0-9]{3})X")


@lru_cache(maxsize=4096)
def in_words(value: str) -> str:
    """Return the words for an EDTF value; a value that words cannot say shortly (a set, a year of BCE) as it is.

    >>> in_words("1850~"), in_words("1956-02/1956-03"), in_words("../1957")
    ('c. 1850', 'February 1956 – March 1956', 'until 1957')
    """
    first, slash, last = value.partition("/")
    if not slash:
        return _end(value)
    if first in ("", ".."):
        return f"until {_end(last)}"
    if last in ("", ".."):
        return f"from {_end(first)}"
    begun, ended = _end(first), _end(last)
    return f"{begun} – {ended}" if " " in begun + ended else f"{begun}–{ended}"


def _end(value: str) -> str:
    plain = re.sub("[?~%]", "", value)
    decade, day = _DECADE.fullmatch(plain), _DAY.fullmatch(plain)
    words = f"{decade[1]}0s" if decade else _of_day(day) if day else None
    if words is None:
        return value
    about, doubt = re.search("[~%]", value), re.search("[?%]", value)
    return f"{'c. ' if about else ''}{words}{'?' if doubt else ''}"


def _of_day(found: re.Match[str]) -> str | None:
    part, day = found["part"], found["day"]
    if part in (None, "XX"):
        return found["year"]
    name = _PARTS.get(part)
    if name is None:
        return None
    return f"{int(day)} {name} {found['year']}" if day not in (None, "XX") else f"{name} {found['year']}"
