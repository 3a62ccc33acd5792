"""Which record has which name: found without reading all records, in a memory that does not grow with them.

What a name is, the owner of the index says: a reference code, a publisher's number, a title with a date. The index is
derived from the record files and lies in `.catalog/names.sqlite`; opening it reads the files that changed, told by
their status. What a run puts in stays with the run: the next one reads those files.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson

from catalog.errors import StorageError, UnreadableDocument
from catalog.storage.document import Document
from catalog.storage.folder import CatalogueFolder
from catalog.storage.many_records import holds_many
from catalog.storage.small_database import Connection, open_database

__all__ = ["NameIndex"]

_SCHEMA = """
DROP TABLE IF EXISTS file; DROP TABLE IF EXISTS record; DROP TABLE IF EXISTS name;
CREATE TABLE file (number INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, status TEXT NOT NULL);
CREATE TABLE record (number INTEGER PRIMARY KEY, id TEXT NOT NULL, file INTEGER NOT NULL, line INTEGER NOT NULL,
                     offset INTEGER NOT NULL);
CREATE INDEX record_id ON record (id);
CREATE INDEX record_file ON record (file);
CREATE TABLE name (digest BLOB NOT NULL, record INTEGER NOT NULL, PRIMARY KEY (digest, record)) WITHOUT ROWID;
CREATE INDEX name_record ON name (record);
"""
_OWN = """
PRAGMA temp.journal_mode = OFF;
CREATE TEMP TABLE own_record (id TEXT PRIMARY KEY, path BLOB, tree BLOB) WITHOUT ROWID;
CREATE TEMP TABLE own_name (digest BLOB NOT NULL, number INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE INDEX temp.own_name_digest ON own_name (digest);
CREATE TEMP TABLE seen (file INTEGER PRIMARY KEY);
"""
_WITH_NAME = """
SELECT id FROM (
  SELECT record.id, 0 AS own, file.path AS place, record.line AS number
    FROM name JOIN record ON record.number = name.record JOIN file ON file.number = record.file WHERE name.digest = ?
  UNION ALL SELECT id, 1, NULL, number FROM own_name WHERE digest = ?)
ORDER BY own, place, number
"""
_TICK_NS = 2_000_000_000  # the coarsest clock of a file system: FAT

Names = Callable[[Mapping[str, Any]], Iterable[str]]


class NameIndex:
    """The records of a catalogue by their names. `release` is that of the names: others are read anew."""

    def __init__(self, folder: CatalogueFolder, names_of: Names, release: int, *, is_kept: bool) -> None:
        """Bring the index up to date, which is kept for the next run or not. Raises StorageError."""
        self._folder = folder
        self._names_of = names_of
        self._path = folder.root / ".catalog" / "names.sqlite"
        try:
            self._connection = self._kept(release) if is_kept else self._copy(release)
        except (sqlite3.Error, OSError) as error:
            raise self._trouble(error) from error

    def ids(self, name: str) -> Iterator[str]:
        """Yield the ids of the records that have a name: in the order of their files, then those put in."""
        digest = _digest(name)
        yield from dict.fromkeys(record_id for (record_id,) in self._rows(_WITH_NAME, digest, digest))

    def has(self, record_id: str) -> bool:
        """Whether a record has this id."""
        return bool(self._own(record_id) or self._place(record_id))

    def path(self, record_id: str) -> Path | None:
        """Return the file of the record with this id, where there is one."""
        own = self._own(record_id)
        place = own[0] if own else (self._place(record_id) or (None,))[0]
        return self._folder.root / os.fsdecode(place) if place else None

    def tree(self, record_id: str) -> Mapping[str, Any] | None:
        """Return the plain document of the record with this id, or None."""
        own = self._own(record_id)
        if own and own[1] is not None:
            tree: Mapping[str, Any] = orjson.loads(own[1])
            return tree
        place = (own[0], 1, 0) if own else self._place(record_id)
        found = self._read(record_id, place)
        if found is None and place and holds_many(path := self._folder.root / os.fsdecode(place[0])):
            self._look_again(path)  # a line before it was written anew
            found = self._read(record_id, self._place(record_id))
        return found

    def _read(self, record_id: str, place: tuple[bytes, int, int] | None) -> Mapping[str, Any] | None:
        """Return the document with this id in its place, or None where another has come there."""
        if place is None:
            return None
        path, line, offset = place
        document = next(self._folder.read(self._folder.root / os.fsdecode(path), line=line, offset=offset), None)
        found = _tree_of(document) if document else None
        return found if found and found["id"] == record_id else None

    def put(self, tree: Mapping[str, Any], path: Path | None) -> None:
        """Remember a record that is being written, or would be, until `settle`."""
        place = self._key(path) if path else None
        record_id = tree["id"]
        self._connection.execute(
            "INSERT OR REPLACE INTO own_record VALUES (?, ?, ?)", (record_id, place, orjson.dumps(tree))
        )
        self._connection.executemany(
            "INSERT INTO own_name (digest, id) VALUES (?, ?)",
            [(_digest(name), record_id) for name in self._names_of(tree)],
        )

    def settle(self) -> None:
        """Say that what was put in is on the disk, and can be read there."""
        self._connection.execute("UPDATE own_record SET tree = NULL WHERE tree IS NOT NULL AND path IS NOT NULL")

    def close(self) -> None:
        """Let go of the index."""
        self._connection.close()

    def _key(self, path: Path) -> bytes:
        """Return the path of a record file as the index has it: from the folder of the catalogue on."""
        return os.fsencode(path.relative_to(self._folder.root))

    def _own(self, record_id: str) -> Any:
        return next(self._rows("SELECT path, tree FROM own_record WHERE id = ?", record_id), None)

    def _place(self, record_id: str) -> Any:
        query = (
            "SELECT file.path, line, offset FROM record JOIN file ON file.number = record.file WHERE id = ?"
            " ORDER BY file.path DESC, line DESC LIMIT 1"
        )
        return next(self._rows(query, record_id), None)

    def _rows(self, query: str, *arguments: object) -> Iterator[Any]:
        try:
            yield from self._connection.execute(query, arguments)
        except sqlite3.Error as error:
            raise self._trouble(error) from error

    def _trouble(self, error: Exception) -> StorageError:
        return StorageError(f"{self._path} cannot be used: {error}. It can be deleted: it is made anew.")

    def _kept(self, release: int) -> sqlite3.Connection:
        """Return the index in its file; a damaged one is made anew, and where none can be written it is a copy."""
        try:
            return self._up_to_date(open_database(self._path, _SCHEMA, release))
        except (sqlite3.OperationalError, OSError):
            return self._copy(release)
        except sqlite3.DatabaseError:
            for ending in ("", "-wal", "-shm"):
                self._path.with_name(f"{self._path.name}{ending}").unlink(missing_ok=True)
            return self._up_to_date(open_database(self._path, _SCHEMA, release))

    def _copy(self, release: int) -> sqlite3.Connection:
        """Return the index in a file that goes with the connection."""
        copy = sqlite3.connect("", isolation_level=None, factory=Connection)
        try:
            with closing(sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True)) as kept:
                if kept.execute("PRAGMA user_version").fetchone()[0] == release:
                    kept.backup(copy)
                    return self._up_to_date(copy)
        except sqlite3.Error:  # there is none, or none that can be read
            copy = sqlite3.connect("", isolation_level=None, factory=Connection)
        copy.executescript(_SCHEMA)
        return self._up_to_date(copy)

    def _up_to_date(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        try:
            connection.executescript(_OWN)
            connection.execute("BEGIN IMMEDIATE")
            for path in self._folder.files():
                self._look_at(path, connection)
            gone = connection.execute("SELECT number FROM file WHERE number NOT IN seen").fetchall()
            for (number,) in gone:
                _forget(connection, number)
            connection.execute("COMMIT")
        except BaseException:
            connection.close()
            raise
        return connection

    def _look_again(self, path: Path) -> None:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._look_at(path, self._connection)
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._trouble(error) from error

    def _look_at(self, path: Path, connection: sqlite3.Connection) -> None:
        """Read a file where it is not as it was."""
        place = self._key(path)
        number, known = connection.execute("SELECT number, status FROM file WHERE path = ?", (place,)).fetchone() or (
            None,
            "",
        )
        status = _status(path)
        if not known or known != status:
            if number is not None:
                _forget(connection, number)
            added = connection.execute("INSERT INTO file (path, status) VALUES (?, ?)", (place, status))
            number = added.lastrowid or 0
            for document in self._folder.read(path):
                self._add(connection, document, number)
        connection.execute("INSERT OR IGNORE INTO seen VALUES (?)", (number,))

    def _add(self, connection: sqlite3.Connection, document: Document, file: int) -> None:
        tree = _tree_of(document)
        if tree is None:
            return
        values = (tree["id"], file, document.line, document.offset)
        added = connection.execute("INSERT INTO record (id, file, line, offset) VALUES (?, ?, ?, ?)", values)
        digests = {_digest(name) for name in self._names_of(tree)}
        connection.executemany("INSERT INTO name VALUES (?, ?)", [(digest, added.lastrowid) for digest in digests])


def _forget(connection: sqlite3.Connection, file: int) -> None:
    connection.execute("DELETE FROM name WHERE record IN (SELECT number FROM record WHERE file = ?)", (file,))
    connection.execute("DELETE FROM record WHERE file = ?", (file,))
    connection.execute("DELETE FROM file WHERE number = ?", (file,))


def _digest(name: str) -> bytes:
    return hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _tree_of(document: Document) -> Mapping[str, Any] | None:
    """Return the plain document, where it is one with an id."""
    try:
        tree = document.glance() or document.tree()
    except UnreadableDocument:
        return None
    record_id = tree.get("id") if isinstance(tree, dict) else None
    return tree if isinstance(record_id, str) and record_id.isascii() else None


def _status(path: Path) -> str:
    """Return what changes with a file, or nothing where it was written so lately that it may change unseen."""
    try:
        status = path.stat()
    except OSError:
        return ""
    if max(status.st_mtime_ns, status.st_ctime_ns) > time.time_ns() - _TICK_NS:
        return ""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ino} {status.st_ctime_ns}"
