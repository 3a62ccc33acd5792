"""The letters of a feed, written for the index that correspSearch reads: kept in the feed index, served as one file."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from catalog.errors import IndexDamaged
from catalog.model import Catalogue, Record
from catalog.standards.tei import cmif

__all__ = ["Letter", "Letters", "LettersServed", "letter_of"]

_TABLE = """
CREATE TABLE IF NOT EXISTS letter (id TEXT PRIMARY KEY, written BLOB NOT NULL, licence TEXT, checksum INTEGER NOT NULL)
WITHOUT ROWID
"""
_MANY = 500
"""So many letters are read at once: no state of the feed is held while a slow client reads."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as the index has it, and the licence of its description; None where that is none of an index."""

    written: bytes
    licence: str | None


def letter_of(record: Record, settings: Catalogue) -> Letter | None:
    """Return a published record as the index has it; None for what is no letter, or may not be in one."""
    if not record.is_published or not cmif.FORMAT.fits(record):
        return None
    licence = cmif.licence_of(record.administration.metadata_license or settings.metadata_license)
    return Letter(cmif.FORMAT.encode(record, settings), licence)


class Letters:
    """The letters, in the index of a publication."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take the connection of the publication; make the table where it is missing."""
        self._connection = connection
        connection.execute(_TABLE)

    def put(self, record_id: str, letter: Letter | None) -> None:
        """Keep a record as a letter, or as none."""
        if letter is None:
            self._connection.execute("DELETE FROM letter WHERE id = ?", (record_id,))
            return
        row = (record_id, letter.written, letter.licence, zlib.crc32(letter.written))
        self._connection.execute("INSERT OR REPLACE INTO letter VALUES (?, ?, ?, ?)", row)


class LettersServed:
    """The letters of a feed, as one state of its index has them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take the connection of a state of the feed."""
        self._connection = connection

    def are_kept(self) -> bool:
        """Whether the index was made by a release that keeps letters."""
        return bool(self._connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'letter'").fetchone()[0])

    def head(self, settings: Catalogue) -> bytes | None:
        """Return the head of the index of letters; None where it has no licence that the index may have."""
        found = [row[0] for row in self._connection.execute("SELECT DISTINCT licence FROM letter")]
        licence = cmif.common_licence(found) if found else cmif.licence_of(settings.metadata_license)
        if licence is None:
            return None
        (stamp,) = self._connection.execute("SELECT max(stamp) FROM publication").fetchone()
        changed = datetime.fromtimestamp(stamp, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if stamp else None
        return cmif.opening(settings, f"{settings.base_url}/{cmif.ADDRESS}", licence, changed)

    def are_there(self) -> bool:
        """Whether there is any letter."""
        return self.are_kept() and bool(self._connection.execute("SELECT EXISTS (SELECT 1 FROM letter)").fetchone()[0])

    def after(self, record_id: str) -> Iterator[tuple[str, bytes]]:
        """Yield the next letters with their ids, in the order of these."""
        query = "SELECT id, written, checksum FROM letter WHERE id > ? ORDER BY id LIMIT ?"
        for found, written, checksum in self._connection.execute(query, (record_id, _MANY)):
            if not isinstance(written, bytes) or zlib.crc32(written) != checksum:
                raise IndexDamaged("The feed index is damaged in a letter.")
            yield found, written
