"""One row, from its cells to an entry."""

from __future__ import annotations

import re
from collections.abc import Callable

from catalog.drafts import common_fields
from catalog.drafts.dates import read_dates_of_cells
from catalog.drafts.draft_builder import Entry
from catalog.model.strings import clean
from catalog.standards.sheets.autocorrection import ask_about, of_a_day
from catalog.standards.sheets.columns import SEPARATOR, Column
from catalog.standards.sheets.table import Row

__all__ = ["entry_of", "words_of"]

_SEVERAL = re.compile(r";|\n|\^\^| //? ")
"""Signs by which other sheets part the names in a cell."""


def entry_of(row: Row, find: Callable[[str], Column | None], words: Callable[[Column, str], list[str]]) -> Entry:
    """Write the cells of a row into an entry; those of a column nobody knows are ignored."""
    entry = Entry()
    for cell in row.cells:
        column = find(cell.heading)
        if column is None:
            entry.ignore(cell.text, cell.place)
            continue
        if not ask_about(entry, cell, column.pointer, "/".join(column.pointer.split("/")[:2])):
            continue
        if column.language and not column.is_several:
            entry.paragraphs(column.pointer, cell.text, cell.place, column.language)
            continue
        fixed = {**column.fixed, "language": column.language} if column.language else column.fixed
        for value in filter(None, words(column, cell.text)):
            if _is_agent(column) and _SEVERAL.search(value):
                written = entry.write(column.pointer, clean(value), cell.place, fixed)
                reason = f"{cell.place}: the words may name more than one: separate them with '{SEPARATOR}'."
                entry.ask(written, reason, clean(value))
            elif _is_agent(column) and "," in value:
                common_fields.write_agent(entry, column.pointer, value, cell.place, fixed)
            else:
                entry.write(column.pointer, value, cell.place, fixed)
    read_dates_of_cells(entry)
    return entry


def _is_agent(column: Column) -> bool:
    return column.pointer.endswith("/*/name") and not column.pointer.startswith("/places")


def words_of(column: Column, text: str) -> list[str]:
    """Return the values of a cell; the words of a closed list in its own letters, a day without a time."""
    plain = of_a_day(text) if column.pointer.startswith("/dates") else text
    values = [each.strip() for each in (plain.split(SEPARATOR) if column.is_several else [plain])]
    if column.pointer.split("/")[-1] == "language" or column.pointer.endswith("/language/*"):
        return [tag for value in values for tag in common_fields.languages_of(value) or [value]]
    return [value.lower() if value.lower() in column.values else value for value in values]
