"""The citation styles. Add a style: one file beside this one that ends in `STYLE = Style(...)`, one name here."""

from __future__ import annotations

from catalog.citation import (
    apa,
    bluebook,
    chicago,
    chicago_author_date,
    gost,
    gost_100,
    iso_690,
    locators,
    mhra,
    mla,
    turabian,
    wilson_center,
    wilson_center_pdf,
)
from catalog.citation.continental import FRENCH_STYLE, GERMAN_STYLE
from catalog.citation.style import Style
from catalog.errors import UnknownName

__all__ = ["STYLES", "find"]

STYLES: tuple[Style, ...] = (
    chicago.STYLE,
    chicago_author_date.STYLE,
    turabian.STYLE,
    mla.STYLE,
    apa.STYLE,
    gost.STYLE,
    gost_100.STYLE,
    mhra.STYLE,
    iso_690.STYLE,
    GERMAN_STYLE,
    FRENCH_STYLE,
    bluebook.STYLE,
    wilson_center.STYLE,
    wilson_center_pdf.STYLE,
    locators.SLAVIC,
    locators.ARCHIVE,
)
"""Every style, in the order in which lists show them."""

_BY_NAME = {style.name: style for style in STYLES}


def find(name: str) -> Style:
    """Return the style of a name; raise UnknownName where there is none."""
    style = _BY_NAME.get(name)
    if style is None:
        raise UnknownName("citation style", name, _BY_NAME)
    return style
