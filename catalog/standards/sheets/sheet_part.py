"""What the file of a sheet says beside its cells: which are merged, and whether any holds a formula.

It is looked for in the bytes, since the merged cells follow all rows, which are read one by one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import IO

__all__ = ["SheetPart", "look_into"]

_PIECE = 1024 * 1024
_LONGEST = 200
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^<>]{0,80}?ref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_MOST = 100_000


@dataclass(slots=True)
class SheetPart:
    """`below` says, for a merged column of cells, by its number and first row, the last row it is merged down to."""

    has_formulas: bool = False
    below: dict[tuple[int, int], int] = field(default_factory=dict)


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
        rest = text[-_LONGEST:]
    return found


def _number(letters: bytes) -> int:
    """Return the number of a column by its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
