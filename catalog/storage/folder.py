"""The folder of a catalogue: its settings, its record files, and where a new one goes."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from catalog.errors import StorageError, UnreadableDocument, UsageError
from catalog.model import Catalogue
from catalog.reference_codes import register
from catalog.regular_files import open_file
from catalog.storage import json_text
from catalog.storage.atomic_file import write_file
from catalog.storage.document import Document
from catalog.storage.encoding import decode
from catalog.storage.json_lines_update import holds_many, rewrite_lines
from catalog.storage.limits import MAX_DOCUMENT_BYTES
from catalog.storage.record_files import (
    Portion,
    is_within,
    read_documents,
    read_file,
    read_portions,
    record_files,
)
from catalog.storage.settings_file import SETTINGS_FILE, read_settings
from catalog.storage.yaml import update as yaml_rewriting

__all__ = ["ARCHIVES_FILE", "CatalogueFolder", "open_catalogue"]

ARCHIVES_FILE = "archives.toml"
"""The catalogue's own archives, beside its settings."""


def open_catalogue(root: Path) -> CatalogueFolder:
    """Open the catalogue in `root`; raise UsageError where there is none."""
    if not root.is_dir():
        raise UsageError(f"{root} is not a folder.")
    path = root / SETTINGS_FILE
    if not os.path.lexists(path):
        raise UsageError(f"There is no {SETTINGS_FILE} in {root.resolve()}: make a catalogue with `catalog init DIR`.")
    own = root / ARCHIVES_FILE
    register.use(register.load(own) if os.path.lexists(own) else None)
    return CatalogueFolder(root, read_settings(path))


@dataclass(frozen=True, slots=True)
class CatalogueFolder:
    """A catalogue on disk. The record files are the truth; the feed index beside them is derived."""

    root: Path
    settings: Catalogue

    @property
    def records(self) -> Path:
        """The folder of the record files."""
        return self.root / "records"

    @property
    def index_path(self) -> Path:
        """The feed index."""
        return self.root / ".catalog" / "feed.sqlite"

    def files(self, paths: Iterable[Path] = ()) -> Iterator[Path]:
        """Yield the record files below `paths` (all of them by default), sorted by path."""
        return record_files(paths or self._all())

    def documents(self, paths: Iterable[Path] = ()) -> Iterator[Document]:
        """Yield every record document below `paths`; one that cannot be read carries its fault."""
        return read_documents(paths or self._all(), self.root)

    def portions(self) -> Iterator[Portion]:
        """Yield every record document in portions, for several processes to read."""
        return read_portions(self._all(), self.root)

    def read(self, path: Path, *, line: int = 1, offset: int = 0) -> Iterator[Document]:
        """Yield the documents of one file: one, or one a line in JSON Lines from a line and its first byte on."""
        return read_file(path, self.root, line=line, offset=offset)

    def _all(self) -> tuple[Path, ...]:
        return (self.records,) if self.records.is_dir() else ()

    def find(self, record_id: str) -> Document | None:
        """Return the document of the record with this id, looking first where its file should be."""
        named = [path for path in self.files() if path.stem == record_id]
        return self._first(named, record_id) or self._first(self.files(), record_id)

    def _first(self, paths: Iterable[Path], record_id: str) -> Document | None:
        needle = record_id.encode(errors="surrogatepass")
        for path in paths:
            for document in self.read(path):
                if needle in document.text and _id_of(document) == record_id:
                    return document
        return None

    def path_for(self, record: Mapping[str, Any]) -> Path:
        """Return where the file of a new record goes: below its archive, fond and opis.

        Raises StorageError where something lies there: it is not known to be a record, and is not written over.
        """
        code = record.get("reference_code")
        steps = _steps(code) if isinstance(code, Mapping) else []
        path = self.records.joinpath(*steps, f"{record['id']}.yaml")
        if os.path.lexists(path):
            raise StorageError(f"{path} already exists, and holds no record that can be read: fix it first.")
        return path

    def write(
        self, record: Mapping[str, Any], beside: Mapping[str, bytes] | None = None, path: Path | None = None
    ) -> Path:
        """Write a record file, after the files that go beside it; return its path.

        An existing record keeps its path, and in it its way of writing: YAML, JSON, or one line of many.
        """
        if path is None:
            present = self.find(record["id"])
            path = present.path if present else self.path_for(record)
        path = self.within(path)
        for name, content in (beside or {}).items():
            write_file(path.parent / name, content)
        if holds_many(path):
            rewrite_lines(path, {record["id"]: record})
        else:
            write_file(path, self.text_of(record, path))
        return path

    def within(self, path: Path) -> Path:
        """Return the file that a link within the catalogue leads to; one out of it is refused by whoever writes."""
        return path.resolve() if path.is_symlink() and is_within(path, self.root) else path

    def text_of(self, record: Mapping[str, Any], path: Path) -> bytes:
        """Return the text of a file in `path` that holds this record alone, with the comments of what lies there."""
        if path.suffix.lower() == ".json":
            return json_text.write(record, is_alone=True)
        return yaml_rewriting.rewrite(_text_in(path), record, self._schema_from(path.parent))

    def _schema_from(self, folder: Path) -> str:
        """Return the way from a record's folder to the schema, for the line that editors read."""
        schema = self.root / "schemas" / "record.schema.json"
        return _way(schema, folder) if schema.exists() else ""


@lru_cache(maxsize=1024)
def _way(file: Path, folder: Path) -> str:
    return Path(os.path.relpath(file, folder)).as_posix()


def _text_in(path: Path) -> str:
    """Return the text of a record file, or nothing where none can be read."""
    try:
        with open_file(path) as file:
            return decode(file.read(MAX_DOCUMENT_BYTES))
    except (OSError, UnreadableDocument):
        return ""


def _id_of(document: Document) -> Any:
    try:
        tree = document.tree()
    except UnreadableDocument:
        return None
    return tree.get("id") if isinstance(tree, dict) else None


def _steps(code: Mapping[str, Any]) -> list[str]:
    """Return the folders of a reference code: the archive, and every level but the last."""
    numbers = [value.get("number", "") if isinstance(value, Mapping) else value for value in _numbers(code)]
    words = [str(code.get("repository", "")), *map(str, numbers[:-1])]
    return [step for word in words if (step := _step(word))]


_LONGEST_STEP = 120
"""Bytes of the name of a folder; file systems keep 255 at most, encrypted ones 143."""


def _step(word: str) -> str:
    """Return the folder of one level of a reference code, cut where its name would be too long for a disk."""
    name = re.sub(r"[^\w-]+", "-", word.lower()).strip("-_.")
    return name.encode()[:_LONGEST_STEP].decode(errors="ignore").rstrip("-_.")


def _numbers(code: Mapping[str, Any]) -> list[Any]:
    listed = code.get("levels")
    if listed:
        return list(listed)
    apart = {"repository", "repository_as_written", "leaves", "year", "microfilm", "as_written", "note"}
    return [value for key, value in code.items() if key not in apart]
