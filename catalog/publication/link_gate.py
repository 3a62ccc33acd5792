"""The gate for links: a record whose link is an error for `catalog validate` is not published either.

Whether a link leads somewhere is known when all files are read. So records without links go into the feed at once, and
those with links wait in a temporary file. What is known of the tree is kept in the feed index for the next publication.
"""

from __future__ import annotations

import os
import pickle
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from tempfile import SpooledTemporaryFile

from catalog.findings import Finding, Severity
from catalog.publication.changed_files import path_of
from catalog.publication.preparation import Prepared
from catalog.storage import CatalogueFolder, Document
from catalog.tree import INSERT_LINK, INSERT_UNIT, TABLES, LinkError, link_errors

__all__ = ["LinkGate", "Refused"]

_IN_MEMORY = 16 * 1024 * 1024
"""Bytes of waiting records that are kept in memory."""
Refused = dict[tuple[str, str], list[Finding]]
"""The findings of the records that are kept back, by the name of their file in the index and their id."""


class LinkGate:
    """What one publication knows of the tree, and the records that wait for it."""

    def __init__(self, connection: sqlite3.Connection, folder: CatalogueFolder) -> None:
        """Take the connection of the publication; make the tables in it where they are missing."""
        self._connection = connection
        self._folder = folder
        if not connection.execute("SELECT count(*) FROM pragma_table_info('unit') WHERE name = 'top'").fetchone()[0]:
            connection.execute("DROP TABLE IF EXISTS unit")  # of a release that did not know where codes begin
        known = "SELECT count(*) FROM sqlite_master WHERE name IN ('unit', 'link', 'giver', 'shown')"
        self.is_new = connection.execute(known).fetchone()[0] < 4
        """Whether the index has nothing of the tree yet, so that all files must be read."""
        for statement in TABLES.split(";"):
            connection.execute(statement)
        connection.execute("CREATE INDEX IF NOT EXISTS unit_by_path ON unit (path)")
        connection.execute("CREATE INDEX IF NOT EXISTS link_by_path ON link (path)")
        self._has_changed = False
        self._waiting = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - `close` closes it
        self._count = 0

    def close(self) -> None:
        """Drop the temporary file."""
        self._waiting.close()

    def forget(self, key: str) -> None:
        """Forget the records of a file that is read again, or no longer exists."""
        for table in ("unit", "link"):
            cursor = self._connection.execute(f"DELETE FROM {table} WHERE path = ?", (key.encode(),))  # noqa: S608
            self._has_changed = self._has_changed or cursor.rowcount > 0

    def note(self, key: str, document: Document, prepared: Prepared) -> None:
        """Note where the record of a document is in the tree, and what it links to."""
        place = (key.encode(), document.line, document.offset)
        if prepared.in_tree:
            self._connection.execute(INSERT_UNIT, (*prepared.in_tree, *place))
        rows = [(prepared.record_id, target, pointer, *place) for pointer, target in prepared.links]
        self._connection.executemany(INSERT_LINK, rows)
        self._has_changed = True

    def keep(self, key: str, document: Document, prepared: Prepared) -> None:
        """Let a record wait until all files are read."""
        without_text = replace(document, text=b"")
        pickle.dump((key, without_text, prepared), self._waiting, pickle.HIGHEST_PROTOCOL)
        self._count += 1

    def waiting(self) -> Iterator[tuple[str, Document, Prepared]]:
        """Yield the records that waited, in their order."""
        self._waiting.seek(0)
        for _ in range(self._count):
            yield pickle.load(self._waiting)  # noqa: S301 - what `keep` has written

    def refused(self, *, looks_again: bool = False) -> Refused:
        """Return the records that are kept back; where nothing of the tree has changed, only if one `looks_again`."""
        refused: Refused = {}
        for error in list(link_errors(self._connection)) if self._has_changed or looks_again else ():
            refused.setdefault((error.place.path.decode(), error.record_id), []).append(self._finding(error))
        return refused

    def _finding(self, error: LinkError) -> Finding:
        place = replace(error.place, path=os.fsencode(path_of(error.place.path.decode(), self._folder)))
        return place.finding(error.code, Severity.ERROR, error.message, error.hint)
