"""The rows of a CSV file, read line by line: comma, semicolon or tab, whichever the first line has most of."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import chain, count

from catalog.findings import Finding
from catalog.importers.source import Source, Unreadable

__all__ = ["read_rows"]

_LONGEST_LINE = 10 * 1024 * 1024


def read_rows(source: Source) -> Iterator[list[str]]:
    """Yield the values of every row, the first among them. Raises Unreadable where the file is no CSV in UTF-8."""
    lines = _lines(source)
    first = next(lines, "")
    delimiter = max(",;\t", key=first.count)
    measured, number = _Measured(chain((first,), lines)), 0
    try:
        for values in csv.reader(measured, delimiter=delimiter):
            number, measured.length = number + 1, 0
            yield values
    except csv.Error as error:
        message = f"The row {number + 1} cannot be read: {error}."
        raise Unreadable(Finding("not-csv", message, line=number + 1)) from None


class _Measured:
    """Lines passed on; `length` counts their characters, and a row that never ends is refused."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.length = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.length += len(line)
            if self.length > 2 * _LONGEST_LINE:
                hint = "Look for a quotation mark that is not closed."
                raise Unreadable(Finding("not-csv", "A row is longer than 20 MB.", hint=hint))
            yield line


def _lines(source: Source) -> Iterator[str]:
    """Yield the lines with single line feeds. Raises Unreadable."""
    with source.open() as file:
        for number in count(1):
            line = file.readline(_LONGEST_LINE)
            if not line:
                break
            if len(line) == _LONGEST_LINE:
                raise Unreadable(Finding("not-csv", f"The line {number} is longer than 10 MB.", line=number))
            yield from io.StringIO(_decoded(line, number))
    if number == 1:
        raise Unreadable(Finding("empty", "The file is empty.", hint="Save the sheet again."))


def _decoded(line: bytes, number: int) -> str:
    if b"\0" in line:
        raise Unreadable(Finding("binary", "The file holds NUL bytes: it is not a text.", hint="Save it as CSV."))
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        message = f"The byte 0x{line[error.start]:02X} in line {number} is not UTF-8 text."
        hint = "Save the file as UTF-8; it may be Latin-1 or Windows-1251."
        raise Unreadable(Finding("not-utf-8", message, hint=hint, line=number)) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
