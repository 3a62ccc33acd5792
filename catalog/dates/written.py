"""Dates as people write them, put into digits: a mend to offer, never a reading that is taken unasked."""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["MONTHS", "in_digits"]

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6,
    "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    "января": 1, "февраля": 2, "марта": 3, "апреля": 4, "мая": 5, "июня": 6,
    "июля": 7, "августа": 8, "сентября": 9, "октября": 10, "ноября": 11, "декабря": 12,
}  # fmt: skip
"""English months, and Russian ones as they stand in a day."""
_OTHER_MONTHS = {
    "январь": 1, "февраль": 2, "март": 3, "апрель": 4, "май": 5, "июнь": 6,
    "июль": 7, "август": 8, "сентябрь": 9, "октябрь": 10, "ноябрь": 11, "декабрь": 12,
    "januar": 1, "februar": 2, "märz": 3, "mai": 5, "juni": 6, "juli": 7, "oktober": 10, "dezember": 12,
    "janvier": 1, "février": 2, "mars": 3, "avril": 4, "juin": 6, "juillet": 7, "août": 8,
    "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12,
}  # fmt: skip
_ROMAN = dict(
    zip(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), range(1, 13), strict=True)
)
_SEASONS = {  # codes of EDTF, level 1
    "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24,
    "весна": 21, "лето": 22, "осень": 23, "зима": 24,
}  # fmt: skip
_SHORTEST = 3
"""Letters by which a shortened month is still known: Sep., сент."""
_YEAR = r"(?P<year>\d{4})(?:,? ?(?:г\.?|года?))?"
_MONTH = r"(?P<month>[^\W\d_]+)\.?"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (re.compile(rf"(?P<day>\d{{1,2}})\.? {_MONTH},? {_YEAR}"), lambda match: _day(match, _month(match["month"]))),
    (re.compile(rf"{_MONTH} (?P<day>\d{{1,2}}),? {_YEAR}"), lambda match: _day(match, _month(match["month"]))),
    (re.compile(rf"{_YEAR},? {_MONTH} (?P<day>\d{{1,2}})"), lambda match: _day(match, _month(match["month"]))),
    (
        re.compile(r"(?P<day>\d{1,2})[-. ](?P<month>[ivx]+)[-. ](?P<year>\d{4})"),
        lambda match: _day(match, _ROMAN.get(match["month"])),
    ),
    (
        re.compile(r"(?P<year>\d{4})[./](?P<month>\d\d)[./](?P<day>\d\d)"),
        lambda match: _day(match, int(match["month"])),
    ),
    (re.compile(rf"{_MONTH},? {_YEAR}"), lambda match: _part_of_year(match["month"], match["year"])),
    (re.compile(r"(?:between|между) (\d{4}) (?:and|и) (\d{4})"), lambda match: f"{match[1]}/{match[2]}"),
    (re.compile(rf"\[?{_YEAR}\]?[.,]?"), lambda match: match["year"]),
    (re.compile(r"\d{3}x|\d\dxx"), lambda match: match[0].upper()),
)


def in_digits(text: str) -> str | None:
    """Return how EDTF writes a date in words of English, Russian, German or French, or None where that is not known."""
    plain = " ".join(text.casefold().split())
    for form, write in _FORMS:
        if match := form.fullmatch(plain):
            return write(match)
    return None


def _month(word: str) -> int | None:
    """Return the month of a name that may be shortened, or None."""
    names = {**MONTHS, **_OTHER_MONTHS}
    found = {number for name, number in names.items() if len(word) >= _SHORTEST and name.startswith(word)}
    return names.get(word) or (found.pop() if len(found) == 1 else None)


def _day(match: re.Match[str], month: int | None) -> str | None:
    return f"{match['year']}-{month:02}-{int(match['day']):02}" if month else None


def _part_of_year(name: str, year: str) -> str | None:
    part = _month(name) or _SEASONS.get(name)
    return f"{year}-{part:02}" if part else None
