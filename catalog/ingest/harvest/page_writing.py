"""Writing the records of one page together: one wait for the disk a page, each file complete or unchanged."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from catalog.ingest.match_keys import source_of
from catalog.ingest.record_matcher import RecordMatcher
from catalog.storage import CatalogueFolder, SourceMemory
from catalog.storage.file_batch import FileBatch
from catalog.storage.many_records import holds_many, rewrite_lines

__all__ = ["PageWriting"]


class PageWriting:
    """Gathers what a page brings."""

    def __init__(self, folder: CatalogueFolder, matcher: RecordMatcher, memory: SourceMemory, staging: Path) -> None:
        self._folder = folder
        self._matcher = matcher
        self._memory = memory
        self._files = FileBatch(staging)
        self._lines: dict[Path, dict[str, Mapping[str, Any]]] = {}

    def write(
        self, document: Mapping[str, Any], beside: Mapping[str, bytes], baseline: Mapping[str, Any] | None, path: Path
    ) -> None:
        """Stage a record, the files beside it, and the baseline of its next import. Raises StorageError."""
        for name, content in beside.items():
            self._files.add(path.parent / name, content)
        self.place(document, path)
        if baseline is not None:
            self.remember(str(document["id"]), baseline, str(source_of(document).get("sha256", "")))

    def place(self, document: Mapping[str, Any], path: Path) -> None:
        """Stage a record alone. Raises StorageError."""
        if holds_many(path):
            self._lines.setdefault(path, {})[str(document["id"])] = document
        else:
            self._files.add(path, self._folder.text_of(document, path))

    def remember(self, record_id: str, given: Mapping[str, Any], sha256: str) -> None:
        """Remember, with the page, how the source had a record, and with which checksum."""
        own = {key: value for key, value in given.items() if key != "administration"}
        self._memory.remember(record_id, own, sha256)

    def close(self) -> None:
        """Throw away what was staged and never committed."""
        self._files.discard()

    def commit(self) -> None:
        """Put everything in its place. Raises StorageError."""
        self._files.commit()
        for path, records in self._lines.items():
            rewrite_lines(path, records)
        self._matcher.settle()
        self._lines.clear()
        self._memory.commit()
