"""The importer of sheets: one record a row. The headings of AtoM's sheets are understood too."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.findings import Finding
from catalog.importers.draft import Draft, Refusal
from catalog.importers.importer import Importer
from catalog.importers.source import Source, Unreadable
from catalog.importers.spreadsheet import atom, columns
from catalog.importers.spreadsheet.record import entry_of
from catalog.importers.spreadsheet.table import headings_of, letter, rows_of
from catalog.importers.spreadsheet.template import template

__all__ = ["IMPORTER", "template"]

_NAME = "csv"


def _recognises(source: Source) -> bool:
    if b"\0" in source.data[:4096] or source.head.lstrip("\ufeff \n").startswith(("<", "{", "[")):
        return False
    headings = headings_of(source.head.removeprefix("\ufeff"))
    find = atom.find if atom.is_atom(headings) else columns.find
    known = [column.name for heading in headings if (column := find(heading))]
    return "title" in known and len(known) >= 2


def _read(source: Source) -> Iterator[Draft | Refusal]:
    try:
        headings = headings_of(source.text)
        trouble = _trouble(headings)
        if trouble:
            yield source.refuse(_NAME, trouble)
            return
        yield from _drafts(source, is_atom=atom.is_atom(headings))
    except Unreadable as unreadable:
        yield source.refuse(_NAME, unreadable.finding)


def _drafts(source: Source, *, is_atom: bool) -> Iterator[Draft | Refusal]:
    find = atom.find if is_atom else columns.find
    plain_word = atom.plain_word if is_atom else (lambda _, word: word)
    rows: dict[str, int] = {}
    for row in rows_of(source):
        entry, item = entry_of(row, find, plain_word), f"row {row.number}"
        given = entry.document.get("id")
        if given in rows:
            message = f"The row {row.number} has the id {given!r} of row {rows[given]}."
            finding = Finding("id-twice", message, hint="Give each row an id of its own.", line=row.number)
            yield source.refuse(_NAME, finding, item=item)
            continue
        draft = entry.draft(source.provenance(_NAME, item), rows)
        rows[str(draft.document["id"])] = row.number
        yield draft


def _trouble(headings: list[str]) -> Finding | None:
    """Say what is wrong with the headings, where something is."""
    find = atom.find if atom.is_atom(headings) else columns.find
    known = [(number, column.name) for number, heading in enumerate(headings, 1) if (column := find(heading))]
    names = [name for _, name in known]
    if "title" not in names:
        hint = "Begin with a sheet of `catalog template csv`."
        return Finding("no-headings", "The first row has no heading 'title'.", hint=hint, line=1)
    twice = next((number for at, (number, name) in enumerate(known) if name in names[:at]), None)
    if twice:
        message = f"The column {letter(twice)} has the heading {headings[twice - 1]!r} a second time."
        return Finding("heading-twice", message, hint="Leave one of them.", line=1, column=twice)
    return None


IMPORTER = Importer(_NAME, "Sheets with one record a row, AtoM's among them", _recognises, _read)
