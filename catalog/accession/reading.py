"""Reading a source file that somebody names: one clear finding for whatever cannot be read."""

from __future__ import annotations

import stat
from pathlib import Path

from catalog.findings import Finding
from catalog.importers import MAX_SOURCE_BYTES, Source

__all__ = ["read_source"]


def read_source(path: Path) -> Source | Finding:
    """Return the source in a file, or the finding that says why it cannot be read."""
    try:
        mode = path.stat().st_mode
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
    if len(data) > MAX_SOURCE_BYTES:
        limit = MAX_SOURCE_BYTES // (1024 * 1024)
        return _finding(path, "too-large", f"The file has more than {limit} MB.", "Take it in in parts.")
    return Source(path.name, data)


def _finding(path: Path, code: str, message: str, hint: str) -> Finding:
    return Finding(code, message, hint=hint).at(str(path))
