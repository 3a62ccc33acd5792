"""Opening the feed index: for reading by any number of processes, for writing by one."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path

from catalog.errors import IndexDamaged, StorageError
from catalog.storage.atomic_file import make_folder
from catalog.storage.small_database import Connection

__all__ = ["open_for_reading", "open_for_writing"]

_APPLICATION = 0x63746C67  # "ctlg", in the header of the file
_RELEASE = 1
_PAGE_BYTES = 32_768  # a dozen records in a page: a quarter faster than 8 KB, where three lie
_LONGEST_LOG = 64 * 1024 * 1024  # bytes that stay of the write-ahead log after a large publication
_MEND = "Delete it and publish anew: every record is then announced to harvesters as changed."


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open the index read-only; raise StorageError where there is none, IndexDamaged where it is none of ours."""
    if not path.exists():
        raise StorageError(f"There is no feed index {path}: make it with `catalog publish`.")
    try:
        connection = _connect(path, "mode=ro")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        # a folder that may not be written holds no -shm file: the published state is read as it lies there
        connection = _connect(path, "mode=ro&immutable=1")
    except sqlite3.DatabaseError as error:
        raise IndexDamaged(f"{path} is no feed index: {error}. {_MEND}") from error
    _check(connection, path)
    return connection


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Open the index, or make it; raise as `open_for_reading` does, and StorageError where it cannot be written."""
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
        raise IndexDamaged(f"{path} is no feed index: {error}. {_MEND}") from error
    _check(connection, path)
    return connection


def _connect(path: Path, options: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{options}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=10, factory=Connection)


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


def _check(connection: sqlite3.Connection, path: Path) -> None:
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        release = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise IndexDamaged(f"{path} is no feed index: {error}. {_MEND}") from error
    if application != _APPLICATION:
        raise IndexDamaged(f"{path} is no feed index. {_MEND}")
    if release > _RELEASE:
        raise IndexDamaged(f"{path} was made by a newer release of catalog: use that one.")
