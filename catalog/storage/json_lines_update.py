"""Changing records in a file that holds one a line: all other lines stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from catalog.errors import StorageError, UnreadableDocument
from catalog.regular_files import open_file
from catalog.storage import json_text
from catalog.storage.atomic_file import write_file
from catalog.storage.document import Document, Syntax

__all__ = ["holds_many", "rewrite_lines"]


def holds_many(path: Path) -> bool:
    """Whether a record file holds one record a line."""
    return path.suffix.lower() == ".jsonl"


def rewrite_lines(path: Path, records: Mapping[str, Mapping[str, Any]]) -> None:
    """Put each record, by its id, in the place of the line that has it; the file is written whole or not at all.

    Raises StorageError, and leaves the file as it is, where one of them has no line there.
    """
    write_file(path, _lines(path, dict(records)))


def _lines(path: Path, records: dict[str, Mapping[str, Any]]) -> Iterator[bytes]:
    try:
        with open_file(path) as file:
            for line in file:
                record = records.pop(_id_of(line, path), None)
                yield line if record is None else json_text.write(record, is_alone=False)
    except OSError as error:
        raise StorageError(f"{path} cannot be read: {error.strerror or error}.") from error
    if records:
        raise StorageError(f"{path} no longer has the record {next(iter(records))!r}: the file was not changed.")


def _id_of(line: bytes, path: Path) -> str:
    """Return the id of the record in a line; nothing where it holds none."""
    document = Document(path, line, Syntax.JSON)
    try:
        tree = document.fast_tree() or document.tree()
    except UnreadableDocument:
        return ""
    record_id = tree.get("id") if isinstance(tree, dict) else None
    return record_id if isinstance(record_id, str) else ""
