"""The empty sheets to fill in: headings, and what each column is for.

In CSV that is a row that is skipped on import; a workbook has comments, pick lists for closed lists, and a sheet of
explanations.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING

from catalog.standards.sheets.beside_cells import AUTHOR
from catalog.standards.sheets.columns import COLUMNS, SEPARATOR, Column
from catalog.standards.sheets.table import letter

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["explained", "template", "workbook_template"]

_LAST_ROW = 1_048_575
"""A sheet of Excel has 1,048,576 rows; the writer counts from 0."""
_NO_DAY = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook must bear a date; the same columns make the same file
_WIDE = frozenset({"id", "title", "abstract", "reference as written", "notes"})


def template() -> bytes:
    """Return a CSV file to fill in: UTF-8 with a byte order mark, which spreadsheet programs ask for."""
    shown = [column for column in COLUMNS if column.in_template]
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet)
    writer.writerow(column.name for column in shown)
    sentences = [explained(column) for column in shown]
    writer.writerow([f"# {sentences[0]}", *sentences[1:]])
    return sheet.getvalue().encode("utf-8-sig")


def explained(column: Column) -> str:
    """Return what a column is for, in one sentence."""
    several = f"; several with {SEPARATOR} between" if column.is_several else ""
    values = f": one of {', '.join(column.values)}" if column.values else ""
    languages = f"; in another language in a column {column.name}@ru" if column.has_languages else ""
    return f"{column.explanation}{values}{several}{languages}."


def workbook_template() -> bytes:
    """Return a workbook to fill in. All cells are text, so that `5446-98` becomes no date."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": "Records to describe", "created": _NO_DAY})
        shown = [column for column in COLUMNS if column.in_template]
        records = workbook.add_worksheet("records")
        _explain(workbook, workbook.add_worksheet("explanations"), shown)
        lists = workbook.add_worksheet("lists")
        _head(workbook, records, shown)
        for number, column in enumerate(column for column in shown if column.values):
            _offer(records, shown.index(column), lists, number, column)
        lists.hide()
    return file.getvalue()


def _head(workbook: Workbook, sheet: Worksheet, shown: list[Column]) -> None:
    bold, text = workbook.add_format({"bold": True, "bottom": 1}), workbook.add_format({"num_format": "@"})
    sheet.freeze_panes(1, 1)
    for number, column in enumerate(shown):
        sheet.set_column(number, number, 40 if column.name in _WIDE else 18, text)
        sheet.write_string(0, number, column.name, bold)
        sheet.write_comment(0, number, explained(column), {"author": AUTHOR, "x_scale": 2})


def _explain(workbook: Workbook, sheet: Worksheet, shown: list[Column]) -> None:
    bold, wrapped = workbook.add_format({"bold": True}), workbook.add_format({"text_wrap": True})
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)  # to be printed and laid beside the keyboard
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100, wrapped)
    for row, (name, words) in enumerate([("column", "what to write"), *((c.name, explained(c)) for c in shown)]):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, words, wrapped)


def _offer(records: Worksheet, at: int, lists: Worksheet, number: int, column: Column) -> None:
    """Write the words of a closed list on the sheet of lists, and offer them in every cell of the column."""
    for row, value in enumerate(column.values):
        lists.write_string(row, number, value)
    name = letter(number + 1)
    records.data_validation(
        1,
        at,
        _LAST_ROW,
        at,
        {
            "validate": "list",
            "source": f"=lists!${name}$1:${name}${len(column.values)}",
            "error_title": column.name[:32],
            "error_message": "Choose a word of the list.",
        },
    )
