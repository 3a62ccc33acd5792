"""The records of a catalogue that named files must be compared with: found by an index, not by reading all of them."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from catalog.ingest.match_keys import NAMES_RELEASE, in_unit_name, names_of, person_name
from catalog.model import Agent, Record
from catalog.storage import CatalogueFolder, Document, NameIndex
from catalog.storage.name_index.survey import tree_of

__all__ = ["RestOfCatalogue"]

_MOST_LIKE = 2_000
"""Ids that one which no record has is compared with."""
_MOST_LEAVES = 1_000
"""Documents in one file whose leaves are compared."""
_MOST_ALIKE = 20
"""Records of one name, such as a reference code, that a record is compared with."""


class RestOfCatalogue:
    """The records outside some named files."""

    def __init__(self, folder: CatalogueFolder, named: Iterable[Path]) -> None:
        """Bring the index up to date: of the files, those that changed are read. Raises StorageError."""
        self._folder = folder
        self._read: set[str] = set()
        self.leave_out(named)
        self._index = NameIndex(folder, names_of, NAMES_RELEASE, is_kept=True)

    def leave_out(self, named: Iterable[Path]) -> None:
        """Leave out the records of these files, and yield all others again."""
        self._read = {os.path.realpath(path) for path in named}

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()

    def of_ids(self, record_ids: Iterable[str]) -> Iterator[Document]:
        """Yield the documents with these ids outside the named files, each once."""
        for record_id in record_ids:
            for path in self._index.paths(record_id):
                yield from self._documents(path, record_id)

    def like(self, record_id: str) -> Iterator[Document]:
        """Yield the documents whose ids are most like one that no record has."""
        known = self._index.like(record_id, _MOST_LIKE)
        yield from self.of_ids(difflib.get_close_matches(record_id, known, n=_MOST_ALIKE, cutoff=0.7))

    def alike(self, record: Record) -> Iterator[Document]:
        """Yield the documents that share a name with a record: its reference code, or its title and date."""
        for name in names_of(record.plain()):
            others = (one for one in self._index.some(name, _MOST_ALIKE) if one != record.id)
            yield from self.of_ids(others)

    def beside(self, record: Record) -> Iterator[Document]:
        """Yield the documents whose leaves are in the same file, and those that name the same persons."""
        tree = record.plain()
        persons = dict.fromkeys(person_name(agent.name) for agent in _agents_of(record))
        for name, most in (
            *((one, _MOST_LEAVES) for one in in_unit_name(tree)),
            *((one, _MOST_ALIKE) for one in persons),
        ):
            yield from self.of_ids(one for one in self._index.some(name, most) if one != record.id)

    def _documents(self, path: Path, record_id: str) -> Iterator[Document]:
        place = os.path.realpath(path)
        if place in self._read or f"{place}\0{record_id}" in self._read:
            return
        self._read.add(f"{place}\0{record_id}")
        for document in self._folder.read(path):
            tree = tree_of(document)
            if tree is not None and tree["id"] == record_id:
                yield document


def _agents_of(record: Record) -> Iterator[Agent]:
    for agents in (record.authors, record.signatories, record.recipients, record.contributors, record.mentions):
        yield from agents
