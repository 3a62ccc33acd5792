"""The sheets of a workbook (xlsx), row by row. Nothing is evaluated; what would become far too large is refused.

A date is written as its day, a number as its digits, with the zeros that its format shows before them. A formula is the
value that the spreadsheet program has kept of it, where it has. Values too long for a cell are read from the sheet
`long values`, where the catalogue puts them.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import IO, Any
from xml.parsers import expat

from catalog.drafts.source import Source, Unreadable
from catalog.findings import Finding
from catalog.model.strings import clean
from catalog.standards.sheets.beside_cells import NOTHING_BESIDE, BesideCells, beside_cells
from catalog.standards.sheets.sheet_part import SheetPart, look_into
from catalog.standards.sheets.table import (
    MAX_COLUMNS,
    Day,
    Decimal,
    Formula,
    Spread,
)

__all__ = ["Sheet", "is_workbook", "read_sheets"]

_MAX_PARTS = 2_000
_MAX_IN_MEMORY = 128 * 1024 * 1024
"""The words that sheets share, styles and the like are held in memory."""
_MAX_SHEET = 4 * 1024 * 1024 * 1024
_MAX_RATIO = 400
_MAX_SHEETS = 50
_MAX_CELL = 1_000_000
_AT_ONCE = 20
_DECIMALS = re.compile(r"#*0\.(0+)")
_EXACT = 1e15
"""Above it a spreadsheet has rounded an integer."""
_LONG_VALUES = "long values"
_BOOK = "xl/workbook.xml"
_CODED = re.compile("_x((?!D[89A-F])[0-9A-F]{4})_")
"""A character that XML cannot carry, as spreadsheets write it: _x000D_."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, and the values of its rows, the headings among them. Reading them raises Unreadable."""

    name: str
    rows: Iterator[list[str]]
    is_hidden: bool = False
    beside: BesideCells = NOTHING_BESIDE
    """What it has beside the values of its cells."""


def is_workbook(source: Source) -> bool:
    """Whether a source is a workbook: a ZIP file with the list of its sheets, or one that is called a workbook."""
    if not source.opening.startswith(b"PK\3\4"):
        return False
    if source.name.lower().endswith((".xlsx", ".xlsm")):
        return True
    try:
        with source.open() as file, zipfile.ZipFile(file) as package:
            return _BOOK in package.namelist()
    except (Unreadable, *_DAMAGES):
        return False


def read_sheets(source: Source) -> Iterator[Sheet]:
    """Yield the sheets in their order, each to be read before the next. Raises Unreadable."""
    try:
        with source.open() as file:
            _demand_harmless(file)
            with closing(_book(file)) as book:
                sheets = [sheet for sheet in book.worksheets[:_MAX_SHEETS] if hasattr(sheet, "reset_dimensions")]
                beside = {sheet.title: sheet for sheet in sheets}
                long_values = _long_values(beside[_LONG_VALUES]) if _LONG_VALUES in beside else {}
                for sheet in sheets:
                    if sheet.title != _LONG_VALUES:
                        part = _part_of(sheet)
                        rows = _with_long(_sheet_rows(source, sheet, part), long_values)
                        is_hidden = sheet.sheet_state != "visible"
                        path = sheet._worksheet_path  # noqa: SLF001 - as below
                        around = beside_cells(sheet.parent._archive, path, sheet.title, part)  # noqa: SLF001
                        yield Sheet(sheet.title, rows, is_hidden, around)
    except Unreadable:
        raise
    except _DAMAGES as error:
        raise _not_read(error) from None


