"""csv: one row a record that a cataloguer edits and gives back, UTF-8 with a byte order mark, as spreadsheets read it.

` | ` separates several values of a cell; a bar or backslash within a value has a backslash before it.
The column `more` is JSON and holds whatever has no column: nothing is lost. A cell that a spreadsheet would take for a
formula (it begins with `=`, `+`, `-` or `@`, in Latin or wide characters) has an apostrophe before it. The last column,
`baseline`, has the fingerprint of each field as exported, so that a table that is imported again changes what was
edited in it, and nothing that was edited elsewhere meanwhile.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

import orjson

from catalog.model import Catalogue, Record, table
from catalog.standards.format import Enclosure, Format

__all__ = ["FORMAT", "cells", "csv_row"]


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one row, with its end."""
    return csv_row(map(table.guarded, cells(record)))


def cells(record: Record) -> list[str]:
    """Return the values of a row, in the order of `table.NAMES`."""
    return table.row(record.plain(), lambda rest: orjson.dumps(rest).decode())


def csv_row(values: Iterable[str]) -> bytes:
    """Return values as a line of CSV, with its end."""
    line = io.StringIO(newline="")
    csv.writer(line).writerow(values)
    return line.getvalue().encode()


FORMAT = Format(
    name="csv",
    title="Table (CSV), to edit and import again",
    media_type="text/csv",
    extension="csv",
    encode=encode,
    many=Enclosure(opening=b"\xef\xbb\xbf" + csv_row(table.NAMES)),
)
