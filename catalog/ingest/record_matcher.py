"""What the catalogue already describes: by id, by reference code, by the publisher's number, by the source's bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from catalog.drafts.identifier import free_id
from catalog.ingest.match_keys import (
    NAMES_RELEASE,
    id_name,
    likenesses,
    names_of,
    own_names,
    publisher_number,
    source_of,
)
from catalog.storage import CatalogueFolder, NameIndex

__all__ = ["RecordMatcher"]


class RecordMatcher:
    """The records of a catalogue, found by what names a document. Kept up to date by `put`."""

    def __init__(self, folder: CatalogueFolder, *, dry_run: bool) -> None:
        """Look at the record files; those that changed since the last time are read. Raises StorageError."""
        self.index = NameIndex(folder, names_of, NAMES_RELEASE, is_kept=not dry_run)

    def put(self, tree: Mapping[str, Any], path: Path | None = None) -> None:
        """Remember a record that is being written, and where; it can be read there after `settle`."""
        self.index.put(tree, path)

    def settle(self) -> None:
        """Say that the records that were put in are on the disk."""
        self.index.settle()

    def close(self) -> None:
        """Let go of the index."""
        self.index.close()

    def tree_of(self, record_id: str) -> Mapping[str, Any] | None:
        """Return the record with this id, or None."""
        return self.index.tree(record_id)

    def path_of(self, record_id: str) -> Path | None:
        """Return the file of the record with this id, where it is known."""
        return self.index.path(record_id)

    def match(self, tree: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """Return the record of the same document, or None: by the publisher's number, the id, the reference code."""
        names = list(own_names(tree))
        number = [name for name in names if name.startswith("number ")]
        for name in dict.fromkeys((*number, id_name(tree), *names)):
            for record_id in self.index.ids(name):
                present = self.tree_of(record_id)
                if present is not None and not _are_apart(present, tree):
                    return present
        return None

    def likely(self, tree: Mapping[str, Any], most: int) -> list[str]:
        """Return the ids of some records that are perhaps of the same document: same code, or same title and date."""
        alike = (record_id for name in likenesses(tree) for record_id in self.index.some(name, most + 1))
        return list(dict.fromkeys(record_id for record_id in alike if record_id != tree["id"]))[:most]

    def free_id(self, tree: Mapping[str, Any]) -> str:
        """Return the record's id, or one with the publisher's number or a counter where another document has it."""
        wanted, number = str(tree["id"]), publisher_number(tree)
        numbered = f"{wanted}-{number.lower()}"
        if wanted in self.index and re.fullmatch(r"[A-Za-z0-9]+", number) and numbered not in self.index:
            return numbered
        return free_id(wanted, self.index)


def _are_apart(present: Mapping[str, Any], given: Mapping[str, Any]) -> bool:
    """Whether two records are plainly of two documents: two publisher's numbers, or two items of one source."""
    numbers = {publisher_number(present), publisher_number(given)}
    sources = source_of(present), source_of(given)
    items = {(source.get("sha256"), source.get("note")) for source in sources}
    is_one_source = sources[0].get("sha256") == sources[1].get("sha256") is not None
    return (len(numbers) == 2 and "" not in numbers) or (is_one_source and len(items) == 2)
