"""The importers of sheets, CSV and xlsx: one record a row. AtoM's sheets and our own tables are understood too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from catalog.drafts.characters import Characters, characters_of
from catalog.drafts.draft import Draft, Question, Refusal
from catalog.drafts.importer import Importer
from catalog.drafts.source import Source, Unreadable
from catalog.findings import Finding, Severity
from catalog.model import table
from catalog.standards.sheets import exported
from catalog.standards.sheets.csv_rows import first_rows, read_rows
from catalog.standards.sheets.dialect import demand_headings, no_headings
from catalog.standards.sheets.heading import Heading, heading_of
from catalog.standards.sheets.table import Row, rows_of
from catalog.standards.sheets.template import template
from catalog.standards.sheets.workbook import Sheet, is_workbook, read_sheets
from catalog.standards.sheets.workbook_template import workbook_template

__all__ = ["IMPORTERS", "template", "workbook_template"]

_CSV, _XLSX = "csv", "xlsx"


def _recognises_csv(source: Source) -> bool:
    """Whether there are headings of ours; a file with the ending of a sheet is one as well."""
    if source.opening.startswith(b"PK") or source.head.lstrip("\ufeff \n").startswith(("<", "{", "[")):
        return False
    return first_rows(source).is_known or source.name.lower().endswith((".csv", ".tsv"))


def _read_csv(source: Source) -> Iterator[Draft | Refusal]:
    try:
        characters = characters_of(source)
        rows = read_rows(source, characters)
        heading = heading_of(rows)
        guarded = exported.is_exported(heading.words)
        values = ([table.unguarded(cell) for cell in row] for row in rows) if guarded else rows
        yield from _drafts(_CSV, source, heading, rows_of(values, heading.words, heading.number + 1), {}, characters)
    except Unreadable as unreadable:
        yield source.refuse(_CSV, unreadable.finding)


def _read_xlsx(source: Source) -> Iterator[Draft | Refusal]:
    """Read every sheet of records; a sheet of something else, or one that is hidden, is skipped with a finding."""
    taken: dict[str, str] = {}
    skipped: list[tuple[str, Finding]] = []
    found = False
    try:
        for sheet in read_sheets(source):
            heading = heading_of(sheet.rows, sheet.name)
            if not heading.is_known or sheet.is_hidden:
                skipped.append((sheet.name, _skipped(sheet, heading)))
                continue
            found = True
            rows = rows_of(sheet.rows, heading.words, heading.number + 1, sheet.name)
            yield from _drafts(_XLSX, source, heading, rows, taken)
    except Unreadable as unreadable:
        yield source.refuse(_XLSX, unreadable.finding)
        return
    if not found:
        skipped = [(name, replace(finding, severity=Severity.ERROR)) for name, finding in skipped]
        skipped = skipped or [("", no_headings((), 1))]
    for name, finding in skipped:
        if not found or name not in _OURS:
            yield source.refuse(_XLSX, finding, item=f"sheet {name!r}" if name else "")


def _skipped(sheet: Sheet, heading: Heading) -> Finding:
    if heading.is_known:
        message = f"The sheet {sheet.name!r} is hidden: it was skipped."
        return Finding("sheet-skipped", message, Severity.ADVICE, hint="Show it to import it.")
    none = no_headings(heading.words, heading.number)
    message = f"The sheet {sheet.name!r} was skipped: {none.message}"
    return Finding("sheet-skipped", message, Severity.ADVICE, hint=none.hint)


_OURS = frozenset({"explanations", "lists"})
"""The sheets of the template that hold no records."""


def _drafts(
    name: str,
    source: Source,
    heading: Heading,
    rows: Iterator[Row],
    taken: dict[str, str],
    characters: Characters | None = None,
) -> Iterator[Draft | Refusal]:
    """Yield the draft of every row; the first says what is above the headings, each what is doubtful of all."""
    dialect = demand_headings(heading.words, heading.number)
    fields = dialect.covered(heading.words)
    above = heading.above
    for row in rows:
        provenance = source.provenance(name, row.name)
        try:
            draft = dialect.restricted(dialect.draft(row, provenance, taken), row, fields)
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
        yield _doubted(replace(draft, left=(*above, *draft.left)) if above else draft, characters)
        above = ()


def _doubted(draft: Draft, characters: Characters | None) -> Draft:
    """Return a draft with the doubt about the characters of its file, where it has any beyond ASCII."""
    if characters is None or not characters.doubt or all(found.text.isascii() for found in draft.found):
        return draft
    administration = {"status": "draft", **draft.document.get("administration", {})}
    question = Question("", characters.doubt, characters.sample)
    document = {**draft.document, "administration": administration}
    return replace(draft, document=document, questions=(question, *draft.questions))


IMPORTERS = (
    Importer(_CSV, "Sheets with one record a row, AtoM's among them", _recognises_csv, _read_csv),
    Importer(_XLSX, "Workbooks with one record a row, AtoM's headings among them", is_workbook, _read_xlsx),
)
