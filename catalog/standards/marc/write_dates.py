"""The dates of a MARC record: field 008/06-14 for programs, and the words of 264 $c for readers."""

from __future__ import annotations

import re

from catalog.dates.edtf_parts import Moment, Span, read
from catalog.dates.styles import LIBRARY
from catalog.dates.writer import with_calendar
from catalog.model import Date

__all__ = ["coded_dates", "words_of_date"]

_NUMBER = re.compile(r"\d+")
_UNKNOWN = "nuuuuuuuu"
_BEFORE_CHRIST = "b" + " " * 8


def words_of_date(date: Date | None) -> str | None:
    """Return the words of the source, or those of a library: [ca. 1956?], 44 B.C.

    Programs take the first number for the year: words of the source that begin with a day are in parentheses
    behind the date, `1956 September 5 (September 5, 1956)`.
    """
    if date is None:
        return None
    if not date.as_written:
        return " ".join(LIBRARY.write(date).split()) or None
    ours = " ".join(LIBRARY.write_value(date.value).split()) if date.value else ""
    written = with_calendar(" ".join(date.as_written.split()), date.calendar)
    number = _NUMBER.search(written)
    begins_with_year = number is None or len(number[0]) == 4
    return written if begins_with_year or not ours else f"{ours} ({written})"


def coded_dates(date: Date | None, *, is_collection: bool) -> str:
    """Return 008/06-14: the type of date, and two years of four characters (MARC 21 Bibliographic, 008/06).

    s one year, q one within two, m the years of an item, i those of a collection, c years that continue, b before
    Christ, n nothing known. A year that is not known is uuuu.
    """
    span = read(date.value) if date and date.value else None
    if span is None or any(moment.last_year > 9999 for moment in span.moments):
        return _UNKNOWN
    if any(moment.year < 1 for moment in span.moments):
        return _BEFORE_CHRIST
    first, last = span.moments[0], span.moments[-1]
    if span.kind == "since" and date and date.value and date.value.endswith(".."):
        return f"c{first.year:04}9999"
    if span.kind in ("since", "not before"):
        return f"{_kind_of_bound(span)}{first.year:04}uuuu"
    if span.kind in ("until", "not after"):
        return f"{_kind_of_bound(span)}uuuu{last.last_year:04}"
    return _closed(span, first, last, is_collection=is_collection)


def _kind_of_bound(span: Span) -> str:
    return "q" if span.kind.startswith("not") else "i"


def _closed(span: Span, first: Moment, last: Moment, *, is_collection: bool) -> str:
    years = f"{first.year:04}{last.last_year:04}"
    is_within = span.kind in ("between", "either") or (span.kind == "one" and first.year != first.last_year)
    if is_within and years[:4] != years[4:]:
        return f"q{years}"
    if is_collection:
        return f"i{years}"
    return f"m{years}" if years[:4] != years[4:] else f"s{years[:4]}    "
