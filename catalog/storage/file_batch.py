"""Writing many files with one wait for the disk: all are staged, the disk is waited for, then each is renamed.

Each file is whole or as it was, whenever the machine stops; a batch that was cut short is partly there.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from catalog.errors import StorageError
from catalog.storage.atomic_file import refuse_other_than_file

__all__ = ["FileBatch"]


class FileBatch:
    """Files that wait in the folder `staging`, on the disk of their places. What lay there before is thrown away."""

    def __init__(self, staging: Path) -> None:
        self._staging = staging
        self._places: list[tuple[Path, Path]] = []

    def add(self, path: Path, content: bytes) -> None:
        """Stage a file. Raises StorageError."""
        staged = self._staging / str(len(self._places))
        refuse_other_than_file(path)
        try:
            if not self._places:
                shutil.rmtree(self._staging, ignore_errors=True)
                self._staging.mkdir(parents=True)
            staged.write_bytes(content)
        except OSError as error:
            raise StorageError(f"{path} cannot be written: {error.strerror or error}.") from error
        self._places.append((staged, path))

    def commit(self) -> None:
        """Put every staged file in its place, in the order they were added. Raises StorageError."""
        if not self._places:
            return
        os.sync()  # one wait for all files, where an fsync of each would be as many waits
        path = self._staging
        try:
            for folder in dict.fromkeys(path.parent for _, path in self._places):
                folder.mkdir(parents=True, exist_ok=True)
            for staged, path in self._places:
                staged.replace(path)
        except OSError as error:
            raise StorageError(f"{path} cannot be written: {error.strerror or error}.") from error
        finally:
            self._places.clear()
        os.sync()
