"""Where the headings of a sheet are: in its first row, or below a title and blank rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from catalog.drafts.draft import Ignored
from catalog.standards.sheets.dialect import is_known
from catalog.standards.sheets.table import MAX_COLUMNS, Cell

__all__ = ["Heading", "heading_of"]

_AMONG = 20


@dataclass(frozen=True, slots=True)
class Heading:
    """The row of headings: its number from 1, its words, and what is above it. `is_known`: it is one of records."""

    number: int
    words: tuple[str, ...]
    above: tuple[Ignored, ...] = ()
    is_known: bool = True


def heading_of(rows: Iterator[Sequence[str]], sheet: str = "") -> Heading:
    """Return the headings, and leave `rows` at what is below them.

    They are looked for in the first 20 rows; where none of these is a row of headings, the first that is not blank
    is given back, and the rows are used up to where it was looked for.
    """
    before: list[tuple[int, tuple[str, ...]]] = []
    for number, row in enumerate(islice(rows, _AMONG), 1):
        words = tuple(word.strip() for word in row[:MAX_COLUMNS])
        if is_known(words):
            return Heading(number, words, tuple(_left(before, sheet)))
        if any(words):
            before.append((number, words))
    number, words = before[0] if before else (1, ())
    return Heading(number, words, is_known=False)


def _left(rows: list[tuple[int, tuple[str, ...]]], sheet: str) -> Iterator[Ignored]:
    for number, row in rows:
        for column, word in enumerate(row, 1):
            if word:
                yield Ignored(word, place=Cell(word, number, column, "", sheet).place)
