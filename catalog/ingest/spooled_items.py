"""The items of a source, read once and gone through more than once: a few are kept, many wait in a temporary file."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import Self

from catalog.standards.importers import Draft, Refusal

__all__ = ["SpooledItems"]

_KEPT_BYTES = 8 * 1024 * 1024
"""What is kept in memory; the rest lies in a file without a name, which goes with this process."""


class SpooledItems:
    """Items that are read from their source when they are asked for the first time; one pass at a time."""

    def __init__(self, items: Iterable[Draft | Refusal]) -> None:
        self._unread = iter(items)
        self._file = SpooledTemporaryFile(max_size=_KEPT_BYTES)  # noqa: SIM115 -- closed with this
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __iter__(self) -> Iterator[Draft | Refusal]:
        self._file.seek(0)
        for _ in range(self._count):
            item: Draft | Refusal = pickle.load(self._file)  # noqa: S301 -- this process has just written it
            yield item
        for item in self._unread:
            self._file.seek(0, io.SEEK_END)
            pickle.dump(item, self._file, pickle.HIGHEST_PROTOCOL)
            self._count += 1
            yield item
