"""Places in a text: as a number of characters from its start, and as the line and column of an editor.

Editors count columns in the units of UTF-16, unless they say otherwise; lines end at LF, CR LF or CR alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right

__all__ = ["Positions"]

_BREAK = re.compile(r"\r\n|\n|\r")


class Positions:
    """The places of one text."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self._text = text
        self._encoding = encoding
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def lines(self) -> list[str]:
        """Return the lines of the text without their ends."""
        ends = [*self._starts[1:], len(self._text)]
        return [self._text[start:end].rstrip("\r\n") for start, end in zip(self._starts, ends, strict=True)]

    def position(self, place: int) -> tuple[int, int]:
        """Return the line and the column, both from 0, of a place."""
        place = min(max(place, 0), len(self._text))
        line = bisect_right(self._starts, place) - 1
        return line, self._units(self._text[self._starts[line] : place])

    def place(self, line: int, column: int) -> int:
        """Return the place of a line and a column; beyond the end of either, that end."""
        if line >= len(self._starts):
            return len(self._text)
        start = self._starts[max(line, 0)]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self._text)
        row = self._text[start:end].rstrip("\r\n")
        if row.isascii() or self._encoding == "utf-32":
            return start + min(max(column, 0), len(row))
        units = 0
        for number, sign in enumerate(row):
            if units >= column:
                return start + number
            units += self._units(sign)
        return start + len(row)

    def column(self, line: int, column: int) -> int:
        """Return the column in characters of an editor's column."""
        return self.place(line, column) - self.place(line, 0)

    def _units(self, text: str) -> int:
        if text.isascii() or self._encoding == "utf-32":
            return len(text)
        if self._encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(ord(sign) > 0xFFFF for sign in text)
