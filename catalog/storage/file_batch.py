"""Writing many files with one wait for the disk: all are staged, the disk is waited for, then each is renamed.

Each file is old or new, and complete, whenever the machine stops; a batch that was cut short is partly there.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path

from catalog.errors import StorageError
from catalog.storage.atomic_file import make_folder, refuse_other_than_file, sync, write_new

__all__ = ["STAGING", "FileBatch"]

STAGING = "staging"
"""The name of every folder in which files wait; it is locked while they do, which distinguishes it from a leftover."""


class FileBatch:
    """Files that wait in the folder `staging`, on the disk of their places. What lay there before is thrown away."""

    def __init__(self, staging: Path) -> None:
        self._staging = staging
        self._places: list[tuple[Path, Path]] = []
        self._lock: int | None = None

    def add(self, path: Path, content: bytes) -> None:
        """Stage a file. Raises StorageError."""
        staged = self._staging / str(len(self._places))
        refuse_other_than_file(path)
        try:
            if not self._places:
                shutil.rmtree(self._staging, ignore_errors=True)
                make_folder(self._staging)
                self._lock = os.open(self._staging, os.O_RDONLY)
                fcntl.flock(self._lock, fcntl.LOCK_EX)
            write_new(staged, content)
        except OSError as error:
            if not self._places:
                self._throw_away()
            raise StorageError(f"{path} cannot be written: {error.strerror or error}.") from error
        self._places.append((staged, path))

    def commit(self) -> None:
        """Put every staged file in its place, in the order they were added. Raises StorageError."""
        if not self._places:
            return
        path = self._staging
        folders = list(dict.fromkeys(path.parent for _, path in self._places))
        try:
            _wait_for([staged for staged, _ in self._places])
            _make_folders(folders)
            for staged, path in self._places:
                os.replace(staged, path)  # noqa: PTH105 -- one spelling for all calls to the disk
            _wait_for(folders)
        except OSError as error:
            raise StorageError(f"{path} cannot be written: {error.strerror or error}.") from error
        finally:
            self.discard()

    def discard(self) -> None:
        """Throw away what still waits, if anything does: another run may stage its files in this folder."""
        if self._places:
            self._throw_away()

    def _throw_away(self) -> None:
        self._places.clear()
        shutil.rmtree(self._staging, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


_FEW = 16
"""Files or folders that are waited for one by one. `sync` is one wait for any number, but for all that the machine
writes."""


def _wait_for(paths: list[Path]) -> None:
    if len(paths) > _FEW:
        os.sync()
        return
    for path in paths:
        sync(path)


def _make_folders(folders: list[Path]) -> None:
    for folder in folders:
        if len(folders) > _FEW:
            folder.mkdir(parents=True, exist_ok=True)
        else:
            make_folder(folder)
