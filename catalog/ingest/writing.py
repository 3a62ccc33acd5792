"""Writing an imported record with the files beside it, and remembering what its source says now."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from catalog.errors import StorageError
from catalog.storage import CatalogueFolder, SourceMemory, write_file

__all__ = ["RecordWriting", "Writing", "unedited"]


class Writing(Protocol):
    """Writes records: each at once, or many together."""

    def write(
        self, document: Mapping[str, Any], beside: Mapping[str, bytes], baseline: Mapping[str, Any] | None, path: Path
    ) -> None:
        """Write a record, the files beside it, and the baseline of its next import. Raises StorageError.

        `baseline` is remembered as what the source of the record says; None where a cataloguer wrote it.
        """


class RecordWriting:
    """Writes each record at once: what was written is on the disk."""

    def __init__(self, folder: CatalogueFolder, memory: SourceMemory) -> None:
        self._folder = folder
        self._memory = memory

    def write(
        self, document: Mapping[str, Any], beside: Mapping[str, bytes], baseline: Mapping[str, Any] | None, path: Path
    ) -> None:
        """Write the files beside a record, then the record; where that fails, restore everything."""
        before = {path.parent / name: _content(path.parent / name) for name in beside}
        try:
            self._folder.write(document, beside, path)
        except StorageError:
            for file, content in before.items():
                _restore(file, content)
            raise
        if baseline is not None:
            self._memory.remember(str(document["id"]), baseline)
            self._memory.commit()


def unedited(existing: Mapping[str, Any], beside: Mapping[str, bytes], at: Path) -> dict[str, bytes]:
    """Return the files that may be written over: those not there, and those still as their record says."""
    sums = {
        text["transcript"]["file"]: text["transcript"].get("sha256")
        for text in existing.get("texts", ())
        if isinstance(text, Mapping) and isinstance(text.get("transcript"), Mapping)
    }
    return {
        name: content
        for name, content in beside.items()
        if (there := _content(at / name)) is None or hashlib.sha256(there).hexdigest() == sums.get(name)
    }


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as error:
        raise StorageError(f"{path} cannot be read: {error.strerror or error}.") from error


def _restore(path: Path, content: bytes | None) -> None:
    """Restore a file, as far as a broken disk allows."""
    try:
        if content is None:
            path.unlink(missing_ok=True)
        elif _content(path) != content:
            write_file(path, content)
    except OSError:
        return
