"""Dates of East Asia in numbers: 1956年9月5日, 昭和31年9月5日, 民國四十五年, 단기 4289년.

The eras since 1868 count years of their own and take months and days from the Gregorian calendar (Japan since 1873,
China since 1912, Korea since 1896). The years of the emperors before are of the moon: what they may be is asked.
"""

from __future__ import annotations

import re

__all__ = ["eastern_date", "lunar_year"]

_ERAS = {
    "民國": (1911, 1, 999), "民国": (1911, 1, 999), "明治": (1867, 6, 45), "大正": (1911, 1, 15), "昭和": (1925, 1, 64),
    "平成": (1988, 1, 31), "令和": (2018, 1, 99), "단기": (-2333, 4229, 4999), "檀紀": (-2333, 4229, 4999),
    "": (0, 1000, 2999),
}  # fmt: skip
"""Each era: the year before its first, and between which of its years dates are Gregorian."""
_REIGNS = {
    "康熙": (1661, 61), "雍正": (1722, 13), "乾隆": (1735, 60), "嘉慶": (1795, 25), "嘉庆": (1795, 25),
    "道光": (1820, 30), "咸豐": (1850, 11), "咸丰": (1850, 11), "同治": (1861, 13),
    "光緒": (1874, 34), "光绪": (1874, 34), "宣統": (1908, 3), "宣统": (1908, 3),
    "明治": (1867, 5), "慶応": (1864, 4), "萬曆": (1572, 48), "万历": (1572, 48),
}  # fmt: skip
"""Each reign: the year before its first, and its last year."""
_NUMBER = r"[元\d〇零一二三四五六七八九十百千]+"
_DATE = re.compile(
    rf"(?:中華|中华)?(?P<era>{'|'.join(filter(None, {*_ERAS, *_REIGNS}))}|) ?(?P<year>{_NUMBER}) ?[年년]"
    rf" ?(?:(?P<month>{_NUMBER}) ?[月월] ?(?:(?P<day>{_NUMBER}) ?[日号號일])?)?"
)
"""A year of an era with its month and day: `昭和31年9月5日`, `民國45年`, `1956년 9월`."""
_DIGITS = {digit: value for value, digits in enumerate(("〇零", *"一二三四五六七八九")) for digit in digits} | {"元": 1}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def eastern_date(text: str) -> tuple[int, int | None, int | None] | None:
    """Return year, month and day of a date in an era that takes months from our calendar; None where it is none."""
    found = _DATE.fullmatch(text)
    if not found or found["era"] not in _ERAS:
        return None
    before, first, last = _ERAS[found["era"]]
    year = _number(found["year"])
    if not first <= year <= last:
        return None
    month, day = (_number(found[part]) if found[part] else None for part in ("month", "day"))
    return before + year, month, day


def lunar_year(text: str) -> tuple[str, ...]:
    """Return the two years that a year of a reign is parts of, 光緒二十四年; none where it is no such year."""
    found = _DATE.fullmatch(text)
    before, last = _REIGNS.get(found["era"], (0, 0)) if found else (0, 0)
    year = _number(found["year"]) if found else 0
    return (str(before + year), f"{before + year}/{before + year + 1}") if 1 <= year <= last else ()


def _number(text: str) -> int:
    """Return a number in our digits, or in Chinese ones by place (一九五六) or by unit (四十五)."""
    if text.isascii():
        return int(text[:6])
    if not _UNITS.keys() & set(text):
        return int("".join(str(_DIGITS.get(char, char)) for char in text[:6]))
    sum_, digit = 0, 0
    for char in text:
        if char in _UNITS:
            sum_ += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS.get(char, 0)
    return sum_ + digit
