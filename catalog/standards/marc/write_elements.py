"""The elements of description in MARC 21, by the table of elements."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.model import Record, stated_elements
from catalog.standards.marc.datafield import Subfield, datafield
from catalog.standards.markup import Markup

__all__ = ["ARRANGEMENT", "arrangement", "elements_of"]

ARRANGEMENT = "351"


def elements_of(block: str, record: Record) -> Iterator[Markup]:
    """Yield the elements whose fields are in a block, but for the arrangement."""
    for row, words in stated_elements(record):
        if row.marc.tag.startswith(block) and row.marc.tag != ARRANGEMENT:
            yield datafield(row.marc.tag, row.marc.indicators, *row.marc.subfields(words.text))


def arrangement(record: Record) -> Iterator[Subfield]:
    """Yield the subfields of the arrangement."""
    for row, words in stated_elements(record):
        if row.marc.tag == ARRANGEMENT:
            yield from row.marc.subfields(words.text)
