"""Writing what a user asked for to the place that the user named: `-o FILE`, `--each DIR`.

| what has the name | what happens |
|---|---|
| nothing, or a file | a whole new file takes its place, or it stays unchanged; other hard links keep the old content |
| a link | it is followed, and its target is written by these rules; the link stays |
| a device, a FIFO or a socket | it is written to |
| a file of a catalogue, or a place among its records | UsageError: an output never overwrites what it was made from |
"""

from __future__ import annotations

import errno
import os
import socket
import stat
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from catalog.errors import StorageError, UsageError
from catalog.storage.atomic_file import write_all, write_file
from catalog.storage.settings_file import SETTINGS_FILE

__all__ = ["check_log", "refuse_own_file", "write_new_record", "write_output"]

_RECORDS = "records"

_OWN = (
    SETTINGS_FILE,
    "archives.toml",
    _RECORDS,
    "objects",
    "schemas/record.schema.json",
    ".catalog",
    ".git",
    ".gitignore",
)
_PATIENCE = 30.0
"""Seconds to wait for a program that reads a FIFO."""


def write_output(path: Path, content: bytes | Iterable[bytes], *catalogues: Path) -> int:
    """Write an output by the rules of this module; return its bytes.

    The files of each catalogue in `catalogues` are refused, and those of any catalogue that the path lies in.
    Raises UsageError and StorageError, each in one line.
    """
    pieces = (content,) if isinstance(content, bytes) else content
    try:
        target = _target(path)
        refuse_own_file(path, *catalogues)
        if target is not None:
            return write_file(target, pieces)
        return _write_in_place(path, pieces)
    except StorageError:  # the content, or the writing of a file, says itself what is wrong
        raise
    except OSError as error:
        raise StorageError(f"{path} cannot be written: {error.strerror or error}.") from error


def write_new_record(path: Path, content: bytes, *catalogues: Path) -> int:
    """Write a new record by the same rules, but never over a file, and among the records of a catalogue too.

    Raises as `write_output` does.
    """
    if path.is_file() or path.is_symlink():
        raise UsageError(f"{path} already exists: name a new file.")
    if any(name == _RECORDS for name, _ in _own_places(path, *catalogues)):
        return write_file(path, content)
    return write_output(path, content, *catalogues)


def check_log(path: Path, *catalogues: Path) -> None:
    """Raise UsageError or StorageError, in one line, where a path is none to which lines of a log can be added.

    Whoever opens a FIFO waits for its reader, so a log goes to a file or a device.
    """
    refuse_own_file(path, *catalogues)
    try:
        if path.is_fifo() or path.is_socket():
            raise UsageError(f"{path} is not a file: name a file for the log, or - for standard output.")
        os.close(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOCTTY, 0o666))
    except OSError as error:
        raise StorageError(f"{path} cannot be written: {error.strerror or error}.") from error


def refuse_own_file(path: Path, *catalogues: Path) -> None:
    """Raise UsageError where a path, links followed, is one of a catalogue's own files, or lies among them."""
    for _, place in _own_places(path, *catalogues):
        raise UsageError(f"{path} is among the catalogue's own files ({place}): write to another place.")


def _own_places(path: Path, *catalogues: Path) -> Iterator[tuple[str, str]]:
    """Yield the places of catalogues that a path, links followed, is or lies in: the name of each, and where it is."""
    target = Path(os.path.realpath(path))
    for root in (*catalogues, *target.parents):
        for name in _OWN if (root / SETTINGS_FILE).exists() else ():
            if target.is_relative_to(place := os.path.realpath(root / name)):
                yield name, place


def _target(path: Path) -> Path | None:
    """Return the file to replace, links followed; None for what is written in place."""
    target = Path(os.path.realpath(path))
    try:
        there = path.stat()
    except FileNotFoundError:
        return target
    if not stat.S_ISREG(there.st_mode):
        return None
    # the descriptor of a file that was deleted has a name, /dev/fd/N, but none that could be replaced
    return target if target.exists() and os.path.samestat(target.stat(), there) else None


def _write_in_place(path: Path, pieces: Iterable[bytes]) -> int:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if stat.S_ISSOCK(mode) and not str(path).startswith(("/dev/", "/proc/")):
        return _send(path, pieces)
    descriptor = _open(path, is_fifo=stat.S_ISFIFO(mode))
    try:
        return write_all(descriptor, pieces)
    finally:
        os.close(descriptor)


def _open(path: Path, *, is_fifo: bool) -> int:
    """Open what is there and is no file; wait for the reader of a FIFO, but not for ever."""
    flags = os.O_WRONLY | os.O_NOCTTY
    if not is_fifo:
        return os.open(path, flags)
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            descriptor = os.open(path, flags | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            if time.monotonic() > deadline:
                raise StorageError(f"{path} cannot be written: no program reads this FIFO.") from error
            time.sleep(0.05)
        else:
            os.set_blocking(descriptor, True)
            return descriptor


def _send(path: Path, pieces: Iterable[bytes]) -> int:
    """Send to the program that listens on a socket."""

    def sent(connection: socket.socket) -> Iterator[int]:
        for piece in pieces:
            connection.sendall(piece)
            yield len(piece)

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.connect(str(path))
        return sum(sent(connection))
