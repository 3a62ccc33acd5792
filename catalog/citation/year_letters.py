"""What a document needs when others are cited with it: a letter after its year, a dash for its author.

Each style says which of these it has; `Beside` is what one citation is given of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import count
from string import ascii_lowercase

from catalog.citation.description import authors
from catalog.citation.options import Beside, Locale
from catalog.citation.style import Together
from catalog.citation.titles import title_in
from catalog.model import Record

__all__ = ["by_author", "dashes", "lettered"]


def lettered(year: Callable[[Record], str]) -> Together:
    """Distinguish documents of one author and year by letters: 1956a, 1956b (APA 8.19, Chicago 13.114)."""

    def together(records: Sequence[Record]) -> list[Beside]:
        keys = [(_author(record), year(record)) for record in records]
        several = Counter(keys)
        letters: dict[tuple[str, str], count[int]] = defaultdict(count)
        return [Beside(letter=_letter(next(letters[key]))) if several[key] > 1 else Beside() for key in keys]

    return together


def dashes(dash: str) -> Together:
    """Write a dash in place of the authors of the entry before (MLA 5.126, Turabian 16.2)."""

    def together(records: Sequence[Record]) -> list[Beside]:
        headings = [tuple(name.natural for name in authors(record)) for record in records]
        befores = [(), *headings]
        return [
            Beside(dash=dash) if heading and heading == before else Beside()
            for heading, before in zip(headings, befores, strict=False)
        ]

    return together


def by_author(records: Sequence[Record]) -> dict[str, list[Record]]:
    """Return the documents of each author."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[_author(record)].append(record)
    return found


def _author(record: Record) -> str:
    """Return what a reference in the text begins with: the authors, or else the title."""
    names = [name.natural for name in authors(record)]
    return "; ".join(names) or title_in(record, Locale.ENGLISH).text


def _letter(place: int) -> str:
    """Return a, b, ... z, aa, ab."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, len(ascii_lowercase))
        letters = ascii_lowercase[rest] + letters
    return letters
