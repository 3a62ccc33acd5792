"""What the file of a sheet says beside its cells: which are merged, linked or hidden, and whether any holds a formula.

It is looked for in the bytes, since merged cells and links follow all rows, which are read one by one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import IO

from catalog.standards.sheets.table import MAX_COLUMNS

__all__ = ["SheetPart", "look_into"]

_PIECE = 1024 * 1024
_LONGEST = 700
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^<>]{0,80}?ref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_HIDDEN = r"<(?:\w+:)?{}\s(?=[^<>]{{0,300}}?hidden=[\"'](?:1|true)[\"'])[^<>]{{0,300}}"
_HIDDEN_ROW = re.compile(_HIDDEN.format("row").encode())
_HIDDEN_COLUMNS = re.compile(_HIDDEN.format("col").encode())
_LINK = re.compile(rb"<(?:\w+:)?hyperlink\s[^<>]{0,600}")
_MOST = 100_000


@dataclass(slots=True)
class SheetPart:
    """`below` says, for a merged column of cells, by its number and first row, the last row it is merged down to."""

    has_formulas: bool = False
    below: dict[tuple[int, int], int] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    links: set[tuple[str, str]] = field(default_factory=set)
    """The cell of each link, and the key of its address."""


def look_into(file: IO[bytes]) -> SheetPart:
    """Look through the XML of a sheet. Merged cells beyond the first 100,000 are skipped."""
    found = SheetPart()
    rest = b""
    while piece := file.read(_PIECE):
        text = rest + piece
        found.has_formulas = found.has_formulas or _FORMULA.search(text) is not None
        for merged in _MERGED.finditer(text):
            first, last = int(merged[2]), int(merged[4])
            if last > first and len(found.below) < _MOST:
                found.below[_number(merged[1]), first] = last
        _look_for_hidden(text, found)
        for link in _LINK.finditer(text):
            if len(found.links) < _MOST and (key := _value(link[0], b"id")):
                found.links.add((_value(link[0], b"ref"), key))
        rest = text[-_LONGEST:]
    return found


def _look_for_hidden(text: bytes, found: SheetPart) -> None:
    for row in _HIDDEN_ROW.finditer(text):
        if len(found.hidden_rows) < _MOST and (number := _value(row[0], b"r")).isdigit():
            found.hidden_rows.add(int(number))
    for columns in _HIDDEN_COLUMNS.finditer(text):
        first, last = _value(columns[0], b"min"), _value(columns[0], b"max")
        if first.isdigit() and last.isdigit():
            found.hidden_columns.update(range(int(first), min(int(last), MAX_COLUMNS) + 1))


def _value(tag: bytes, name: bytes) -> str:
    """Return the value of an attribute of a tag, whatever its prefix; nothing where it has none."""
    found = re.search(rb"[\s:]" + name + rb"=[\"']([^\"'<>]*)[\"']", tag)
    return found[1].decode("utf-8", "replace") if found else ""


def _number(letters: bytes) -> int:
    """Return the number of a column by its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
