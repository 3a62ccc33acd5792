"""The attributes of a TEI date: the day, or its bounds, and how sure they are.

A date that is one day, month or year is `when`; a span is `from` and `to`; a date that lies somewhere between bounds is
`notBefore` and `notAfter`. Years before 1 have no attribute: standards count them differently.
"""

from __future__ import annotations

import re

from catalog.dates.edtf_grammar import Day
from catalog.model import Date
from catalog.standards import dates
from catalog.vocabularies import Certainty

__all__ = ["Attributes", "cert_of", "dating", "says_all"]

Attributes = dict[str, str | None]

_CERT = {
    Certainty.CERTAIN: "high",
    Certainty.PROBABLE: "medium",
    Certainty.UNCERTAIN: "low",
    Certainty.UNCERTAIN_READING: "low",
}
_YEAR = re.compile(r"(?!0000)\d{4}")
_SEASON = re.compile(r"(?!0000)\d{4}-(?:2[1-9]|3\d|4[01])[?~%]?")
_SPAN = re.compile(r"[^\[\]{}X]+/[^\[\]{}X]*|/[^\[\]{}X]+")


def cert_of(certainty: Certainty | None) -> str | None:
    """Return how sure a statement is, in the words of TEI."""
    return _CERT[certainty] if certainty else None


def dating(date: Date) -> Attributes:
    """Return the attributes of a date: its bounds, its certainty, and that somebody concluded it."""
    found: Attributes = dict(_bounds(date))
    read = date.edtf
    if read and read.uncertain:
        found["cert"] = "low"
    if read and read.approximate:
        found["precision"] = "low"
    found["cert"] = cert_of(date.certainty) or found.get("cert")
    found["evidence"] = "conjecture" if date.supplied_by else None
    return found


def says_all(date: Date) -> bool:
    """Whether the attributes say all of a date: it is whole, and sure."""
    return dates.is_said_whole(date) and bool(_bounds(date))


def _bounds(date: Date) -> dict[str, str | None]:
    value, read = date.value or "", date.edtf
    if _SEASON.fullmatch(value) and read and read.earliest and read.latest:
        return {"notBefore": _month(read.earliest), "notAfter": _month(read.latest)}
    ends = (dates.iso_date(date) or dates.iso_open(date) or "").replace("..", "").split("/")
    if not any(ends) or not all(_YEAR.match(end) for end in ends if end):
        return {}
    if len(ends) == 1:
        return {"when": ends[0]}
    names = ("from", "to") if _SPAN.fullmatch(value) else ("notBefore", "notAfter")
    return dict(zip(names, [end or None for end in ends], strict=True))


def _month(day: Day) -> str:
    return f"{day[0]:04}-{day[1]:02}"
