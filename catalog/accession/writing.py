"""Writing what was taken in: the record with the files beside it, and a memory of how the source had it.

The memory lies in `.catalog/taken-in`. It tells a source's own changes from a cataloguer's; without it nothing
that a record says is ever changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from catalog.errors import StorageError
from catalog.storage import CatalogueFolder, write_file
from catalog.storage.atomic_file import write_soon

__all__ = ["memory_of", "recall", "unedited", "write_record"]


def write_record(
    folder: CatalogueFolder,
    document: Mapping[str, Any],
    beside: Mapping[str, bytes],
    given: Mapping[str, Any],
    path: Path,
) -> Path:
    """Write the files beside a record, then the record; where that fails, put everything back as it was."""
    before = {path.parent / name: _content(path.parent / name) for name in beside}
    try:
        written = folder.write(document, beside, path)
    except StorageError:
        for file, content in before.items():
            _restore(file, content)
        raise
    write_soon(*memory_of(folder, given, str(document["id"])))  # lost, it only makes a change a question
    return written


def memory_of(folder: CatalogueFolder, given: Mapping[str, Any], record_id: str) -> tuple[Path, bytes]:
    """Return the file that remembers how the source of a record had it, and its content."""
    return _memory(folder, record_id), json.dumps(given, ensure_ascii=False, indent=1).encode()


def recall(folder: CatalogueFolder, record_id: str) -> Mapping[str, Any] | None:
    """Return the record as its source last had it, or None where that is not remembered."""
    content = _content(_memory(folder, record_id))
    try:
        tree = json.loads(content) if content else None
    except ValueError:
        return None
    return tree if isinstance(tree, dict) else None


def unedited(present: Mapping[str, Any], beside: Mapping[str, bytes], at: Path) -> dict[str, bytes]:
    """Return the files that may be written over: those not there, and those still as their record says."""
    sums = {
        text["transcript"]["file"]: text["transcript"].get("sha256")
        for text in present.get("texts", ())
        if isinstance(text, Mapping) and isinstance(text.get("transcript"), Mapping)
    }
    return {
        name: content
        for name, content in beside.items()
        if (there := _content(at / name)) is None or hashlib.sha256(there).hexdigest() == sums.get(name)
    }


def _memory(folder: CatalogueFolder, record_id: str) -> Path:
    return folder.root / ".catalog" / "taken-in" / f"{record_id}.json"


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as error:
        raise StorageError(f"{path} cannot be read: {error.strerror or error}.") from error


def _restore(path: Path, content: bytes | None) -> None:
    """Put a file back as it was, as far as a broken disk lets us."""
    try:
        if content is None:
            path.unlink(missing_ok=True)
        elif _content(path) != content:
            write_file(path, content)
    except OSError:
        return
