"""The slips that people make when they write a date in EDTF: the year last, hyphens left out, words for about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from catalog.dates.undated import is_undated

__all__ = ["has_no_interval", "slip_in"]

_YEAR_LAST = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}")
_MONTH_BEHIND = re.compile(r"(\d{4})/(0?[1-9]|1[0-2])(?:/(0?[1-9]|[12]\d|3[01]))?")
_MONTH_BEFORE = re.compile(r"(0?[1-9]|1[0-2])[./](\d{4})")
_SLIPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(r"(\d{1,2})([./-])(\d{1,2})[./-](\d{4})"),
        lambda match: f"begins with a day or a month; write the year first: {_year_first(match)}",
    ),
    (
        re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?"),
        lambda match: f"has a month or day of one digit; write two: {_joined(match.groups())}",
    ),
    (
        _MONTH_BEHIND,
        lambda match: f"has a slash, which separates the ends of an interval; write {_joined(match.groups())}",
    ),
    (
        _MONTH_BEFORE,
        lambda match: f"begins with a month; write the year first: {_joined((match[2], match[1]))}",
    ),
    (
        re.compile(r"(\d{4})[ .](\d{1,2})[ .](\d{1,2})"),
        lambda match: f"has no hyphens; write {_joined(match.groups())}",
    ),
    (_YEAR_LAST, lambda match: "has a year of two digits; write the year in full and first, as in 1956-09-05"),
    (re.compile(r"\d\d"), lambda match: "has a year of two digits; write the year in full, as in 1956/1957"),
    (re.compile(r"(\d{4})(\d\d)(\d\d)"), lambda match: f"has no hyphens; write {'-'.join(match.groups())}"),
    (
        re.compile(r"(?:c|ca|circa|about|ок|около|um|vers|env)\.? ?(\d{4})(?: ?г\.)?", re.IGNORECASE),
        lambda match: f"is words; 'about' is written with a tilde: {match[1]}~",
    ),
    (
        re.compile(r"(\d{4}(?:-\d\d){0,2}) ?(?:-|–|to) ?(\d{4}(?:-\d\d){0,2})"),
        lambda match: f"is an interval; it is written with a slash: {match[1]}/{match[2]}",
    ),
    (
        re.compile(r"(\d{3})(?:[-?]|\d-?s)"),
        lambda match: f"is a decade; an unknown digit is written as X: {match[1]}X",
    ),
    (
        re.compile(r"(\d{4}(?:-\d\d){0,2})(?:\?~|~\?)"),
        lambda match: f"is uncertain and approximate; one sign says both: {match[1]}%",
    ),
)
"""The slips that people make in a date, and what is wrong with each, as the end of a sentence."""


def has_no_interval(text: str) -> bool:
    """Return whether the slashes of a date part its day, month and year, and no interval."""
    return any(form.fullmatch(text) for form in (_YEAR_LAST, _MONTH_BEHIND, _MONTH_BEFORE))


def slip_in(text: str) -> str | None:
    """Return what is wrong with a date, as the end of a sentence that begins with it, or None for no known slip."""
    for slip, said in _SLIPS:
        if match := slip.fullmatch(text):
            return said(match)
    if is_undated(text):
        return "is not a date; leave the date out, and keep the words of the source in 'as_written'"
    return None


def _joined(parts: Iterable[str | None]) -> str:
    """Return year, month and day as EDTF joins them, as far as they are there."""
    return "-".join(part.zfill(2) for part in parts if part)


def _year_first(match: re.Match[str]) -> str:
    """Return the day or days that a date such as 5.9.1956 may mean; dots are written where the day comes first."""
    first, second = match[1].zfill(2), match[3].zfill(2)
    readings = [(second, first)] if match[2] == "." else [(second, first), (first, second)]
    return " or ".join(f"{match[4]}-{month}-{day}" for month, day in readings if month <= "12") or f"{match[4]}-..."
