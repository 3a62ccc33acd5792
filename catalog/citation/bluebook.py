"""The Bluebook, 21st edition, rule 17.2: letters, memorandums and manuscripts that are not published.

Letter from X to Y (Sept. 5, 1956) (on file with the archive). A manuscript has its author, title and kind.
"""

from __future__ import annotations

from dataclasses import replace

from catalog.citation.description import address, authors, date_of, message, recipients, title_of, translation_of
from catalog.citation.location import Location, location_of, required_location
from catalog.citation.name_lists import Limit
from catalog.citation.options import Form, Locale, Options
from catalog.citation.rich_text import Citation, Run, compose, italic, link
from catalog.citation.sort_keys import by_heading_and_date
from catalog.citation.style import Style
from catalog.citation.titles import ended
from catalog.dates.styles import ABBREVIATED, MONTH_FIRST, SHORT_MONTHS
from catalog.model import Record

__all__ = ["STYLE"]

_DATES = replace(MONTH_FIRST, day=lambda month, day: f"{SHORT_MONTHS[month - 1]} {day}", month=ABBREVIATED.month)
"""Table 13: Sept. 5, 1956."""
_TWO = Limit(2)


def _names(record: Record) -> str:
    """Two authors joined by an ampersand, of more the first (15.1)."""
    names = [name.natural for name in authors(record)]
    return " & ".join(names) if len(names) <= _TWO.most else f"{names[0]} et al."


def _held(place: Location) -> str:
    """The archive, its city, and the place in it."""
    parts = (place.collection, place.within_collection("words"), place.name, place.city)
    return ", ".join(filter(None, parts))


def _note(record: Record, options: Options, _: Locale) -> Citation:
    """Letter from X to Y (Sept. 5, 1956) (on file with ...); X, Title (date) (unpublished report) (on file ...)."""
    date, place = _DATES.write(date_of(record)), location_of(record)
    behind = [f"({date})"]
    beginning: list[str | Run]
    if word := message(record):
        beginning = [f"{word.capitalize()} from {_names(record)} to {recipients(record)}"]
    else:
        title, names = title_of(record), _names(record)
        own = title.text if title.is_supplied else italic(title.text)
        beginning = [f"{names}, " if names else "", own, "" if title.is_supplied else translation_of(record)]
        if not title.is_supplied:
            behind.append(f"(unpublished {record.genre or 'manuscript'})")
    if place:
        behind.append(f"(on file with {_held(place)})")
    url = address(record, options)
    text = f" {' '.join(behind)}"
    return compose(*beginning, f"{text}, ", link(url), ".") if url else compose(*beginning, ended(text))


def _repeated(_record: Record, _options: Options, _: Locale) -> Citation:
    """Id.: the document of the note before (4.1)."""
    return compose(italic("Id."))


def _short(record: Record, _options: Options, _: Locale) -> Citation:
    """Letter from X to Y, supra: what it is, without where."""
    if word := message(record):
        return compose(ended(f"{word.capitalize()} from {_names(record)} to {recipients(record)}, supra"))
    names = [name.short for name in authors(record)]
    return compose(ended(f"{' & '.join(names) if names else title_of(record).text}, supra"))


def _leaves(place: Location) -> str:
    """At listy 4–5: what a later note adds where it names other leaves."""
    leaves = place.leaves("words")
    return f"at {leaves}" if leaves else ""


def _locator(record: Record, _options: Options, _: Locale) -> Citation:
    return compose(ended(_held(required_location(record))))


STYLE = Style(
    "bluebook",
    "The Bluebook, 21st edition: rule 17.2, unpublished materials",
    {
        Form.NOTE: _note,
        Form.SHORT: _short,
        Form.REPEATED: _repeated,
        Form.BIBLIOGRAPHY: _note,
        Form.LOCATOR: _locator,
    },
    by_heading_and_date,
    leaves=_leaves,
    placeless=(Form.SHORT,),
)
