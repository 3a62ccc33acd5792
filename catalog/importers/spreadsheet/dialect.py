"""The three kinds of sheet: ours to fill in, AtoM's, and the table that the catalogue itself gives out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from catalog.findings import Finding
from catalog.importers.draft import Draft, Provenance
from catalog.importers.source import Unreadable
from catalog.importers.spreadsheet import atom, columns, exported
from catalog.importers.spreadsheet.record import entry_of
from catalog.importers.spreadsheet.table import Row, letter

__all__ = ["Dialect", "covering", "demand_headings", "is_known", "recognised"]


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a kind of sheet is read.

    `name` gives the column that a heading names, `field` the field of the record it stands for, or nothing; `draft`
    the draft of a row, beside the ids that are taken. It raises Unreadable for a row that cannot be read.
    """

    name: Callable[[str], str]
    field: Callable[[str], str]
    draft: Callable[[Row, Provenance, Mapping[str, str]], Draft]

    def covered(self, headings: Sequence[str]) -> frozenset[str] | None:
        """Return the fields that a sheet of these headings speaks of; None where it speaks of all."""
        fields = {field for heading in headings if (field := self.field(heading))}
        return None if exported.ALL in fields else frozenset(fields)


def _of_columns(find: Callable[[str], columns.Column | None], plain_word: Callable[[str, str], str]) -> Dialect:
    """Return a kind of sheet to fill in. An empty cell says nothing of the administration of a record."""

    def name(heading: str) -> str:
        column = find(heading)
        return column.name if column else ""

    def field(heading: str) -> str:
        column = find(heading)
        return column.pointer.split("/")[1] if column else ""

    def draft(row: Row, source: Provenance, taken: Mapping[str, str]) -> Draft:
        entry = entry_of(row, find, plain_word)
        said = frozenset(entry.document.get("administration", {})) & {"status", "cataloguer"}
        return replace(entry.draft(source, taken), administers=said)

    return Dialect(name, field, draft)


_TO_FILL_IN = _of_columns(columns.find, lambda _, word: word)
_ATOM = _of_columns(atom.find, atom.plain_word)
_EXPORTED = Dialect(exported.name, exported.field, exported.draft)


def recognised(headings: Sequence[str]) -> Dialect:
    """Return the kind of sheet that has these headings."""
    if atom.is_atom(headings):
        return _ATOM
    return _EXPORTED if exported.is_exported(headings) else _TO_FILL_IN


def is_known(headings: Sequence[str]) -> bool:
    """Whether these are the headings of a sheet of records: a title and something more."""
    dialect = recognised(headings)
    known = {name for heading in headings if (name := dialect.name(heading))}
    return len(known) >= 2 and ("title" in known or dialect is _EXPORTED)


def demand_headings(headings: Sequence[str]) -> Dialect:
    """Return the kind of sheet; raise Unreadable where its headings are none, or one stands there twice."""
    dialect = recognised(headings)
    known = [(number, name) for number, heading in enumerate(headings, 1) if (name := dialect.name(heading))]
    names = [name for _, name in known]
    if "title" not in names and dialect is not _EXPORTED:
        hint = "Begin with a sheet of `catalog template`."
        raise Unreadable(Finding("no-headings", "The first row has no heading 'title'.", hint=hint, line=1))
    twice = next((number for at, (number, name) in enumerate(known) if name in names[:at]), None)
    if twice:
        message = f"The column {letter(twice)} has the heading {headings[twice - 1]!r} a second time."
        raise Unreadable(Finding("heading-twice", message, hint="Leave one of them.", line=1, column=twice))
    return dialect


def covering(draft: Draft, fields: frozenset[str] | None) -> Draft:
    """Return the draft, which speaks of these fields only."""
    return draft if fields is None else replace(draft, fields=fields)
