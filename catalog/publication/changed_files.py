"""Finding the record files that changed since they were published, without reading those that did not.

In a git checkout the difference of two commits shows it, and git lists what is not committed. Elsewhere the status of
each file shows it: size, times, inode. What is named here may still prove unchanged when it is read.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

from catalog.publication.git_tree import GitTree, git_tree
from catalog.storage import (
    CatalogueFolder,
    FeedWriter,
    Source,
    is_record_file,
)

__all__ = ["Changes", "changed_files", "key_of", "path_of", "status_of"]

_TICK_NS = 2_000_000_000  # the coarsest clock of a file system: FAT


@dataclass(frozen=True, slots=True)
class Changes:
    """The files to read, the keys of those that are gone, and what to remember for the next time."""

    files: tuple[Path, ...]
    gone: tuple[str, ...]
    uncommitted: frozenset[str] = frozenset()
    commit: str | None = None
    scanned_ns: int = 0


def key_of(path: Path, folder: CatalogueFolder) -> str:
    """Return the name of a record file in the index: its path below the records, of ASCII whatever its bytes are."""
    return quote(os.fsencode(os.fspath(path).removeprefix(f"{folder.records}{os.sep}")))


def path_of(key: str, folder: CatalogueFolder) -> Path:
    """Return the record file that has this name in the index."""
    return folder.records / os.fsdecode(unquote_to_bytes(key))


def status_of(path: Path, key: str) -> Source:
    """Return a file's status; OSError where it is gone."""
    status = path.stat()
    return Source(key, status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns, b"")


def changed_files(folder: CatalogueFolder, writer: FeedWriter, *, everything: bool = False) -> Changes:
    """Return what changed since the last publication, or all files."""
    started = time.time_ns()
    with git_tree(folder.records) as tree:
        return _changed(folder, writer, tree, started, everything=everything)


def _changed(
    folder: CatalogueFolder, writer: FeedWriter, tree: GitTree | None, started: int, *, everything: bool
) -> Changes:
    uncommitted = tree.uncommitted() if tree else None
    if tree is None or uncommitted is None:
        return _by_status(folder, writer, Changes((), (), scanned_ns=started), everything=everything)
    keys = frozenset(key_of(path, folder) for path in uncommitted if _is_below(path, folder))
    remember = Changes((), (), keys, tree.commit, started)
    candidates = None if everything else _by_commit(tree, folder, writer)
    if candidates is None:
        return _by_status(folder, writer, remember, everything=everything)
    return _sorted_out(candidates | uncommitted, folder, writer, remember)


def _by_commit(tree: GitTree, folder: CatalogueFolder, writer: FeedWriter) -> set[Path] | None:
    """Return the files that differ from the published commit, or were in question then; None where none is known."""
    commit = writer.get("commit")
    differing = tree.differing(commit) if isinstance(commit, str) else None
    if differing is None:
        return None
    return differing | {path_of(source.path, folder) for source in writer.sources.in_question()}


def _sorted_out(candidates: Iterable[Path], folder: CatalogueFolder, writer: FeedWriter, remember: Changes) -> Changes:
    """Part the candidates into those to read and those that are gone; skip those whose status did not change."""
    keys = {key_of(path, folder): path for path in candidates if _is_below(path, folder)}
    there = {key: path for key, path in keys.items() if path.is_file() or path.is_symlink()}
    look = _Look(writer, remember.uncommitted, _settled(writer))
    files = sorted(path for key, path in there.items() if not look.is_same(path, writer.sources.get(key)))
    gone = sorted(key for key in keys.keys() - there.keys() if writer.sources.get(key))
    return replace(remember, files=tuple(files), gone=tuple(gone))


def _by_status(folder: CatalogueFolder, writer: FeedWriter, remember: Changes, *, everything: bool = False) -> Changes:
    """Compare the status of every file with the one it had."""
    known = {source.path: source for source in writer.sources}
    look = _Look(writer, remember.uncommitted, 0 if everything else _settled(writer))
    files = tuple(path for path in folder.files() if not look.is_same(path, known.pop(key_of(path, folder), None)))
    return replace(remember, files=files, gone=tuple(sorted(known)))


def _settled(writer: FeedWriter) -> int:
    """Return the time (nanoseconds) before which a file was surely written before it was read."""
    scanned = writer.get("scanned_ns")
    return scanned - _TICK_NS if isinstance(scanned, int) else 0


@dataclass(frozen=True, slots=True)
class _Look:
    """A look at the status of files. What was written after `settled` may have been written again unseen."""

    writer: FeedWriter
    uncommitted: frozenset[str]
    settled: int

    def is_same(self, path: Path, source: Source | None) -> bool:
        """Whether a file did not change; if so, remember whether the commit has it too."""
        if source is None or source.is_refused or source.mtime_ns >= self.settled:
            return False
        try:
            now = status_of(path, source.path)
        except OSError:
            return False
        present = (now.size, now.mtime_ns, now.inode, now.ctime_ns)
        if present != (source.size, source.mtime_ns, source.inode, source.ctime_ns):
            return False
        if source.is_uncommitted != (source.path in self.uncommitted):
            self.writer.sources.put(replace(source, is_uncommitted=not source.is_uncommitted))
        return True


def _is_below(path: Path, folder: CatalogueFolder) -> bool:
    return path.is_relative_to(folder.records) and is_record_file(path.relative_to(folder.records))
