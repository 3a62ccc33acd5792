"""The whole citation of a record, where a standard has a place for how to cite it: what `catalog cite` prints.

The archive's own words come first: a record with a `preferred_citation` gets no other. What is made here follows from
the description, so each format marks it, and no reader takes it for words of the archive that would then grow stale.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from catalog import citation
from catalog.memoized import remembered
from catalog.model import Catalogue, Record

__all__ = ["GENERATED", "STYLES", "WholeCitation", "whole_citation"]

GENERATED = "generated"
"""The mark of a citation that follows from the description, where a format has room for a word."""

_STYLES = {"de": "german", "en": "chicago", "fr": "french", "ru": "gost"}
_LANGUAGE_OF_ALL_OTHERS = "en"

STYLES = frozenset(_STYLES.values())
"""The names of the styles, which mark such a citation where a format asks for its scheme."""


def _writer(style: str) -> Callable[[Record], str]:
    """Return what cites a record in a style: once for all the formats that it is written in."""
    return remembered(lambda record: citation.render(citation.cite(record, style=style)))


_WRITERS = {style: _writer(style) for style in STYLES}


@dataclass(frozen=True, slots=True)
class WholeCitation:
    """A full note, the name of its style, and the language of its words."""

    words: str
    style: str
    language: str


def whole_citation(record: Record, catalogue: Catalogue) -> WholeCitation | None:
    """Return how to cite a record in the language of the catalogue, or None where the archive says it itself.

    A language that has no style here gets the English one.
    """
    if record.preferred_citation:
        return None
    language = catalogue.language.partition("-")[0].lower()
    language = language if language in _STYLES else _LANGUAGE_OF_ALL_OTHERS
    style = _STYLES[language]
    return WholeCitation(_WRITERS[style](record), style, language)
