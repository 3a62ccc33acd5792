"""Finding and reading record files: `.yaml`, `.yml` and `.json` with one record, `.jsonl` with one a line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from catalog.errors import UnreadableDocument, UsageError
from catalog.regular_files import open_file
from catalog.storage.document import Document, Syntax
from catalog.storage.limits import MAX_DOCUMENT_BYTES

__all__ = ["Portion", "is_record_file", "is_within", "read_documents", "read_file", "read_portions", "record_files"]

_SYNTAX = {".yaml": Syntax.YAML, ".yml": Syntax.YAML, ".json": Syntax.JSON, ".jsonl": Syntax.JSON}

_OF_EDITORS = frozenset({".txt", ".rtf", ".doc", ".docx", ".odt", ".htm", ".html", ".md"})
"""Endings that editors and browsers add to the name of a file that they save."""

_FILES_TOGETHER = 32
_BYTES_TOGETHER = 512 * 1024


@dataclass(frozen=True, slots=True)
class Portion:
    """Documents that are read together, by whichever process: whole files, or a run of lines of one file.

    A run of lines begins with the line of this number at the byte `offset`, and ends before the byte `end`.
    """

    files: tuple[Path, ...]
    root: Path
    line: int = 1
    offset: int = 0
    end: int | None = None

    def documents(self) -> Iterator[Document]:
        """Yield the documents; one that cannot be read carries its fault."""
        for path in self.files:
            yield from read_file(path, self.root, line=self.line, offset=self.offset, end=self.end)


def read_portions(paths: Iterable[Path], root: Path) -> Iterator[Portion]:
    """Yield every record document below `paths` in portions; their documents are those of `read_documents`."""
    files: list[Path] = []
    for path in record_files(paths):
        many = path.suffix.lower() == ".jsonl"
        if files and (many or len(files) == _FILES_TOGETHER):
            yield Portion(tuple(files), root)
            files = []
        if many:
            yield from _runs(path, root)
        else:
            files.append(path)
    if files:
        yield Portion(tuple(files), root)


def _runs(path: Path, root: Path) -> Iterator[Portion]:
    """Yield the lines of a file in runs; a file that is not to be read, or cannot be, as a whole."""
    if path.is_symlink() and not is_within(path, root):
        yield Portion((path,), root)
        return
    try:
        with open_file(path) as file:
            begin, line, at = 0, 1, 0
            while block := file.read(_BYTES_TOGETHER):
                if (last := block.rfind(b"\n")) >= 0:
                    yield Portion((path,), root, line, begin, at + last + 1)
                    line, begin = line + block.count(b"\n"), at + last + 1
                at += len(block)
            if begin < at or not at:
                yield Portion((path,), root, line, begin)
    except OSError:
        yield Portion((path,), root)


def record_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the record files below each of `paths`, sorted; a path that does not exist raises UsageError."""
    for path in paths:
        if path.is_dir():
            yield from _walk(path, _entries(path))
        elif path.is_file() or path.is_symlink():
            yield path
        else:
            raise UsageError(f"There is no file or folder {path}.")


def is_record_file(path: Path) -> bool:
    """Whether a path below the folder of records is one that is read: of a known suffix, and not hidden."""
    return path.suffix.lower() in _SYNTAX and not any(step.startswith(".") for step in path.parts)


def read_documents(paths: Iterable[Path], root: Path) -> Iterator[Document]:
    """Yield every record document below `paths`; one that cannot be read carries its fault."""
    for path in record_files(paths):
        yield from read_file(path, root)


def read_file(path: Path, root: Path, *, line: int = 1, offset: int = 0, end: int | None = None) -> Iterator[Document]:
    """Yield the documents of one file: one, or one a line in JSON Lines. Links out of `root` are not followed.

    JSON Lines are read from the line of this number, which begins at the byte `offset`, to the byte `end`.
    """
    syntax = _SYNTAX.get(path.suffix.lower(), Syntax.YAML)
    if fault := _refused(path, root) or _of_another_kind(path):
        yield Document(path, b"", syntax, fault=fault)
        return
    try:
        with open_file(path) as file:
            if path.suffix.lower() == ".jsonl":
                yield from _lines(path, file, line, offset, end)
            else:
                yield Document(path, file.read(MAX_DOCUMENT_BYTES + 1), syntax)
    except OSError as error:
        hint = "Check that the file still exists, and that you may read it."
        fault = UnreadableDocument("unreadable", f"The file cannot be read: {error.strerror or error}.", hint=hint)
        yield Document(path, b"", syntax, fault=fault)


def _refused(path: Path, root: Path) -> UnreadableDocument | None:
    """Return why a file is not to be opened, if so."""
    if path.is_symlink() and not is_within(path, root):
        hint = "Copy the file into the catalogue."
        return UnreadableDocument("outside", "The link leads out of the catalogue.", hint=hint)
    return None


def _of_another_kind(path: Path) -> UnreadableDocument | None:
    """Return why a file is no record file by its name, if so: an editor may have added an ending of its own."""
    if path.suffix.lower() in _SYNTAX or not path.is_file():
        return None
    stem = path.stem.rstrip(".")
    name = stem if Path(stem).suffix.lower() in _SYNTAX else f"{stem or path.name}.yaml"
    message = (
        f"A file whose name ends in {path.suffix!r} is not read."
        if path.suffix
        else "A file without an ending is not read."
    )
    return UnreadableDocument("unknown-ending", message, hint=f"If it is a record, rename it to {name}.")


def is_within(path: Path, root: Path) -> bool:
    """Whether a path, links followed, lies in the folder `root`."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        return sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise UsageError(f"The folder {folder} cannot be read: {error.strerror}.") from error


def _walk(folder: Path, entries: list[os.DirEntry[str]]) -> Iterator[Path]:
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            try:
                below = _entries(path)
            except UsageError:
                yield path  # it vanished, or is closed to us: whoever reads it says so, and the run continues
                continue
            yield from _walk(path, below)
        elif (entry.is_symlink() or entry.is_file()) and (path.suffix.lower() in _SYNTAX or _is_renamed(path)):
            yield path


def _is_renamed(path: Path) -> bool:
    """Whether an editor has put its own ending behind that of a record file: letter.yaml.txt."""
    return path.suffix.lower() in _OF_EDITORS and Path(path.stem).suffix.lower() in _SYNTAX


def _lines(path: Path, file: BinaryIO, number: int, offset: int, end: int | None) -> Iterator[Document]:
    file.seek(offset)
    while (end is None or offset < end) and (line := file.readline(MAX_DOCUMENT_BYTES + 1)):
        if line.strip():
            yield Document(path, line, Syntax.JSON, number, offset=offset)
        offset += len(line)
        while line and not line.endswith(b"\n"):  # the rest of a line that is too long
            line = file.readline(MAX_DOCUMENT_BYTES + 1)
            offset += len(line)
        number += 1
