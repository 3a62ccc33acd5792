"""The units above each record, found one record at a time, and what they give to it.

A table has a row for each record that gives something to others: units of several documents, and whatever says if it is
open or closed. The unit above is the one of `part_of`, or else the nearest that the reference code leads through.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from catalog.errors import IndexDamaged
from catalog.model import Above, Record
from catalog.model.public_form import gives
from catalog.storage import Document
from catalog.tree.tree_rows import SEPARATOR, unit_of
from catalog.vocabularies import Level

__all__ = [
    "NO_CONTAINER",
    "Giver",
    "Position",
    "Units",
    "digest_of",
    "giver_of",
    "may_be_unit",
    "position_of",
    "what_they_give",
]

_TABLE = """
CREATE TABLE IF NOT EXISTS giver (
    id TEXT NOT NULL, path BLOB NOT NULL, rank INTEGER NOT NULL, part_of TEXT, code TEXT NOT NULL, gives TEXT NOT NULL,
    checksum INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS giver_by_id ON giver (id);
CREATE INDEX IF NOT EXISTS giver_by_code ON giver (code, rank, id);
CREATE INDEX IF NOT EXISTS giver_by_path ON giver (path);
"""
_DEEPEST = 50
"""Units above one another that are climbed; real trees have seven, and a circle has no end."""
_RANKS = {level: rank for rank, level in enumerate(Level)}
BEHIND = "\x02"
"""Sorts behind the character between the levels of a code, and before all others."""
NO_CONTAINER = len(_RANKS)
"""The rank of a single document, which gives nothing to what only its code leads through."""
_MOST_KEPT = 4_096


class Position(NamedTuple):
    """Where a record says that it lies."""

    id: str
    is_document: bool
    part_of: str | None
    code: str


class Giver(NamedTuple):
    """A row of the table."""

    id: str
    part_of: str | None
    code: str
    gives: str
    rank: int


def position_of(record: Record) -> Position:
    """Return where a record says that it lies."""
    return Position(record.id, not record.level.is_aggregation, record.part_of, unit_of(record))


def giver_of(record: Record, *, has_parts: bool = False) -> Giver | None:
    """Return the row of a record, or None where it gives nothing to others."""
    given = gives(record, has_parts=has_parts)
    if given is None:
        return None
    rank = _RANKS[record.level] if record.level.is_aggregation else NO_CONTAINER
    place = position_of(record)
    return Giver(record.id, place.part_of, place.code, given.model_dump_json(exclude_defaults=True), rank)


class Units:
    """The units of a database with the table of givers."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._by_code: dict[tuple[str, bool], Giver | None] = {}
        self._chains: dict[str, tuple[Giver, ...]] = {}

    def make(self) -> None:
        """Make the table where it is missing."""
        for statement in _TABLE.split(";"):
            self._connection.execute(statement)

    def add(self, row: Giver, path: bytes) -> None:
        """Add a row."""
        self._forget_found()
        values = (row.id, path, row.rank, row.part_of, row.code, row.gives, _checksum(row))
        self._connection.execute("INSERT INTO giver VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def is_there(self) -> bool:
        """Whether the database has the table."""
        return bool(self._connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'giver'").fetchone())

    def copy(self, other: Units) -> None:
        """Take all rows of another table."""
        self.make()
        rows = other._connection.execute("SELECT * FROM giver")
        self._connection.executemany("INSERT INTO giver VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def forget(self, path: bytes, *, documents: bool) -> list[Giver]:
        """Remove the rows of a file, those of its units or those of its single documents, and return them."""
        condition = f"path = ? AND rank {'=' if documents else '<'} {NO_CONTAINER}"
        rows = list(self._rows(condition, path))
        if rows:
            self._forget_found()
            self._connection.execute(f"DELETE FROM giver WHERE {condition}", (path,))  # noqa: S608 - our own words
        return rows

    def gives_nothing(self, record_id: str) -> bool:
        """Whether no record with this id has a row."""
        return next(self._rows("id = ?", record_id), None) is None

    def above(self, place: Position) -> tuple[Giver, ...]:
        """Return the units above a record, the nearest first."""
        nearest = self._nearest(place)
        if nearest is None:
            return ()
        if nearest.id not in self._chains:
            if len(self._chains) >= _MOST_KEPT:
                self._chains.clear()
            self._chains[nearest.id] = tuple(self._climb(nearest))
        chain = self._chains[nearest.id]
        return chain if all(one.id != place.id for one in chain) else ()

    def _climb(self, unit: Giver) -> Iterator[Giver]:
        passed: set[str] = set()
        above: Giver | None = unit
        while above and above.id not in passed and len(passed) < _DEEPEST:
            yield above
            passed.add(above.id)
            is_document = above.rank == NO_CONTAINER
            above = self._nearest(Position(above.id, is_document, above.part_of, above.code))

    def _nearest(self, place: Position) -> Giver | None:
        if place.part_of is not None:
            return next(self._rows("id = ?", place.part_of), None) if place.part_of != place.id else None
        key = (place.code, place.is_document)
        if key not in self._by_code:
            if len(self._by_code) >= _MOST_KEPT:
                self._by_code.clear()
            self._by_code[key] = self._through_code(*key)
        return self._by_code[key]

    def _through_code(self, code: str, is_document: bool) -> Giver | None:
        """Return the nearest unit that a code leads through; documents have the code of the file that they lie in."""
        if not is_document:
            code = code.rpartition(SEPARATOR)[0]
        while SEPARATOR in code:
            found = next(self._rows("code = ? AND rank < ? ORDER BY rank, id LIMIT 1", code, NO_CONTAINER), None)
            if found:
                return found
            code = code.rpartition(SEPARATOR)[0]
        return None

    def below(self, unit: Giver) -> Iterator[Giver]:
        """Yield the rows of what is part of a unit, or lies in it by its code."""
        yield from self._rows("part_of = ?", unit.id)
        if unit.rank < NO_CONTAINER and unit.code:
            condition = "part_of IS NULL AND code >= ? AND code < ?"
            yield from self._rows(condition, unit.code, unit.code + BEHIND)

    def _rows(self, condition: str, *arguments: object) -> Iterator[Giver]:
        """Yield rows; what closes others must be what was written. Raises IndexDamaged where it is not."""
        query = f"SELECT id, part_of, code, gives, rank, checksum FROM giver WHERE {condition}"  # noqa: S608 - our own
        for *values, checksum in self._connection.execute(query, arguments):
            row = Giver(*values)
            if _checksum(row) != checksum:
                raise IndexDamaged(
                    "The feed index is damaged in what it says of the units: run `catalog publish --all`."
                )
            yield row

    def _forget_found(self) -> None:
        self._by_code.clear()
        self._chains.clear()


def _checksum(row: Giver) -> int:
    return zlib.crc32(repr(tuple(row)).encode("utf-8", "surrogatepass"))


def what_they_give(chain: tuple[Giver, ...]) -> tuple[Above, ...]:
    """Return what units give to a record below them."""
    return tuple([_read(one.gives) for one in chain])


@lru_cache(maxsize=_MOST_KEPT)
def _read(gives_: str) -> Above:
    return Above.model_validate_json(gives_)


def digest_of(chain: tuple[Giver, ...]) -> bytes:
    """Return a checksum of what units give to a record; nothing where there are none."""
    if not chain:
        return b""
    return hashlib.blake2b("\n".join(one.gives for one in chain).encode(), digest_size=8).digest()


_IS_ITEM = re.compile(rb"""\blevel["']?\s*:\s*["']?item\b""")


def may_be_unit(document: Document) -> bool:
    """Whether a document may describe a unit of several documents. In doubt it may.

    Where the one `level` in it is followed by `item`, and nothing is written with a backslash, it does not.
    """
    text = document.text
    return text.count(b"level") != 1 or b"\\" in text or not _IS_ITEM.search(text)
