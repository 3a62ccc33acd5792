"""The empty sheet: headings, and below them what each column is for, as a row that is skipped on the way in."""

from __future__ import annotations

import csv
import io

from catalog.standards.sheets.columns import COLUMNS, SEPARATOR, Column

__all__ = ["explained", "template"]


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
