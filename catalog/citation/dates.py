"""Dates in words: September 5, 1956; 5 Sept. 1956; 1956, September 5; 5 сентября 1956 г.; and what is not certain.

Brackets say that the date is not on the document; a question mark that it is doubtful.
Add a way of writing dates: one `DateWords` here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from catalog.citation.date_parts import Moment, Span, read
from catalog.model import Date
from catalog.vocabularies import Certainty

__all__ = ["ABBREVIATED", "DAY_FIRST", "MONTH_FIRST", "RUSSIAN", "YEAR_FIRST", "DateWords", "order_of"]

# fmt: off
_MONTHS = ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December")
_SHORT = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_GENITIVE = ("января", "февраля", "марта", "апреля", "мая", "июня",
             "июля", "августа", "сентября", "октября", "ноября", "декабря")
_NOMINATIVE = ("январь", "февраль", "март", "апрель", "май", "июнь",
               "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь")
# fmt: on
_SEASONS = dict(
    zip(
        range(21, 42),
        [
            *["spring", "summer", "autumn", "winter"] * 3,
            *[f"{part} quarter of" for part in ("first", "second", "third", "fourth")],
            *[f"{part} third of" for part in ("first", "second", "last")],
            "first half of",
            "second half of",
        ],
        strict=True,
    )
)
_RUSSIAN_SEASONS = dict(
    zip(
        range(21, 42),
        [
            *["весна", "лето", "осень", "зима"] * 3,
            *[f"{part} квартал" for part in ("I", "II", "III", "IV")],
            *[f"{part} треть" for part in ("первая", "вторая", "последняя")],
            "первая половина",
            "вторая половина",
        ],
        strict=True,
    )
)


@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """One way of writing dates."""

    day: Callable[[int, int | str], str]
    """A day (or days) of a month, without the year."""
    month: Callable[[int], str]
    """A month, or another part of the year, alone."""
    with_year: Callable[[str, str, bool], str]
    """A part of the year and its year; the last value says whether the part has a day."""
    year: str = "{}"
    years: str = "{}–{}"
    decade: str = "{}s"
    circa: str = "ca. "
    era: str = "{} BCE"
    undated: str = "n.d."
    or_: str = " or "
    since: str = "from {}"
    until: str = "until {}"
    doubt_in_brackets: bool = True
    short_ranges: bool = False

    def write(self, date: Date | None) -> str:
        """Write a date; the words of the source where it has no value, `n.d.` where there is none at all."""
        if date is None:
            return self.undated
        doubted = date.certainty not in (None, Certainty.CERTAIN)
        return _written(self, date.value, date.as_written, doubted, date.supplied_by is not None)

    def write_day(self, date: Date | None) -> str:
        """Write month and day alone, for a reference that has the year elsewhere; nothing where there is no month."""
        span = read(date.value) if date and date.value else None
        if span is None or span.kind not in ("one", "range") or not all(moment.month for moment in span.moments):
            return ""
        first, last = span.moments[0], span.moments[-1]
        return _days(self, first, last).removesuffix(" of") if first.year == last.year else ""

    def write_calendar(self, day: dt.date) -> str:
        """Write a day of the calendar."""
        return self.with_year(self.day(day.month, day.day), str(day.year), True)

    def write_year(self, date: Date | None) -> str:
        """Write the year alone, as in an author-date reference."""
        if date is None:
            return self.undated
        doubted = date.certainty not in (None, Certainty.CERTAIN)
        return _year_of(self, date.value, date.as_written, doubted, date.supplied_by is not None)


@lru_cache(maxsize=65536)
def _written(words: DateWords, value: str | None, as_written: str | None, doubted: bool, supplied: bool) -> str:
    span = read(value) if value else None
    if span is None:
        text = " ".join((as_written or "").split())
        return (f"[{text}]" if supplied else text) or words.undated
    return _qualified(words, _span(words, span), span, doubted=doubted, supplied=supplied)


@lru_cache(maxsize=65536)
def _year_of(words: DateWords, value: str | None, as_written: str | None, doubted: bool, supplied: bool) -> str:
    span = read(value) if value else None
    if span is None:
        return _written(words, value, as_written, doubted, supplied)
    years = tuple(dict.fromkeys(replace(moment, month=None, day=None) for moment in span.moments))
    only = Span("one" if len(years) == 1 and span.kind == "range" else span.kind, years, span.circa, span.doubtful)
    return _qualified(words, _span(words, only), only, doubted=doubted, supplied=supplied)


def _qualified(words: DateWords, text: str, span: Span, *, doubted: bool, supplied: bool) -> str:
    doubtful = doubted or span.doubtful
    if doubtful and text.endswith(" г."):
        text = text.removesuffix(" г.")
    text = f"{words.circa if span.circa else ''}{text}{'?' if doubtful else ''}"
    return f"[{text}]" if supplied or (doubtful and words.doubt_in_brackets) else text


def _span(words: DateWords, span: Span) -> str:
    if span.kind == "range":
        return _range(words, *span.moments)
    texts = [_moment(words, moment) for moment in span.moments]
    if span.kind in ("since", "until"):
        return (words.since if span.kind == "since" else words.until).format(texts[0])
    return (words.or_ if span.kind == "either" else ", ").join(texts)


def _range(words: DateWords, first: Moment, last: Moment) -> str:
    if first.year == last.year and first.month and last.month:
        return words.with_year(_days(words, first, last), _year(words, first.year), bool(last.day))
    if first.month or last.month or first.year < 1:
        dash = " – " if words is RUSSIAN else "–"
        return f"{_moment(words, first)}{dash}{_moment(words, last)}"
    end = str(last.last_year)
    if words.short_ranges and first.year // 100 == last.last_year // 100 and first.year >= 1000:
        end = end[2:]
    return words.years.format(first.year, end)


def _days(words: DateWords, first: Moment, last: Moment) -> str:
    """Write the months and days of one year: September 5–13; August 31–September 5; September."""
    if first == last:
        return _part(words, first)
    if first.month == last.month and first.day and last.day:
        return words.day(last.month or 0, f"{first.day}–{last.day}")
    dash = " – " if first.day and words is RUSSIAN else "–"
    return f"{_part(words, first)}{dash}{_part(words, last)}"


def _moment(words: DateWords, moment: Moment) -> str:
    if moment.last_year != moment.year:
        if moment.last_year == moment.year + 9:
            return words.decade.format(moment.year)
        return words.years.format(moment.year, moment.last_year)
    if moment.month is None:
        return words.year.format(moment.year) if moment.year > 0 else _year(words, moment.year)
    return words.with_year(_part(words, moment), _year(words, moment.year), moment.day is not None)


def _part(words: DateWords, moment: Moment) -> str:
    return words.day(moment.month or 0, moment.day) if moment.day else words.month(moment.month or 0)


def _year(words: DateWords, year: int) -> str:
    return str(year) if year > 0 else words.era.format(1 - year)


def _english_part(month: int) -> str:
    return _MONTHS[month - 1] if month <= 12 else _SEASONS[month]


def _short_part(month: int) -> str:
    return _SHORT[month - 1] if month <= 12 else _SEASONS[month]


def _russian_part(month: int) -> str:
    return _NOMINATIVE[month - 1] if month <= 12 else _RUSSIAN_SEASONS[month]


MONTH_FIRST = DateWords(
    lambda month, day: f"{_MONTHS[month - 1]} {day}",
    _english_part,
    lambda part, year, has_day: f"{part}, {year}" if has_day else f"{part} {year}",
)
"""September 5, 1956 (Chicago, Turabian, Wilson Center)."""

DAY_FIRST = DateWords(
    lambda month, day: f"{day} {_MONTHS[month - 1]}", _english_part, lambda part, year, _: f"{part} {year}"
)
"""5 September 1956."""

ABBREVIATED = replace(
    DAY_FIRST,
    day=lambda month, day: f"{day} {_SHORT[month - 1]}",
    month=_short_part,
    circa="circa ",
    undated="",
    doubt_in_brackets=False,
    short_ranges=True,
)
"""5 Sept. 1956; 1956? (MLA)."""

YEAR_FIRST = replace(MONTH_FIRST, with_year=lambda part, year, _: f"{year}, {part.removesuffix(' of')}")
"""1956, September 5 (APA)."""

RUSSIAN = DateWords(
    lambda month, day: f"{day} {_GENITIVE[month - 1]}",
    _russian_part,
    lambda part, year, _: f"{part} {year}" if year.endswith("э.") else f"{part} {year} г.",
    year="{} г.",
    years="{}–{} гг.",
    decade="{}-е гг.",
    circa="ок. ",
    era="{} до н. э.",
    undated="б. д.",
    or_=" или ",
    since="{} – …",
    until="… – {}",
)
"""5 сентября 1956 г. (GOST)."""


def order_of(date: Date | None) -> tuple[int, int, int]:
    """Return where a date is in a list: undated documents first."""
    span = read(date.value) if date and date.value else None
    if span is None:
        return (-10_000, 0, 0)
    first = span.moments[0]
    return (first.year, first.month or 0, first.day or 0)
