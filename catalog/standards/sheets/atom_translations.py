"""The translations in a sheet of AtoM: rows of one unit in other cultures, wherever in the sheet they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from catalog.drafts.draft_builder import Entry
from catalog.languages.codes import language_of
from catalog.model import ELEMENTS
from catalog.standards.sheets.atom_cells import values_of
from catalog.standards.sheets.atom_notes import write_note
from catalog.standards.sheets.table import Cell, Row

__all__ = ["Translations", "language_in", "say_languages", "write_translated"]

_CULTURE = "culture"
_HEADINGS = (
    "legacyid",
    "sourcename",
    _CULTURE,
    "parentid",
    "qubitparentslug",
    "identifier",
    "levelofdescription",
    "repository",
)
_Name = tuple[str, int]
_ELEMENTS = frozenset(row.pointer for row in ELEMENTS)
_GENERAL = "/notes/*"
_NOTES = {
    "/extent/*/as_written": "Extent and medium",
    "/access/conditions": "Conditions governing access",
    "/rights/statement": "Conditions governing reproduction",
}
"""Statements that a record has in one language: those in others are notes, by what they are about."""


class _Said(NamedTuple):
    """What a row says of the unit that it describes."""

    name: _Name
    legacy: str
    source: str
    culture: str
    parent: str
    slug: str
    identifier: str
    level: str
    repository: str

    def says_of_the_unit(self) -> int:
        """Return how much it says that a translation need not repeat."""
        return sum(map(bool, (self.parent, self.slug, self.identifier, self.level, self.repository)))

    def is_another_unit(self, own: _Said) -> bool:
        """Whether it has the number of a unit and is another one: it lies elsewhere, or has another identifier."""
        both = zip(self[4:7], own[4:7], strict=True)
        return any(here and there and here != there for here, there in both)


class Translations:
    """The rows of a sheet that say a unit of another row in another culture, wherever they are.

    The row of the unit itself is the one that says where it lies, its number and its level; of several the first.
    """

    def __init__(self, read: Callable[[], Iterable[Row]] = tuple) -> None:
        """Take what reads the rows, from the first one on each time: a sheet may be too large for the memory."""
        self._rows: dict[_Name, list[Row]] = {}
        self._own: dict[_Name, _Name] = {}
        """The row of the unit, by that of each translation."""
        units: dict[tuple[str, str], list[_Said]] = {}
        for row in read():
            said = _Said(_name(row), *(_value(row, heading) for heading in _HEADINGS))
            if said.legacy and said.culture:
                units.setdefault((said.legacy, said.source), []).append(said)
        for unit in units.values():
            self._group(unit)
        for row in read() if self._own else ():
            if own := self._own.get(_name(row)):
                self._rows.setdefault(own, []).append(row)

    def holds(self, row: Row) -> bool:
        """Whether a row is one of them."""
        return _name(row) in self._own

    def of(self, row: Row) -> tuple[Row, ...]:
        """Return the translations of a row."""
        return tuple(self._rows.get(_name(row), ()))

    def _group(self, rows: list[_Said]) -> None:
        """Note the translations among the rows of one number."""
        own = max(rows, key=_Said.says_of_the_unit)  # the first of several
        cultures = {own.culture}
        for row in rows:
            if row.culture not in cultures and not row.is_another_unit(own):
                cultures.add(row.culture)
                self._own[row.name] = own.name


def _name(row: Row) -> _Name:
    return row.sheet, row.number


def language_in(row: Row) -> str:
    """Return the language of the words of a row, or nothing."""
    return language_of(_value(row, _CULTURE).replace("_", "-")) or ""


def say_languages(entry: Entry, language: str) -> None:
    """Say the language of words that have others beside them now."""
    document: dict[str, Any] = entry.document
    title = document.get("title")
    if language and title:
        document["title"] = (
            {"text": title, "language": language} if isinstance(title, str) else {**title, "language": language}
        )
    for row in ELEMENTS:
        if language and isinstance(document.get(row.field), str):
            document[row.field] = {"text": document[row.field], "language": language}


def write_translated(entry: Entry, pointer: str, cell: Cell, language: str) -> None:
    """Write a cell in another language than that of the unit's own row; what says nothing new is skipped."""
    words = cell.text.strip()
    fixed = {"language": language} if language else {}
    if pointer == "/title/text":
        entry.line("/other_titles/*/text", words, cell.place, fixed)
    elif pointer in _ELEMENTS:
        entry.paragraphs(pointer, words, cell.place, language)
    elif pointer == _GENERAL:
        for note in filter(None, values_of(words)):
            write_note(entry, note, cell.place, language)
    elif pointer in _NOTES and words not in _said(entry, pointer):
        entry.write("/notes/*/text", words, cell.place, {**fixed, "kind": _NOTES[pointer]})


def _said(entry: Entry, pointer: str) -> str:
    """Return what the unit says at a place already."""
    held: Any = entry.document
    for step in pointer.split("/")[1:]:
        held = held.get(step, "") if isinstance(held, dict) else held
    return str(held)


def _value(row: Row, heading: str) -> str:
    return next((cell.text.strip() for cell in row.cells if cell.heading.strip().lower() == heading), "")
