"""The importers of sheets, CSV and xlsx: one record a row, in our columns or in those of other systems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from catalog.drafts.characters import Characters, characters_of
from catalog.drafts.draft import Draft, Question, Refusal
from catalog.drafts.importer import Importer
from catalog.drafts.source import Source, Unreadable
from catalog.findings import Finding, Severity
from catalog.model import table
from catalog.standards.sheets import atom, exported
from catalog.standards.sheets.atom_translations import Translations
from catalog.standards.sheets.beside_cells import NOTHING_BESIDE, BesideCells
from catalog.standards.sheets.csv_rows import first_rows, read_rows, without_escapes
from catalog.standards.sheets.dialect import demand_headings, no_headings
from catalog.standards.sheets.heading_row import Heading, heading_of
from catalog.standards.sheets.table import Row, rows_of
from catalog.standards.sheets.template import template, workbook_template
from catalog.standards.sheets.workbook import Sheet, is_workbook, read_sheets

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
        guarded = exported.is_exported(heading.words) or atom.is_atom(heading.words)
        values = ([table.unguarded(cell) for cell in row] for row in rows) if guarded else rows
        joined = (without_escapes(cells, len(heading.words)) for cells in values)
        records = rows_of(joined, heading.words, heading.number + 1)
        translations = _translations_in(source, heading, characters)
        yield from _drafts(_CSV, source, heading, records, {}, characters, translations)
    except Unreadable as unreadable:
        yield source.refuse(_CSV, unreadable.finding)


def _translations_in(source: Source, heading: Heading, characters: Characters) -> Translations | None:
    """Return the translations in a sheet of AtoM, for which it is read before."""
    if not atom.is_atom(heading.words):
        return None

    def rows() -> Iterator[Row]:
        read = read_rows(source, characters)
        heading_of(read)
        return rows_of(read, heading.words, heading.number + 1)

    return Translations(rows)


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
            translations = None
            if atom.is_atom(heading.words):
                kept = list(rows)  # a sheet of Excel can be read but once
                rows, translations = iter(kept), Translations(lambda kept=kept: kept)  # type: ignore[misc]
            yield from _drafts(_XLSX, source, heading, rows, taken, translations=translations, beside=sheet.beside)
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
    translations: Translations | None = None,
    beside: BesideCells = NOTHING_BESIDE,
) -> Iterator[Draft | Refusal]:
    """Yield the draft of every row; the first says what is above the headings or hidden, each what is doubtful."""
    dialect = demand_headings(heading.words, heading.number, translations)
    fields = dialect.covered(heading.words)
    above, hidden = (*heading.above, *beside.up_to(heading.number)), beside.hidden
    for row in rows:
        if dialect.is_part(row):
            continue
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
        ignored = (*above, *draft.ignored, *beside.remarks.get(row.number, ()))
        yield _doubted(replace(draft, ignored=ignored, assumed=(*draft.assumed, *hidden)), characters)
        above, hidden = (), ()


def _doubted(draft: Draft, characters: Characters | None) -> Draft:
    """Return a draft with the doubt about the characters of its file, where it has any beyond ASCII."""
    if characters is None or not characters.doubt or all(found.text.isascii() for found in draft.found):
        return draft
    administration = {"status": "draft", **draft.document.get("administration", {})}
    question = Question("", characters.doubt, characters.sample)
    document = {**draft.document, "administration": administration}
    return replace(draft, document=document, questions=(question, *draft.questions))


IMPORTERS = (
    Importer(
        _CSV,
        "Sheets with one record a row, those of AtoM, ArchivesSpace, Omeka, Islandora and CONTENTdm among them",
        _recognises_csv,
        _read_csv,
    ),
    Importer(_XLSX, "Workbooks with one record a row, in the same columns", is_workbook, _read_xlsx),
)