def _book(file: IO[bytes], *, kept_values: bool = False) -> Any:
    """Return the workbook, its formulas as they are written, or as the values kept of them."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about extensions and styles, which are not read
        return openpyxl.load_workbook(file, read_only=True, data_only=kept_values, keep_links=False)


def _part_of(sheet: Any) -> SheetPart:
    with sheet.parent._archive.open(sheet._worksheet_path) as part:  # noqa: SLF001 - no other way leads to the part
        return look_into(part)


def _sheet_rows(source: Source, sheet: Any, known: SheetPart) -> Iterator[list[str]]:
    """Yield the rows of a sheet, its merged cells filled down and its formulas replaced by the values kept of them."""
    try:
        if not known.has_formulas:
            yield from _merged(_rows(sheet), known)
            return
        with source.open() as file, closing(_book(file, kept_values=True)) as book:
            values = _rows(book[sheet.title])
            pairs = zip_longest(_rows(sheet), values, fillvalue=())
            yield from _merged((_computed(written, kept) for written, kept in pairs), known)
    except _DAMAGES as error:
        raise error if isinstance(error, Unreadable) else _not_read(error) from None


def _computed(written: Sequence[str], kept: Sequence[str]) -> list[str]:
    """Return a row with the value kept of each formula, where there is one."""
    values = zip_longest(written, kept, fillvalue="")
    return [value if isinstance(cell, Formula) and value else cell for cell, value in values]


def _merged(rows: Iterable[list[str]], part: SheetPart) -> Iterator[list[str]]:
    """Yield rows in which the cells below the first of a merged column have its words."""
    if not part.below:
        yield from rows
        return
    columns = {column for column, _ in part.below}
    spread: dict[int, tuple[int, str]] = {}
    for number, row in enumerate(rows, 1):
        values = list(row)
        for column in columns:
            last, words = spread.get(column, (0, ""))
            if number <= last and words:
                values += [""] * (column - len(values))
                values[column - 1] = Spread(words)
            elif (column, number) in part.below and column <= len(values):
                spread[column] = part.below[column, number], values[column - 1]
        yield values


def _rows(sheet: Any) -> Iterator[list[str]]:
    """Yield the rows as text, without the empty cells at their ends; rows that a file leaves out are empty."""
    sheet.reset_dimensions()
    try:
        rows = sheet.iter_rows(max_col=MAX_COLUMNS + 1)
        while some := _next(rows):
            for row in some:
                values = [_text(cell) for cell in row]
                while values and not values[-1]:
                    values.pop()
                yield values
    except _DAMAGES as error:
        raise error if isinstance(error, Unreadable) else _not_read(error) from None


def _next(rows: Iterator[Any]) -> list[Any]:
    """Return the next rows; the library warns of days that there are not, which are errors to be shown."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return list(islice(rows, _AT_ONCE))


