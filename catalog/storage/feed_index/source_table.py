"""What the index remembers of the record files: enough to see which of them changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Source", "SourceTable"]


@dataclass(frozen=True, slots=True)
class Source:
    """A record file when it was last read: its status, the checksum of its bytes.

    `is_refused`: a record in it was no record, so it is read again every time. `is_uncommitted`: it differed from
    the commit of its git checkout, so that a difference of commits alone does not show whether it changed.
    """

    path: str
    size: int
    mtime_ns: int
    inode: int
    ctime_ns: int
    digest: bytes
    is_refused: bool = False
    is_uncommitted: bool = False


class SourceTable:
    """The record files of a publication under way."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take the connection of the publication."""
        self._connection = connection

    def __iter__(self) -> Iterator[Source]:
        """Yield all files, sorted by path."""
        return self._select("SELECT * FROM source ORDER BY path")

    def get(self, path: str) -> Source | None:
        """Return one file."""
        return next(self._select("SELECT * FROM source WHERE path = ?", path), None)

    def below(self, folder: str) -> Iterator[Source]:
        """Yield the files below a folder."""
        return self._select("SELECT * FROM source WHERE path > ? AND path < ?", f"{folder}/", f"{folder}0")

    def in_question(self) -> Iterator[Source]:
        """Yield the files that were refused, or differed from their commit."""
        return self._select("SELECT * FROM source WHERE is_refused OR is_uncommitted")

    def put(self, source: Source) -> None:
        """Remember a file."""
        values = (source.path, source.size, source.mtime_ns, source.inode, source.ctime_ns, source.digest)
        flags = (source.is_refused, source.is_uncommitted)
        self._connection.execute("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*values, *flags))

    def forget(self, path: str) -> None:
        """Forget a file that no longer exists."""
        self._connection.execute("DELETE FROM source WHERE path = ?", (path,))

    def _select(self, query: str, *arguments: str) -> Iterator[Source]:
        for row in self._connection.execute(query, arguments):
            yield Source(row[0], row[1], row[2], row[3], row[4], row[5], bool(row[6]), bool(row[7]))
