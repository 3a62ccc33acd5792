"""The rows of a CSV file: delimiter, headings, cells with their places."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.findings import Finding
from catalog.importers.source import Source, Unreadable

__all__ = ["Cell", "Row", "headings_of", "letter", "rows_of"]

_MAX_COLUMNS = 500
_COMMENT = "#"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words, the row and column (both from 1), and the heading above it."""

    text: str
    row: int
    column: int
    heading: str

    @property
    def place(self) -> str:
        """The place as a cataloguer finds it: row 3, column F (date)."""
        return f"row {self.row}, column {letter(self.column)}" + (f" ({self.heading})" if self.heading else "")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the sheet and its cells that are not empty."""

    number: int
    cells: tuple[Cell, ...]


def letter(column: int) -> str:
    """Return the letters of a column, as spreadsheets name them: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def headings_of(text: str) -> list[str]:
    """Return the headings: the first row."""
    try:
        first = next(iter(_reader(text)), [])
    except csv.Error:
        return []
    return [heading.strip() for heading in first[:_MAX_COLUMNS]]


def rows_of(source: Source) -> Iterator[Row]:
    """Yield the rows below the headings; rows that are empty or begin with # are passed over. Raises Unreadable."""
    headings = headings_of(source.text)
    number = 0
    try:
        for number, values in enumerate(_reader(source.text), 1):
            first = values[0].strip() if values else ""
            if number == 1 or first.startswith(_COMMENT) or not any(value.strip() for value in values):
                continue
            cells = (
                Cell(value.strip(), number, column, headings[column - 1] if column <= len(headings) else "")
                for column, value in enumerate(values[:_MAX_COLUMNS], 1)
            )
            yield Row(number, tuple(cell for cell in cells if cell.text))
    except csv.Error as error:
        raise Unreadable(
            Finding("not-csv", f"The row {number + 1} cannot be read: {error}.", line=number + 1)
        ) from None


def _reader(text: str) -> Iterator[list[str]]:
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