def _text(cell: Any) -> str:
    value, kind = cell.value, cell.data_type
    if value is None:
        return ""
    if kind in ("f", "e"):
        return Formula(getattr(value, "text", None) or value)
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return _shown(value.date(), cell.number_format) if midnight else Day(value.isoformat(sep=" "))
    if isinstance(value, (dt.time, dt.timedelta)):
        return Day(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _number(value, cell.number_format)
    text = str(value).upper() if isinstance(value, bool) else str(value)
    if len(text) > _MAX_CELL:
        raise Unreadable(Finding("too-large", f"A cell holds {len(text):,} characters."))
    return _CODED.sub(lambda code: chr(int(code[1], 16)), text)


_QUARTER = re.compile(r'"[^"]*\d[^"]*"')
"""A number that a format adds in words, such as that of a quarter: "Q1" yyyy."""


def _shown(day: dt.date, form: str | None) -> str:
    """Return a day, or the month or the year that its number format shows: `mmm-yy` is what Excel makes of Sep 1956.

    The first of a month is kept in the cell then. Where another day was typed and is not shown, or a day is shown
    without its year, which the program has added then, the words are what is shown, and no date.
    """
    if _QUARTER.search(form or ""):
        return Day(f"{day.isoformat()} (shown by {form})")
    signs = set(re.sub(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.', "", form or "dmy").lower()) & set("dmy")
    if signs == {"y"} and (day.month, day.day) == (1, 1):
        return Day(f"{day.year:04}")
    if signs == {"m", "y"} and day.day == 1:
        return Day(f"{day.year:04}-{day.month:02}")
    if signs == {"y"}:
        return Day(f"{day.isoformat()} (shown as {day.year:04})")
    if signs in ({"d", "m"}, {"m"}, {"d"}):
        return Day(f"{day.isoformat()} (shown without its year)")
    return Day(day.isoformat())


def _number(value: float, form: str | None) -> str:
    """Return a number as its digits; a format such as 0000 or 0.00 shows zeros before or behind them."""
    if abs(value) >= _EXACT:
        return str(value)
    if form and (shown := _DECIMALS.fullmatch(form)):
        return f"{value:.{len(shown[1])}f}"
    if not float(value).is_integer():
        return Decimal(value)
    digits = str(int(value))
    return digits.zfill(len(form)) if form and set(form) == {"0"} and value >= 0 else digits


def _long_values(sheet: Any) -> dict[tuple[str, str], str]:
    """Return the values that are longer than a cell, by the id of the record and the column."""
    parts: dict[tuple[str, str], list[tuple[int, str]]] = {}
    size = 0
    for row in _rows(sheet):
        if len(row) >= 4 and row[2].isdigit():
            size += len(row[3])
            parts.setdefault((row[0], row[1]), []).append((int(row[2]), row[3]))
        if size > _MAX_IN_MEMORY:
            raise Unreadable(Finding("too-large", f"The sheet {_LONG_VALUES!r} is too large.", hint="Divide the file."))
    return {key: "".join(text for _, text in sorted(values)) for key, values in parts.items()}


def _with_long(rows: Iterator[list[str]], long_values: dict[tuple[str, str], str]) -> Iterator[list[str]]:
    """Yield rows with the long values in their cells, which are empty."""
    if not long_values:
        yield from rows
        return
    headings = next(rows, [])
    yield headings
    at = headings.index("id") if "id" in headings else 0
    for row in rows:
        values = [*row, *[""] * (len(headings) - len(row))]
        for column, heading in enumerate(headings):
            values[column] = values[column] or long_values.get((values[at], heading), "")
        yield values


def _demand_harmless(file: IO[bytes]) -> None:
    """Look at the parts before they are read. Raises Unreadable for a bomb, for entities, and what is locked."""
    with zipfile.ZipFile(file) as package:
        parts = package.infolist()
        if len(parts) > _MAX_PARTS:
            raise _refused(f"The workbook has {len(parts):,} parts.")
        if any(part.flag_bits & 1 for part in parts):
            raise _refused("The workbook is locked by a password.")
        held = sum(part.file_size for part in parts if "/worksheets/" not in part.filename and _is_xml(part))
        if held > _MAX_IN_MEMORY or any(part.file_size > _MAX_SHEET for part in parts):
            raise _refused("The workbook is too large to be read.")
        swollen = (part for part in parts if part.file_size > _MAX_RATIO * max(part.compress_size, 1_000))
        if _is_xml(next(swollen, None)):
            raise _refused("The workbook becomes far too large when it is unpacked.")
        for part in filter(_is_xml, parts):
            with package.open(part) as opened:
                _demand_no_doctype(opened)
    file.seek(0)


def _is_xml(part: zipfile.ZipInfo | None) -> bool:
    return part is not None and part.filename.lower().endswith((".xml", ".rels", ".vml"))


def _demand_no_doctype(file: IO[bytes]) -> None:
    """Read up to the first element; whatever declares a document type, and so could declare entities, is refused."""
    begun: list[str] = []

    def refuse(*_: object) -> None:
        raise _refused("A part of the workbook declares entities.")

    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _: begun.append(name)
    parser.StartDoctypeDeclHandler = refuse
    while not begun and (piece := file.read(4_096)):
        parser.Parse(piece)


def _refused(message: str) -> Unreadable:
    return Unreadable(Finding("not-xlsx", message, hint="Save the sheet again as xlsx or CSV."))


def _not_read(error: BaseException) -> Unreadable:
    reason = clean(str(error))[:200] or type(error).__name__
    return _refused(f"The workbook is damaged and cannot be read: {reason}.")


_DAMAGES = (Exception,)
"""A library that reads damaged workbooks raises whatever it meets: KeyError, TypeError, BadZipFile, ParseError."""
