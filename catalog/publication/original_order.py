"""The original order: what lies in a unit or a set of the feed.

Siblings are in the order of `sequence`; those without one are behind them, in the order of their reference codes, then
by id.
"""

from __future__ import annotations

import pickle
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from catalog.model import Record
from catalog.standards.archival_order import place_among_siblings

__all__ = ["OriginalOrder", "in_original_order", "kind_of"]

_IN_SET = """
SELECT shown.id, shown.parent, shown.place FROM feed_set JOIN membership ON set_number = feed_set.number
CROSS JOIN item USING (change) JOIN shown ON shown.id = substr(item.identifier, ?)
WHERE feed_set.spec = ? AND NOT item.is_deleted
"""
_IN_UNIT = """
SELECT shown.id FROM shown CROSS JOIN item ON item.identifier = ? || shown.id
WHERE shown.parent = ? AND NOT item.is_deleted ORDER BY shown.place, shown.id LIMIT ? OFFSET ?
"""
_TOPS = """
WITH RECURSIVE tops (id) AS (
    SELECT min(top) FROM shown
    UNION ALL SELECT (SELECT min(top) FROM shown WHERE top > tops.id) FROM tops WHERE tops.id IS NOT NULL
)
SELECT shown.id FROM tops CROSS JOIN shown USING (id) CROSS JOIN item ON item.identifier = ? || shown.id
WHERE NOT shown.is_document AND NOT item.is_deleted ORDER BY shown.place, shown.id LIMIT ? OFFSET ?
"""
"""One look into the index for each topmost unit, however many records lie in it."""
_Row = tuple[str, str | None, bytes]
_IN_MEMORY = 16 << 20
"""Bytes of records that wait in memory; more are on the disk."""


def kind_of(record: Record) -> str:
    """Return what a record is called where it is listed: its genre, or else its level."""
    return (record.genre or record.level).value.capitalize()


def in_original_order(records: Iterable[Record]) -> Iterator[Record]:
    """Yield records as a tree is read, each unit before what lies in it; what has no place keeps the order it came in.

    All are taken before the first is given, and wait on the disk where they are many.
    """
    rows: list[_Row] = []
    spans: dict[str, int] = {}
    end = 0
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as waiting:
        for number, record in enumerate(records):
            parent = record.above[0].id if record.above else None
            rows.append((record.id, parent, place_among_siblings(record.sequence, record.reference_code, number)))
            spans[record.id] = end
            end += waiting.write(pickle.dumps(record, pickle.HIGHEST_PROTOCOL))
        for record_id in _in_order(rows):
            waiting.seek(spans[record_id])
            yield pickle.load(waiting)  # noqa: S301 - what was written there a moment ago


class OriginalOrder:
    """The published records of a feed index, in their original order."""

    def __init__(self, connection: sqlite3.Connection, oai_prefix: str) -> None:
        """Take the connection of a snapshot, and what the identifiers of the feed have before the ids of records."""
        self._connection = connection
        self._prefix = oai_prefix
        columns = {name for _, name, *_ in connection.execute("PRAGMA table_info(shown)")}
        self.is_there = "place" in columns
        """Whether the index knows the order: one of an older release does not."""

    def tops(self, first: int, limit: int) -> list[str]:
        """Return the ids of some units that have parts and lie in no other, from the place `first` on."""
        rows = self._connection.execute(_TOPS, (self._prefix, limit, first)) if self.is_there else ()
        return [found for (found,) in rows]

    def in_unit(self, record_id: str, first: int, limit: int) -> list[str]:
        """Return the ids of some records that lie in a unit, from the place `first` on."""
        rows = self._connection.execute(_IN_UNIT, (self._prefix, record_id, limit, first)) if self.is_there else ()
        return [found for (found,) in rows]

    def in_set(self, spec: str) -> list[str]:
        """Return the ids of the records in a set: each unit before what lies in it."""
        rows = self._connection.execute(_IN_SET, (len(self._prefix) + 1, spec)) if self.is_there else ()
        return list(_in_order([(name, parent, place or b"\xff") for name, parent, place in rows]))

    def kind(self, record_id: str) -> str | None:
        """Return what a record is called in a list."""
        query = "SELECT kind FROM shown WHERE id = ?"
        row = self._connection.execute(query, (record_id,)).fetchone() if self.is_there else None
        return row[0] if row else None


def _in_order(rows: Sequence[_Row]) -> Iterator[str]:
    """Yield the ids of rows as a tree is read: what is in no unit of the rows is a root."""
    known = {name for name, _, _ in rows}
    below: dict[str | None, list[tuple[bytes, str]]] = defaultdict(list)
    for name, parent, place in rows:
        below[parent if parent in known else None].append((place, name))
    waiting = sorted(below.pop(None, []), reverse=True)
    while waiting:
        _, name = waiting.pop()
        yield name
        waiting += sorted(below.pop(name, []), reverse=True)
    for in_a_ring in below.values():
        yield from (name for _, name in in_a_ring)
