"""What the source of each record said at its last import: the baseline that separates its changes from a cataloguer's.

It lies in `.catalog/taken-in.sqlite`. Without it nothing that a record says is ever changed by its source.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import orjson

from catalog.errors import StorageError
from catalog.storage.small_database import open_database, transaction

__all__ = ["ImportBaselines"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS taken (record TEXT PRIMARY KEY, document BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS gone (record TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS checksum (record TEXT PRIMARY KEY, sha256 TEXT NOT NULL) WITHOUT ROWID;
"""
_RELEASE = 3  # 1 had no checksums, 2 did not know what is gone


class ImportBaselines:
    """The memory of one catalogue. What is remembered is kept with `commit`, all of it or nothing."""

    def __init__(self, root: Path) -> None:
        self._path = root / ".catalog" / "taken-in.sqlite"
        self._connection: sqlite3.Connection | None = None
        self._waiting: dict[str, tuple[bytes, str]] = {}

    def recall(self, record_id: str) -> Mapping[str, Any] | None:
        """Return the record as its source last had it, or None where that is not remembered. Raises StorageError."""
        waiting = self._waiting.get(record_id)
        content = waiting[0] if waiting else self._kept("SELECT document FROM taken WHERE record = ?", record_id)
        try:
            tree = orjson.loads(content) if content else None
        except orjson.JSONDecodeError:
            return None
        return tree if isinstance(tree, dict) else None

    def checksum(self, record_id: str) -> str:
        """Return the SHA-256 of the source that a record is remembered from; empty if unknown. Raises StorageError."""
        waiting = self._waiting.get(record_id)
        query = "SELECT sha256 FROM checksum JOIN taken USING (record) WHERE record = ?"
        return waiting[1] if waiting else self._kept(query, record_id) or ""

    def is_gone(self, record_id: str) -> bool:
        """Whether the source of a record did not have it at its last import. Raises StorageError."""
        return self._kept("SELECT 1 FROM gone WHERE record = ?", record_id) is not None

    def note_gone(self, gone: Iterable[str], there: Iterable[str]) -> None:
        """Keep which records their source no longer has, and which it has. Raises StorageError."""
        try:
            with transaction(connection := self._open()):
                connection.executemany("INSERT OR IGNORE INTO gone VALUES (?)", ((each,) for each in gone))
                connection.executemany("DELETE FROM gone WHERE record = ?", ((each,) for each in there))
        except (sqlite3.Error, OSError) as error:
            raise self._damage(error) from error

    def remember(self, record_id: str, document: Mapping[str, Any], sha256: str = "") -> None:
        """Remember a record as its source has it, and the checksum of that source where it has one."""
        self._waiting[record_id] = orjson.dumps(document), sha256

    def forget(self, record_ids: Iterable[str]) -> None:
        """Forget what was remembered of records since the last `commit`."""
        for record_id in record_ids:
            self._waiting.pop(record_id, None)

    def commit(self) -> None:
        """Keep what was remembered. It waits for no disk: where the power fails, it may be as before."""
        if not self._waiting:
            return
        try:
            with transaction(connection := self._open()):
                documents = ((record_id, document) for record_id, (document, _) in self._waiting.items())
                connection.executemany("INSERT OR REPLACE INTO taken VALUES (?, ?)", documents)
                checksums = ((record_id, sha256) for record_id, (_, sha256) in self._waiting.items())
                connection.executemany("INSERT OR REPLACE INTO checksum VALUES (?, ?)", checksums)
        except (sqlite3.Error, OSError) as error:
            raise self._damage(error) from error
        self._waiting.clear()

    def close(self) -> None:
        """Let go of the memory; what was not committed is forgotten."""
        if self._connection is not None:
            self._connection.close()

    def _kept(self, query: str, record_id: str) -> Any:
        if self._connection is None and not self._path.exists():
            return None
        try:
            row = self._open().execute(query, (record_id,)).fetchone()
        except (sqlite3.Error, OSError) as error:
            raise self._damage(error) from error
        return row[0] if row else None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = open_database(self._path, _SCHEMA, _RELEASE)
        return self._connection

    def _damage(self, error: Exception) -> StorageError:
        fix = "If it is damaged, delete it: the next import then lists what its source has changed."
        return StorageError(f"{self._path} cannot be used: {error}. {fix}")
