"""What the catalogue already describes: by id, by reference code, by the publisher's number, by the source's bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from catalog.drafts.identifier import free_id
from catalog.ingest.match_keys import (
    NAMES_RELEASE,
    agreeing_names,
    identifier_name,
    kind_of,
    likenesses,
    names_of,
    own_names,
    publisher_number,
    scope_name,
    source_of,
)
from catalog.ingest.same_document import agreement_of, features_of
from catalog.standards.importers import Draft
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
        """Return the record of the same document, or None: by the publisher's number, the reference code, the bytes.

        An id is no ground to match: an importer may have made it of a title that many documents have.
        """
        for name in own_names(tree):
            for record_id in self.index.ids(name):
                present = self.tree_of(record_id)
                if present is not None and not _are_apart(present, tree):
                    return present
        return None

    def of_id(self, draft: Draft) -> Mapping[str, Any] | None:
        """Return the record that has a draft's id, if it is that of its document.

        An id that a cataloguer wrote is that of the record, unless it is plainly of another document (in the very same
        file another title may be a better one); one that another system gave has to agree in the title, and in all
        else that both say.
        """
        present = self.tree_of(str(draft.document["id"]))
        if present is None or not (draft.names_record or draft.origin.get("identifier")):
            return None
        agreement = agreement_of(features_of(present), features_of(draft.document))
        if not draft.names_record:
            kind = kind_of(draft.source.importer)
            is_known = kind_of(str(source_of(present).get("importer", ""))) == kind  # then it would have been matched
            return present if agreement.is_title_undisputed and not is_known else None
        is_retitled = agreement.is_of_title_alone and source_of(present).get("file") == draft.source.file
        if is_retitled or not agreement.is_plainly_other:
            return present
        other = self.of_source(draft, str(draft.document["id"]))  # which was given another id in an earlier import
        return self.tree_of(other) if other else None

    def of_source(self, draft: Draft, identifier: str) -> str | None:
        """Return the record that was imported under an identifier from the file or system of a draft, or None."""
        kind, system = kind_of(draft.source.importer), draft.origin.get("system")
        where = ("system", str(system)) if system else ("file", draft.source.file)
        there = set(self.index.ids(scope_name(kind, *where)))
        found = [each for each in self.index.ids(identifier_name(kind, identifier)) if each in there]
        return found[0] if len(found) == 1 else None

    def of_finding_aid(self, identifier: str) -> str | None:
        """Return the record of the finding aid of an identifier, or None where there is none, or more than one."""
        found = [*self.index.ids(identifier_name(kind_of("ead3"), identifier))]
        return found[0] if len(found) == 1 else None

    def likely(self, tree: Mapping[str, Any], most: int) -> list[str]:
        """Return the ids of some records that are perhaps of the same document: same code, or same title and date."""
        alike = (record_id for name in likenesses(tree) for record_id in self.index.some(name, most + 1))
        return list(dict.fromkeys(alike))[:most]

    def agreeing(self, tree: Mapping[str, Any], most: int) -> list[str]:
        """Return the ids of some records that agree with one on title, year and a creator."""
        alike = (record_id for name in agreeing_names(tree) for record_id in self.index.some(name, most))
        return list(dict.fromkeys(alike))[:most]

    def free_id(self, tree: Mapping[str, Any]) -> str:
        """Return the record's id, or one with the publisher's number or a counter where another document has it."""
        wanted, number = str(tree["id"]), publisher_number(tree)
        numbered = f"{wanted}-{number.lower()}"
        if re.fullmatch(r"[A-Za-z0-9]+", number) and wanted in self.index and numbered not in self.index:
            return numbered
        return free_id(wanted, self.index)


def _are_apart(present: Mapping[str, Any], given: Mapping[str, Any]) -> bool:
    """Whether two records are plainly of two documents: two numbers, two items of one source, other descriptions."""
    numbers = {publisher_number(present), publisher_number(given)}
    if "" not in numbers:
        return len(numbers) == 2
    sources = source_of(present), source_of(given)
    items = {(source.get("sha256"), source.get("note")) for source in sources}
    if sources[0].get("sha256") == sources[1].get("sha256") is not None:
        return len(items) == 2
    return agreement_of(features_of(present), features_of(given)).is_plainly_other
