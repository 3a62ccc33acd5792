"""One date within words: the patterns of its tokens, and the parts of a date that each gives."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from catalog.dates.tokens import Token

__all__ = ["Point", "points"]


@dataclass(frozen=True, slots=True)
class Point:
    """One date as far as it is stated: a year with month and day, or `text`, a decade, century or season in EDTF.

    In `5-13 September 1956` the first date states its day alone.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    text: str = ""
    about: bool = False
    doubtful: bool = False
    is_about_behind: bool = False
    """Whether `about` is said behind the date: 1950-1956 ca."""
    order: str = ""
    """Of a date in numbers, whether the day or the month is first; nothing where both are the same."""
    is_short: bool = False
    """Whether the year has three digits and no era beside it: it is a year where the other end has one."""

    @property
    def value(self) -> str:
        """The date in EDTF; nothing where it has no year, or the calendar does not have it."""
        if self.text:
            return self.text + self.mark
        if self.year is None or self.is_short:
            return ""
        if not -9999 <= self.year <= 9999:
            return f"Y{self.year}{self.mark}" if self.month is None else ""
        if self.month is None and self.day is not None:
            return ""
        if self.month is not None and not 1 <= self.month <= 12:
            return ""
        if self.day is not None and not 1 <= self.day <= monthrange(self.year % 400 + 2000, self.month or 1)[1]:
            return ""
        year = f"-{-self.year:04}" if self.year < 0 else f"{self.year:04}"
        return "-".join([year, *(f"{part:02}" for part in (self.month, self.day) if part is not None)]) + self.mark

    @property
    def mark(self) -> str:
        """The sign of EDTF for about, perhaps, or both."""
        return {(True, False): "~", (False, True): "?", (True, True): "%"}.get((self.about, self.doubtful), "")


_Build = Callable[[Sequence[Token]], Iterator[Point]]


def points(tokens: Sequence[Token]) -> list[Point]:
    """Return every date that the tokens, all of them, may be; one without a year is in want of that of another."""
    kinds = "".join(token.kind for token in tokens)
    framed = re.fullmatch(r"(?P<before>[~?,]*)(?P<core>.*?)(?P<after>[~?,]*)", kinds)
    if not framed or not framed["core"]:
        return []
    core = tokens[framed.start("core") : framed.end("core")]
    about, doubtful = "~" in framed["before"] + framed["after"], "?" in framed["before"] + framed["after"]
    shape = "".join(token.kind for token in core)
    return [
        replace(point, about=about, doubtful=doubtful, is_about_behind="~" in framed["after"])
        for pattern, build in _FORMS
        if pattern.fullmatch(shape)
        for point in build(core)
    ]


def _years(tokens: Sequence[Token]) -> list[int]:
    """Return the year of the tokens: one of four digits, or any with its era beside it."""
    era = next((token.kind for token in tokens if token.kind in "ab"), "")
    kinds = "yhn" if era else "y"
    found = [token.number for token in tokens if token.kind in kinds]
    if era and len(found) > 1:  # 15 March 44 BC: the year is beside the era
        found = found[-1:] if tokens[-1].kind == era else found[:1]
    return [1 - year if era == "b" else year for year in found]


def _named(tokens: Sequence[Token]) -> Iterator[Point]:
    """5 September 1956, September 5, 1956, 1956 September 5, and with less."""
    month = next((token.number for token in tokens if token.kind == "M"), None)
    years = _years(tokens)
    has_era = any(token.kind in "ab" for token in tokens)
    numbers = [token.number for token in tokens if token.kind == "n"]
    day = (
        numbers[0]
        if numbers and not (has_era and len(numbers) == 1 and not any(t.kind in "yh" for t in tokens))
        else None
    )
    if years:
        yield Point(years[0], month, day)


def _without_year(tokens: Sequence[Token]) -> Iterator[Point]:
    month = next((token.number for token in tokens if token.kind in "MS"), None)
    day = next((token.number for token in tokens if token.kind == "n"), None)
    yield Point(None, month, day)


def _day_and_year(tokens: Sequence[Token]) -> Iterator[Point]:
    """The end of January 1-5, 1956."""
    yield Point(tokens[-1].number, None, tokens[0].number)


def _year_first(tokens: Sequence[Token]) -> Iterator[Point]:
    """1956-09-05, 1956/9/5, 1956-09; a number may be no month, as in 1956-57."""
    year, month = tokens[0].number, tokens[2].number
    if len(tokens) == 5:
        day = tokens[4].number
        if tokens[1].text == tokens[3].text:
            yield Point(year, month or None, (day or None) if month else None)
    elif month == 0 and tokens[1].text == "-" and tokens[0].text[2:] != "99":  # 1920-00, as databases have it
        yield Point(year)
    elif 1 <= month <= 12 and tokens[1].text not in "–—":  # a dash is of a span
        yield Point(year, month)


