"""Comparing the records of a catalogue: what only shows when all of them were seen.

What must be remembered of each record goes into a temporary SQLite database on disk, so that memory does not grow
with the catalogue.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from catalog.errors import UnreadableDocument
from catalog.findings import Finding, Severity
from catalog.model import Record, read_leaves, write_leaves
from catalog.references import overlaps, set_specs
from catalog.storage import Document, read_file
from catalog.validation import folded_name

__all__ = ["Comparison", "Notes", "notes_of"]

Notes = Mapping[str, Sequence[tuple[object, ...]]]
"""What must be remembered of one record: rows for the tables."""

_LeavesOfOne = tuple[str, str, str, str, int, int]
"""Unit, leaves and id of a record, and where it stands: path, line, start."""

_TABLES = """
CREATE TABLE seen (id TEXT, path TEXT, line INTEGER, start INTEGER);
CREATE TABLE link (target TEXT, pointer TEXT, path TEXT, line INTEGER, start INTEGER);
CREATE TABLE code (unit TEXT, level TEXT, leaves TEXT, id TEXT, path TEXT, line INTEGER, start INTEGER);
CREATE TABLE name (folded TEXT, name TEXT, pointer TEXT, path TEXT, line INTEGER, start INTEGER);
"""


@dataclass(frozen=True, slots=True)
class _Place:
    pointer: str
    path: str
    line: int
    start: int
    """The byte of the file that the record begins at."""

    def finding(self, code: str, severity: Severity, message: str, hint: str) -> Finding:
        """Return a finding at this place; the record is read once more for its line and column."""
        line, column = self.line, 1
        path = Path(self.path)
        document = next(read_file(path, path.parent, line=self.line, offset=self.start), None)
        if document and document.line == self.line:
            with suppress(UnreadableDocument):  # the file was altered since it was read
                line, column = document.locate(tuple(self.pointer.split("/")))
        return Finding(code, message, severity, f"/{self.pointer}", hint, self.path, line, column)


class Comparison:
    """Remembers what records must be compared by, and yields what does not fit together."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("")  # a temporary file that SQLite removes by itself
        self._database.executescript(_TABLES)

    def remember(self, document: Document, record: Record) -> None:
        """Take note of one valid record."""
        self.keep(notes_of(document, record))

    def keep(self, notes: Notes) -> None:
        """Keep the notes of one record."""
        for table, rows in notes.items():
            marks = ", ".join("?" * len(rows[0]))
            self._database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - a name of our own

    def findings(self, *, together: bool) -> Iterator[Finding]:
        """Yield what does not fit; `together` says that the records are a whole catalogue, whose links must hold."""
        yield from self._ids()
        if together:
            yield from self._broken_links()
        yield from self._codes_twice()
        yield from self._leaves()
        yield from self._persons()

    def close(self) -> None:
        """Let the temporary database go."""
        self._database.close()

    def _ids(self) -> Iterator[Finding]:
        query = """
            SELECT later.id, first.path, later.path, later.line, later.start FROM seen AS later JOIN
            (SELECT id, min(rowid) AS number, path FROM seen GROUP BY id HAVING count(*) > 1) AS first
            ON later.id = first.id AND later.rowid > first.number ORDER BY later.rowid
        """
        for record_id, first, *place in self._database.execute(query):
            hint = "Give this record another id; an id that was published never changes."
            message = f"The id {record_id!r} is taken: {first} has it."
            yield _Place("id", *place).finding("duplicate-id", Severity.ERROR, message, hint)

    def _broken_links(self) -> Iterator[Finding]:
        query = """
            SELECT target, pointer, path, line, start FROM link
            WHERE target NOT IN (SELECT id FROM seen) ORDER BY rowid
        """
        for target, *place in self._database.execute(query):
            hint = "Look at the id, or name the other document by title and reference code."
            message = f"There is no record {target!r} in this catalogue."
            yield _Place(*place).finding("broken-link", Severity.ERROR, message, hint)

    def _codes_twice(self) -> Iterator[Finding]:
        query = """
            SELECT later.id, first.id, later.path, later.line, later.start FROM code AS later JOIN
            (SELECT unit, level, leaves, min(rowid) AS number, id FROM code
             WHERE leaves <> '' OR level <> 'item' GROUP BY unit, level, leaves HAVING count(*) > 1) AS first
            USING (unit, level, leaves) WHERE later.rowid > first.number ORDER BY later.rowid
        """
        for record_id, first, *place in self._database.execute(query):
            hint = "If they are one unit, withdraw one of them; if not, look at the leaves."
            message = f"{record_id!r} has the reference code that {first!r} has."
            yield _Place("reference_code", *place).finding("code-twice", Severity.WARNING, message, hint)

    def _leaves(self) -> Iterator[Finding]:
        query = """
            SELECT unit, leaves, id, path, line, start FROM code
            WHERE leaves <> '' AND level = 'item' ORDER BY unit
        """
        unit: list[_LeavesOfOne] = []
        for row in self._database.execute(query):
            if unit and row[0] != unit[0][0]:
                yield from _overlaps(unit)
                unit = []
            unit.append(row)
        yield from _overlaps(unit)

    def _persons(self) -> Iterator[Finding]:
        query = """
            SELECT name, folded, pointer, min(path), line, start FROM name WHERE folded IN
            (SELECT folded FROM name GROUP BY folded HAVING count(DISTINCT name) > 1)
            GROUP BY folded, name ORDER BY folded, count(*) DESC, name
        """
        usual: dict[str, str] = {}
        for name, folded, *place in self._database.execute(query):
            if usual.setdefault(folded, name) != name:
                hint = f"If so, use {usual[folded]!r} everywhere and list the other form under variants."
                message = f"{name!r} and {usual[folded]!r} may be one person, spelled apart."
                yield _Place(*place).finding("person-spelled-apart", Severity.ADVICE, message, hint)


