"""Whether every file below `objects` belongs to a record, and every file of a record is there and unchanged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from catalog.findings import Finding, Severity, printable
from catalog.model import Record
from catalog.objects.checking import check_objects
from catalog.storage.object_files import OBJECTS, object_files

__all__ = ["ObjectsCheck"]

_SHOWN = 3


class ObjectsCheck:
    """Remembers, in a temporary database on disk, which files the records list."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._is_whole = True
        self._database = sqlite3.connect("")  # a temporary file that SQLite removes by itself
        self._database.execute("CREATE TABLE listed (file TEXT PRIMARY KEY) WITHOUT ROWID")

    def record(self, record: Record) -> Iterator[Finding]:
        """Yield what is wrong with the files of one record, and take note of them."""
        listed = ((one.file,) for one in record.digital_objects if one.file)
        self._database.executemany("INSERT OR IGNORE INTO listed VALUES (?)", listed)
        return check_objects(record, self._root)

    def invalid(self) -> None:
        """Note a document that is no record: which files it lists is not known."""
        self._is_whole = False

    def end(self) -> Iterator[Finding]:
        """Yield, for each folder, the files that no record lists; nothing where not all records could be read."""
        if not self._is_whole:
            return
        unused = (file for file in object_files(self._root) if not self._is_listed(file))
        for folder, files in groupby(unused, lambda file: file.rpartition("/")[0]):
            first, count = [], 0
            for file in files:
                count += 1
                first += [printable(file.rpartition("/")[2])] if count <= _SHOWN else []
            names = ", ".join(first) + (", ..." if count > _SHOWN else "")
            message = f"No record lists {'this file' if count == 1 else f'these {count:,} files'}: {names}."
            hint = "Attach them with `catalog attach`, or delete them."
            place = f"{self._root / OBJECTS / folder}"
            yield Finding("object-unused", message, Severity.ADVICE, hint=hint).at(printable(place))

    def _is_listed(self, file: str) -> bool:
        try:
            found = self._database.execute("SELECT 1 FROM listed WHERE file = ?", (file,)).fetchone()
        except UnicodeEncodeError:  # a name that is not UTF-8 is in no record
            return False
        return found is not None

    def close(self) -> None:
        """Close the temporary database."""
        self._database.close()
