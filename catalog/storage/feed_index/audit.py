"""The feed index looked through for damage: every item as it is kept, beside the checksum that was taken of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from catalog.errors import IndexDamaged
from catalog.storage.feed_index.connection import open_for_reading
from catalog.storage.feed_index.feed_item import FeedItem, read_specs
from catalog.storage.feed_index.source_table import SourceTable

__all__ = ["FeedAudit", "StoredItem", "auditing"]

_MOST_FAULTS = 20
_ITEM = "SELECT change, identifier, path, specs, is_deleted, digest FROM item"


@dataclass(frozen=True, slots=True)
class StoredItem:
    """An item as it is kept, and the checksum that it was kept with."""

    item: FeedItem
    digest: bytes
    is_in_its_sets: bool

    @property
    def is_sound(self) -> bool:
        """Whether what is kept is what was put in."""
        return self.item.digest == self.digest and self.is_in_its_sets


class FeedAudit:
    """One state of the index. It is of use only while it is open."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a connection inside a transaction."""
        self._connection = self.connection = connection
        self._formats = dict(connection.execute("SELECT prefix, number FROM format ORDER BY number"))
        self._sets = dict(connection.execute("SELECT spec, number FROM feed_set"))
        self.sources = SourceTable(connection)

    def faults(self) -> Iterator[str]:
        """Yield what SQLite finds wrong with the file."""
        for (line,) in self._connection.execute(f"PRAGMA integrity_check({_MOST_FAULTS:d})"):
            if line != "ok":
                yield str(line)

    def get(self, name: str) -> str | int | None:
        """Return a property of the index."""
        row = self._connection.execute("SELECT value FROM property WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def items(self) -> Iterator[StoredItem]:
        """Yield every item."""
        for row in self._connection.execute(_ITEM):
            yield self._stored(*row)

    def item(self, identifier: str) -> StoredItem | None:
        """Return one item, or None."""
        row = self._connection.execute(f"{_ITEM} WHERE identifier = ?", (identifier,)).fetchone()
        return self._stored(*row) if row else None

    def published_from(self, path: str) -> set[str]:
        """Return the items from a record file that are not deleted."""
        query = "SELECT identifier FROM item WHERE path = ? AND NOT is_deleted"
        return {identifier for (identifier,) in self._connection.execute(query, (path,))}

    def _stored(
        self, change: int, identifier: str, path: str, specs: str, is_deleted: int, digest: bytes
    ) -> StoredItem:
        rows = {}
        for prefix, number in self._formats.items():
            query = f"SELECT before, after FROM dissemination_{number:d} WHERE change = ?"  # noqa: S608 - a number
            row = self._connection.execute(query, (change,)).fetchone()
            if row:
                rows[prefix] = (_bytes(row[0]), _bytes(row[1]))
        named, hidden = read_specs(specs)
        item = FeedItem(identifier, path, named, rows, is_deleted=bool(is_deleted), hidden_specs=hidden)
        members = self._connection.execute("SELECT set_number FROM membership WHERE change = ?", (change,))
        wanted = {0, *(self._sets.get(spec, -1) for spec in (*named, *hidden))}
        return StoredItem(item, digest, {number for (number,) in members} == wanted)


def _bytes(piece: object) -> bytes:
    """Return a piece as it is kept; one that damage has made another kind of value is not what was published."""
    return piece if isinstance(piece, bytes) else repr(piece).encode()


@contextmanager
def auditing(path: Path) -> Iterator[FeedAudit]:
    """Open one state of the index. Raises StorageError as `open_for_reading` does, and IndexDamaged."""
    with closing(open_for_reading(path)) as connection:
        try:
            connection.execute("BEGIN")
            yield FeedAudit(connection)
        except (sqlite3.DatabaseError, TypeError, ValueError) as error:  # a value may have become one of another kind
            raise IndexDamaged(f"The feed index {path} is damaged: {error}.") from error
