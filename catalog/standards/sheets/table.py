"""The rows of a sheet, whatever file it is in: cells with their places, and what is known of their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from catalog.drafts.source import Unreadable
from catalog.findings import Finding

__all__ = ["MAX_COLUMNS", "Cell", "Day", "Decimal", "Formula", "Row", "Spread", "letter", "rows_of"]

MAX_COLUMNS = 500
_COMMENT = "#"


class Formula(str):
    """What a cell computes, where no value of it is kept. It is shown, and never evaluated."""

    __slots__ = ()


class Day(str):
    """A day that a spreadsheet knows to be one, perhaps because it took something else for it: 1-2, 5446-98."""

    __slots__ = ()


class Decimal(str):
    """A number with decimals, which may have lost a zero at its end: 1.10 is 1.1 to a spreadsheet."""

    __slots__ = ()


class Spread(str):
    """The words of a cell above, with which this one is merged."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words, the row and column (both from 1), the heading above it, the sheet of a workbook."""

    text: str
    row: int
    column: int
    heading: str
    sheet: str = ""

    @property
    def place(self) -> str:
        """The place as a cataloguer finds it: sheet 'Letters', row 3, column F (date)."""
        heading = f" ({self.heading})" if self.heading else ""
        return f"{_row_name(self.sheet, self.row)}, column {letter(self.column)}{heading}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the sheet and its cells that are not empty."""

    number: int
    cells: tuple[Cell, ...]
    headings: tuple[str, ...] = ()
    sheet: str = ""

    @property
    def name(self) -> str:
        """The row as a cataloguer finds it: sheet 'Letters', row 3."""
        return _row_name(self.sheet, self.number)


def _row_name(sheet: str, number: int) -> str:
    return f"sheet {sheet!r}, row {number}" if sheet else f"row {number}"


def letter(column: int) -> str:
    """Return the letters of a column, as spreadsheets name them: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def rows_of(rest: Iterable[Sequence[str]], headings: Sequence[str], first: int = 2, sheet: str = "") -> Iterator[Row]:
    """Yield the rows below the headings, numbered from `first`; rows that are empty or begin with # are skipped.

    Raises Unreadable for a row that continues behind the last column that is read.
    """
    for number, values in enumerate(rest, first):
        begin = values[0].strip() if values else ""
        own = (value for value in values if not isinstance(value, Spread))
        if begin.startswith(_COMMENT) or not any(value.strip() for value in own):
            continue
        if any(value.strip() for value in values[MAX_COLUMNS:]):
            message = f"The {_row_name(sheet, number)} has more than {MAX_COLUMNS} columns."
            raise Unreadable(Finding("too-wide", message, hint="Leave out columns, or divide the sheet.", line=number))
        cells = (
            Cell(value, number, column, headings[column - 1] if column <= len(headings) else "", sheet)
            for column, value in enumerate(values, 1)
        )
        yield Row(number, tuple(cell for cell in cells if cell.text.strip()), tuple(headings), sheet)
