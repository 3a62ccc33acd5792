"""The Chicago Manual of Style, 18th edition: author-date (13.102 on the reference list, 14.119-131 on manuscripts)."""

from __future__ import annotations

from catalog.citation.chicago import CHICAGO, LETTERED, date_words, dated, described
from catalog.citation.description import authors, date_of
from catalog.citation.name_lists import entry
from catalog.citation.options import Form, Locale, Options
from catalog.citation.rich_text import Citation
from catalog.citation.sort_keys import by_heading_and_date
from catalog.citation.style import Style
from catalog.model import Record

__all__ = ["STYLE"]


def _entry(record: Record, options: Options, _: Locale) -> Citation:
    """Seo Hwi, .... 1956. Letter to X, September 5. Translated by Y. Fond 5446, .... Repository, City."""
    words = date_words(options)
    heading = entry(authors(record), CHICAGO.in_entry, options.names)
    beside = options.beside
    matter, year, day = described(record), words.write_year(date_of(record)), words.write_day(date_of(record))
    if not heading:
        return CHICAGO.listed(record, options, [matter, beside.lettered(year, year), day])
    last = [matter, day] if matter.endswith("”") or not day else [dated(matter, day)]
    return CHICAGO.listed(record, options, [heading, beside.lettered(year, year), *last])


STYLE = Style(
    "chicago-author-date",
    "The Chicago Manual of Style, 18th edition: author-date",
    {Form.BIBLIOGRAPHY: _entry, Form.IN_TEXT: CHICAGO.in_text, Form.LOCATOR: CHICAGO.locator},
    by_heading_and_date,
    together={Form.BIBLIOGRAPHY: LETTERED, Form.IN_TEXT: LETTERED},
)
