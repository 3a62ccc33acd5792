"""Replacing files so that there is always a whole one: temporary file, fsync, rename.

All that touches the disk goes through `os`: tests/storage/faulty_disk.py makes each of these calls fail in turn.
"""

from __future__ import annotations

import fcntl
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from catalog.errors import StorageError

__all__ = [
    "leftovers",
    "make_folder",
    "open_temporary",
    "refuse_other_than_file",
    "sweep",
    "sync",
    "unused",
    "write_all",
    "write_file",
    "write_new",
    "write_soon",
]

_SUFFIX = ".part"
_BLOCK = 64 * 1024
_swept: set[Path] = set()
"""The folders in which this process has looked for leftovers: once is enough, and a folder may be large."""


def write_file(path: Path, content: bytes | Iterable[bytes]) -> int:
    """Write a file, or leave what was there; return the bytes written. Missing folders are made.

    Raises StorageError, in one line, where the disk is full, the folder cannot be written, or something other than
    a file has that name: a link, a device and a FIFO are not replaced.
    """
    pieces = (content,) if isinstance(content, bytes) else content
    with _replacing(path) as descriptor:
        size = write_all(descriptor, pieces)
        os.fsync(descriptor)
    with _reported(path):
        sync(path.parent)
    return size


def write_soon(path: Path, content: bytes) -> None:
    """Write a file without waiting for the disk: if the power fails in the next seconds it may be lost or empty.

    Whoever reads it before finds the old file or the complete new one. Raises StorageError as `write_file` does.
    """
    with _replacing(path) as descriptor:
        write_all(descriptor, (content,))


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, without waiting for the disk. Raises OSError."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        write_all(descriptor, (content,))
    finally:
        os.close(descriptor)


def write_all(descriptor: int, pieces: Iterable[bytes]) -> int:
    """Write all pieces to an open file, gathered into blocks; return how many bytes they were."""
    size, block = 0, bytearray()
    for piece in pieces:
        block += piece
        if len(block) >= _BLOCK:
            size += _write(descriptor, block)
            block = bytearray()
    return size + _write(descriptor, block)


def make_folder(folder: Path) -> None:
    """Make a folder and its missing parents, so that all of them are there after a power failure too."""
    missing = []
    for step in (folder, *folder.parents):
        if step.is_dir():
            break
        missing.append(step)
    for step in reversed(missing):
        step.mkdir(exist_ok=True)
        sync(step.parent)


def leftovers(folder: Path) -> Iterator[Path]:
    """Yield the temporary files in a folder that a killed run has left: no process has them open."""
    for entry in os.scandir(folder):
        if entry.name.startswith(".") and entry.name.endswith(_SUFFIX) and entry.is_file(follow_symlinks=False):
            with unused(Path(entry.path)) as is_unused:
                if is_unused:
                    yield Path(entry.path)


def sweep(folder: Path) -> None:
    """Delete the temporary files in a folder that a killed run has left."""
    for path in leftovers(folder):
        path.unlink(missing_ok=True)


@contextmanager
def _replacing(path: Path) -> Iterator[int]:
    """Open a temporary file, which takes the place of `path` where nothing fails."""
    with _reported(path):
        make_folder(path.parent)
        refuse_other_than_file(path)
        if path.parent not in _swept:
            _swept.add(path.parent)
            sweep(path.parent)
        descriptor, temporary = open_temporary(path)
        try:
            yield descriptor
            os.fchmod(descriptor, _mode(path))
            os.replace(temporary, path)  # noqa: PTH105 -- one spelling for all calls to the disk
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        finally:
            os.close(descriptor)


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    try:
        yield
    except StorageError:  # the content says itself what is wrong with it
        raise
    except OSError as error:
        raise StorageError(f"{path} cannot be written: {error.strerror or error}.") from error


def refuse_other_than_file(path: Path) -> None:
    """Raise StorageError where something that is not a file has this name: a rename would destroy it."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        kind = "folder" if stat.S_ISDIR(mode) else "link" if stat.S_ISLNK(mode) else "device, FIFO or socket"
        raise StorageError(f"{path} is a {kind}, not a file: it is not replaced.")


def open_temporary(path: Path) -> tuple[int, Path]:
    """Open a temporary file beside `path`, locked: whoever sweeps leaves locked ones alone."""
    while True:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=_SUFFIX, dir=path.parent)
        with suppress(OSError):  # some network file systems have no locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        if Path(name).exists():  # it was not swept before it was locked
            return descriptor, Path(name)
        os.close(descriptor)


@contextmanager
def unused(path: Path) -> Iterator[bool]:
    """Lock a temporary file or a staging folder, and say whether that was possible: not where a process uses it."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        yield False
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        yield False
    else:
        yield True
    finally:
        os.close(descriptor)


def _write(descriptor: int, block: bytearray) -> int:
    left = memoryview(block)
    while left:
        left = left[os.write(descriptor, left) :]
    return len(block)


def _mode(path: Path) -> int:
    """Return the permissions of the file that is there, or those that this user gives new files."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0o022)
        os.umask(mask)
        return 0o666 & ~mask


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
