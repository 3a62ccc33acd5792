"""Comparing the records of a catalogue: findings that need all of them.

What must be remembered of each record goes into a temporary SQLite database on disk, so that memory does not grow
with the catalogue.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass

from catalog.catalogue_checks.comparison_rows import Notes
from catalog.catalogue_checks.rest_of_catalogue import RestOfCatalogue
from catalog.findings import Finding, Severity, printable
from catalog.model import LeafRange, Record, read_leaves
from catalog.reference_codes import overlaps
from catalog.storage import Document
from catalog.tree import INSERT_LINK, INSERT_UNIT, TABLES, Ancestors, Place, invalid_id, link_errors, tree_remarks
from catalog.validation import read

__all__ = ["Comparison"]

_TABLES = """
CREATE TABLE code (
    unit TEXT, level TEXT, leaves TEXT, first INTEGER, last INTEGER, id TEXT, path BLOB, line INTEGER, start INTEGER
);
CREATE TABLE name (
    folded TEXT, name TEXT, times INTEGER, pointer TEXT, path BLOB, line INTEGER, start INTEGER
);
CREATE TABLE ark (name TEXT, id TEXT, path BLOB, line INTEGER, start INTEGER);
CREATE TABLE inherited (id TEXT, finding TEXT);
"""
_BEFORE = {
    "unit": INSERT_UNIT.replace("(id,", "(number, id,").replace("VALUES (", "VALUES (?, "),
    "code": "INSERT INTO code (rowid, unit, level, leaves, first, last, id, path, line, start)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
}
"""Insert a row with a number of its own."""
_DEEPEST = 50
"""Units above a record that are looked for; real trees have seven levels."""
_MOST_NOTES = 20_000
"""Notes that are kept in memory before they are written to the database together."""
_MOST_BESIDE = 100
"""Documents of one file whose leaves may reach to a later one; those before them are not looked at again."""


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
        self._database.executescript(TABLES + _TABLES)
        self.notes = Notes()
        self._named: frozenset[str] | None = None
        """The files that findings are about, where the records of others are there to compare them with."""

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
        self._database.executemany(INSERT_UNIT, notes.units)
        self._database.executemany(INSERT_LINK, notes.links)
        self._database.executemany("INSERT INTO code VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", notes.codes)
        self._database.executemany("INSERT INTO ark VALUES (?, ?, ?, ?, ?)", notes.arks)
        names = ((*name, *row) for name, row in notes.names.items())
        self._database.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?)", names)
        inherited = ((record_id, json.dumps(astuple(finding))) for record_id, finding in notes.inherited)
        self._database.executemany("INSERT INTO inherited VALUES (?, ?)", inherited)

    def compare_with(self, rest: RestOfCatalogue, records: Iterable[Record] | None = None) -> None:
        """Add the records of the rest of the catalogue that those here link to, are part of, or may be twice.

        `records` are those here, where their files do not hold them yet.
        """
        self._write()
        rows = self._database.execute("SELECT DISTINCT path FROM unit").fetchall()
        self._named = frozenset(printable(os.fsdecode(path)) for (path,) in rows)
        self._add(rest.of_ids([row[0] for row in self._database.execute("SELECT DISTINCT id FROM unit")]))
        for record in list(self._reread() if records is None else records):
            self._add(rest.alike(record))
            self._add(rest.beside(record))
        wanted = "SELECT target FROM link WHERE target NOT IN (SELECT id FROM unit)"
        self._add(rest.of_ids([row[0] for row in self._database.execute(wanted)]))
        for (missing,) in self._database.execute(wanted).fetchall():
            self._add(rest.like(missing))
        above = "SELECT DISTINCT part_of FROM unit WHERE part_of NOT IN (SELECT id FROM unit)"
        for _ in range(_DEEPEST):
            if not self._add(rest.of_ids([row[0] for row in self._database.execute(above)])):
                break

    def _reread(self) -> Iterator[Record]:
        """Yield the records here that have a reference code or name persons, read once more from their files."""
        query = "SELECT path, line, start FROM code UNION SELECT path, line, start FROM name"
        for place in self._database.execute(query).fetchall():
            document = Place("id", *place).document()
            if document and (record := read(document).record):
                yield record

    def _add(self, documents: Iterable[Document]) -> int:
        """Add records before those here, so that what is found of both is found here; return how many."""
        notes = Notes()
        for document in list(documents):
            if record := read(document).record:
                notes.take(document, record)
            elif record_id := invalid_id(document):
                notes.take_invalid(document, record_id)
        for table, rows in (("unit", notes.units), ("code", notes.codes)):
            first = self._database.execute(f"SELECT min(rowid) FROM {table}").fetchone()[0] or 0  # noqa: S608
            for number, row in enumerate(rows, 1):
                self._database.execute(_BEFORE[table], (min(first, 0) - number, *row))
        names = ((*name, *row) for name, row in notes.names.items())
        self._database.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?)", names)
        return len(notes.units)

    def findings(self, *, together: bool) -> Iterator[Finding]:
        """Yield what does not fit; `together` says that the records are a whole catalogue, whose links must hold."""
        for finding in self._all_findings(together):
            if self._named is None or finding.file in self._named:
                yield finding

    def _all_findings(self, together: bool) -> Iterator[Finding]:
        self._write()
        yield from self._ids()
        for error in link_errors(self._database, together=together or self._named is not None):
            yield error.place.finding(error.code, Severity.ERROR, error.message, error.hint)
        yield from tree_remarks(self._database, together=together)
        yield from self._not_inherited()
        yield from self._arks_twice()
        yield from self._codes_twice()
        yield from self._leaves()
        yield from self._persons()

    def close(self) -> None:
        """Close the temporary database."""
        self._database.close()

    def _ids(self) -> Iterator[Finding]:
        query = """
            SELECT later.id, first.path, later.path, later.line, later.start FROM unit AS later JOIN
            (SELECT id, min(number) AS number, path FROM unit WHERE level IS NOT NULL GROUP BY id HAVING count(*) > 1)
            AS first ON later.id = first.id AND later.number > first.number AND later.level IS NOT NULL
            ORDER BY later.number
        """
        for record_id, first, *place in self._database.execute(query):
            hint = "Change the id of the record that is not yet published; a published id never changes."
            message = f"The id {record_id!r} is already used in {printable(os.fsdecode(first))}."
            yield Place("id", *place).finding("duplicate-id", Severity.ERROR, message, hint)

    def _not_inherited(self) -> Iterator[Finding]:
        """Yield what a profile asks of a record, and no unit above it says (ISAD(G) 2.4)."""
        ancestors = Ancestors(self._database)
        for record_id, written in self._database.execute("SELECT id, finding FROM inherited ORDER BY rowid"):
            code, message, severity, *rest, inherited, _ = json.loads(written)
            if not ancestors.say(record_id, inherited):
                yield Finding(code, message, Severity(severity), *rest)

    def _arks_twice(self) -> Iterator[Finding]:
        query = """
            SELECT later.id, first.id, later.path, later.line, later.start FROM ark AS later JOIN
            (SELECT name, min(rowid) AS number, id FROM ark GROUP BY name HAVING count(*) > 1) AS first
            USING (name) WHERE later.rowid > first.number AND later.id <> first.id ORDER BY later.rowid
        """
        for record_id, first, *place in self._database.execute(query):
            hint = "Take it out of the record that did not get it; `catalog mint` gives that one its own."
            message = f"{record_id!r} has the same ARK as {first!r}."
            yield Place("ark", *place).finding("ark-twice", Severity.ERROR, message, hint)

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
            yield Place("reference_code", *place).finding("code-twice", Severity.WARNING, message, hint)

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
                place_of_leaves = Place("reference_code/leaves", *place)
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
                yield Place(*place).finding("person-spelled-apart", Severity.ADVICE, message, hint)
