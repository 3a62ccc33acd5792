"""bibtex: one `@unpublished` entry, the type of classic BibTeX for what is not in print, in the order of btxdoc.

Its styles print author, title, note, month and year: recipient, translators and the place in the archive are in
`note`. `key` sorts an entry without an author. The other fields are for reference managers. Offices and certainty
are lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from catalog.dates.styles import MONTHS, SEASONS, in_words
from catalog.model import Catalogue, Record
from catalog.standards import dates
from catalog.standards.bibtex.biblatex import howpublished, note
from catalog.standards.bibtex.text import (
    braced,
    entry,
    escaped,
    people,
)
from catalog.standards.citation_facts import Citable, citable
from catalog.standards.format import Enclosure, Format

__all__ = ["FORMAT"]


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one entry; its key is the record's id."""
    item = citable(record, catalogue)
    return entry("unpublished", item.id, _fields(item))


def _fields(item: Citable) -> Iterator[tuple[str, str | None]]:
    yield "author", people(item.authors)
    yield "title", braced(item.title)
    yield "note", escaped(_note(item))
    yield from _date(item)
    yield "key", None if item.authors else escaped(item.title)
    yield "type", escaped(item.genre or "")
    yield "translator", people(item.translators)
    yield "howpublished", escaped(howpublished(item))
    yield "library", escaped(item.call_number or "")
    yield "language", item.language
    yield "abstract", escaped(item.abstract or "")
    yield "keywords", escaped(", ".join(item.subjects))
    yield "doi", item.doi
    yield "url", item.url


def _note(item: Citable) -> str:
    """Return what a printed reference needs: to whom, where kept, then the rest."""
    place = howpublished(item)
    return " ".join(part for part in (f"{place}." if place else "", note(item)) if part)


def _date(item: Citable) -> Iterator[tuple[str, str | None]]:
    """Year, month with the day as styles print it, and the date for programs that read no such month.

    An interval, a doubtful date, or a part of a year that is no season is in words in `year`.
    """
    if item.date is None or item.date.edtf is None:
        return
    parts = dates.calendar_parts(item.date)
    is_doubtful = item.date.edtf.uncertain or item.date.edtf.approximate
    if len(parts) != 1 or is_doubtful or not dates.is_said_in_parts(item.date):
        yield "year", escaped(in_words(item.date.edtf.text))
        return
    year, month, day = (*parts[0], 0, 0)[:3]
    season = dates.season(item.date)
    name = MONTHS[month - 1] if month else SEASONS[season - 1] if season else None
    yield "year", str(year) if year >= 1000 else in_words(f"{year:04}")
    yield "month", f"{name}~{day}" if day else name
    yield "date", f"{year:04}-{month:02}-{day:02}" if day else None


FORMAT = Format(
    name="bibtex",
    title="BibTeX",
    media_type="application/x-bibtex",
    extension="bib",
    encode=encode,
    many=Enclosure(separator=b"\n\n", closing=b"\n"),
)
