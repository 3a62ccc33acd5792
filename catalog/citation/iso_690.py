"""ISO 690:2021, name and title: elements separated by periods, the place of a unique item after `At:`.

The surname is in capitals and first. Of more than three authors the first is named.
"""

from __future__ import annotations

from catalog.citation.description import (
    address,
    authors,
    date_of,
    message,
    recipients,
    title_of,
    translation_of,
    translators,
)
from catalog.citation.location import Location, location_of, required_location
from catalog.citation.name_lists import joined
from catalog.citation.names import Name
from catalog.citation.options import Form, Locale, Options
from catalog.citation.rich_text import Citation, Run, compose, italic, link
from catalog.citation.sort_keys import by_heading_and_date
from catalog.citation.style import Style
from catalog.citation.titles import ended
from catalog.dates.styles import DAY_FIRST
from catalog.model import Record

__all__ = ["STYLE"]

_MOST = 3


def _heading(record: Record) -> str:
    """GOLDBERG, Gary; NAGY Imre: a body, and a name whose surname is not known, stays as it is."""
    names = [_loud(name) for name in authors(record)]
    if len(names) > _MOST:
        return f"{names[0]} et al."
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _loud(name: Name) -> str:
    surname = name.short.removesuffix(name.mark)
    if surname == name.natural.removesuffix(name.mark):
        return name.natural
    return name.inverted.replace(surname, surname.upper(), 1)


def _matter(record: Record) -> tuple[str | Run, ...]:
    if message(record):
        return (f"{message(record).capitalize()} to {recipients(record)}",)
    title = title_of(record)
    return (title.text,) if title.is_supplied else (italic(title.text), translation_of(record))


def _held(place: Location) -> str:
    """Moscow: State Archive of the Russian Federation (GARF), fond 5446, opis 98."""
    archive = ", ".join(filter(None, (place.name_and_code, place.locator("words"))))
    return f"{place.city}: {archive}" if place.city else archive


def _entry(record: Record, options: Options, _: Locale) -> Citation:
    """GOLDBERG, Gary. Letter to Seo Hwi. 5 September 1956. At: Moscow: State Archive ..., fond 5446."""
    heading, place, url = _heading(record), location_of(record), address(record, options)
    date = DAY_FIRST.write(date_of(record)) if date_of(record) else ""
    by = [name.natural for name in translators(record)]
    rest = [
        ended(part)
        for part in (
            date[:1].upper() + date[1:],
            f"Translated by {joined(by)}" if by else "",
            f"At: {_held(place)}" if place else "",
        )
        if part
    ]
    *first, last = [piece for piece in _matter(record) if piece]
    pieces: list[str | Run] = [f"{ended(heading)} " if heading else "", *first]
    whole = last if isinstance(last, str) else last.text
    pieces += [last, "" if whole.endswith((".", "?", "!")) else "."]
    pieces.append(f" {' '.join(rest)}" if rest else "")
    if url:
        seen = f" [viewed {DAY_FIRST.write_calendar(options.accessed)}]" if options.accessed else ""
        pieces += [" Available from: ", link(url), f"{seen}."]
    return compose(*pieces)


def _locator(record: Record, _options: Options, _: Locale) -> Citation:
    return compose(ended(_held(required_location(record))))


STYLE = Style(
    "iso-690",
    "ISO 690:2021, name and title",
    {Form.BIBLIOGRAPHY: _entry, Form.NOTE: _entry, Form.LOCATOR: _locator},
    by_heading_and_date,
)