def _compact(tokens: Sequence[Token]) -> Iterator[Point]:
    """19560905."""
    digits = tokens[0].text
    if digits[:2] in ("15", "16", "17", "18", "19", "20"):
        yield Point(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def _day_first(tokens: Sequence[Token]) -> Iterator[Point]:
    """5.9.1956, 5/9/1956: the day and the month in either order."""
    first, second, year = tokens[0].number, tokens[2].number, tokens[4].number
    if tokens[1].text == tokens[3].text:
        yield from _in_either_order(first, second, year)


def _day_and_month(tokens: Sequence[Token]) -> Iterator[Point]:
    """The beginning of 19.2. - 14.3.1945."""
    yield from _in_either_order(tokens[0].number, tokens[2].number, None)


def _in_either_order(first: int, second: int, year: int | None) -> Iterator[Point]:
    if first == second:
        yield Point(year, first, first)
        return
    for order, month, day in (("day", second, first), ("month", first, second)):
        if 1 <= month <= 12:
            yield Point(year, month, day, order=order)


def _month_and_year(tokens: Sequence[Token]) -> Iterator[Point]:
    """9/1956, 09.1956."""
    yield Point(tokens[2].number, tokens[0].number)


def _roman_month(tokens: Sequence[Token]) -> Iterator[Point]:
    """5.IX.1956, 5 IX 1956, IX.1956."""
    day = tokens[0].number if tokens[0].kind == "n" else None
    roman = next(token.number for token in tokens if token.kind == "R")
    yield Point(tokens[-1].number, roman, day)


def _season(tokens: Sequence[Token]) -> Iterator[Point]:
    year = next(token for token in tokens if token.kind == "y")
    season = next(token for token in tokens if token.kind == "S")
    yield Point(text=f"{year.text}-{season.number}")


def _decade(tokens: Sequence[Token]) -> Iterator[Point]:
    """1950s; the 1900s are a decade or a century."""
    decade = next(token for token in tokens if token.kind == "D")
    yield Point(text=f"{decade.number}X")
    if decade.number % 10 == 0 and decade.text[3:4] == "0":
        yield Point(text=f"{decade.number // 10}XX")


def _decade_of_years(tokens: Sequence[Token]) -> Iterator[Point]:
    """Années 1950, the decade 1950."""
    year = next(token.number for token in tokens if token.kind == "y")
    if year % 10 == 0 and year % 100:
        yield Point(text=f"{year // 10}X")


def _hundred(tokens: Sequence[Token]) -> Iterator[Point]:
    """19--: a year of which two digits are known."""
    yield Point(text=f"{next(token.number for token in tokens if token.kind == 'X')}XX")


def _century(tokens: Sequence[Token]) -> Iterator[Point]:
    """19th century, XIX век, siglo XIX, 1st century BC; of its half or quarter the whole, which is not wrong."""
    century = [token.number for token in tokens if token.kind in "nRq"][-1]
    is_before_christ = any(token.kind == "b" for token in tokens)
    decade = next((token.number for token in tokens if token.kind == "d"), None)
    if 1 <= century <= 21:
        text = f"{century - 1:02}{'X' if decade is None else decade}X"
        yield Point(text=f"-{text}" if is_before_christ else text)


def _decade_in_century(tokens: Sequence[Token]) -> Iterator[Point]:
    """First decade of the 20th century."""
    yield from (Point(text=f"{point.text[:2]}0X") for point in _century(tokens[1:]) if tokens[0].number == 1)


_PARTS = {"H": (40, 2), "Q": (33, 4), "T": (37, 3)}
"""The first code of EDTF for half, quarter, third of a year, and how many there are."""


def _part_of_year(tokens: Sequence[Token]) -> Iterator[Point]:
    """Second half of 1956, II quarter 1956; 1956, first quarter."""
    part = next(token.kind for token in tokens if token.kind in "HQT")
    which = next(token.number for token in tokens if token.kind in "qnR")
    year = next(token.text for token in tokens if token.kind == "y")
    first, count = _PARTS[part]
    which = count if which == 5 else which  # the last
    if which <= count:
        yield Point(text=f"{year}-{first + which - 1}")


def _part(tokens: Sequence[Token]) -> Iterator[Point]:
    """Early 1956, mid-1950s, end of May 1956: the whole of it, which is not wrong, beside the words."""
    yield from (point for point in points([token for token in tokens[1:] if token.kind != "-"]) if point.value)


_YEAR = r"(?:y|[yhn][ab]|a[yhn])"
_FORMS: tuple[tuple[re.Pattern[str], _Build], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        (rf"{_YEAR}", _named),
        (rf"n?M,?{_YEAR}|Mn,?{_YEAR}|y,?Mn?|y,?nM", _named),
        (r"n|nM|Mn|M|S", _without_year),
        (r"n,?y", _day_and_year),
        (r"y[-/.]n(?:[-/.]n)?", _year_first),
        (r"n[-/.]n[-/.]y", _day_first),
        (r"n\.n", _day_and_month),
        (r"n[-/.]y", _month_and_year),
        (r"n[-/.]?R[-/.]?y|R\.?y", _roman_month),
        (r"yRn", lambda tokens: iter([Point(tokens[0].number, tokens[1].number, tokens[2].number)])),
        (r"S,?y|y,?S", _season),
        (r"DG?", _decade),
        (r"Ky", _decade_of_years),
        (r"X", _hundred),
        (r"Z", _compact),
        (
            r"[nRq]C[ab]?|C[nR][ab]?|q-?[EHQT](?:[nRq]C|C[nR])|[nR]-?[HQT](?:[nRq]C|C[nR])|(?:[qn]-?H)?dG?(?:[nR]C|C[nR])|H(?:[nR]C|C[nR])",
            _century,
        ),
        (r"(?:[nR]C|C[nR]),?[qnR]-?[HQT]", lambda tokens: _century(tokens[:2])),
        (r"[qn]-?[HQT]DG?", _decade),
        (r"qK[nR]C", _decade_in_century),
        (r"[qnR]-?[HQT],?y|y,?[qnR]-?[HQT]", _part_of_year),
        (r"E-?(?![nRSM]$).+", _part),
    )
)
