"""The files of digital objects, below the folder `objects` of a catalogue: opened, copied in and deleted there alone.

No step of the way may be a link: a catalogue that somebody sends you does not make this computer show its other files.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path

from catalog.errors import StorageError
from catalog.regular_files import open_file
from catalog.storage.atomic_file import write_file
from catalog.storage.record_files import is_within

__all__ = ["OBJECTS", "Copied", "copy_object", "delete_object", "digest_of", "object_files", "open_object"]

OBJECTS = "objects"
"""The folder of the files of digital objects, beside the records."""

_PIECE = 1024 * 1024


@dataclass(slots=True)
class Copied:
    """What a file was when it was read: its bytes and its checksum."""

    bytes: int = 0
    sha256: str = ""


def open_object(root: Path, file: str) -> BufferedReader:
    """Open a file below `objects` of the catalogue in `root`.

    Raises OSError where a step of the way is a link, or where what is there is not a regular file.
    """
    *folders, name = file.split("/")
    holder = os.open(root / OBJECTS, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        for step in folders:
            inner = _open_at(holder, step, os.O_DIRECTORY)
            os.close(holder)
            holder = inner
        descriptor = _open_at(holder, name, os.O_NONBLOCK)
    finally:
        os.close(holder)
    try:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            return os.fdopen(descriptor, "rb")
        raise OSError("it is not a regular file")
    except BaseException:
        os.close(descriptor)
        raise


def _open_at(holder: int, step: str, flags: int) -> int:
    """Open what a folder has under a name; a link is refused, and said to be one."""
    try:
        return os.open(step, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | flags, dir_fd=holder)
    except OSError as error:
        if _is_link(holder, step):
            raise OSError("a step of the way to it is a link") from error
        raise


def _is_link(holder: int, step: str) -> bool:
    try:
        return stat.S_ISLNK(os.stat(step, dir_fd=holder, follow_symlinks=False).st_mode)
    except OSError:
        return False


def digest_of(file: BufferedReader) -> Copied:
    """Return how many bytes an open file has, and their checksum."""
    found = _Reading(file)
    for _ in found.pieces():
        pass
    return found.copied


def copy_object(root: Path, source: Path, file: str) -> Copied:
    """Copy a file to a name below `objects`, whole or not at all.

    Raises StorageError where the source cannot be read or changes meanwhile, or where another file has the name.
    """
    target = root / OBJECTS / file
    if not is_within(target.parent, root):
        raise StorageError(f"{target.parent} leads out of the catalogue.")
    try:
        with open_file(source) as opened:
            found = _Reading(opened)
            if os.path.lexists(target):
                for _ in found.pieces():
                    pass
                _demand_same(root, file, found.copied)
            else:
                write_file(target, found.pieces())
            return found.copied
    except OSError as error:
        if isinstance(error, StorageError):
            raise
        raise StorageError(f"{source} cannot be read: {error.strerror or error}.") from error


def _demand_same(root: Path, file: str, wanted: Copied) -> None:
    try:
        with open_object(root, file) as present:
            same = digest_of(present) == wanted
    except OSError:
        same = False
    if not same:
        raise StorageError(f"{OBJECTS}/{file} already exists, and is another file: give the new one another name.")


@dataclass(slots=True)
class _Reading:
    """A file while it is read. One that changes meanwhile has no checksum that means anything."""

    file: BufferedReader
    copied: Copied = field(default_factory=Copied)

    def pieces(self) -> Iterator[bytes]:
        """Yield the file piece by piece; at the end `copied` says what it was. Raises StorageError where it changed."""
        digest, size, before = hashlib.sha256(), 0, self._state()
        while size <= before[0] and (piece := self.file.read(_PIECE)):
            digest.update(piece)
            size += len(piece)
            yield piece
        if self._state() != before or size != before[0]:
            raise StorageError("The file changed while it was read: wait until it is complete.")
        self.copied.bytes, self.copied.sha256 = size, digest.hexdigest()

    def _state(self) -> tuple[int, int]:
        status = os.fstat(self.file.fileno())
        return status.st_size, status.st_mtime_ns


def delete_object(root: Path, file: str) -> None:
    """Delete a file below `objects`. Raises StorageError where it cannot be."""
    path = root / OBJECTS / file
    if not is_within(path.parent, root / OBJECTS):
        raise StorageError(f"{path.parent} leads out of the catalogue.")
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(f"{path} cannot be deleted: {error.strerror or error}.") from error


def object_files(root: Path) -> Iterator[str]:
    """Yield the way to every file below `objects`; links, hidden files and what is no file are not among them."""
    top = root / OBJECTS
    for place, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and not path.is_symlink() and path.is_file():
                yield path.relative_to(top).as_posix()
