"""A file that one process at a time has locked: whoever publishes, harvests or mints keeps the others out."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from catalog.errors import StorageError
from catalog.regular_files import open_own_file
from catalog.storage.atomic_file import make_folder

__all__ = ["alone"]

_LOOKS = 20
"""How often the lock is tried again within the patience."""


@contextmanager
def alone(lock: Path, refusal: Exception, patience: float = 0.0) -> Iterator[None]:
    """Hold a lock while the block runs; raise `refusal` where another process still has it after `patience` seconds.

    Raises StorageError where the lock file cannot be written.
    """
    try:
        make_folder(lock.parent)
        descriptor = open_own_file(lock, os.O_RDWR | os.O_CREAT)
    except OSError as error:
        raise StorageError(f"{lock} cannot be written: {error.strerror or error}.") from error
    try:
        _take(descriptor, refusal, patience)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, refusal: Exception, patience: float) -> None:
    end = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if time.monotonic() >= end:
                raise refusal from None
            time.sleep(patience / _LOOKS)
        else:
            return
