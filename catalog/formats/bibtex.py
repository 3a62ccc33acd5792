"""bibtex: one `@unpublished` entry, the type of classic BibTeX for what is not in print, in the order of btxdoc.

Its styles print author, title, note, month and year: recipient, translators and the place in the archive are in
`note`. `key` sorts an entry without an author. The other fields are for reference managers. Offices and certainty
are lost.
"""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator

from catalog.formats import dates
from catalog.formats.biblatex import howpublished, note
from catalog.formats.bibtex_text import braced, entry, escaped, people
from catalog.formats.citable import Citable, citable
from catalog.formats.format import Enclosure, Format
from catalog.model import Catalogue, Record

__all__ = ["FORMAT"]

_MONTHS = tuple(month_name)[1:]


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
    yield "language", item.language
    yield "abstract", escaped(item.abstract or "")
    yield "keywords", escaped(", ".join(item.subjects))
    yield "url", item.url


def _note(item: Citable) -> str:
    """Return what a printed reference needs: to whom, where kept, then the rest."""
    place = howpublished(item)
    return " ".join(part for part in (f"{place}." if place else "", note(item)) if part)


def _date(item: Citable) -> Iterator[tuple[str, str | None]]:
    """Year, and month with the day as styles print it; an interval, or a doubtful date, whole in `year`."""
    parts = dates.calendar_parts(item.date)
    if len(parts) != 1:
        yield "year", escaped((item.date.value if item.date else None) or "") or None
        return
    numbers = parts[0]
    yield "year", f"{numbers[0]:04}"
    if len(numbers) > 1:
        yield "month", _MONTHS[numbers[1] - 1] if len(numbers) == 2 else f"{_MONTHS[numbers[1] - 1]}~{numbers[2]}"


FORMAT = Format(
    name="bibtex",
    title="BibTeX",
    media_type="application/x-bibtex",
    extension="bib",
    encode=encode,
    many=Enclosure(separator=b"\n\n", closing=b"\n"),
)
