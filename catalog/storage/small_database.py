"""Opening the small databases that lie beside the feed index, in `.catalog`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from catalog.regular_files import demand_own_database
from catalog.storage.atomic_file import make_folder

__all__ = ["Connection", "open_database", "transaction"]

_PATIENCE = 600.0
"""Seconds to wait for another process that writes."""


class Connection(sqlite3.Connection):
    """A connection that is closed with what holds it: a thread that ends, a look at a file that is no index."""

    def __del__(self) -> None:
        with suppress(sqlite3.ProgrammingError):  # it was never opened
            self.close()


def open_database(path: Path, schema: str, release: int) -> sqlite3.Connection:
    """Open a database for writing, or make it; whatever happens, it is as after one of its commits.

    A commit does not wait for the disk. One of another release is brought to this one by `schema`, which may empty it.
    Raises sqlite3.Error and OSError.
    """
    make_folder(path.parent)
    demand_own_database(path)
    connection = sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE, factory=Connection)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if connection.execute("PRAGMA user_version").fetchone()[0] != release:
            connection.executescript(f"BEGIN IMMEDIATE; {schema} PRAGMA user_version = {release}; COMMIT;")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep all that is written within, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")
        raise
