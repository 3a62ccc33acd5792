"""The records of a catalogue that named files must be compared with: found by an index, not by reading all of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from catalog.ingest.match_keys import NAMES_RELEASE, names_of
from catalog.model import Record
from catalog.storage import CatalogueFolder, Document, NameIndex
from catalog.storage.name_index.survey import tree_of

__all__ = ["RestOfCatalogue"]

_MOST_ALIKE = 5
"""Records of one name, such as a reference code, that a record is compared with."""


class RestOfCatalogue:
    """The records outside some named files."""

    def __init__(self, folder: CatalogueFolder, named: Iterable[Path]) -> None:
        """Bring the index up to date: of the files, those that changed are read. Raises StorageError."""
        self._folder = folder
        self._read = {os.path.realpath(path) for path in named}
        self._index = NameIndex(folder, names_of, NAMES_RELEASE, is_kept=True)

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()

    def of_ids(self, record_ids: Iterable[str]) -> Iterator[Document]:
        """Yield the documents with these ids outside the named files, each once."""
        for record_id in record_ids:
            for path in self._index.paths(record_id):
                yield from self._documents(path, record_id)

    def alike(self, record: Record) -> Iterator[Document]:
        """Yield the documents that share a name with a record: its reference code, or its title and date."""
        for name in names_of(record.plain()):
            others = (one for one in self._index.some(name, _MOST_ALIKE) if one != record.id)
            yield from self.of_ids(others)

    def _documents(self, path: Path, record_id: str) -> Iterator[Document]:
        place = os.path.realpath(path)
        if place in self._read or f"{place}\0{record_id}" in self._read:
            return
        self._read.add(f"{place}\0{record_id}")
        for document in self._folder.read(path):
            tree = tree_of(document)
            if tree is not None and tree["id"] == record_id:
                yield document