def notes_of(document: Document, record: Record) -> Notes:
    """Take note of what a valid record must be compared by."""
    place = (str(document.path), document.line, document.offset)
    notes: dict[str, list[tuple[object, ...]]] = {
        "seen": [(record.id, *place)],
        "link": [(target, pointer, *place) for pointer, target in _links(record)],
        "code": [(*code, record.id, *place) for code in _code(record)],
        "name": [(folded_name(name), name, pointer, *place) for pointer, name in _names(record)],
    }
    return {table: rows for table, rows in notes.items() if rows}


def _links(record: Record) -> Iterator[tuple[str, str]]:
    if record.part_of:
        yield "part_of", record.part_of
    for number, other in enumerate(record.related):
        if other.record:
            yield f"related/{number}/record", other.record


def _code(record: Record) -> Iterator[tuple[str, str, str]]:
    code = record.reference_code
    if code and code.levels and not record.is_withdrawn:
        yield set_specs(code)[-1], record.level, write_leaves(code.leaves or ())


def _names(record: Record) -> Iterator[tuple[str, str]]:
    for field in ("authors", "signatories", "recipients", "contributors", "mentions"):
        for number, agent in enumerate(getattr(record, field)):
            yield f"{field}/{number}/name", agent.name


def _overlaps(rows: list[_LeavesOfOne]) -> Iterator[Finding]:
    """Yield a finding for each document of one file whose leaves begin before those of the one before it end."""
    ordered = sorted(((read_leaves(row[1]), row) for row in rows), key=lambda item: item[0][0].start.order)
    for (before, first), (leaves, row) in pairwise(ordered):
        if before != leaves and overlaps(before, leaves):
            hint = "Look at both ranges; two documents can share a leaf, then leave them."
            message = f"The leaves {row[1]} overlap those of {first[2]!r} ({first[1]})."
            yield _Place("reference_code/leaves", *row[3:]).finding("leaves-overlap", Severity.WARNING, message, hint)
