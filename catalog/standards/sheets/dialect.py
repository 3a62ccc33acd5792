"""The kinds of sheet: ours to fill in, the table that the catalogue itself exports, and those of other systems."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from catalog.drafts.draft import Draft, Provenance
from catalog.drafts.source import Unreadable
from catalog.findings import Finding
from catalog.model import Record
from catalog.standards.sheets import (
    archivesspace,
    atom,
    columns,
    exported,
    islandora,
    property_columns,
)
from catalog.standards.sheets.atom_translations import Translations
from catalog.standards.sheets.autocorrection import is_lost
from catalog.standards.sheets.record import entry_of, words_of
from catalog.standards.sheets.table import Row, letter

__all__ = ["Dialect", "demand_headings", "is_known", "no_headings", "recognised"]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a kind of sheet is read.

    `name` gives the column that a heading names, `pointer` where its values go in a record, or nothing; `repeats`
    whether a column of that name may occur more than once; `draft` the draft of a row, beside the ids that are
    taken. It raises Unreadable for a row that cannot be read. `is_part` says that a row belongs to the draft
    of another one.
    """

    name: Callable[[str], str]
    repeats: Callable[[str], bool]
    pointer: Callable[[str], str]
    draft: Callable[[Row, Provenance, Mapping[str, str]], Draft]
    is_part: Callable[[Row], bool] = lambda _: False

    def covered(self, headings: Sequence[str]) -> frozenset[str] | None:
        """Return the fields that a sheet of these headings can express; None where it can express all."""
        fields = {_field(pointer) for heading in headings if (pointer := self.pointer(heading))}
        return None if exported.ALL in fields else frozenset(fields)

    def restricted(self, draft: Draft, row: Row, fields: frozenset[str] | None) -> Draft:
        """Return the draft of a row restricted to these fields, without those whose cells are lost."""
        if not draft.questions:  # there is one about every cell that is lost
            return draft if fields is None else replace(draft, fields=fields)
        pointers = ((cell.text, self.pointer(cell.heading)) for cell in row.cells)
        lost = frozenset(_field(pointer) for text, pointer in pointers if pointer and is_lost(text, pointer))
        whole = frozenset(Record.model_fields) if fields is None else fields
        administers = frozenset() if "administration" in lost else draft.administers
        stated = whole - lost if lost else fields
        return replace(draft, fields=stated, administers=administers)


def _field(pointer: str) -> str:
    return pointer.split("/")[1]


def _name(heading: str) -> str:
    column = columns.find(heading)
    return column.name if column else ""


def _repeats(name: str) -> bool:
    column = columns.find(name)
    return column is not None and column.is_several


def _pointer(heading: str) -> str:
    column = columns.find(heading)
    return column.pointer if column else ""


def _draft(row: Row, source: Provenance, taken: Mapping[str, str]) -> Draft:
    """Return the draft of a row that was filled in. An empty cell says nothing of the administration of a record."""
    entry = entry_of(row, columns.find, words_of)
    said = frozenset(entry.document.get("administration", {})) & {"status", "cataloguer"}
    if names_record := "id" in entry.document:
        entry.identify(entry.document["id"])
    return replace(entry.draft(source, taken), administers=said, names_record=names_record)


_TO_FILL_IN = Dialect(_name, _repeats, _pointer, _draft)
_EXPORTED = Dialect(exported.name, lambda _: False, exported.pointer, exported.draft)
_ISLANDORA = Dialect(islandora.name, islandora.repeats, islandora.pointer, islandora.draft)
_PROPERTIES = Dialect(property_columns.name, property_columns.repeats, property_columns.pointer, property_columns.draft)


def _atom(translations: Translations | None = None) -> Dialect:
    sheet = atom.Atom(translations)
    return Dialect(sheet.name, sheet.repeats, sheet.pointer, sheet.draft, sheet.is_translation)


def _archivesspace() -> Dialect:
    sheet = archivesspace.ArchivesSpace()
    return Dialect(sheet.name, sheet.repeats, sheet.pointer, sheet.draft, sheet.is_label)


def recognised(headings: Sequence[str], translations: Translations | None = None) -> Dialect:
    """Return the kind of sheet that has these headings."""
    if atom.is_atom(headings):
        return _atom(translations)
    if archivesspace.is_archivesspace(headings):
        return _archivesspace()
    if islandora.is_islandora(headings):
        return _ISLANDORA
    if property_columns.has_property_columns(headings):
        return _PROPERTIES
    return _EXPORTED if exported.is_exported(headings) else _TO_FILL_IN


def is_known(headings: Sequence[str]) -> bool:
    """Whether these are the headings of a sheet of records: a title and something more."""
    dialect = recognised(headings)
    known = {name for heading in headings if (name := dialect.name(heading))}
    return len(known) >= 2 and ("title" in known or dialect is _EXPORTED)


def demand_headings(headings: Sequence[str], line: int = 1, translations: Translations | None = None) -> Dialect:
    """Return the kind of sheet; raise Unreadable where its headings are none, or one occurs twice."""
    if not is_known(headings):
        raise Unreadable(no_headings(headings, line))
    dialect = recognised(headings, translations)
    known = [(number, name) for number, heading in enumerate(headings, 1) if (name := dialect.name(heading))]
    names = [name for _, name in known]
    single = (number for at, (number, name) in enumerate(known) if name in names[:at] and not dialect.repeats(name))
    twice = next(single, None)
    if twice:
        first = next(number for number, name in known if name == dialect.name(headings[twice - 1]))
        message = (
            f"The column {letter(twice)} has the heading {headings[twice - 1]!r} a second time, after {letter(first)}."
        )
        raise Unreadable(Finding("heading-twice", message, hint="Leave one of them.", line=line, column=twice))
    return dialect


def no_headings(headings: Sequence[str], line: int) -> Finding:
    """Say that a sheet has no heading of ours, and what is in its place."""
    seen = ", ".join(repr(heading) for heading in headings if heading)
    shown = f"; row {line} has {seen[:200]}" if seen else ""
    hint = "Name the columns as in a sheet of `catalog template`, in one row."
    return Finding("no-headings", f"No row has a heading 'title' and another of ours{shown}.", hint=hint, line=line)
