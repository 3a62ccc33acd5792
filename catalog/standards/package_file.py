"""Formats whose file is one package of all records, complete before its first byte can be written."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from catalog.model import Catalogue, Record
from catalog.standards.format import Format

__all__ = ["Pack", "Packed"]

_PIECE = 1 << 16
_IN_MEMORY = 1 << 20

Pack = Callable[[Iterable[Record], Catalogue, IO[bytes]], None]
"""Writes records into a seekable file, without gathering them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed(Format):
    """A format with a `pack` of its own; `encode` gives the file of one record, and `many` is not used."""

    pack: Pack

    def stream(self, records: Iterable[Record], catalogue: Catalogue) -> Iterator[bytes]:
        """Yield a whole file piece by piece; up to the last record it is on the disk, not in memory."""
        with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
            self.pack((record.public() for record in records), catalogue, file)  # the gate that `encode` is behind
            file.seek(0)
            while piece := file.read(_PIECE):
                yield piece

    def document(self, record: Record, catalogue: Catalogue) -> bytes:
        """Return the file of one record."""
        return self.encode(record, catalogue)
