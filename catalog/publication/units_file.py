"""The units of a publication in a temporary file, for the processes that help: theirs is not the index."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from catalog.tree import Units

__all__ = ["UnitsFile"]


class UnitsFile:
    """A file that is written whole by one process, and read by others."""

    def __enter__(self) -> Self:
        """Make the folder for it, before the processes are there."""
        self._folder = TemporaryDirectory(prefix="catalog-units-")
        self._path = Path(self._folder.name) / "units.sqlite"
        self._read: tuple[int, Units] | None = None
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Remove it."""
        self._folder.cleanup()

    def write(self, units: Units) -> None:
        """Write what is known now; whoever has read an earlier one reads this one."""
        new = self._path.with_suffix(".new")
        new.unlink(missing_ok=True)
        connection = sqlite3.connect(new, isolation_level=None)
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        Units(connection).copy(units)
        connection.execute("COMMIT")
        connection.close()
        new.replace(self._path)

    def units(self) -> Units:
        """Return the units that were written last."""
        inode = self._path.stat().st_ino
        if self._read is None or self._read[0] != inode:
            self._read = (inode, Units(sqlite3.connect(f"{self._path.as_uri()}?mode=ro", uri=True)))
        return self._read[1]
