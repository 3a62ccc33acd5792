"""The Wilson Center Digital Archive: the line under a document on its page, with hyphens in ranges."""

from __future__ import annotations

from catalog.citation.description import credits_of
from catalog.citation.location import location_of, required_location
from catalog.citation.options import Form, Locale, Options
from catalog.citation.rich_text import Citation, compose
from catalog.citation.sort_keys import by_heading_and_date
from catalog.citation.style import Style
from catalog.citation.titles import ended
from catalog.model import Record

__all__ = ["STYLE"]


def _note(record: Record, _options: Options, _: Locale) -> Citation:
    """GARF, Fond 5446, Opis 98, Delo 721, Listy 170-190. Translated by Gary Goldberg."""
    place = location_of(record)
    parts = (place.reference("wilson-center") if place else "", credits_of(record))
    return compose(" ".join([ended(part) for part in parts if part]) or ended(record.title.text))


def _locator(record: Record, _options: Options, _: Locale) -> Citation:
    """GARF, Fond 5446, Opis 98, Delo 721, Listy 170-190."""
    return compose(ended(required_location(record).reference("wilson-center")))


STYLE = Style(
    "wilson-center",
    "Wilson Center Digital Archive: the line of the page",
    {Form.NOTE: _note, Form.SHORT: _locator, Form.BIBLIOGRAPHY: _note, Form.LOCATOR: _locator},
    by_heading_and_date,
)
