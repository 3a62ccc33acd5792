"""Whether the small databases of a catalogue are sound, and the index of names leads to the records."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from catalog.findings import Finding
from catalog.regular_files import demand_own_database
from catalog.storage import CatalogueFolder
from catalog.storage.name_index.survey import key_of, status_of, tree_of

__all__ = ["NamesCheck", "check_databases"]

_NAMES = "names.sqlite"
_DERIVED = {
    _NAMES: "Delete it, or run `catalog check --repair`: the next import makes it again.",
    "taken-in.sqlite": "Delete it: the next import then lists what its source has changed, and changes nothing.",
}


def check_databases(folder: CatalogueFolder, *, repair: bool) -> Iterator[Finding]:
    """Yield the small databases that are damaged; with `repair`, delete the one that is made again by itself."""
    for name, hint in _DERIVED.items():
        path = folder.root / ".catalog" / name
        fault = _fault(path) if os.path.lexists(path) else None
        if fault is not None:
            done = repair and name == _NAMES and _delete(path)
            message = f"The database is damaged: {fault}.{' It was deleted.' if done else ''}"
            yield Finding("database-damaged", message, hint="" if done else hint).at(str(path))


def _fault(path: Path) -> str | None:
    try:
        demand_own_database(path)
        with closing(_opened(path)) as connection:
            (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except (sqlite3.Error, OSError) as error:
        return str(error)
    return None if found == "ok" else str(found)


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def _delete(path: Path) -> bool:
    for ending in ("", "-wal", "-shm"):
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)
    return True


class NamesCheck:
    """Compares the records of each file with the places that the index of names has for them."""

    def __init__(self, folder: CatalogueFolder) -> None:
        """Take the catalogue; where it has no such index, or a damaged one, there is nothing to compare."""
        self._folder = folder
        path = folder.root / ".catalog" / _NAMES
        self._connection = sqlite3.connect(":memory:")
        if path.is_file() and _fault(path) is None:
            self._connection.close()
            self._connection = _opened(path)
        tables = self._connection.execute("SELECT count(*) FROM sqlite_master WHERE name IN ('file', 'record')")
        self._is_there = tables.fetchone()[0] == 2

    def file(self, path: Path) -> Iterator[Finding]:
        """Yield a finding where the index has seen this file as it is now, and has other records for it."""
        key = key_of(path, self._folder)
        row = (
            self._is_there
            and self._connection.execute("SELECT number, status FROM file WHERE path = ?", (key,)).fetchone()
        )
        if not row or not row[1] or row[1] != status_of(path):
            return  # the next import reads it
        kept = self._connection.execute("SELECT id, line, offset FROM record WHERE file = ? ORDER BY line", (row[0],))
        found = [
            (tree["id"], document.line, document.offset)
            for document in self._folder.read(path)
            if (tree := tree_of(document))
        ]
        if list(kept) != found:
            hint = "Delete .catalog/names.sqlite: the next import makes it again."
            message = "The index of names has other records for this file than it holds."
            yield Finding("names-differ", message, hint=hint).at(str(path))

    def close(self) -> None:
        """Let go of the index."""
        self._connection.close()
