"""Writing imported records with the files beside them, many together: each file is complete or unchanged."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.errors import StorageError
from catalog.ingest.match_keys import source_of
from catalog.ingest.record_matcher import RecordMatcher
from catalog.storage import CatalogueFolder, ImportBaselines, write_file
from catalog.storage.atomic_file import unused
from catalog.storage.file_batch import STAGING, FileBatch
from catalog.storage.json_lines_update import holds_many, rewrite_lines

__all__ = ["BatchWriting", "staging_folder", "unedited"]


@dataclass(frozen=True, slots=True)
class _Staged:
    """A record that waits for the disk, with the files beside it."""

    document: Mapping[str, Any]
    beside: Mapping[str, bytes]
    path: Path


class BatchWriting:
    """Gathers records, and puts them all in their places with `commit`: what is above another is added before it."""

    def __init__(self, folder: CatalogueFolder, matcher: RecordMatcher, memory: ImportBaselines, staging: Path) -> None:
        self._folder = folder
        self._matcher = matcher
        self._memory = memory
        self._files = FileBatch(staging)
        self._lines: dict[Path, dict[str, Mapping[str, Any]]] = {}
        self._staged: list[_Staged] = []

    def write(
        self, document: Mapping[str, Any], beside: Mapping[str, bytes], baseline: Mapping[str, Any] | None, path: Path
    ) -> None:
        """Stage a record, the files beside it, and the baseline of its next import. Raises StorageError."""
        path = self._folder.within(path)
        for name, content in beside.items():
            self._files.add(path.parent / name, content)
        if holds_many(path):
            self._lines.setdefault(path, {})[str(document["id"])] = document
        else:
            self._files.add(path, self._folder.text_of(document, path))
        self._staged.append(_Staged(document, beside, path))
        if baseline is not None:
            self.remember(str(document["id"]), baseline, str(source_of(document).get("sha256", "")))

    def place(self, document: Mapping[str, Any], path: Path) -> None:
        """Stage a record alone. Raises StorageError."""
        self.write(document, {}, None, path)

    def remember(self, record_id: str, baseline: Mapping[str, Any], sha256: str) -> None:
        """Remember, with the batch, how the source had a record, and with which checksum."""
        self._memory.remember(record_id, baseline, sha256)

    def close(self) -> None:
        """Throw away what was staged and never committed."""
        self._files.discard()

    def commit(self) -> None:
        """Put everything in its place. Raises StorageError: then some of it may be there, and some not."""
        try:
            self._files.commit()
            for path, records in self._lines.items():
                rewrite_lines(path, records)
            self._finish()
        finally:
            self._staged.clear()
            self._lines.clear()

    def commit_all_that_can_be(self) -> dict[str, str]:
        """Put everything in its place; return why not, for each record where that was not possible.

        What is part of a record that could not be written is not written.
        """
        staged = list(self._staged)
        try:
            self.commit()
        except StorageError:
            return self._one_by_one(staged)
        return {}

    def _one_by_one(self, staged: list[_Staged]) -> dict[str, str]:
        failed: dict[str, str] = {}
        for one in staged:
            record_id, above = str(one.document["id"]), one.document.get("part_of")
            if above in failed:
                failed[record_id] = f"The unit above, {above!r}, could not be written."
                continue
            try:
                _write_whole(self._folder, one)
            except StorageError as error:
                failed[record_id] = str(error)
        self._memory.forget(failed)
        self._finish()
        return failed

    def _finish(self) -> None:
        self._matcher.settle()
        self._memory.commit()


def _write_whole(folder: CatalogueFolder, one: _Staged) -> None:
    """Write a record with the files beside it; where that fails, restore them. Raises StorageError."""
    before = {path: _content(path) for path in (one.path.parent / name for name in one.beside)}
    try:
        folder.write(one.document, one.beside, one.path)
    except StorageError:
        for file, content in before.items():
            _restore(file, content)
        raise


def unedited(existing: Mapping[str, Any], beside: Mapping[str, bytes], at: Path) -> dict[str, bytes]:
    """Return the files that may be written over: those not there, and those still as their record says."""
    sums = {
        text["transcript"]["file"]: text["transcript"].get("sha256")
        for text in existing.get("texts", ())
        if isinstance(text, Mapping) and isinstance(text.get("transcript"), Mapping)
    }
    return {
        name: content
        for name, content in beside.items()
        if (there := _content(at / name)) is None or hashlib.sha256(there).hexdigest() == sums.get(name)
    }


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as error:
        raise StorageError(f"{path} cannot be read: {error.strerror or error}.") from error


def _restore(path: Path, content: bytes | None) -> None:
    """Restore a file, as far as a broken disk allows."""
    try:
        if content is None:
            path.unlink(missing_ok=True)
        elif _content(path) != content:
            write_file(path, content)
    except OSError:
        return


@contextmanager
def staging_folder(folder: CatalogueFolder) -> Iterator[Path]:
    """Yield a folder for the files of one run that wait for the disk; what killed runs have left is deleted."""
    imports = folder.root / ".catalog" / "imports"
    try:
        imports.mkdir(parents=True, exist_ok=True)
        for left in imports.iterdir():
            with unused(left) as is_unused:
                if is_unused:
                    shutil.rmtree(left, ignore_errors=True)
        own, lock = _locked_folder(imports)
    except OSError as error:
        raise StorageError(f"{imports} cannot be written: {error.strerror or error}.") from error
    try:
        yield own / STAGING
    finally:
        shutil.rmtree(own, ignore_errors=True)
        os.close(lock)


def _locked_folder(parent: Path) -> tuple[Path, int]:
    """Make a folder and lock it: another run that deletes leftovers leaves locked ones alone."""
    while True:
        own = Path(tempfile.mkdtemp(dir=parent))
        lock = os.open(own, os.O_RDONLY)
        with suppress(OSError):  # some network file systems have no locks
            fcntl.flock(lock, fcntl.LOCK_EX)
        if own.exists():  # it was not deleted before it was locked
            return own, lock
        os.close(lock)
