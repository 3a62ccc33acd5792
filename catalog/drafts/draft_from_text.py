"""The sheet on which an importer writes a draft: values together with the words they are on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from catalog.drafts.draft import (
    Draft,
    Found,
    Ignored,
    Provenance,
    Question,
)
from catalog.drafts.source_span import Passage
from catalog.model import Record

__all__ = ["Sheet"]


class Sheet:
    """A document that is being written, with what was found, asked and skipped on the way.

    `page` is what the passages are read from; `as_saved` the same text, character for character, as the source has it.
    """

    def __init__(self, page: str, as_saved: str | None = None) -> None:
        self.page = page
        self._as_saved = page if as_saved is None else as_saved
        self.document: dict[str, Any] = {}
        self.beside: dict[str, bytes] = {}
        self._found: list[Found] = []
        self._questions: list[Question] = []
        self._ignored: list[Ignored] = []

    def words(self, passage: Passage) -> str:
        """Return the words of a passage as the source has them."""
        return self._as_saved[passage.start : passage.end]

    def found(self, pointer: str, *passages: Passage | None) -> None:
        """Note the words that the value at `pointer` is on."""
        self._found += [Found(pointer, self.words(each), each.start, each.end) for each in passages if each]

    def set(self, field: str, value: Any, *passages: Passage | None) -> None:
        """Write a field of the record."""
        self.document[field] = value
        self.found(f"/{field}", *passages)

    def add(self, field: str, value: Any, *passages: Passage | None) -> str:
        """Write one more value of a list; return its pointer."""
        values = self.document.setdefault(field, [])
        values.append(value)
        pointer = f"/{field}/{len(values) - 1}"
        self.found(pointer, *passages)
        return pointer

    def ask(self, pointer: str, reason: str, passage: Passage | None = None, answers: tuple[str, ...] = ()) -> None:
        """Note a question to the cataloguer."""
        if passage:
            words = self.words(passage)
            self._questions.append(Question(pointer, reason, words, answers, passage.start, passage.end))
        else:
            self._questions.append(Question(pointer, reason, answers=answers))

    def ignore(self, *passages: Passage) -> None:
        """Note words that were not understood."""
        self._ignored += [Ignored(self.words(each), each.start, each.end) for each in passages if each]

    @property
    def has_questions(self) -> bool:
        """Whether anything is left to the cataloguer's judgment."""
        return bool(self._questions)

    def spans_but(self, prefix: str) -> list[tuple[int, int]]:
        """Return the spans of what was found, but for pointers that begin with `prefix`."""
        return [(each.start, each.end) for each in self._found if not each.pointer.startswith(prefix)]

    def ignore_the_rest(self) -> None:
        """Note every line of the page that nothing has been said about yet."""
        found = [(each.start, each.end) for each in self._found]
        covered = sorted(span for span in found + [(each.start, each.end) for each in self._ignored] if span[1])
        last = 0
        for start, end in [*covered, (len(self.page), len(self.page))]:
            if start > last:
                self.ignore(*(line for line in Passage(self.page, last, start).lines() if re.search(r"\w", line.text)))
            last = max(last, end)

    def draft(self, source: Provenance) -> Draft:
        """Return the draft, its fields in the order of the record."""
        order = {name: number for number, name in enumerate(Record.model_fields)}
        document: Mapping[str, Any] = dict(sorted(self.document.items(), key=lambda item: order[item[0]]))
        return Draft(
            document,
            source,
            tuple(sorted(self._found, key=lambda each: (each.start, each.end))),
            tuple(self._questions),
            tuple(sorted(self._ignored, key=lambda each: each.start)),
            self.beside,
        )
