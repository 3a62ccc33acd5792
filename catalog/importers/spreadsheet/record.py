"""One row, from its cells to an entry."""

from __future__ import annotations

from collections.abc import Callable

from catalog.importers.entry import Entry
from catalog.importers.spreadsheet.columns import SEPARATOR, Column
from catalog.importers.spreadsheet.table import Formula, Row

__all__ = ["entry_of"]


def entry_of(row: Row, find: Callable[[str], Column | None], plain_word: Callable[[str, str], str]) -> Entry:
    """Write the cells of a row into an entry; those of a column nobody knows are left."""
    entry = Entry()
    for cell in row.cells:
        column = find(cell.heading)
        if column is None:
            entry.leave(cell.text, cell.place)
            continue
        if isinstance(cell.text, Formula):
            entry.leave(cell.text, cell.place)
            reason = f"{cell.place}: a formula is not evaluated: paste its value."
            entry.ask("/".join(column.pointer.split("/")[:2]), reason, cell.text)
            continue
        words = cell.text.split(SEPARATOR) if column.is_several else [cell.text]
        for word in (each.strip() for each in words):
            value = plain_word(column.pointer, word)
            value = value.lower() if value.lower() in column.values else value
            if value:
                entry.write(column.pointer, value, cell.place, column.fixed)
    return entry
