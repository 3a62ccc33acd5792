"""The importers of sheets, CSV and xlsx: one record a row. AtoM's sheets and our own tables are understood too."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.findings import Finding, Severity
from catalog.importers.draft import Draft, Refusal
from catalog.importers.importer import Importer
from catalog.importers.source import Source, Unreadable
from catalog.importers.spreadsheet import exported
from catalog.importers.spreadsheet.csv_rows import read_rows
from catalog.importers.spreadsheet.dialect import covering, demand_headings, is_known
from catalog.importers.spreadsheet.table import Row, headings_of, rows_of
from catalog.importers.spreadsheet.template import template
from catalog.importers.spreadsheet.workbook import is_workbook, read_sheets
from catalog.importers.spreadsheet.workbook_template import workbook_template
from catalog.model import table

__all__ = ["IMPORTERS", "template", "workbook_template"]

_CSV, _XLSX = "csv", "xlsx"


def _recognises_csv(source: Source) -> bool:
    if b"\0" in source.opening[:4096] or source.head.lstrip("\ufeff \n").startswith(("<", "{", "[")):
        return False
    try:
        return is_known(headings_of(next(read_rows(Source(source.name, source.opening)), [])))
    except Unreadable:
        return False


def _read_csv(source: Source) -> Iterator[Draft | Refusal]:
    rows = read_rows(source)
    try:
        headings = headings_of(next(rows, []))
        guarded = exported.is_exported(headings)
        values = ([table.unguarded(cell) for cell in row] for row in rows) if guarded else rows
        yield from _drafts(_CSV, source, headings, rows_of(values, headings), {})
    except Unreadable as unreadable:
        yield source.refuse(_CSV, unreadable.finding)


def _read_xlsx(source: Source) -> Iterator[Draft | Refusal]:
    """Read every sheet of records; a sheet of something else is said to be passed over."""
    taken: dict[str, str] = {}
    passed_over: list[str] = []
    found = False
    try:
        for sheet in read_sheets(source):
            headings = headings_of(next(sheet.rows, []))
            if not is_known(headings):
                passed_over.append(sheet.name)
                continue
            found = True
            yield from _drafts(_XLSX, source, headings, rows_of(sheet.rows, headings, sheet.name), taken)
    except Unreadable as unreadable:
        yield source.refuse(_XLSX, unreadable.finding)
        return
    if not found:
        hint = "Begin with a sheet of `catalog template xlsx`."
        yield source.refuse(
            _XLSX, Finding("no-headings", "No sheet has a heading 'title' in its first row.", hint=hint)
        )
        return
    for name in passed_over:
        if name not in _OURS:
            message = f"The sheet {name!r} has no heading 'title' in its first row: it is passed over."
            finding = Finding("passed-over", message, Severity.ADVICE)
            yield source.refuse(_XLSX, finding, item=f"sheet {name!r}")


_OURS = frozenset({"explanations", "lists"})
"""The sheets of the template that hold no records."""


def _drafts(
    name: str, source: Source, headings: list[str], rows: Iterator[Row], taken: dict[str, str]
) -> Iterator[Draft | Refusal]:
    dialect = demand_headings(headings)
    fields = dialect.covered(headings)
    for row in rows:
        provenance = source.provenance(name, row.name)
        try:
            draft = covering(dialect.draft(row, provenance, taken), fields)
        except Unreadable as unreadable:
            yield source.refuse(name, unreadable.finding, item=row.name)
            continue
        given = str(draft.document["id"])
        if given in taken:
            message = f"The {row.name} has the id {given!r} of {taken[given]}."
            finding = Finding("id-twice", message, hint="Give each row an id of its own.", line=row.number)
            yield source.refuse(name, finding, item=row.name)
            continue
        taken[given] = row.name
        yield draft


IMPORTERS = (
    Importer(_CSV, "Sheets with one record a row, AtoM's among them", _recognises_csv, _read_csv),
    Importer(_XLSX, "Workbooks with one record a row, AtoM's headings among them", is_workbook, _read_xlsx),
)
