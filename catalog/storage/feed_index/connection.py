"""Opening the feed index: for reading by any number of processes, for writing by one."""

from __future__ import annotations

import os
import sqlite3
from importlib.resources import files
from pathlib import Path

from catalog.errors import IndexDamaged, IndexOfNewerRelease, StorageError
from catalog.regular_files import demand_own_database
from catalog.storage.atomic_file import make_folder
from catalog.storage.feed_index.damage import checksum
from catalog.storage.small_database import Connection

__all__ = ["IndexConnection", "open_for_reading", "open_for_writing"]

_APPLICATION = 0x63746C67  # "ctlg", in the header of the file
_RELEASE = 2
_PAGE_BYTES = 32_768  # a dozen records in a page: a quarter faster than 8 KB, where three lie
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_SECTOR = 512  # bytes: what SQLite writes is a multiple of it, whatever the size of a page
_LONGEST_LOG = 64 * 1024 * 1024  # bytes that stay of the write-ahead log after a large publication
_FIX = "Run `catalog publish`: it sets the file aside, makes a new one, and announces every record as changed."


class IndexConnection(Connection):
    """A connection to the index. One to the file `as_it_lies` knows of no log, and reads what is being written."""

    as_it_lies = False


def open_for_reading(path: Path) -> IndexConnection:
    """Open the index read-only; raise StorageError where there is none, IndexDamaged where it is none of ours."""
    if not os.path.lexists(path):
        raise StorageError(f"There is no feed index {path}: make it with `catalog publish`.")
    _demand_content(path)
    try:
        connection = _connect(path, "mode=ro")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in _LOCKED:
            raise StorageError(f"The feed index {path} cannot be read: {error}.") from error
        # a folder that may not be written holds no -shm file: the published state is read as it lies there
        connection = _connect(path, "mode=ro&immutable=1")
        connection.as_it_lies = True
    except sqlite3.DatabaseError as error:
        raise IndexDamaged(f"{path} is not a feed index: {error}. {_FIX}") from error
    if _check(connection, path) < _RELEASE:
        raise StorageError(f"{path} was made by an older release of catalog: run `catalog publish`.")
    return connection


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Open the index, or make it; raise as `open_for_reading` does, and StorageError where it cannot be written."""
    if os.path.lexists(path):
        _demand_content(path)
    try:
        make_folder(path.parent)
        connection = _connect(path, "mode=rwc")
        connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA cache_size = -65536")
        connection.execute("PRAGMA wal_autocheckpoint = 0")  # a commit that answers wait for does nothing else
        connection.execute(f"PRAGMA journal_size_limit = {_LONGEST_LOG}")
        connection.execute("PRAGMA foreign_keys = OFF")
        if connection.execute("PRAGMA user_version").fetchone()[0] == 0 and not _has_tables(connection):
            _make(connection)
    except (sqlite3.OperationalError, OSError) as error:
        raise StorageError(f"The feed index {path} cannot be written: {error}.") from error
    except sqlite3.DatabaseError as error:
        raise IndexDamaged(f"{path} is not a feed index: {error}. {_FIX}") from error
    if _check(connection, path) == 1:
        _add_checksums(connection)
    return connection


def _demand_content(path: Path) -> None:
    """Raise IndexDamaged for a file that is empty: it is no catalogue without records.

    The file is never opened here: to close it would give up the locks that every connection of this process has on it
    (POSIX; sqlite.org/howtocorrupt.html, 2.2), and a publication would take the log away from under their readers.
    """
    try:
        demand_own_database(path)
        is_empty = not path.stat().st_size and not path.with_name(f"{path.name}-wal").exists()
    except OSError as error:
        raise StorageError(f"The feed index {path} cannot be read: {error.strerror or error}.") from error
    if is_empty:
        raise IndexDamaged(f"{path} is empty. {_FIX}")


def _add_checksums(connection: sqlite3.Connection) -> None:
    """Bring an index of release 1 to this one: what it holds is taken as sound."""
    connection.create_function("piece_checksum", 3, checksum, deterministic=True)
    connection.execute("BEGIN IMMEDIATE")
    for (number,) in connection.execute("SELECT number FROM format").fetchall():
        table = f"dissemination_{number:d}"
        connection.execute(f"ALTER TABLE {table} ADD COLUMN checksum INTEGER")
        connection.execute(f"UPDATE {table} SET checksum = piece_checksum(change, before, after)")  # noqa: S608
    connection.execute(f"PRAGMA user_version = {_RELEASE:d}")
    connection.execute("COMMIT")


def _connect(path: Path, options: str) -> IndexConnection:
    uri = f"{path.absolute().as_uri()}?{options}"
    return sqlite3.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, timeout=10, factory=IndexConnection
    )


def _has_tables(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])


def _make(connection: sqlite3.Connection) -> None:
    """Make the tables, all or none."""
    script = files("catalog.storage.feed_index").joinpath("schema.sql").read_text(encoding="utf-8")
    connection.executescript(
        f"BEGIN IMMEDIATE; {script}"  # noqa: S608 - our own file and two numbers
        f"PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {_RELEASE};"
        "INSERT INTO property VALUES ('lineage', lower(hex(randomblob(6))));"
        "COMMIT;"
    )


def _check(connection: sqlite3.Connection, path: Path) -> int:
    """Return the release that made an index; raise IndexDamaged where it is none of ours, cut, or of a newer release.

    SQLite itself finds a file that lacks pages, but not one that ends in the middle of its last.
    """
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        release = connection.execute("PRAGMA user_version").fetchone()[0]
        size = path.stat().st_size
    except sqlite3.DatabaseError as error:
        raise IndexDamaged(f"{path} is not a feed index: {error}. {_FIX}") from error
    except OSError as error:
        raise StorageError(f"The feed index {path} cannot be read: {error.strerror or error}.") from error
    if application != _APPLICATION:
        raise IndexDamaged(f"{path} is not a feed index. {_FIX}")
    if size % _SECTOR:
        raise IndexDamaged(f"{path} is shorter than it was when it was written. {_FIX}")
    if release > _RELEASE:
        raise IndexOfNewerRelease(f"{path} was made by a newer release of catalog: use that one.")
    return int(release)
