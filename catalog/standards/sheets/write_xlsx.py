"""xlsx: the same table as csv, as a workbook; every cell is text, so that `5446-98` becomes no date. Nothing is lost.

The first row and the first column stay in sight; the last column, `baseline`, is for programs alone, and hidden. A cell
holds 32,767 characters at most: what is longer is on a second sheet, `long values`, in parts of that length under
the id and the column, and its cell is empty.
"""

from __future__ import annotations

import datetime as dt
import io
import tempfile
from collections.abc import Iterable, Iterator
from itertools import count
from typing import IO, TYPE_CHECKING

from catalog.errors import StorageError, UsageError
from catalog.model import Catalogue, Record, table
from catalog.standards.format import Enclosure, Packed
from catalog.standards.sheets.write_csv import cells

if TYPE_CHECKING:
    from xlsxwriter.format import Format as XlsxFormat
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["FORMAT"]

_MOST_ROWS = 1_048_576
"""The rows of a sheet of Excel."""
_LONGEST = 32_767
"""The characters of a cell of Excel."""
_NO_DAY = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook must bear a date; the same records make the same file
_WIDTHS = {"id": 28, "title": 60, "abstract": 60, table.MORE: 30}
_LONG_HEADINGS = ("id", "column", "part", "text")


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the workbook of one record."""
    file = io.BytesIO()
    pack((record,), catalogue, file)
    return file.getvalue()


def pack(records: Iterable[Record], catalogue: Catalogue, file: IO[bytes]) -> None:
    """Write a workbook of records row by row; UsageError where they are more than a sheet can hold."""
    import xlsxwriter

    with tempfile.TemporaryDirectory() as folder:
        workbook = xlsxwriter.Workbook(file, {"constant_memory": True, "tmpdir": folder})
        try:
            workbook.set_properties({"title": catalogue.name, "created": _NO_DAY})
            _write(workbook, records)
        finally:
            _close(workbook)


def _close(workbook: Workbook) -> None:
    """Write the file; raise StorageError where the disk does not take it."""
    from xlsxwriter.exceptions import FileCreateError

    try:
        workbook.close()
    except FileCreateError as error:
        why = str(error)
    else:
        return
    for sheet in workbook.worksheets():  # their rows wait in files, which a failed workbook leaves open
        if sheet.row_data_fh is not None:
            sheet.row_data_fh.close()
    # not within `except`: what is half open there must be gone before its file is closed
    raise StorageError(f"The workbook cannot be written: {why}.")


def _write(workbook: Workbook, records: Iterable[Record]) -> None:
    text = workbook.add_format({"num_format": "@"})  # what is typed over a cell is text too
    sheet = _sheet(workbook, "records", table.NAMES, text)
    long_values = _sheet(workbook, "long values", _LONG_HEADINGS, text), count(1)
    for number, record in enumerate(records, start=1):
        if number >= _MOST_ROWS:
            raise UsageError(f"A sheet holds {_MOST_ROWS - 1:,} records at most; export fewer, or as csv.")
        for column, (name, cell) in enumerate(zip(table.NAMES, cells(record), strict=True)):
            parts = tuple(_parts(cell))
            if len(parts) == 1:
                sheet.write_string(number, column, cell, text)
            else:
                _write_long(*long_values, ((record.id, name, str(part), text) for part, text in enumerate(parts, 1)))


def _write_long(sheet: Worksheet, rows: Iterator[int], parts: Iterable[tuple[str, ...]]) -> None:
    for values, row in zip(parts, rows):  # noqa: B905 - the numbers of the rows do not end
        for column, value in enumerate(values):
            sheet.write_string(row, column, value)


def _sheet(workbook: Workbook, name: str, headings: tuple[str, ...], text: XlsxFormat) -> Worksheet:
    sheet = workbook.add_worksheet(name)
    bold = workbook.add_format({"bold": True})
    sheet.freeze_panes(1, 1)
    for column, heading in enumerate(headings):
        sheet.set_column(column, column, _WIDTHS.get(heading, 18), text, {"hidden": heading == table.BASELINE})
        sheet.write_string(0, column, heading, bold)
    return sheet


def _parts(cell: str) -> Iterator[str]:
    """Yield a value in parts that a cell can hold, as spreadsheets count: a letter beyond U+FFFF is two."""
    if len(cell) * 2 <= _LONGEST:
        if cell:
            yield cell
        return
    part, length = 0, 0
    for place, letter in enumerate(cell):
        width = 2 if ord(letter) > 0xFFFF else 1
        if length + width > _LONGEST:
            yield cell[part:place]
            part, length = place, 0
        length += width
    yield cell[part:]


FORMAT = Packed(
    name="xlsx",
    title="Table (Excel workbook), to edit and import again",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    extension="xlsx",
    encode=encode,
    many=Enclosure(),
    pack=pack,
)
