"""English words of dates, read into EDTF. What can be read in two ways is not read."""

from __future__ import annotations

import re

from catalog.dates import edtf

__all__ = ["DATE_WORDS", "is_date", "is_edtf", "is_undated", "read_date"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_TO = r"\s*(?:-|–|—|/|\bto\b|\buntil\b|\band\b)\s*"

DATE_WORDS = (
    rf"(?:(?P<m1>{_MONTH})\s+(?P<d1>{_DAY}),?\s+(?P<y1>{_YEAR})"
    rf"|[\"“”«]?(?P<d2>{_DAY})[\"“”»]?(?:\s+of)?\s+(?P<m2>{_MONTH}),?\s+(?P<y2>{_YEAR})"
    rf"|(?P<m3>{_MONTH}),?\s+(?P<y3>{_YEAR})"
    rf"|(?P<y4>{_YEAR})-(?P<n4>[01]\d)-(?P<d4>[0-3]\d)"
    rf"|(?P<y9>{_YEAR})-(?P<n9>0[1-9]|1[0-2])(?![\w-])"
    rf"|(?P<a0>[0-3]?\d)(?P<slash>[./])(?P<b0>[0-3]?\d)(?P=slash)(?P<y0>{_YEAR})"
    rf"|(?P<d5>{_DAY})\.?\s?(?P<r5>[IVX]{{1,4}})\.?\s?(?P<y5>{_YEAR})"
    rf"|(?P<s6>(?i:spring|summer|autumn|fall|winter)),?\s+(?P<y6>{_YEAR})"
    rf"|(?P<y7>{_YEAR})s(?!\w)"
    rf"|(?P<y8>{_YEAR}))"
)
"""A pattern of one date in English words, ISO 8601, all in numbers, or with a Roman month."""

_ONE = re.compile(DATE_WORDS, re.IGNORECASE)
_BRACKETED = re.compile(r"\[([^\[\]]+)\]")
_WEEKDAY = re.compile(r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:circa|c(?:a)?\.|ca\s|about|around|approximately|approx\.)\s*", re.IGNORECASE)
_DOUBT = re.compile(r"\s*(?:\(\?\)|\[\?\]|\?|\(?probably\)?)$", re.IGNORECASE)
_BETWEEN = re.compile(r"^(?:between|from)\s+", re.IGNORECASE)
_UNDATED = re.compile(r"^\W*(?:undated|no date|n\.\s?d\.|(?:date )?unknown|n/a)\W*$", re.IGNORECASE)
_DAYS = re.compile(rf"^(?P<month>{_MONTH})\s+(?P<a>{_DAY}){_TO}(?P<b>{_DAY}),?\s+(?P<year>{_YEAR})$", re.IGNORECASE)
_DAYS_FIRST = re.compile(
    rf"^(?P<a>{_DAY}){_TO}(?P<b>{_DAY})\s+(?P<month>{_MONTH}),?\s+(?P<year>{_YEAR})$", re.IGNORECASE
)
_SHARED_YEAR = re.compile(
    rf"^(?P<a>{_MONTH}(?:\s+{_DAY})?|{_DAY}\s+{_MONTH}){_TO}(?P<b>(?:{_MONTH}(?:\s+{_DAY})?|{_DAY}\s+{_MONTH}),?\s+(?P<year>{_YEAR}))$",
    re.IGNORECASE,
)


def is_date(text: str) -> bool:
    """Whether a line is a date, or says that there is none."""
    return is_undated(text) or (len(text) < 60 and read_date(text) is not None)


def is_undated(text: str) -> bool:
    """Whether words say that there is no date."""
    return bool(_UNDATED.match(text.strip().strip("[]()")))


def read_date(text: str) -> str | None:
    """Return the EDTF value of words that are a date and nothing else, or None."""
    words = " ".join(text.split())
    bracketed = _BRACKETED.fullmatch(words)
    words = bracketed[1] if bracketed else words
    doubt, words = _DOUBT.search(words), _DOUBT.sub("", words).strip("[]().,; ")
    words = _WEEKDAY.sub("", words)
    about, words = _ABOUT.search(words), _ABOUT.sub("", words)
    value = _value(_BETWEEN.sub("", words))
    if value is None or not is_edtf(value):
        return None
    mark = {(True, False): "~", (False, True): "?", (True, True): "%"}.get((bool(about), bool(doubt)), "")
    return "/".join(part + mark for part in value.split("/"))


def _value(words: str) -> str | None:
    one = _ONE.fullmatch(words)
    if one:
        return _single(one)
    days = _DAYS.match(words) or _DAYS_FIRST.match(words)
    if days:
        month = f"{days['year']}-{_month(days['month']):02}"
        return f"{month}-{_day(days['a'])}/{month}-{_day(days['b'])}"
    shared = _SHARED_YEAR.match(words)
    if shared:
        return _joined(f"{shared['a']} {shared['year']}", shared["b"])
    for gap in re.finditer(_TO, words):
        value = _joined(words[: gap.start()], words[gap.end() :])
        if value:
            return value
    return None


def _joined(first: str, last: str) -> str | None:
    ends = [_ONE.fullmatch(first), _ONE.fullmatch(last)]
    if any(end and end["s6"] for end in ends):  # `Winter 1962-1963` is one winter
        return None
    values = [_single(end) for end in ends if end]
    return "/".join(values) if len(values) == 2 and all(values) else None


def _single(match: re.Match[str]) -> str:
    part = {key: value for key, value in match.groupdict().items() if value}
    shape = next(iter(part))[1]
    year = part.get("y" + shape, "")
    if shape in "12":
        return f"{year}-{_month(part['m' + shape]):02}-{_day(part['d' + shape])}"
    if shape == "3":
        return f"{year}-{_month(part['m3']):02}"
    if shape == "4":
        return f"{year}-{part['n4']}-{part['d4']}"
    if shape == "9":
        return _year_and_month(year, part["n9"])
    if shape == "0":
        return _in_numbers(year, int(part["a0"]), int(part["b0"]))
    if shape == "5":
        roman = part["r5"].upper()
        return f"{year}-{_ROMAN.index(roman) + 1 if roman in _ROMAN else 0:02}-{_day(part['d5'])}"
    if shape == "6":
        return f"{year}-{_SEASONS[part['s6'].lower()]}"
    return year[:3] + "X" if shape == "7" else year


def _year_and_month(year: str, month: str) -> str:
    """Return a month; nothing where the number may end a span of years: `1911-12`."""
    return "" if int(month) > int(year[2:]) else f"{year}-{month}"


def _in_numbers(year: str, first: int, second: int) -> str:
    """Return a day; nothing where either number may be the month: `5/9/1956`."""
    orders = {(month, day) for month, day in ((first, second), (second, first)) if month <= 12}
    return f"{year}-{min(orders)[0]:02}-{min(orders)[1]:02}" if len(orders) == 1 else ""


def _month(name: str) -> int:
    return _MONTHS.index(name.lower()[:3]) + 1


def _day(text: str) -> str:
    return f"{int(re.sub(r'[^0-9]', '', text)):02}"


def is_edtf(value: str) -> bool:
    """Whether a text is a date in EDTF."""
    try:
        edtf.parse(value)
    except ValueError:
        return False
    return True
