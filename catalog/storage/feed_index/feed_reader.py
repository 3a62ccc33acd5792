"""The feed index for those who serve it: snapshots, for any number of threads and processes."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from catalog.errors import IndexDamaged, IndexOfNewerRelease, StorageError
from catalog.storage.feed_index import commit_moment
from catalog.storage.feed_index.connection import IndexConnection, open_for_reading
from catalog.storage.feed_index.damage import note_damage
from catalog.storage.feed_index.snapshot import Snapshot

__all__ = ["FeedReader", "moment_path"]

_COUNTS_KEPT = 512

_Identity = tuple[int, int, int]


def moment_path(index: Path) -> Path:
    """Return the file beside the index that a commit is dated by."""
    return index.with_name("commit-moment")


class FeedReader:
    """Opens snapshots of the feed index. Each thread has its own connection; a replaced index is opened again."""

    def __init__(self, path: Path) -> None:
        """Take the path of the index; it is opened when it is asked."""
        self._path = path
        self._moment_path = moment_path(path)
        self._local = threading.local()
        self._counts: dict[tuple[object, ...], int] = {}

    @contextmanager
    def view(self, moment: int) -> Iterator[Snapshot]:
        """Open a snapshot at the given moment (seconds).

        Raises StorageError where there is no index, or one that may only be read as it lies was written meanwhile.
        """
        dated = commit_moment.not_after(self._moment_path, moment)
        if len(self._counts) > _COUNTS_KEPT:
            self._counts = {}
        try:
            connection = self._connection()
            connection.execute("BEGIN")
            try:
                yield Snapshot(connection, dated, self._counts)
            finally:
                connection.execute("ROLLBACK")
            self._demand_unwritten()
        except sqlite3.OperationalError as error:
            self._close()
            raise StorageError(f"The feed index {self._path} cannot be read: {error}.") from error
        except IndexOfNewerRelease:
            raise
        except (sqlite3.DatabaseError, IndexDamaged) as error:
            self._demand_unwritten()
            self._close()
            is_said = str(self._path) in str(error)
            says = str(error) if is_said else f"The feed index {self._path} is damaged: {error}."
            note_damage(self._path, says)
            raise IndexDamaged(says) from error

    def _demand_unwritten(self) -> None:
        """Raise StorageError where the file was written while it was read as it lies: old and new may be mixed."""
        connection = getattr(self._local, "connection", None)
        if connection is not None and connection.as_it_lies and self._identity() != self._local.identity:
            raise StorageError(f"The feed index {self._path} is being published.")

    def _connection(self) -> IndexConnection:
        identity = self._identity()
        if identity is None or getattr(self._local, "identity", None) != identity:
            opened = open_for_reading(self._path)
            self._close()
            self._local.connection, self._local.identity = opened, identity
        connection: IndexConnection = self._local.connection
        return connection

    def _close(self) -> None:
        connection = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
        self._local.connection = self._local.identity = None

    def _identity(self) -> _Identity | None:
        try:
            status = self._path.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino, status.st_mtime_ns
