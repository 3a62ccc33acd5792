"""Citations that are the reference code alone.

As Slavists write it: GARF, f. 5446, op. 98, d. 721, ll. 170–190. As the archive itself asks for it: BArch, RW 19/234.
"""

from __future__ import annotations

from catalog.citation.chicago import CHICAGO
from catalog.citation.location import required_location
from catalog.citation.options import Form, Locale, Options
from catalog.citation.rich_text import Citation, compose
from catalog.citation.sort_keys import by_heading_and_date
from catalog.citation.style import Style
from catalog.citation.titles import ended
from catalog.model import Record

__all__ = ["ARCHIVE", "SLAVIC"]


def _locator_style(name: str, title: str, codes: str) -> Style:
    """Return a style whose citations are the reference code in one style of `catalog.reference_codes`."""

    def locator(record: Record, _options: Options, _: Locale) -> Citation:
        return compose(ended(required_location(record).reference(codes)))

    def note(record: Record, options: Options, _: Locale) -> Citation:
        return CHICAGO.located(record, options, required_location(record).reference(codes))

    return Style(
        name,
        title,
        {Form.LOCATOR: locator, Form.NOTE: note, Form.SHORT: locator, Form.BIBLIOGRAPHY: locator},
        by_heading_and_date,
    )


SLAVIC = _locator_style("slavic", "Slavic studies: the plain archival locator", "slavic")
ARCHIVE = _locator_style("archive", "The form of the archive itself", "own")
