"""The rows of a CSV file, read line by line: comma, semicolon or tab, whichever makes headings of one of its lines."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import islice

from catalog.drafts.characters import Characters, lines_of, opening_of
from catalog.drafts.source import Source, Unreadable
from catalog.findings import Finding
from catalog.model.strings import restored
from catalog.standards.sheets.heading_row import Heading, heading_of
from catalog.standards.sheets.table import Formula

__all__ = ["delimiter_of", "first_rows", "read_rows", "without_escapes"]

_LONGEST_ROW = 20 * 1024 * 1024
_DELIMITERS = ",;\t"
_SEP = re.compile(r'\A"?sep=(.)"?\s*\Z', re.IGNORECASE)
"""The first line, which names the delimiter for Excel."""


def first_rows(source: Source) -> Heading:
    """Return the headings as far as the beginning of a file shows them."""
    lines = [line for line in _lines(source) if not _SEP.match(line)]
    return _heading(lines, delimiter_of(source))


def delimiter_of(source: Source) -> str:
    """Return what separates the cells: what the file says itself, what makes headings, or what is frequent."""
    lines = _lines(source)
    stated = _SEP.match(lines[0]) if lines else None
    if stated:
        return stated[1]
    first = next(filter(str.strip, lines), "")
    likely = sorted(_DELIMITERS, key=first.count, reverse=True)
    return next((each for each in likely if _heading(lines, each).is_known), likely[0])


def _lines(source: Source) -> list[str]:
    return opening_of(source).splitlines(keepends=True)


def _heading(lines: list[str], delimiter: str) -> Heading:
    try:
        return heading_of(csv.reader(islice(lines, 200), delimiter=delimiter))
    except csv.Error:
        return Heading(1, (), is_known=False)


def read_rows(source: Source, characters: Characters) -> Iterator[list[str]]:
    """Yield the values of every row, but for the line that names the delimiter. Raises Unreadable for no CSV."""
    measured, delimiter = _Measured(lines_of(source, characters)), delimiter_of(source)
    csv.field_size_limit(_LONGEST_ROW)  # the limit of the library, 131,072, is less than our own tables hold
    try:
        for values in csv.reader(measured, delimiter=delimiter):
            measured.length = 0
            if measured.row == 1 and _SEP.match(delimiter.join(values)):
                continue
            yield [_computed(value) if value[:1] == "=" else restored(value) for value in values]
            measured.row += 1
    except csv.Error as error:
        message = f"The row {measured.row} cannot be read: {error}."
        raise Unreadable(Finding("not-csv", message, line=measured.row)) from None


_TEXT = re.compile(r'="((?:[^"]|"")*)"')
_FORMULA = re.compile(r"=(?:\$?[A-Z]{1,3}\$?\d+\b|[A-Z][A-Z.]+\().*", re.DOTALL)


def _computed(value: str) -> str:
    """Return the text of a cell that Excel is to take for text (="0012"), and a formula as one; else the value."""
    if text := _TEXT.fullmatch(value):
        return text[1].replace('""', '"')
    return Formula(value) if _FORMULA.fullmatch(value) else value


class _Measured:
    """Lines passed on; `length` counts their characters, and a row that never ends is refused."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.length = 0
        self.row = 1

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.length += len(line)
            if self.length > _LONGEST_ROW:
                raise self._unclosed("The row {row} is longer than 20 MB.")
            yield line
        if self.length:
            raise self._unclosed(
                "A quotation mark that is opened in row {row} is not closed up to the end of the file."
            )

    def _unclosed(self, message: str) -> Unreadable:
        hint = "Look for a quotation mark too many or too few there; nothing below was read."
        return Unreadable(Finding("not-csv", message.format(row=self.row), hint=hint, line=self.row))


def without_escapes(cells: list[str], width: int) -> list[str]:
    """Return a row whose commas were escaped, `Sample\\, Ann`, with each of them in its cell.

    It is such a row where it has as many cells too many as end with a backslash.
    """
    surplus = len(cells) - width
    if surplus <= 0 or surplus != sum(cell.endswith("\\") for cell in cells):
        return cells
    joined: list[str] = []
    for cell in cells:
        if joined and joined[-1].endswith("\\"):
            joined[-1] = f"{joined[-1][:-1]},{cell}"
        else:
            joined.append(cell)
    return joined
