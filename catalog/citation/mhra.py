"""MHRA Style Guide, 4th edition: notes of the humanities in Britain.

What a document is precedes where it is: city, archive, shelfmark, with fol. and fols for leaves. Three authors are
named, of more the first and others. Titles of the document's own are in single quotation marks.
"""

from __future__ import annotations

import re

from catalog.citation.description import (
    address,
    authors,
    date_of,
    enclosed_in,
    message,
    recipients,
    title_of,
    translation_of,
    translators,
)
from catalog.citation.location import Location, location_of, required_location
from catalog.citation.name_lists import Limit, joined, limited
from catalog.citation.options import Form, Locale, NameOrder, Options
from catalog.citation.rich_text import Citation, Run, compose, link
from catalog.citation.sort_keys import by_heading_and_date
from catalog.citation.style import Style
from catalog.citation.titles import ended, short_title, single_quoted
from catalog.dates.styles import DAY_FIRST
from catalog.model import Record

__all__ = ["STYLE"]

_THREE = Limit(3)
_LEAVES = re.compile(r"\b(ff?)\. (?=\d)")


def _matter(record: Record, *, short: bool = False) -> str:
    """Letter to X; ‘Title’ [translation]; a description as it is."""
    if word := message(record):
        return f"{word} to {recipients(record)}"
    title = title_of(record)
    text = short_title(title.text) if short else title.text
    return text if title.is_supplied else single_quoted(text) + ("" if short else translation_of(record))


def _of_leaves(text: str) -> str:
    return _LEAVES.sub(lambda found: "fol. " if found[1] == "f" else "fols ", text)


def _leaves(place: Location) -> str:
    """fol. 72v: what a later note adds where it names other leaves."""
    return _of_leaves(place.leaves("words"))


def _place(place: Location) -> str:
    """Moscow, State Archive of the Russian Federation (GARF), fond 5446; Cambridge, Trinity College, MS 1, fol. 72v."""
    within = _of_leaves(place.locator("words"))
    return ", ".join(filter(None, (place.city, place.name_and_code, within)))


def _written(record: Record, options: Options, names: str, matter: str) -> list[str | Run]:
    date = DAY_FIRST.write(date_of(record)) if date_of(record) else ""
    by = [name.natural for name in translators(record)]
    place = location_of(record)
    credit = f"trans. by {joined(by)}" if by else ""
    parts = (names, matter, date, credit, enclosed_in(record), _place(place) if place else "")
    text = ", ".join(filter(None, parts))
    url = address(record, options)
    if not url:
        return [text]
    accessed = f" [accessed {DAY_FIRST.write_calendar(options.accessed)}]" if options.accessed else ""
    return [f"{text} <", link(url), f">{accessed}"]


def _note(record: Record, options: Options, _: Locale) -> Citation:
    """Gary Goldberg, letter to Seo Hwi, 5 September 1956, Moscow, State Archive ..., fond 5446."""
    names = limited([name.natural for name in authors(record)], _THREE, "and others")
    *pieces, last = _written(record, options, names, _matter(record))
    return compose(*pieces, ended(str(last)) if isinstance(last, str) else last)


def _short(record: Record, _options: Options, _: Locale) -> Citation:
    """Goldberg, letter to Seo Hwi."""
    names = limited([name.short for name in authors(record)], _THREE, "and others")
    return compose(ended(", ".join(filter(None, (names, _matter(record, short=True))))))


def _bibliography(record: Record, options: Options, _: Locale) -> Citation:
    """Goldberg, Gary, letter to Seo Hwi, ...: surname first, no period at the end."""
    names = list(authors(record))
    turned = options.names is not NameOrder.NATURAL
    written = [name.inverted if turned and not place else name.natural for place, name in enumerate(names)]
    return compose(*_written(record, options, limited(written, _THREE, "and others"), _matter(record)))


def _locator(record: Record, _options: Options, _: Locale) -> Citation:
    return compose(ended(_place(required_location(record))))


STYLE = Style(
    "mhra",
    "MHRA Style Guide, 4th edition",
    {Form.NOTE: _note, Form.SHORT: _short, Form.BIBLIOGRAPHY: _bibliography, Form.LOCATOR: _locator},
    by_heading_and_date,
    leaves=_leaves,
    placeless=(Form.SHORT,),
)
