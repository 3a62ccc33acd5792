"""In which language a row of AtoM's sheet speaks: a unit has one row, and one more for each other language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.model import Catalogue, Record, stated_elements

__all__ = ["Voice", "voices_of"]


@dataclass(frozen=True, slots=True)
class Voice:
    """A row's language. Words that do not say theirs are in that of the description, which the unit's own row has."""

    catalogue: Catalogue
    culture: str
    is_own: bool = True

    def speaks(self, language: str | None) -> bool:
        """Whether words of this language are in the row."""
        return (language is None and self.is_own) or language == self.culture

    def is_of(self, language: str | None) -> bool:
        """Whether words say that they are in the language of the row."""
        return language == self.culture


def voices_of(record: Record, catalogue: Catalogue) -> Iterator[Voice]:
    """Yield the rows of a record: its own, and one for each other language that some of its words are in."""
    own = record.administration.language or catalogue.language
    yield Voice(catalogue, own)
    for culture in dict.fromkeys(_languages(record)):
        if culture != own:
            yield Voice(catalogue, culture, is_own=False)


def _languages(record: Record) -> Iterator[str]:
    yield from (title.language for title in record.other_titles if title.language)
    yield from [record.abstract.language] if record.abstract and record.abstract.language else []
    yield from (words.language for _, words in stated_elements(record) if words.language)
    yield from (note.language for note in record.notes if note.language)
