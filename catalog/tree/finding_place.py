"""Where a value is that was found wrong only when all records had been read."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from catalog.errors import UnreadableDocument
from catalog.findings import Finding, Severity
from catalog.storage import Document, read_file

__all__ = ["Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """A value in a file: the path to it, and where its record begins."""

    pointer: str
    path: bytes
    """The path of the file as the system has it."""
    line: int
    start: int
    """The byte of the file that the record begins at."""

    def finding(self, code: str, severity: Severity, message: str, hint: str) -> Finding:
        """Return a finding at this place; the record is read once more for its line and column."""
        line, column = self.line, 1
        path, document = Path(os.fsdecode(self.path)), self.document()
        if document:
            with suppress(UnreadableDocument):  # the file was altered since it was read
                line, column = document.locate(tuple(self.pointer.split("/")))
        return Finding(code, message, severity, f"/{self.pointer}", hint).at(str(path), line, column)

    def document(self) -> Document | None:
        """Read the document again, or return None where it no longer exists."""
        try:
            status = Path(os.fsdecode(self.path)).stat()
        except OSError:
            return None
        return _document(self.path, self.line, self.start, (status.st_ino, status.st_size, status.st_mtime_ns))


@lru_cache(maxsize=1)
def _document(path: bytes, line: int, start: int, status: tuple[int, int, int]) -> Document | None:
    """Read a document of a file; it is kept while the file has this status, for the next finding in it."""
    name = Path(os.fsdecode(path))
    document = next(read_file(name, name.parent, line=line, offset=start), None)
    return document if document and document.line == line else None
