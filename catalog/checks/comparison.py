"""Comparing the records of a catalogue: findings that need all of them.

What must be remembered of each record goes into a temporary SQLite database on disk, so that memory does not grow
with the catalogue.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from catalog.checks.notes import Notes
from catalog.errors import UnreadableDocument
from catalog.findings import Finding, Severity, printable
from catalog.model import LeafRange, Record, read_leaves
from catalog.reference_codes import overlaps
from catalog.storage import Document, read_file

__all__ = ["Comparison"]

_TABLES = """
CREATE TABLE seen (id TEXT, path BLOB, line INTEGER, start INTEGER);
CREATE TABLE link (target TEXT, pointer TEXT, path BLOB, line INTEGER, start INTEGER);
CREATE TABLE code (
    unit TEXT, level TEXT, leaves TEXT, first INTEGER, last INTEGER, id TEXT, path BLOB, line INTEGER, start INTEGER
);
CREATE TABLE name (
    folded TEXT, name TEXT, times INTEGER, pointer TEXT, path BLOB, line INTEGER, start INTEGER
);
"""
_MOST_NOTES = 20_000
"""Notes that are kept in memory before they are written to the database together."""
_MOST_BESIDE = 100
"""Documents of one file whose leaves may reach to a later one; those before them are not looked at again."""


@dataclass(frozen=True, slots=True)
class _Place:
    pointer: str
    path: bytes
    line: int
    start: int
    """The byte of the file that the record begins at."""

    def finding(self, code: str, severity: Severity, message: str, hint: str) -> Finding:
        """Return a finding at this place; the record is read once more for its line and column."""
        line, column = self.line, 1
        path = Path(os.fsdecode(self.path))
        document = next(read_file(path, path.parent, line=self.line, offset=self.start), None)
        if document and document.line == self.line:
            with suppress(UnreadableDocument):  # the file was altered since it was read
                line, column = document.locate(tuple(self.pointer.split("/")))
        return Finding(code, message, severity, f"/{self.pointer}", hint).at(str(path), line, column)


@dataclass(frozen=True, slots=True)
class _Leaves:
    """The leaves of a document as they are written, and the highest number among them."""

    record_id: str
    written: str
    last: int

    def overlap(self, other: _Leaves) -> bool:
        """Whether other leaves than these share a side of a leaf with them; the same ones are a code that is twice."""
        return self.written != other.written and overlaps(self.ranges(), other.ranges())

    def ranges(self) -> tuple[LeafRange, ...]:
        """Return the leaves as they are read."""
        return read_leaves(self.written)


class Comparison:
    """Remembers what records are compared by, and yields findings about several of them."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("")  # a temporary file that SQLite removes by itself
        self._database.executescript(_TABLES)
        self.notes = Notes()

    def remember(self, document: Document, record: Record) -> None:
        """Take note of one valid record."""
        self.notes.take(document, record)
        self._write_if_many()

    def keep(self, notes: Notes) -> None:
        """Keep notes of the records that come next."""
        self.notes.add(notes)
        self._write_if_many()

    def _write_if_many(self) -> None:
        if len(self.notes) > _MOST_NOTES:
            self._write()

    def _write(self) -> None:
        notes, self.notes = self.notes, Notes()
        self._database.executemany("INSERT INTO seen VALUES (?, ?, ?, ?)", notes.seen)
        self._database.executemany("INSERT INTO link VALUES (?, ?, ?, ?, ?)", notes.links)
        self._database.executemany("INSERT INTO code VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", notes.codes)
        names = ((*name, *row) for name, row in notes.names.items())
        self._database.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?)", names)

    def findings(self, *, together: bool) -> Iterator[Finding]:
        """Yield what does not fit; `together` says that the records are a whole catalogue, whose links must hold."""
        self._write()
        yield from self._ids()
        if together:
            yield from self._broken_links()
        yield from self._codes_twice()
        yield from self._leaves()
        yield from self._persons()

    def close(self) -> None:
        """Close the temporary database."""
        self._database.close()

    def _ids(self) -> Iterator[Finding]:
        query = """
            SELECT later.id, first.path, later.path, later.line, later.start FROM seen AS later JOIN
            (SELECT id, min(rowid) AS number, path FROM seen GROUP BY id HAVING count(*) > 1) AS first
            ON later.id = first.id AND later.rowid > first.number ORDER BY later.rowid
        """
        for record_id, first, *place in self._database.execute(query):
            hint = "Change the id of the record that is not yet published; a published id never changes."
            message = f"The id {record_id!r} is already used in {printable(os.fsdecode(first))}."
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
            USING (unit, level, leaves) WHERE later.rowid > first.number AND later.id <> first.id ORDER BY later.rowid
        """
        for record_id, first, *place in self._database.execute(query):
            hint = "If they describe one unit, withdraw one of them; if not, check the leaves."
            message = f"{record_id!r} has the same reference code as {first!r}."
            yield _Place("reference_code", *place).finding("code-twice", Severity.WARNING, message, hint)

    def _leaves(self) -> Iterator[Finding]:
        query = """
            SELECT unit, first, last, leaves, id, path, line, start FROM code
            WHERE leaves <> '' AND level = 'item' ORDER BY unit, first, rowid
        """
        unit = None
        before: list[_Leaves] = []
        for unit_of_this, first, last, written, record_id, *place in self._database.execute(query):
            if unit_of_this != unit:
                unit, before = unit_of_this, []
            before = [one for one in before if one.last >= first][-_MOST_BESIDE:]
            this = _Leaves(record_id, written, last)
            if other := next((one for one in before if one.overlap(this)), None):
                hint = "Check both ranges. If the two documents share a leaf, leave them as they are."
                message = f"The leaves {written} overlap those of {other.record_id!r} ({other.written})."
                place_of_leaves = _Place("reference_code/leaves", *place)
                yield place_of_leaves.finding("leaves-overlap", Severity.WARNING, message, hint)
            if all(one.written != written for one in before):
                before.append(this)

    def _persons(self) -> Iterator[Finding]:
        query = """
            SELECT name, folded, pointer, path, line, start, min(rowid) FROM name WHERE folded IN
            (SELECT folded FROM name GROUP BY folded HAVING count(DISTINCT name) > 1)
            GROUP BY folded, name ORDER BY folded, sum(times) DESC, name
        """
        usual: dict[str, str] = {}
        for name, folded, *place, _ in self._database.execute(query):
            if usual.setdefault(folded, name) != name:
                hint = f"If they are, write {usual[folded]!r} everywhere, and add the other spelling under 'variants'."
                message = f"{name!r} and {usual[folded]!r} may be one person under two spellings."
                yield _Place(*place).finding("person-spelled-apart", Severity.ADVICE, message, hint)
