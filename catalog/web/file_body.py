"""An answer that is read from the disk while it is sent, so that no file is in memory whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextvars import ContextVar
from io import BufferedReader

__all__ = ["PIECE", "FileBody", "renew_time"]

PIECE = 128 * 1024
"""Bytes of a file that are in memory at a time."""


def _nothing() -> None:
    pass


renew_time: ContextVar[Callable[[], None]] = ContextVar("renew_time", default=_nothing)
"""Lets the time that a client has for an answer begin again: for a file, with each piece that the client took."""


class FileBody:
    """A part of an open file, as the body of an answer; the file is closed with it."""

    def __init__(self, file: BufferedReader, start: int, length: int) -> None:
        self._file = file
        self._start = start
        self._left = length

    def __iter__(self) -> Iterator[bytes]:
        self._file.seek(self._start)
        while self._left > 0 and (piece := self._file.read(min(PIECE, self._left))):
            self._left -= len(piece)
            yield piece
            renew_time.get()()

    def close(self) -> None:
        """Close the file."""
        self._file.close()
