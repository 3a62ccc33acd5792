"""One text of a record while it is being written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from catalog.drafts.draft_from_text import Sheet
from catalog.drafts.source_span import Passage
from catalog.model import Text

__all__ = ["TextSheet"]


@dataclass(slots=True)
class TextSheet:
    """The fields of a text, the words they are based on and the questions about them, by pointer below the text."""

    fields: dict[str, Any]
    _found: list[tuple[str, Passage]] = field(default_factory=list)
    _questions: list[tuple[str, str, Passage | None, tuple[str, ...]]] = field(default_factory=list)

    def note(self, pointer: str, *passages: Passage | None) -> None:
        """Note the words that a field is based on."""
        self._found += [(pointer, each) for each in passages if each]

    def ask(self, pointer: str, reason: str, words: Passage | None = None, answers: tuple[str, ...] = ()) -> None:
        """Note a question about a field."""
        self._questions.append((pointer, reason, words, answers))

    def add(self, name: str, value: Any, *passages: Passage | None) -> None:
        """Write one more value of a list."""
        values = self.fields.setdefault(name, [])
        if value not in values:
            values.append(value)
        self.note(f"{name}/{values.index(value)}", *passages)

    def put(self, sheet: Sheet) -> None:
        """Write the text into the record, its fields in the order of the model."""
        order = {name: number for number, name in enumerate(Text.model_fields)}
        pointer = sheet.add("texts", dict(sorted(self.fields.items(), key=lambda item: order[item[0]])))
        for name, passage in self._found:
            sheet.found(f"{pointer}/{name}", passage)
        for name, reason, words, answers in self._questions:
            sheet.ask(f"{pointer}/{name}", reason, words, answers)
