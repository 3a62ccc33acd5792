"""Reading a source file that somebody names: one clear finding for whatever cannot be read."""

from __future__ import annotations

import stat
from pathlib import Path

from catalog.findings import Finding
from catalog.standards.importers import (
    MAX_SOURCE_BYTES,
    MAX_STREAM_BYTES,
    LargeSource,
    Source,
)

__all__ = ["read_source"]


def read_source(path: Path) -> Source | Finding:
    """Return the source in a file, or the finding that says why it cannot be read.

    A large file is not read here: its importer reads it item by item, or refuses it where it would be read whole.
    """
    try:
        mode, size = (status := path.stat()).st_mode, status.st_size
        if stat.S_ISDIR(mode):
            return _finding(path, "folder", "It is a folder.", "Name the files in it.")
        if not stat.S_ISREG(mode):
            return _finding(path, "not-a-file", "It is not a regular file.", "Name a file.")
        with path.open("rb") as file:
            data = file.read(MAX_SOURCE_BYTES + 1)
    except OSError as error:
        return _finding(path, "unreadable", f"The file cannot be read: {error.strerror or error}.", "")
    except ValueError as error:  # a name with a NUL character
        return _finding(path, "unreadable", f"The file cannot be read: {error}.", "")
    if size > MAX_STREAM_BYTES:
        limit = MAX_STREAM_BYTES // (1024 * 1024 * 1024)
        return _finding(path, "too-large", f"The file has more than {limit} GB.", "Divide it, and import the parts.")
    return Source(path.name, data) if len(data) <= MAX_SOURCE_BYTES else LargeSource(path)


def _finding(path: Path, code: str, message: str, hint: str) -> Finding:
    return Finding(code, message, hint=hint).at(str(path))
