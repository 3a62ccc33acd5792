"""Dates of other calendars in words: the Julian one, both at once, the French Republic's; of the rest only which."""

from __future__ import annotations

import datetime as dt
import re

from catalog.dates.calendar_arithmetic import julian_day, republican_day, republican_year
from catalog.dates.one_date import Point, points
from catalog.dates.tokens import Token, tokens_of
from catalog.vocabularies import Calendar

__all__ = ["calendar_named", "day_of_both", "from_julian", "republican"]

_DAY = re.compile(r"(-?\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")


def from_julian(value: str) -> str:
    """Return a value of the Julian calendar in the Gregorian one; nothing where that has no such day.

    A month is parts of two months there. A year is kept: the rule moves its ends by days alone.
    """
    month = _MONTH.fullmatch(value)
    try:
        if month and 1 <= int(month[2]) <= 12:
            return _julian_month(int(month[1]), int(month[2]))
        return _DAY.sub(lambda day: _text(julian_day((int(day[1]), int(day[2]), int(day[3])))), value)
    except ValueError:
        return ""


def _julian_month(year: int, month: int) -> str:
    first = julian_day((year, month, 1))
    after = julian_day((year, month + 1, 1) if month < 12 else (year + 1, 1, 1))
    last = dt.date(*after) - dt.timedelta(days=1)
    return f"[{_text(first)}..{last.isoformat()}]"


def _text(day: tuple[int, int, int]) -> str:
    return Point(*day).value


_BOTH = re.compile(r"(?P<outer>[^()\[\]]+?)\s*[(\[](?P<inner>[^()\[\]]+)[)\]]\s*(?P<rest>[^()\[\]]*)")


def day_of_both(text: str) -> str:
    """Return the Gregorian day of `25 октября (7 ноября) 1917 г.`, which gives both; nothing where it does not."""
    found = _BOTH.fullmatch(text)
    if not found:
        return ""
    parts = [_plain(found[name]) for name in ("outer", "inner", "rest")]
    outer, inner, rest = parts
    if any(token.kind == "x" for part in parts for token in part) or not outer or not inner:
        return ""
    firsts = [*points([*outer, *rest]), *points(outer)]
    seconds = [*points([*inner, *rest]), *points(inner)]
    for one in firsts:
        for other in seconds:
            days = sorted(day.value for day in (_with_year_of(one, other), _with_year_of(other, one)) if day.day)
            if len(days) == 2 and from_julian(days[0]) == days[1]:
                return days[1]
    return ""


def _plain(text: str) -> list[Token]:
    return [token for token in tokens_of(text) if token.kind not in "ON.,"]


def _with_year_of(one: Point, other: Point) -> Point:
    return Point(
        one.year if one.year is not None else other.year,
        one.month if one.month is not None else other.month,
        one.day,
    )


_REPUBLICAN_MONTHS = (
    "vendémiaire vendemiaire", "brumaire", "frimaire", "nivôse nivose", "pluviôse pluviose", "ventôse ventose",
    "germinal", "floréal floreal", "prairial", "messidor", "thermidor fervidor", "fructidor",
    "complémentaire complementaire",
)  # fmt: skip
_MONTH_NUMBERS = {name: number for number, names in enumerate(_REPUBLICAN_MONTHS, 1) for name in names.split()}
_REPUBLICAN = re.compile(
    rf"(?:(?:(?P<day>\d{{1,2}})(?:er|e|ème)? (?:jour )?)?(?P<month>{'|'.join(_MONTH_NUMBERS)})[, ]+)?(?:de )?"
    r"(?:l['’] ?)?an (?P<year>[ivx]+|\d{1,2})(?: de la république)?(?: (?:française|une et indivisible))?",
    re.IGNORECASE,
)
"""A day of the French Republic: `9 thermidor an II`, `an IV de la république`."""
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv"]


def republican(text: str) -> str | None:
    """Return the value of a date of the French Republic, `18 brumaire an VIII`; None where it is none.

    A month or a year is an interval there, from its first day to its last; of one document a day within it.
    """
    found = _REPUBLICAN.fullmatch(text.casefold())
    if not found:
        return None
    numeral = found["year"]
    year = int(numeral) if numeral.isdigit() else _ROMAN.index(numeral) + 1 if numeral in _ROMAN else 0
    month = _MONTH_NUMBERS.get(found["month"] or "", 0)
    try:
        if found["day"]:
            return _text(republican_day(year, month, int(found["day"])))
        if month:
            return f"[{_text(republican_day(year, month, 1))}..{_text(republican_day(year, month, 30))}]"
        first, last = republican_year(year)
    except ValueError:
        return None
    return f"[{_text(first)}..{_text(last)}]"


_ISLAMIC = (
    r"muharram|safar|rabi['ʿ]? ?(?:al-)?|jumada|rajab|sha['ʿ]?ban|ramadan|ramaḍān|shawwal|dhu ?['l-]|hijri"
    r"|\ba\. ?h\.|هـ"
)
_HEBREW = (
    r"tishrei|tishri|cheshvan|heshvan|kislev|tevet|shevat|\badar\b|nisan|iyar|sivan|tammuz|\bav\b 5\d{3}|elul"
    r"|\b5\d{3} a\. ?m\.|\ba\. ?m\. 5\d{3}"
)
_NAMED = (
    (re.compile(_ISLAMIC, re.IGNORECASE), Calendar.ISLAMIC),
    (re.compile(_HEBREW, re.IGNORECASE), Calendar.HEBREW),
    (
        re.compile(
            "明治|大正|昭和|平成|令和|民國|民国|光[緒绪]|乾隆|康熙|雍正|嘉[慶庆]|道光|咸[豐丰]|同治|宣[統统]|萬曆|万历|慶応|단기|檀紀"
        ),
        Calendar.OTHER,
    ),
)


def calendar_named(text: str) -> Calendar | None:
    """Return the calendar, other than the Gregorian and Julian ones, that words of a date name."""
    return next((calendar for pattern, calendar in _NAMED if pattern.search(text)), None)
