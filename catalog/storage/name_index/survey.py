"""Bringing the index of names up to date with the record files: those whose status changed are read."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.errors import UnreadableDocument
from catalog.storage.document import Document
from catalog.storage.folder import CatalogueFolder
from catalog.storage.small_database import transaction

__all__ = ["Names", "Survey", "digest_of", "key_of", "status_of", "tree_of"]

_TICK_NS = 2_000_000_000  # the coarsest clock of a file system: FAT

Names = Callable[[Mapping[str, Any]], Iterable[str]]
"""Yields what a record's document is known by."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The record files of a catalogue, and what is kept of them."""

    folder: CatalogueFolder
    names_of: Names
    connection: sqlite3.Connection

    def all(self) -> None:
        """Look at every file, in one transaction."""
        with transaction(self.connection):
            for path in self.folder.files():
                self._look_at(path)
            gone = self.connection.execute("SELECT number FROM file WHERE number NOT IN seen").fetchall()
            for (number,) in gone:
                self._forget(number)

    def one(self, path: Path) -> None:
        """Look at one file again."""
        with transaction(self.connection):
            self._look_at(path)

    def _look_at(self, path: Path) -> None:
        """Read a file if it has changed."""
        key = key_of(path, self.folder)
        row = self.connection.execute("SELECT number, status FROM file WHERE path = ?", (key,)).fetchone()
        number, known = row or (None, "")
        status = status_of(path)
        if not known or known != status:
            if number is not None:
                self._forget(number)
            number = self.connection.execute("INSERT INTO file (path, status) VALUES (?, ?)", (key, status)).lastrowid
            for document in self.folder.read(path):
                self._add(document, number)
        self.connection.execute("INSERT OR IGNORE INTO seen VALUES (?)", (number,))

    def _add(self, document: Document, file: int | None) -> None:
        tree = tree_of(document)
        if tree is None:
            return
        values = (tree["id"], file, document.line, document.offset)
        added = self.connection.execute("INSERT INTO record (id, file, line, offset) VALUES (?, ?, ?, ?)", values)
        digests = {digest_of(name) for name in self.names_of(tree)}
        self.connection.executemany("INSERT INTO name VALUES (?, ?)", [(digest, added.lastrowid) for digest in digests])

    def _forget(self, file: int) -> None:
        records = "SELECT number FROM record WHERE file = ?"
        self.connection.execute(f"DELETE FROM name WHERE record IN ({records})", (file,))  # noqa: S608  # a constant
        self.connection.execute("DELETE FROM record WHERE file = ?", (file,))
        self.connection.execute("DELETE FROM file WHERE number = ?", (file,))


def key_of(path: Path, folder: CatalogueFolder) -> bytes:
    """Return the path of a record file as the index has it: from the folder of the catalogue on."""
    return os.fsencode(path.relative_to(folder.root))


def digest_of(name: str) -> bytes:
    """Return the 16 bytes that stand for a name."""
    return hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def tree_of(document: Document) -> Mapping[str, Any] | None:
    """Return the plain document, where it is one with an id."""
    try:
        tree = document.fast_tree() or document.tree()
    except UnreadableDocument:
        return None
    record_id = tree.get("id") if isinstance(tree, dict) else None
    return tree if isinstance(record_id, str) and record_id.isascii() else None


def status_of(path: Path) -> str:
    """Return what changes with a file, or nothing where it was written so lately that it may change unseen."""
    try:
        status = path.stat()
    except OSError:
        return ""
    if max(status.st_mtime_ns, status.st_ctime_ns) > time.time_ns() - _TICK_NS:
        return ""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ino} {status.st_ctime_ns}"
