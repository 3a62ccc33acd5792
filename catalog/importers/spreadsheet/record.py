"""One row, from its cells to a draft."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from catalog.importers.draft import Draft, Found, Left, Provenance, Question
from catalog.importers.english_dates import read_date
from catalog.importers.identifier import slug
from catalog.importers.passage import Passage
from catalog.importers.reference import read_reference
from catalog.importers.spreadsheet.columns import SEPARATOR, Column
from catalog.importers.spreadsheet.table import Cell, Row
from catalog.model import Record, Text, edtf

__all__ = ["RowDraft"]


class RowDraft:
    """The draft of a row while it is being written."""

    def __init__(self, row: Row, find: Callable[[str], Column | None], plain_word: Callable[[str, str], str]) -> None:
        self.document: dict[str, Any] = {}
        self.found: list[Found] = []
        self.left: list[Left] = []
        self.questions: list[Question] = []
        self._plain_word = plain_word
        for cell in row.cells:
            column = find(cell.heading)
            if column is None:
                self.left.append(Left(cell.text, place=cell.place))
            else:
                self._write(column, cell)
        self._complete()

    def draft(self, source: Provenance) -> Draft:
        """Return the draft, its fields in the order of the record."""
        administration = self.document.setdefault("administration", {})
        given = {"importer": source.importer, "file": source.file, "sha256": source.sha256}
        administration["source"] = {"note": source.item, **administration.get("source", {}), **given}
        order = {name: number for number, name in enumerate(Record.model_fields)}
        document = dict(sorted(self.document.items(), key=lambda item: order[item[0]]))
        return Draft(document, source, tuple(self.found), tuple(self.questions), tuple(self.left))

    def _write(self, column: Column, cell: Cell) -> None:
        words = cell.text.split(SEPARATOR) if column.is_several else [cell.text]
        for word in (each.strip() for each in words):
            if word:
                value = self._plain_word(column.pointer, word)
                if column.values and value.lower() in column.values:
                    value = value.lower()
                pointer = _put(self.document, column.pointer.split("/")[1:], value, column.fixed)
                self.found.append(Found(pointer, word, place=cell.place))

    def _complete(self) -> None:
        """Read the words of date and reference, and make what the row leaves out."""
        self._read_dates()
        self._read_reference()
        self.document.setdefault("level", "item")
        texts = {text["key"]: text for text in self.document.get("texts", ())}
        if "translation" in texts:
            texts = {"original": {"key": "original"}, **texts}
            texts["translation"]["translated_from"] = "original"
        if texts:
            order = {name: number for number, name in enumerate(Text.model_fields)}
            self.document["texts"] = [
                dict(sorted(text.items(), key=lambda item: order[item[0]])) for text in texts.values()
            ]
        if set(self.document.get("title", ())) == {"text"}:
            self.document["title"] = self.document["title"]["text"]
        if "id" not in self.document:
            self.document["id"] = self._made_id()

    def _read_dates(self) -> None:
        for date in self.document.get("dates", ()):
            words = date.get("value") or date.get("as_written", "")
            value = words if _is_edtf(words) else read_date(words)
            if value:
                date["value"] = value
            else:
                date.pop("value", None)
                reason = "The words of the date cannot be read as one date."
                self.questions.append(Question("/dates/0/value", reason, words))
            if words != value:
                date.setdefault("as_written", words)

    def _read_reference(self) -> None:
        """Read a reference that is given whole; numbers in columns of their own are as they are."""
        code = self.document.get("reference_code", {})
        if not set(code) <= {"as_written"} or not code:
            return
        reading = read_reference(Passage.whole(code["as_written"]))
        self.document["reference_code"] = reading.code
        self.questions += [Question("/reference_code", reason, words.text) for reason, words in reading.doubts]

    def _made_id(self) -> str:
        code = self.document.get("reference_code", {})
        apart = {"repository_as_written", "as_written", "microfilm", "note", "levels"}
        numbers = [v if isinstance(v, str) else v["number"] for k, v in code.items() if k not in apart]
        title = self.document.get("title", "")
        words = " ".join(numbers) if len(numbers) > 1 else title if isinstance(title, str) else title.get("text", "")
        return slug(words) or "row"


def _put(tree: Any, path: list[str], value: Any, fixed: dict[str, str]) -> str:
    """Write a value where a column's pointer leads; return the pointer as it came out."""
    step, *rest = path
    if not rest:
        if isinstance(tree, list):
            tree.append(value)
            return f"/{len(tree) - 1}"
        tree[step] = value
        return f"/{step}"
    if isinstance(tree, list):
        number = _position(tree, step, fixed)
        return f"/{number}" + _put(tree[number], rest, value, fixed)
    below: Any = [] if re.fullmatch(r"\*|@.*|\d+", rest[0]) else {}
    return f"/{step}" + _put(tree.setdefault(step, below), rest, value, fixed)


def _position(items: list[Any], step: str, fixed: dict[str, str]) -> int:
    """Return the place in a list that a step of a pointer stands for; make it where it is not there."""
    if step.startswith("@"):
        keys = [item["key"] for item in items]
        if step[1:] in keys:
            return keys.index(step[1:])
        items.append({"key": step[1:]})
    elif step == "*" or int(step) >= len(items):
        items.append(dict(fixed))
    else:
        return int(step)
    return len(items) - 1


def _is_edtf(words: str) -> bool:
    try:
        edtf.parse(words)
    except ValueError:
        return False
    return True
