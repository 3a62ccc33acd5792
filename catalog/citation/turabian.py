"""Turabian, A Manual for Writers, 9th edition: Chicago with more names.

A note names up to three authors, an entry up to ten, or the first seven of more (16.1, 16.2). A dash is in
place of the authors of the entry before (16.2.2).
"""

from __future__ import annotations

from catalog.citation.chicago import Chicago
from catalog.citation.location import Location
from catalog.citation.name_lists import Limit
from catalog.citation.options import Form, Locale, Options
from catalog.citation.rich_text import Citation, compose
from catalog.citation.year_letters import dashes
from catalog.model import Record

__all__ = ["STYLE"]


def _ibid(_record: Record, _options: Options, _: Locale) -> Citation:
    """Ibid.: the document of the note before (16.4.2)."""
    return compose("Ibid.")


def _leaves(place: Location) -> str:
    """l. 5: as short notes have them."""
    return place.leaves("slavic")


STYLE = Chicago(in_note=Limit(3), in_entry=Limit(10, 7)).style(
    "turabian",
    "Turabian, A Manual for Writers, 9th edition",
    {Form.BIBLIOGRAPHY: dashes("———")},
    {Form.REPEATED: _ibid},
    leaves=_leaves,
)
