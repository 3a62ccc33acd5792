"""Damage to the feed index: the checksum of each stored piece, and the note that keeps whoever publishes informed.

A disk returns wrong bytes now and then, and SQLite does not see it within a value. What is served is compared with
its checksum each time; the first damage leaves a note beside the index, which `/health` shows and publishing acts on.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from isal import isal_zlib

from catalog.errors import IndexDamaged
from catalog.regular_files import open_file
from catalog.storage.atomic_file import write_soon

__all__ = ["check_rows", "checksum", "forget_damage", "note_damage", "noted_damage", "set_aside"]

_MOST_BYTES = 4_000

Row = tuple[int, bytes, bytes, int]


def checksum(change: int, before: bytes, after: bytes) -> int:
    """Return the CRC-32 of a piece of the feed, and of its place in the order of changes."""
    return isal_zlib.crc32(after, isal_zlib.crc32(before, change & 0xFFFFFFFF))


def check_rows(rows: Sequence[Row]) -> None:
    """Raise IndexDamaged where a piece is not what was stored. Serving a page takes twenty times as long."""
    if not rows:
        return
    changes, befores, afters, checksums = zip(*rows, strict=True)
    try:
        # all of it in C: for a page of 500 records less than a tenth of a millisecond
        is_sound = tuple(map(isal_zlib.crc32, afters, map(isal_zlib.crc32, befores, changes))) == checksums
    except (TypeError, ValueError, OverflowError):  # a value has become one of another kind
        is_sound = False
    if not is_sound:
        raise IndexDamaged("a record of the feed index is not what was stored")


def _note_of(index: Path) -> Path:
    return index.with_name("feed-damage")


def note_damage(index: Path, says: str) -> None:
    """Leave a note of damage beside the index, where that can be written."""
    if noted_damage(index) is None:
        with suppress(OSError):
            write_soon(_note_of(index), f"{says}\n".encode()[:_MOST_BYTES])


def noted_damage(index: Path) -> str | None:
    """Return what was noted of damage to the index, or None."""
    try:
        with open_file(_note_of(index)) as file:
            return file.read(_MOST_BYTES).decode("utf-8", "replace").strip()
    except OSError:
        return None


def forget_damage(index: Path) -> None:
    """Take the note away, when the damage is repaired."""
    with suppress(OSError):
        _note_of(index).unlink()


def set_aside(index: Path) -> Path:
    """Rename an index that cannot be used, and what belongs to it, so that a new one can be made; return its name."""
    names = ("", "-wal", "-shm")
    aside = next(
        other
        for number in range(1, 10_000)
        if not (other := index.with_name(f"{index.name}.damaged-{number}")).exists()
    )
    for name in names:
        with suppress(FileNotFoundError):
            index.with_name(f"{index.name}{name}").rename(aside.with_name(f"{aside.name}{name}"))
    return aside
