"""A disk that fails, or a machine that stops, at the n-th call that changes something.

It lies between the package and the operating system: the calls of `os` through which everything is written.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

__all__ = ["CALLS", "FaultyDisk"]

CALLS = ("open", "write", "fsync", "fchmod", "replace", "rename", "mkdir", "sync", "pwrite", "link", "unlink", "rmdir")
STOPPED = 87
"""The exit code of a process that was stopped."""


class FaultyDisk:
    """Counts the calls that change something, and fails or stops before the one with the number `fails_at` (from 1).

    A write that fails has written its first half, as on a disk that fills.
    """

    def __init__(self, fails_at: int = 0, *, stops: bool = False) -> None:
        self.count = 0
        self.failed = ""
        """The call that failed."""
        self._fails_at = fails_at
        self._stops = stops

    @contextmanager
    def mounted(self) -> Iterator[FaultyDisk]:
        """Let all calls of this process go through this disk."""
        originals = {name: getattr(os, name) for name in CALLS}
        for name, call in originals.items():
            setattr(os, name, self._counted(name, call))
        try:
            yield self
        finally:
            for name, call in originals.items():
                setattr(os, name, call)

    def _counted(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **options: Any) -> Any:
            if name == "open" and not arguments[1] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                return call(*arguments, **options)
            self.count += 1
            if self.count == self._fails_at:
                if name == "write":
                    call(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                self.failed = name
                if self._stops:
                    os._exit(STOPPED)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return call(*arguments, **options)

        return counted
