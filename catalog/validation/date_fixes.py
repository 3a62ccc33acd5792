"""What to write for a date that is no EDTF: the one that is meant, those that may be, or its words alone."""

from __future__ import annotations

import re

from catalog.dates import edtf
from catalog.findings import Fix
from catalog.validation.line_meant import date_meant
from catalog.validation.yaml_value import yaml_value

__all__ = ["date_hint", "day_hint"]

_CHOICE = re.compile(r"(?:write|first:) (\S+) or (\S+?)[,.]? ?(?:and keep .*|)$")
_OPEN = re.compile(r"write (\[[^\s\]]+\]), and keep ")
_SHORT_YEAR = re.compile(r"(\d{1,2})([./-])(\d{1,2})[./-](\d\d)")
_YEARS = re.compile(r"(\d\d)(\d\d)[-–](\d\d)")
_DAY_BEFORE_MONTH = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def date_hint(given: str, message: str, *, is_whole: bool) -> tuple[str, Fix | None]:
    """Return the hint for a date that was refused with a message, and what to write in its place.

    Without `is_whole` it is the field `value` of a date, which no words can be in.
    """
    if date := date_meant(given, is_whole=is_whole):
        return f"Write `{date}`.", Fix(date)
    if choice := _CHOICE.search(message):
        return f"Write the one that is meant: `{yaml_value(choice[1])}` or `{yaml_value(choice[2])}`.", None
    if is_whole and (open_end := _OPEN.search(message)):
        meant = f"{{value: {yaml_value(open_end[1])}, as_written: {yaml_value(given)}}}"
        return f"Write `{meant}`.", Fix(meant)
    if (likely := _likely(given)) and _is_date(likely):
        return f"If that is meant, write `{likely}`.", None
    whole = _DAY_BEFORE_MONTH.fullmatch(given)
    if whole and _is_date(f"{whole[1]}-{whole[2]}"):
        return f"Look in the source; where its day cannot be read, write `{whole[1]}-{whole[2]}`.", None
    if not is_whole:
        return "Write the words under 'as_written' instead, and the date here in digits: 1956-08-05.", None
    words = f"{{as_written: {yaml_value(given)}}}"
    return f"Write `{words}`, and with it 'value', the date in digits, where it can be known.", Fix(words)


def _likely(given: str) -> str:
    """Return the date that digits in another order are likely to be; nothing where none is."""
    if match := _SHORT_YEAR.fullmatch(given):
        return f"19{match[4]}-{match[3].zfill(2)}-{match[1].zfill(2)}"
    if (match := _YEARS.fullmatch(given)) and match[2] < match[3]:
        return f"{match[1]}{match[2]}/{match[1]}{match[3]}"
    if (match := _DAY_BEFORE_MONTH.fullmatch(given)) and match[2] > "12":
        return f"{match[1]}-{match[3]}-{match[2]}"
    first, slash, last = given.partition("/")
    return f"{last}/{first}" if slash else ""


def _is_date(text: str) -> bool:
    try:
        edtf.parse(text)
    except ValueError:
        return False
    return True


def day_hint(given: object) -> tuple[str, Fix | None]:
    """Return the hint for a value that is no day of the calendar, and the day that is meant, where that is known."""
    day = date_meant(given, is_whole=False) if isinstance(given, str) else None
    if day and re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return f"Write {day}.", Fix(day)
    begins = re.fullmatch(r"(\d{4})(-\d\d)?", day or "")
    if begins:
        return f"A whole day is needed: write `{begins[1]}{begins[2] or '-01'}-01`, its first, or another.", None
    return "Write year, month and day: 2024-03-31.", None
