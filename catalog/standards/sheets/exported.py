"""An exported table (csv, xlsx), imported again: nothing of a record is lost on the way.

What a cell cannot say is in the column `more`; see `catalog.model.table`. The day a record was made, its source
and its tombstone are the catalogue's own, whatever `more` says of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import orjson

from catalog.dates.reader import read
from catalog.drafts.draft import (
    Draft,
    Found,
    Ignored,
    Provenance,
    Question,
)
from catalog.drafts.identifier import free_id, slug
from catalog.drafts.source import Unreadable
from catalog.findings import Finding
from catalog.model import Record, fingerprint, table
from catalog.standards.sheets import columns
from catalog.standards.sheets.autocorrection import doubt_of, is_lost
from catalog.standards.sheets.table import Cell, Row
from catalog.vocabularies import Genre, Level, Status

__all__ = ["ALL", "draft", "is_exported", "name", "pointer"]

ALL = "*"
"""What stands for all fields of a record."""

_PATHS = {column.name: column.path for column in table.COLUMNS} | {
    "translators of texts": ("texts",),
    "levels": ("reference_code",),
}
_ADMINISTERED = {"status": {"status"}, "sets": {"sets"}, table.MORE: {"cataloguer", "metadata_license"}}
"""The parts of a record's administration that a column speaks of."""
_LISTED = {
    name: frozenset(word.value for word in words)
    for name, words in {"level": Level, "genre": Genre, "status": Status}.items()
}
_OWN = frozenset(name for name in table.NAMES if not columns.find(name))
"""The headings that only this table has."""


def name(heading: str) -> str:
    """Return the column that a heading names, or nothing."""
    words = " ".join(heading.lower().split())
    return words if words in _PATHS or words in (table.MORE, table.BASELINE) else ""


def pointer(heading: str) -> str:
    """Return where the values of a column are, or nothing; `more` holds any field of the record."""
    column = name(heading)
    return f"/{ALL}" if column == table.MORE else "".join(f"/{step}" for step in _PATHS.get(column, ()))


def is_exported(headings: Sequence[str]) -> bool:
    """Whether a row of headings is that of an exported table, all or some of its columns."""
    return any(name(heading) in _OWN for heading in headings)


def draft(row: Row, source: Provenance, taken: Mapping[str, str]) -> Draft:
    """Return the record of a row. Raises Unreadable where the column `more` holds no rest of a record."""
    baseline = fingerprint.read(_cell(row, table.BASELINE))
    cells = [cell for cell in row.cells if name(cell.heading) != table.BASELINE]
    if baseline is None:  # a new record; an exported one may have blanks of its own
        cells = [_trimmed(cell) for cell in cells]
    ours = [cell for cell in cells if name(cell.heading)]
    known = [cell for cell in ours if not is_lost(cell.text, pointer(cell.heading))]
    document = _document(row, _cells(row, known), known)
    if baseline is not None:
        plain = {column: table.unguarded(cell) for column, cell in _cells(row, known).items()}
        document |= _as_exported(_document(row, plain, known), baseline)
    names_record = "id" in document
    asked = [*_questions(ours), *_read_dates(document, baseline or {})]
    document.setdefault("id", free_id(slug(_title(document)) or "record", taken))
    document.setdefault("level", "item")
    is_copy = baseline is not None and baseline.get("id") != fingerprint.fingerprint(document["id"])
    _write_source(document, source, is_copy=is_copy)
    if asked and isinstance(document["administration"], dict):
        document["administration"].setdefault("status", "draft")
    order = {name: number for number, name in enumerate(Record.model_fields)}
    headings = frozenset(map(name, row.headings))
    return Draft(
        dict(sorted(document.items(), key=lambda item: order.get(item[0], len(order)))),
        source,
        tuple(Found(_found(cell), cell.text, place=cell.place) for cell in known),
        tuple(asked),
        tuple(Ignored(cell.text, place=cell.place) for cell in cells if not name(cell.heading)),
        administers=frozenset().union(*(_ADMINISTERED.get(heading, ()) for heading in headings)),
        # without `more` a cell does not say all that the record was
        baseline={} if is_copy else baseline if table.MORE in headings else None,
        names_record=names_record,
    )


def _trimmed(cell: Cell) -> Cell:
    """Return a cell without blanks around its words; what a program has made of it stays what it is."""
    return replace(cell, text=cell.text.strip()) if type(cell.text) is str else cell


def _as_exported(document: dict[str, Any], baseline: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields that are what they were, once the apostrophes before what may be a formula are taken away.

    A workbook has such apostrophes where a spreadsheet program has made it of a CSV file.
    """
    return {name: value for name, value in document.items() if baseline.get(name) == fingerprint.fingerprint(value)}


def _document(row: Row, cells: Mapping[str, str], known: list[Cell]) -> dict[str, Any]:
    try:
        return table.document(cells, orjson.loads)
    except (ValueError, RecursionError) as error:
        place = next((cell.place for cell in known if name(cell.heading) == table.MORE), row.name)
        finding = Finding("not-a-row", f"{place}: {error}", hint="Take the cell from a new export.", line=row.number)
        raise Unreadable(finding) from None


def _cell(row: Row, column: str) -> str:
    return next((cell.text for cell in row.cells if name(cell.heading) == column), "")


def _cells(row: Row, known: list[Cell]) -> dict[str, str]:
    """Return the cells by column; those of a column that is there and empty are empty."""
    empty = {column: "" for heading in row.headings if (column := name(heading)) and column != table.BASELINE}
    return empty | {name(cell.heading): _word(name(cell.heading), cell.text) for cell in known}


def _word(column: str, text: str) -> str:
    """Return the plain words of a cell; those of a closed list whatever their case."""
    small = text.strip().lower()
    return small if small in _LISTED.get(column, ()) else str(text)


def _found(cell: Cell) -> str:
    """Return the place of a cell's values; `more` has none of its own."""
    return pointer(cell.heading).removeprefix(f"/{ALL}")


def _questions(cells: list[Cell]) -> Iterator[Question]:
    for cell in cells:
        reason = doubt_of(cell.text, pointer(cell.heading))
        if reason:
            yield Question(_found(cell), f"{cell.place}: {reason}", cell.text)


def _read_dates(document: dict[str, Any], baseline: Mapping[str, str]) -> Iterator[Question]:
    """Read the dates that somebody has written into a cell; those that were exported stay unchanged."""
    dates = document.get("dates")
    if not isinstance(dates, list) or baseline.get("dates") == fingerprint.fingerprint(dates):
        return
    for number, date in enumerate(dates):
        if isinstance(date, str) and (reading := read(date)).value != date:
            words = date.strip()
            dates[number] = {"value": reading.value, "as_written": words} if reading.value else {"as_written": words}
            if reading.value == words:
                dates[number] = words
            elif not reading.value and not reading.undated:
                yield Question(f"/dates/{number}/value", reading.question, words, reading.answers)


def _title(document: dict[str, Any]) -> str:
    title = document.get("title", "")
    return str(title.get("text", "") if isinstance(title, dict) else title)


def _write_source(document: dict[str, Any], source: Provenance, *, is_copy: bool) -> None:
    """Say where the record comes from; one that says so itself keeps it, but not a copy made for another record."""
    administration = document.get("administration")
    given = {"importer": source.importer, "file": source.file, "sha256": source.sha256, "note": source.item}
    if administration is None or isinstance(administration, dict):
        own = administration or {}
        document["administration"] = {**own, "source": given} if is_copy else {"source": given, **own}
