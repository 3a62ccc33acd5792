"""The feed index for the one who publishes: everything that a publication does is one transaction."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from catalog.errors import IndexDamaged, StorageError
from catalog.storage.feed_index import commit_moment
from catalog.storage.feed_index.connection import open_for_writing
from catalog.storage.feed_index.damage import check_rows, checksum
from catalog.storage.feed_index.feed_item import Difference, FeedItem, Origin, read_specs
from catalog.storage.feed_index.feed_reader import moment_path
from catalog.storage.feed_index.source_table import SourceTable
from catalog.storage.lock_file import alone

__all__ = ["FeedWriter", "publishing"]

_ARK_TABLE = "CREATE TABLE IF NOT EXISTS ark (name TEXT PRIMARY KEY, identifier TEXT NOT NULL) WITHOUT ROWID"
_EVERYTHING = 0  # the set that all items are in
_PATIENCE = 0.5
"""Seconds to wait for the lock: a publication that is killed while it starts git leaves it there for a moment."""
_PAUSES = (0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128)
"""Seconds between checks whether the readers of the state before have ended: a quarter of a second in all."""


@dataclass(frozen=True, slots=True)
class _Stored:
    change: int
    path: str
    specs: str
    is_deleted: bool
    digest: bytes


@contextmanager
def publishing(path: Path) -> Iterator[FeedWriter]:
    """Open the index for a publication; without `commit` nothing of it stays. One publication at a time."""
    refusal = StorageError("Another publication of this catalogue is running: wait until it has finished.")
    with alone(path.with_name("publication-lock"), refusal, _PATIENCE):
        connection = open_for_writing(path)
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield FeedWriter(connection, path)
        except sqlite3.OperationalError as error:
            raise StorageError(f"The feed index {path} cannot be written: {error}.") from error
        except sqlite3.DatabaseError as error:
            raise IndexDamaged(f"The feed index {path} is damaged: {error}.") from error
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            connection.close()


class FeedWriter:
    """A publication under way. Items that differ from what is published get the next change numbers."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Take a connection inside a transaction."""
        self._connection = self.connection = connection
        self._path = path
        self._published = self._change = self._value("SELECT max(last) FROM publication") or 0
        self._formats: dict[str, int] = dict(connection.execute("SELECT prefix, number FROM format"))
        self._sets: dict[str, int] = dict(connection.execute("SELECT spec, number FROM feed_set"))
        self._left: set[int] = set()
        connection.execute(_ARK_TABLE)  # an index of an earlier release has none
        self.sources = SourceTable(connection)

    def get(self, name: str) -> str | int | None:
        """Return a property of the index."""
        value: str | int | None = self._value("SELECT value FROM property WHERE name = ?", name)
        return value

    def set(self, name: str, value: str | int | None) -> None:
        """Set a property of the index."""
        self._connection.execute("INSERT OR REPLACE INTO property VALUES (?, ?)", (name, value))

    def set_formats(self, formats: Iterable[tuple[str, str, str]]) -> None:
        """Give the feed these formats (prefix, schema, namespace): new ones are empty, others are dropped."""
        wanted = {prefix: rest for prefix, *rest in formats}
        for prefix in self._formats.keys() - wanted.keys():
            number = self._formats.pop(prefix)
            self._connection.execute(f"DROP TABLE dissemination_{number:d}")
            self._connection.execute("DELETE FROM format WHERE number = ?", (number,))
            self._connection.execute("UPDATE item SET formats = formats & ?", (~(1 << number),))
            self._connection.execute("UPDATE membership SET formats = formats & ?", (~(1 << number),))
        for prefix in (one for one in wanted if one not in self._formats):
            number = min(set(range(1, len(wanted) + 2)) - set(self._formats.values()))
            self._formats[prefix] = number
            columns = "change INTEGER PRIMARY KEY, before BLOB, after BLOB, checksum INTEGER"
            self._connection.execute(f"CREATE TABLE dissemination_{number:d} ({columns})")
        rows = [(self._formats[prefix], prefix, *rest) for prefix, rest in wanted.items()]
        self._connection.executemany("INSERT OR REPLACE INTO format VALUES (?, ?, ?, ?)", rows)

    def name_set(self, spec: str, name: str, description: bytes = b"") -> None:
        """Name a set, and make it where it is new."""
        query = (
            "INSERT INTO feed_set (spec, name, description) VALUES (?1, ?2, ?3)"
            " ON CONFLICT (spec) DO UPDATE SET name = ?2, description = ?3 RETURNING number"
        )
        self._sets[spec] = self._connection.execute(query, (spec, name, description)).fetchone()[0]

    def put(self, item: FeedItem) -> Difference:
        """Put an item into the feed. One that differs in any format, its sets or its deletion moves to the end."""
        present, digest = self._stored(item.identifier), item.digest
        if item.ark:
            self._connection.execute("INSERT OR REPLACE INTO ark VALUES (?, ?)", (item.ark, item.identifier))
        if present and present.digest == digest:
            if present.path != item.path:
                self._connection.execute("UPDATE item SET path = ? WHERE change = ?", (item.path, present.change))
            return Difference.UNCHANGED
        if present:
            self._remove(present)
        self._append(item, digest)
        if item.is_deleted:
            return Difference.DELETED
        if present is None:
            return Difference.ADDED
        return Difference.REVIVED if present.is_deleted else Difference.CHANGED

    def leave(self, path: str, found: Collection[str]) -> list[str]:
        """Return the items from a file that are not among the found ones and not deleted; deleted ones leave it."""
        query = "SELECT change, identifier, is_deleted FROM item WHERE path = ? ORDER BY identifier"
        missing = [row for row in self._connection.execute(query, (path,)) if row[1] not in found]
        gone = [(change,) for change, _, is_deleted in missing if is_deleted]
        self._connection.executemany("UPDATE item SET path = '' WHERE change = ?", gone)
        return [identifier for _, identifier, is_deleted in missing if not is_deleted]

    def origin(self, identifier: str) -> Origin | None:
        """Return where an item comes from, its sets, and whether it is deleted."""
        present = self._stored(identifier)
        return Origin(present.path, *read_specs(present.specs), present.is_deleted) if present else None

    def item(self, identifier: str) -> FeedItem | None:
        """Return an item as it is in the feed now, or None."""
        present = self._stored(identifier)
        if present is None:
            return None
        rows = self.pieces(identifier, self._formats)
        named, hidden = read_specs(present.specs)
        return FeedItem(identifier, present.path, named, rows, is_deleted=present.is_deleted, hidden_specs=hidden)

    def pieces(self, identifier: str, prefixes: Iterable[str]) -> dict[str, tuple[bytes, bytes]]:
        """Return what an item is in some formats, as far as it has them."""
        present = self._stored(identifier)
        found = {}
        for prefix in prefixes if present else ():
            query = f"SELECT before, after FROM dissemination_{self._formats[prefix]:d} WHERE change = ?"  # noqa: S608
            if row := self._connection.execute(query, (present.change,) if present else ()).fetchone():
                found[prefix] = (row[0], row[1])
        return found

    def is_changed(self, identifier: str) -> bool:
        """Whether this publication has put in an item already."""
        present = self._stored(identifier)
        return present is not None and present.change > self._published

    def damaged(self) -> list[str]:
        """Return the items with a piece that is not what was stored; what is put in for them then is a change."""
        listed = self._connection.execute("SELECT change, identifier FROM item ORDER BY change").fetchall()
        found = [identifier for change, identifier in listed if not self._is_sound(change)]
        for identifier in found:
            self._connection.execute("UPDATE item SET digest = x'' WHERE identifier = ?", (identifier,))
        return found

    def _is_sound(self, change: int) -> bool:
        for number in self._formats.values():
            query = f"SELECT change, before, after, checksum FROM dissemination_{number:d} WHERE change = ?"  # noqa: S608
            try:
                check_rows(self._connection.execute(query, (change,)).fetchall())
            except IndexDamaged:
                return False
        return True

    def count(self) -> int:
        """Return how many items are in the feed that are not deleted."""
        return self._value("SELECT count(*) FROM item WHERE NOT is_deleted") or 0

    def commit(self, now: Callable[[], int]) -> int | None:
        """Make the publication visible; return the datestamp (seconds) of its changes, or None where there are none."""
        self._forget_sets()
        stamp = None
        if self.get("earliest") is not None and self._change == self._published:
            self._connection.execute("COMMIT")
        else:
            stamp = self._commit_dated(now)
        self._empty_log()
        return stamp

    def _empty_log(self) -> None:
        """Move the log into the index and cut it, as far as readers of the state before do not need it any more."""
        self._connection.execute("PRAGMA busy_timeout = 0")
        for pause in (*_PAUSES, 0):
            is_busy = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if not is_busy:
                return
            time.sleep(pause)

    def _commit_dated(self, now: Callable[[], int]) -> int | None:
        self._sync_log()
        with commit_moment.committing(moment_path(self._path), now()):
            stamp = max(now(), self._value("SELECT max(stamp) FROM publication") or 0)
            self._connection.execute("INSERT OR IGNORE INTO property VALUES ('earliest', ?)", (stamp,))
            if self._change > self._published:
                self._connection.execute("INSERT INTO publication VALUES (?, ?)", (self._change, stamp))
            self._connection.execute("COMMIT")
        return stamp if self._change > self._published else None

    def _append(self, item: FeedItem, digest: bytes) -> None:
        self._change += 1
        numbers = [self._formats[prefix] for prefix in item.rows]
        mask = sum(1 << number for number in numbers)
        values = (self._change, item.identifier, item.path, item.all_specs, mask, item.is_deleted, digest)
        self._connection.execute("INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        for number, row in zip(numbers, item.rows.values(), strict=True):
            insert = f"INSERT INTO dissemination_{number:d} VALUES (?, ?, ?, ?)"  # noqa: S608 - a number
            self._connection.execute(insert, (self._change, *row, checksum(self._change, *row)))
        sets = [_EVERYTHING, *(self._sets[spec] for spec in (*item.specs, *item.hidden_specs))]
        if item.is_deleted:
            self._left.update(sets[1:])
        self._connection.executemany(
            "INSERT INTO membership VALUES (?, ?, ?)", [(number, self._change, mask) for number in sets]
        )

    def _remove(self, present: _Stored) -> None:
        self._connection.execute("DELETE FROM item WHERE change = ?", (present.change,))
        for number in self._formats.values():
            delete = f"DELETE FROM dissemination_{number:d} WHERE change = ?"  # noqa: S608 - a number
            self._connection.execute(delete, (present.change,))
        named, hidden = read_specs(present.specs)
        sets = [self._sets[spec] for spec in (*named, *hidden)]
        self._left.update(sets)
        self._connection.executemany(
            "DELETE FROM membership WHERE set_number = ? AND change = ?",
            [(number, present.change) for number in (_EVERYTHING, *sets)],
        )

    def _forget_sets(self) -> None:
        """Drop the sets that nothing is in, and forget what those are called that hold deleted items alone."""
        query = "DELETE FROM feed_set WHERE number = ?1 AND NOT EXISTS (SELECT 1 FROM membership WHERE set_number = ?1)"
        self._connection.executemany(query, [(number,) for number in self._left])
        query = (
            "UPDATE feed_set SET name = '', description = x'' WHERE number = ?1 AND NOT EXISTS ("
            "SELECT 1 FROM membership CROSS JOIN item ON item.change = membership.change "
            "WHERE set_number = ?1 AND NOT is_deleted)"
        )
        self._connection.executemany(query, [(number,) for number in self._left])

    def _sync_log(self) -> None:
        """Bring what is written to the disk now, so that the commit, which answers are dated by, is short."""
        log = self._path.with_name(f"{self._path.name}-wal")
        if log.exists():
            with log.open("rb+") as file:
                os.fsync(file.fileno())

    def _stored(self, identifier: str) -> _Stored | None:
        query = "SELECT change, path, specs, is_deleted, digest FROM item WHERE identifier = ?"
        row = self._connection.execute(query, (identifier,)).fetchone()
        return _Stored(row[0], row[1], row[2], bool(row[3]), row[4]) if row else None

    def _value(self, query: str, *arguments: object) -> int | None:
        row = self._connection.execute(query, arguments).fetchone()
        return row[0] if row else None
