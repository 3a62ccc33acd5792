"""What records are published with: the units above them, and which records must be encoded again when those change.

The feed index remembers of each published record where it says that it lies, a checksum of what the units above gave to
it, and the day on which something opens. So a change of a fonds reaches the records below it, and no others.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from catalog.model import Above, Record
from catalog.model.public_form import closure_of, is_shown
from catalog.tree import BEHIND, NO_CONTAINER, Giver, Position, Units, digest_of, giver_of, position_of, what_they_give

__all__ = ["InContext", "Shown", "UnitsAbove", "in_context"]

_TABLE = """
CREATE TABLE IF NOT EXISTS shown (
    id TEXT PRIMARY KEY, path TEXT NOT NULL, line INTEGER NOT NULL, start INTEGER NOT NULL,
    is_document INTEGER NOT NULL, part_of TEXT, code TEXT NOT NULL, digest BLOB NOT NULL, opens TEXT, top TEXT,
    parent TEXT, place BLOB, kind TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS shown_by_parent ON shown (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX IF NOT EXISTS shown_in_order ON shown (parent, place, id) WHERE parent IS NOT NULL;
CREATE INDEX IF NOT EXISTS shown_by_code ON shown (code) WHERE code <> '' AND part_of IS NULL;
CREATE INDEX IF NOT EXISTS shown_by_top ON shown (top) WHERE top IS NOT NULL;
CREATE INDEX IF NOT EXISTS shown_by_opening ON shown (opens) WHERE opens IS NOT NULL;
CREATE INDEX IF NOT EXISTS link_by_target ON link (target) WHERE pointer = 'part_of';
"""
_ITEMS_WITH_PARTS = """
SELECT DISTINCT unit.path, unit.line, unit.start FROM link JOIN unit ON unit.id = link.target
WHERE link.pointer = 'part_of' AND unit.level = 'item' AND unit.id NOT IN (SELECT id FROM giver)
"""


class InContext(NamedTuple):
    """A record among the units above it, on the day of a publication."""

    above: tuple[Above, ...]
    digest: bytes
    """A checksum of what the units give."""
    opens: str | None
    """The next day on which the record shows more; None where there is none."""
    top: str | None
    """The topmost published unit above the record; None where there is none."""
    parent: str | None
    """The unit that the record lies in; None where there is none."""


class Shown(NamedTuple):
    """A published record: its file, where it says that it lies, and what it was encoded with."""

    id: str
    path: str
    line: int
    start: int
    is_document: int
    part_of: str | None
    code: str
    digest: bytes
    opens: str | None
    top: str | None
    parent: str | None
    """The unit that it lies in."""
    place: bytes | None
    """Its place among all that lie there, to be sorted by."""
    kind: str | None
    """What it is called in lists: a letter, a file."""

    @property
    def position(self) -> Position:
        """Where it says that it lies."""
        return Position(self.id, bool(self.is_document), self.part_of, self.code)


def in_context(record: Record, units: Units, day: dt.date) -> InContext:
    """Return what holds for a record on a day by the units above it."""
    chain = units.above(position_of(record))
    above = what_they_give(chain)
    closure, _ = closure_of(record, above)
    closures = (closure, *(one.access for one in above), *(one.access for one in record.digital_objects))
    days = [one.until for one in closures if one and one.until and one.until > day]
    top = next((above[at].id for at in reversed(range(len(above))) if is_shown(above[at:], day)), None)
    parent = chain[0].id if chain else None
    return InContext(above, digest_of(chain), min(days).isoformat() if days else None, top, parent)


def _add_columns(connection: sqlite3.Connection) -> None:
    """Add what the table of an older release lacks; publishing with this release fills it."""
    known = {name for _, name, *_ in connection.execute("PRAGMA table_info(shown)")}
    for column in ("parent TEXT", "place BLOB", "kind TEXT") if known else ():
        if column.partition(" ")[0] not in known:
            connection.execute(f"ALTER TABLE shown ADD COLUMN {column}")


class UnitsAbove:
    """What one publication knows of the units above its records."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take the connection of the publication, which has the tables of the tree; make those that are missing."""
        self._connection = connection
        self.units = Units(connection)
        self.units.make()
        _add_columns(connection)
        for statement in _TABLE.split(";"):
            connection.execute(statement)
        self._before: set[Giver] = set()
        self._after: set[Giver] = set()

    def survey(self, path: str, records: Iterable[Record], kept: Callable[[str], bool]) -> None:
        """Take what the units of a file give to others. One that is `kept`, by its id, gives what it gave before."""
        before = self.units.forget(path.encode(), documents=False)
        self._before.update(before)
        rows = [one for one in map(giver_of, records) if one]
        given = {one.id for one in rows}
        for row in (*rows, *(one for one in before if one.id not in given and kept(one.id))):
            self.take(row, path)

    def forget_documents(self, path: str) -> None:
        """Forget what the single documents of a file give to others, before it is read again."""
        self._before.update(self.units.forget(path.encode(), documents=True))

    def keep(self, record_id: str, path: str) -> None:
        """Let a document that is invalid now give what it gave before."""
        for row in [one for one in self._before if one.id == record_id and one.rank == NO_CONTAINER]:
            self.take(row, path)

    def take(self, row: Giver, path: str) -> None:
        """Take what one record gives to others."""
        if row not in self._after:
            self._after.add(row)
            self.units.add(row, path.encode())

    def with_parts(self) -> list[tuple[str, int, int]]:
        """Return where the single documents are that others are part of, and of which that is not known yet."""
        found = self._connection.execute(_ITEMS_WITH_PARTS)
        return [(path.decode(), line, start) for path, line, start in found]

    def remember(self, shown: Shown) -> None:
        """Remember how a record is published."""
        self._connection.execute("INSERT OR REPLACE INTO shown VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", shown)

    def get(self, record_id: str) -> Shown | None:
        """Return how a record is published, or None where it is not."""
        return next(iter(self._select("id = ?", record_id)), None)

    def tops(self) -> list[str]:
        """Return the topmost units that something lies in."""
        query = "SELECT DISTINCT top FROM shown WHERE top IS NOT NULL"
        return [top for (top,) in self._connection.execute(query)]

    def has_parts(self, record_id: str) -> bool:
        """Whether published records lie in a topmost unit."""
        query = "SELECT 1 FROM shown WHERE top = ? LIMIT 1"
        return self._connection.execute(query, (record_id,)).fetchone() is not None

    def forget(self, record_id: str) -> None:
        """Forget a record that is no longer published."""
        self._connection.execute("DELETE FROM shown WHERE id = ?", (record_id,))

    def opened(self, day: dt.date) -> list[Shown]:
        """Return the records of which something opens by a day."""
        return self._select("opens <= ?", day.isoformat())

    def is_closed(self, shown: Shown, day: dt.date) -> bool:
        """Whether a record is closed by a unit above it."""
        above = what_they_give(self.units.above(shown.position))
        closure = next((one.access for one in above if one.access and one.access.says_if_open), None)
        return closure is not None and closure.is_closed(day)

    def outdated(self) -> Iterator[Shown]:
        """Yield each record to which the units above it give something else now than when it was encoded."""
        changed = list(self._before ^ self._after)
        self._before, self._after = set(), set()
        passed: set[Giver] = set()
        seen: set[str] = set()
        while changed:
            unit = changed.pop()
            if unit in passed:
                continue
            passed.add(unit)
            changed += self.units.below(unit)
            for shown in self._below(unit):
                if shown.id not in seen and digest_of(self.units.above(shown.position)) != shown.digest:
                    seen.add(shown.id)
                    yield shown

    def _below(self, unit: Giver) -> list[Shown]:
        found = self._select("part_of = ?", unit.id)
        if unit.rank < NO_CONTAINER and unit.code:
            found += self._select("part_of IS NULL AND code >= ? AND code < ?", unit.code, unit.code + BEHIND)
        return found

    def _select(self, condition: str, *arguments: str) -> list[Shown]:
        query = f"SELECT * FROM shown WHERE {condition}"  # noqa: S608 - our own words
        return [Shown(*row) for row in self._connection.execute(query, arguments)]
