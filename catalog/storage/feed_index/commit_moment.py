"""The moment of a commit: no record may become visible with a datestamp older than an answer already given.

A publisher takes its datestamp while it holds a lock, and holds it until the commit is done. A reader tries the
lock before it opens its snapshot. Where it is free, every later commit takes a later datestamp. Where it is held,
the answer is dated back to the moment that was written down before the lock was taken. Readers never wait.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from catalog.errors import StorageError
from catalog.regular_files import open_own_file

__all__ = ["committing", "not_after"]

_DIGITS = 20


@contextmanager
def committing(path: Path, now: int) -> Iterator[None]:
    """Hold the lock. `now` (seconds) is the moment before it; the datestamp is to be taken inside."""
    try:
        descriptor = open_own_file(path, os.O_RDWR | os.O_CREAT)
    except OSError as error:
        raise StorageError(f"{path} cannot be written: {error.strerror or error}.") from error
    try:
        os.pwrite(descriptor, b"%0*d" % (_DIGITS, now), 0)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)  # and the lock with it


def not_after(path: Path, moment: int) -> int:
    """Return the moment (seconds) an answer may be dated with; ask before the snapshot is opened."""
    try:
        descriptor = open_own_file(path, os.O_RDONLY)
    except FileNotFoundError:
        return moment
    except OSError as error:
        raise StorageError(f"{path} cannot be read: {error.strerror or error}.") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return min(moment, int(os.pread(descriptor, _DIGITS, 0)))
    else:
        return moment
    finally:
        os.close(descriptor)
