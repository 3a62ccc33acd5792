"""Which record has which name: found without reading all records, in a memory that does not grow with them.

What a name is, the owner of the index says: a reference code, a publisher's number, a title with a date. The index is
derived from the record files and lies in `.catalog/names.sqlite`. What a run puts in stays with the run: the next one
reads those files.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import Any

import orjson

from catalog.errors import StorageError
from catalog.regular_files import demand_own_database
from catalog.storage.folder import CatalogueFolder
from catalog.storage.json_lines_update import holds_many
from catalog.storage.name_index.survey import (
    Names,
    Survey,
    digest_of,
    key_of,
    tree_of,
)
from catalog.storage.small_database import Connection, open_database

__all__ = ["NameIndex"]

_WITH_NAME = """
SELECT id FROM (
  SELECT record.id, 0 AS own, file.path AS place, record.line AS number
    FROM name JOIN record ON record.number = name.record JOIN file ON file.number = record.file WHERE name.digest = ?
  UNION ALL SELECT id, 1, NULL, number FROM own_name WHERE digest = ?)
ORDER BY own, place, number
"""
_SOME = """
SELECT id FROM (SELECT record.id FROM name JOIN record ON record.number = name.record WHERE digest = ? LIMIT ?)
UNION ALL SELECT id FROM (SELECT id FROM own_name WHERE digest = ? LIMIT ?)
"""
_PLACE = """
SELECT file.path, line, offset FROM record JOIN file ON file.number = record.file WHERE id = ?
ORDER BY file.path DESC, line DESC LIMIT 1
"""


class NameIndex:
    """The records of a catalogue by their names. `release` is that of the names: others are read again."""

    def __init__(self, folder: CatalogueFolder, names_of: Names, release: int, *, is_kept: bool) -> None:
        """Bring the index up to date, which is kept for the next run or not. Raises StorageError."""
        self._folder = folder
        self._names_of = names_of
        self._path = folder.root / ".catalog" / "names.sqlite"
        try:
            self._connection = self._kept(release) if is_kept else self._copy(release)
        except (sqlite3.Error, OSError) as error:
            raise self._damage(error) from error

    def ids(self, name: str) -> Iterator[str]:
        """Yield the ids of the records that have a name: in the order of their files, then those put in."""
        digest = digest_of(name)
        yield from dict.fromkeys(record_id for (record_id,) in self._rows(_WITH_NAME, digest, digest))

    def some(self, name: str, most: int) -> list[str]:
        """Return the ids of records that have a name, of those before this run and of its own no more than `most`."""
        digest = digest_of(name)
        return list(dict.fromkeys(record_id for (record_id,) in self._rows(_SOME, digest, most, digest, most)))

    def __contains__(self, record_id: object) -> bool:
        """Whether a record has this id."""
        return isinstance(record_id, str) and bool(self._own(record_id) or self._place(record_id))

    def like(self, record_id: str, most: int) -> list[str]:
        """Return ids that begin or end like one that no record has, no more than `most`."""
        query = "SELECT DISTINCT id FROM record WHERE substr(id, 1, 3) = ? OR id LIKE ? ESCAPE '\\' LIMIT ?"
        ending = "%" + record_id.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%")
        return [found for (found,) in self._rows(query, record_id[:3], ending, most)]

    def path(self, record_id: str) -> Path | None:
        """Return the file of the record with this id, where there is one."""
        own = self._own(record_id)
        place = own[0] if own else (self._place(record_id) or (None,))[0]
        return self._folder.root / os.fsdecode(place) if place else None

    def paths(self, record_id: str) -> list[Path]:
        """Return all files that have a record with this id."""
        query = "SELECT DISTINCT path FROM record JOIN file ON file.number = record.file WHERE id = ? ORDER BY path"
        return [self._folder.root / os.fsdecode(path) for (path,) in self._rows(query, record_id)]

    def tree(self, record_id: str) -> Mapping[str, Any] | None:
        """Return the plain document of the record with this id, or None."""
        own = self._own(record_id)
        if own and own[1] is not None:
            tree: Mapping[str, Any] = orjson.loads(own[1])
            return tree
        place = (own[0], 1, 0) if own else self._place(record_id)
        found = self._read(record_id, place)
        if found is None and place and holds_many(path := self._folder.root / os.fsdecode(place[0])):
            self._look_again(path)  # a line before it was rewritten
            found = self._read(record_id, self._place(record_id))
        return found

    def put(self, tree: Mapping[str, Any], path: Path | None) -> None:
        """Remember a record that is being written, or would be, until `settle`."""
        key = key_of(path, self._folder) if path else None
        record_id = tree["id"]
        names = [(digest_of(name), record_id) for name in self._names_of(tree)]
        try:
            self._connection.execute(
                "INSERT OR REPLACE INTO own_record VALUES (?, ?, ?)", (record_id, key, orjson.dumps(tree))
            )
            self._connection.executemany("INSERT INTO own_name (digest, id) VALUES (?, ?)", names)
        except sqlite3.Error as error:
            raise self._damage(error) from error

    def settle(self) -> None:
        """Say that what was put in is on the disk, and can be read there."""
        self._connection.execute("UPDATE own_record SET tree = NULL WHERE tree IS NOT NULL AND path IS NOT NULL")

    def close(self) -> None:
        """Let go of the index."""
        self._connection.close()

    def _own(self, record_id: str) -> Any:
        return next(self._rows("SELECT path, tree FROM own_record WHERE id = ?", record_id), None)

    def _place(self, record_id: str) -> Any:
        return next(self._rows(_PLACE, record_id), None)

    def _read(self, record_id: str, place: tuple[bytes, int, int] | None) -> Mapping[str, Any] | None:
        """Return the document with this id in its place, or None where another has come there."""
        if place is None:
            return None
        path, line, offset = place
        document = next(self._folder.read(self._folder.root / os.fsdecode(path), line=line, offset=offset), None)
        found = tree_of(document) if document else None
        return found if found and found["id"] == record_id else None

    def _look_again(self, path: Path) -> None:
        try:
            Survey(self._folder, self._names_of, self._connection).one(path)
        except sqlite3.Error as error:
            raise self._damage(error) from error

    def _rows(self, query: str, *arguments: object) -> Iterator[Any]:
        try:
            yield from self._connection.execute(query, arguments)
        except sqlite3.Error as error:
            raise self._damage(error) from error

    def _damage(self, error: Exception) -> StorageError:
        return StorageError(f"{self._path} cannot be used: {error}. It can be deleted: it will be rebuilt.")

    def _kept(self, release: int) -> sqlite3.Connection:
        """Return the index in its file; a damaged one is rebuilt, and where none can be written it is a copy."""
        try:
            return self._up_to_date(open_database(self._path, _script("schema"), release))
        except (sqlite3.OperationalError, OSError):
            return self._copy(release)
        except sqlite3.DatabaseError:
            for ending in ("", "-wal", "-shm"):
                self._path.with_name(f"{self._path.name}{ending}").unlink(missing_ok=True)
            return self._up_to_date(open_database(self._path, _script("schema"), release))

    def _copy(self, release: int) -> sqlite3.Connection:
        """Return the index in a file that goes with the connection."""
        copy = sqlite3.connect("", isolation_level=None, factory=Connection)
        try:
            demand_own_database(self._path)
            with closing(sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True)) as kept:
                if kept.execute("PRAGMA user_version").fetchone()[0] == release:
                    kept.backup(copy)
                    return self._up_to_date(copy)
        except (sqlite3.Error, OSError):  # there is none, or none that can be read
            copy = sqlite3.connect("", isolation_level=None, factory=Connection)
        copy.executescript(_script("schema"))
        return self._up_to_date(copy)

    def _up_to_date(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        try:
            connection.executescript(_script("own"))
            Survey(self._folder, self._names_of, connection).all()
        except BaseException:
            connection.close()
            raise
        return connection


def _script(name: str) -> str:
    return files("catalog.storage.name_index").joinpath(f"{name}.sql").read_text(encoding="utf-8")
