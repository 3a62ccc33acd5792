"""The writer of dates in words, in any of the ways that `styles` describes, and of what is not certain.

Brackets say that the date is not on the document; a question mark that it is doubtful.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from catalog.dates.edtf_parts import Moment, Span, read
from catalog.dates.reader import is_undated
from catalog.vocabularies import Calendar, Certainty

__all__ = ["DateWords", "order_of", "with_calendar", "without_calendar"]


class Dated(Protocol):
    """A date of a record: its value in EDTF, the words of the source, and how sure it is."""

    @property
    def value(self) -> str | None: ...
    @property
    def as_written(self) -> str | None: ...
    @property
    def certainty(self) -> Certainty | None: ...
    @property
    def supplied_by(self) -> str | None: ...


def _ordinal_century(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number // 10 != 1 else "th"
    return f"{number}{ending} century"


@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """One way of writing dates."""

    day: Callable[[int, int | str], str]
    """A day (or days) of a month, without the year."""
    month: Callable[[int], str]
    """A month, or another part of the year, alone."""
    with_year: Callable[[str, str, bool], str]
    """A part of the year and its year; the last value says whether the part has a day."""
    month_inflected: Callable[[int], str] | None = None
    """A month behind a preposition, where that has another form."""
    year: str = "{}"
    years: str = "{}–{}"
    dash: str = "–"
    """What separates the ends of a span that are not years alone."""
    decade: str = "{}s"
    century: Callable[[int], str] = _ordinal_century
    circa: str = "ca. "
    era: str = "{} BCE"
    early: str = "{}"
    """A year of three digits or fewer, which may need its era."""
    undated: str = "n.d."
    or_: str = " or "
    since: str = "from {}"
    until: str = "until {}"
    from_to: str = "from {} to {}"
    between: str = "between {} and {}"
    between_years: str = "between {} and {}"
    not_before: str = "not before {}"
    not_after: str = "not after {}"
    doubt_in_brackets: bool = True
    short_ranges: bool = False
    is_spaced: bool = False
    """Whether spaces are around the dash of a span whose ends have several words."""
    has_century_decades: bool = False
    """Whether the decade of 1900 to 1909 has another word than the century."""

    def write(self, date: Dated | None) -> str:
        """Write a date; the words of the source where it has no value, `n.d.` where there is none at all."""
        if date is None:
            return self.undated
        doubted = date.certainty not in (None, Certainty.CERTAIN)
        return _written(self, date.value, date.as_written, doubted, date.supplied_by is not None)

    def write_value(self, value: str) -> str:
        """Write a value in EDTF."""
        return _written(self, value, None, False, False)

    def write_day(self, date: Dated | None) -> str:
        """Write month and day alone, for a reference that has the year elsewhere; nothing where there is no month."""
        span = read(date.value) if date and date.value else None
        if span is None or span.kind not in ("one", "range") or not all(moment.month for moment in span.moments):
            return ""
        first, last = span.moments[0], span.moments[-1]
        return _days(self, first, last).removesuffix(" of") if first.year == last.year else ""

    def write_calendar(self, day: dt.date) -> str:
        """Write a day of the calendar."""
        return self.with_year(self.day(day.month, day.day), str(day.year), True)

    def write_year(self, date: Dated | None) -> str:
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
        if not text or is_undated(text):
            return words.undated
        return f"[{text}]" if supplied else text
    return _qualified(words, span, doubted=doubted, supplied=supplied)


@lru_cache(maxsize=65536)
def _year_of(words: DateWords, value: str | None, as_written: str | None, doubted: bool, supplied: bool) -> str:
    span = read(value) if value else None
    if span is None:
        return _written(words, value, as_written, doubted, supplied)
    return _qualified(words, _by_years(span), doubted=doubted, supplied=supplied)


def _by_years(span: Span) -> Span:
    """Return a span without months and days."""
    years = tuple(dict.fromkeys(replace(moment, month=None, day=None) for moment in span.moments))
    is_one = len(years) == 1 and span.kind in ("range", "between")
    return Span("one" if is_one else span.kind, years, tuple(map(_by_years, span.members)))


def _qualified(words: DateWords, span: Span, *, doubted: bool, supplied: bool) -> str:
    """Write a span with the marks of all its dates around it; where they differ, each has its own."""
    circa, doubtful = span.circa and span.is_even, doubted or (span.doubtful and span.is_even)
    text = _span(words, span)
    if doubtful and text.endswith(" г."):
        text = text.removesuffix(" г.")
    text = f"{words.circa if circa else ''}{text}{'?' if doubtful else ''}"
    in_brackets = supplied or (words.doubt_in_brackets and (doubtful or any(each.doubtful for each in span.moments)))
    return f"[{text}]" if in_brackets else text


def _span(words: DateWords, span: Span) -> str:
    span = _in_bounds(words, span)
    if span.kind == "range":
        is_plain = span.is_even and not _is_season_before_year(*span.moments)
        return _range(words, *span.moments) if is_plain else _uneven_range(words, *span.moments)
    if span.kind == "between":
        return _between(words, *span.moments)
    if span.kind in ("either", "each"):
        joined = words.or_ if span.kind == "either" else ", "
        return joined.join(_member(words, member, is_marked=not span.is_even) for member in span.members)
    (moment,) = span.moments
    form = {"since": words.since, "until": words.until, "not before": words.not_before, "not after": words.not_after}
    inflected = _inflected(words) if span.kind in ("not before", "not after") else words
    return form.get(span.kind, "{}").format(_moment(inflected, moment))


def _in_bounds(words: DateWords, span: Span) -> Span:
    """Return a span in which a decade that is itself written as `between` is the year at its end."""
    if span.kind in ("one", "either", "each"):
        return span
    begins = span.kind not in ("until", "not after")
    first, *rest = (_end(words, moment, is_first=begins and not at) for at, moment in enumerate(span.moments))
    return replace(span, moments=(first, *rest))


def _end(words: DateWords, moment: Moment, *, is_first: bool) -> Moment:
    if _has_word(words, moment.year, moment.last_year):
        return moment
    year = moment.year if is_first else moment.last_year
    return replace(moment, year=year, last_year=year)


def _member(words: DateWords, span: Span, *, is_marked: bool) -> str:
    if span.kind == "between":  # one of 1667, or of 1668 to 1670
        span = replace(span, kind="range")
    return (
        _qualified(replace(words, doubt_in_brackets=False), span, doubted=False, supplied=False)
        if is_marked
        else _span(words, span)
    )


def _inflected(words: DateWords) -> DateWords:
    return replace(words, month=words.month_inflected) if words.month_inflected else words


def _is_season_before_year(first: Moment, last: Moment) -> bool:
    """Whether a span looks like one season: winter 1962-1963."""
    return (first.month or 0) > 12 and last.month is None


def _uneven_range(words: DateWords, first: Moment, last: Moment) -> str:
    """Write a span whose ends have different marks: 1953 – ca. 1957, from ca. 1953 to 1957."""
    ends = [_marked(words, moment) for moment in (first, last)]
    if first.circa == last.circa and first.doubtful == last.doubtful:
        ends = [_moment(words, moment) for moment in (first, last)]
    if last.circa and not (first.circa or first.doubtful or last.doubtful):
        return f"{ends[0]} – {ends[1]}"
    return words.from_to.format(*ends)


def _marked(words: DateWords, moment: Moment) -> str:
    return f"{words.circa if moment.circa else ''}{_moment(words, moment)}{'?' if moment.doubtful else ''}"


def _between(words: DateWords, first: Moment, last: Moment) -> str:
    if first.month or last.month or first.year < 1000 or not words.between_years:
        inflected = _inflected(words)
        return words.between.format(_moment(inflected, first), _moment(inflected, last))
    return words.between_years.format(first.year, last.last_year)


def _range(words: DateWords, first: Moment, last: Moment) -> str:
    if first.year == last.year and first.month and last.month and max(first.month, last.month) <= 12:
        return words.with_year(_days(words, first, last), _year(words, first.year), bool(last.day))
    is_of_years = first.year == first.last_year and last.year == last.last_year
    if first.month or last.month or first.year < 1000 or not is_of_years:
        ends = _moment(words, first), _moment(words, last)
        dash = " – " if words.dash == "–" and any(" " in end for end in ends) and words.is_spaced else words.dash
        return dash.join(ends)
    end = str(last.last_year)
    if words.short_ranges and first.year // 100 == last.last_year // 100:
        end = end[2:]
    return words.years.format(first.year, end)


def _days(words: DateWords, first: Moment, last: Moment) -> str:
    """Write the months and days of one year: September 5–13; August 31–September 5; September."""
    if first == last:
        return _part(words, first)
    if first.month == last.month and first.day and last.day:
        return words.day(last.month or 0, f"{first.day}–{last.day}")
    dash = words.dash if first.day else "–"
    return f"{_part(words, first)}{dash}{_part(words, last)}"


def _moment(words: DateWords, moment: Moment) -> str:
    if moment.last_year != moment.year:
        return _decade_or_century(words, moment.year, moment.last_year)
    if moment.month is None:
        is_plain = 1000 <= moment.year <= 9999 or (words.early == "{}" and moment.year > 0)
        return words.year.format(moment.year) if is_plain else _year(words, moment.year)
    return words.with_year(_part(words, moment), _year(words, moment.year), moment.day is not None)


def _has_word(words: DateWords, first: int, last: int) -> bool:
    """Whether years have a word of their own: one year, a century, the 1950s, but not the first decade of a century."""
    if last - first != 9:
        return last - first in (0, 99)
    return first >= 1000 and bool(first % 100 or words.has_century_decades)


def _decade_or_century(words: DateWords, first: int, last: int) -> str:
    if last - first == 99:
        number = -last // 100 + 1 if last < 1 else first // 100 + 1
        century = words.century(number)
        return words.era.format(century) if last < 1 else century
    if last - first == 9 and _has_word(words, first, last):
        return words.decade.format(first)
    if first >= 1000:
        return words.between_years.format(first, last)
    return words.between.format(_year(words, first), _year(words, last))


def _part(words: DateWords, moment: Moment) -> str:
    return words.day(moment.month or 0, moment.day) if moment.day else words.month(moment.month or 0)


def _year(words: DateWords, year: int) -> str:
    if year < 1:
        return words.era.format(1 - year)
    return words.early.format(year) if year < 1000 or year > 9999 else str(year)


def with_calendar(words: str, calendar: Calendar | None) -> str:
    """Return the words of a source with the calendar that they are of, where nothing else says it."""
    return f"{words} ({calendar.value[:1].upper()}{calendar.value[1:]} calendar)" if calendar and words else words


def without_calendar(words: str) -> tuple[str, str]:
    """Return words and the calendar that `with_calendar` has written behind them, or nothing."""
    found = re.fullmatch(rf"(.+) \(({'|'.join(Calendar)}) calendar\)", words, re.IGNORECASE)
    return (found[1], found[2].lower()) if found else (words, "")


def order_of(date: Dated | None) -> tuple[int, int, int]:
    """Return where a date is in a list: undated documents first."""
    span = read(date.value) if date and date.value else None
    if span is None:
        return (-10_000, 0, 0)
    first = span.moments[0]
    return (first.year, first.month or 0, first.day or 0)
