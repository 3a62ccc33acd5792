"""One row, from its cells to an entry."""

from __future__ import annotations

from collections.abc import Callable

from catalog.drafts.dates import read_dates_of_cells
from catalog.drafts.draft_builder import Entry
from catalog.languages.by_name import named
from catalog.languages.codes import language_of
from catalog.standards.sheets.autocorrection import doubt_of, is_lost, of_a_day
from catalog.standards.sheets.columns import SEPARATOR, Column
from catalog.standards.sheets.table import Row

__all__ = ["entry_of", "words_of"]


def entry_of(row: Row, find: Callable[[str], Column | None], words: Callable[[Column, str], list[str]]) -> Entry:
    """Write the cells of a row into an entry; those of a column nobody knows are left."""
    entry = Entry()
    for cell in row.cells:
        column = find(cell.heading)
        if column is None:
            entry.leave(cell.text, cell.place)
            continue
        reason = doubt_of(cell.text, column.pointer)
        if reason:
            entry.ask("/".join(column.pointer.split("/")[:2]), f"{cell.place}: {reason}", cell.text)
            if is_lost(cell.text, column.pointer):
                entry.leave(cell.text, cell.place)
                continue
        for value in filter(None, words(column, cell.text)):
            written = entry.write(column.pointer, value, cell.place, column.fixed)
            if _may_be_several(column, value):
                entry.ask(
                    written, f"{cell.place}: the words may name more than one: part them by '{SEPARATOR}'.", value
                )
    read_dates_of_cells(entry)
    return entry


def _may_be_several(column: Column, value: str) -> bool:
    """Whether one name has a semicolon in it, by which other sheets part several."""
    return ";" in value and column.pointer.endswith("/*/name")


def words_of(column: Column, text: str) -> list[str]:
    """Return the values of a cell; the words of a closed list in its own letters, a day without a time."""
    plain = of_a_day(text) if column.pointer.startswith("/dates") else text
    values = [each.strip() for each in (plain.split(SEPARATOR) if column.is_several else [plain])]
    if column.pointer.split("/")[-1] == "language" or column.pointer.endswith("/language/*"):
        return [language_of(value) or named(value) or value for value in values]
    return [value.lower() if value.lower() in column.values else value for value in values]
