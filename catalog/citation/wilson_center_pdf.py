"""The Wilson Center Digital Archive: the citation in its PDF files of 2013 to 2021."""

from __future__ import annotations

from catalog.citation.chicago import date_words
from catalog.citation.description import (
    address,
    credits_of,
    date_of,
    publication,
)
from catalog.citation.location import Location, location_of, required_location
from catalog.citation.options import Form, Locale, Options
from catalog.citation.rich_text import Citation, compose, link
from catalog.citation.sort_keys import by_heading_and_date
from catalog.citation.style import Style
from catalog.citation.titles import (
    comma_inside,
    ended,
    period_inside,
    quoted,
    title_read_in,
)
from catalog.model import Record

__all__ = ["STYLE"]


def _reference(place: Location) -> str:
    """RGANI: fond 5, opis 61, delo 462, listy 71-74."""
    archive = place.archive.code if place.archive else place.name
    return ": ".join(filter(None, (archive, place.locator("words").replace("–", "-"))))


def _note(record: Record, options: Options, _: Locale) -> Citation:
    """“TITLE,” September 5, 1956, PROGRAM, RGANI: fond 5, .... Obtained by X and translated by Y. URL."""
    title = quoted(title_read_in(record, Locale.ENGLISH).text)
    published, place, url = publication(record), location_of(record), address(record, options)
    rest = ", ".join(
        filter(
            None,
            (
                date_words(options).write(date_of(record)) if date_of(record) else "",
                " ".join(filter(None, (published.publisher, published.title))) if published else "",
                _reference(place) if place else "",
            ),
        )
    )
    text = f"{comma_inside(title)} {rest}" if rest else title
    parts = [period_inside(text), ended(credits_of(record)) if credits_of(record) else ""]
    return compose(" ".join(filter(None, parts)), " " if url else "", link(url))


def _locator(record: Record, _options: Options, _: Locale) -> Citation:
    return compose(ended(_reference(required_location(record))))


STYLE = Style(
    "wilson-center-pdf",
    "Wilson Center Digital Archive: the citation of its PDF files, 2013 to 2021",
    {Form.NOTE: _note, Form.SHORT: _locator, Form.BIBLIOGRAPHY: _note, Form.LOCATOR: _locator},
    by_heading_and_date,
)
