"""Whether the feed index has what the records say, byte by byte."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from catalog.errors import StorageError
from catalog.findings import Finding, Severity
from catalog.publication.changed_files import key_of, path_of
from catalog.publication.dissemination import fingerprint, tombstone
from catalog.publication.finding_aids import with_stored
from catalog.publication.preparation import Prepared, prepare
from catalog.storage import CatalogueFolder, Document
from catalog.storage.feed_index.audit import FeedAudit, StoredItem, auditing
from catalog.tree import Units

__all__ = ["IndexCheck", "check_index"]

_DAMAGED = "Run `catalog publish --all`: harvesters then get what was damaged again."
_PUBLISH_ALL = "Run `catalog publish --all`."


def check_index(folder: CatalogueFolder) -> Iterator[Finding]:
    """Yield what is wrong with the index by itself: damage to the file, and items that are not what was put in."""
    index = folder.index_path
    try:
        with auditing(index) as audit:
            for fault in audit.faults():
                yield _damage(index, f"The feed index is damaged: {fault}.")
            for stored in audit.items():
                if not stored.is_sound:
                    yield _damage(index, f"The feed index does not have {stored.item.identifier} as published.")
    except StorageError as error:
        yield _damage(index, str(error))


def _damage(index: Path, message: str) -> Finding:
    return Finding("index-damaged", message, hint=_DAMAGED).at(str(index))


class IndexCheck:
    """Compares the records of each file with what was published from it."""

    def __init__(self, folder: CatalogueFolder, audit: FeedAudit) -> None:
        """Take the catalogue, and one state of its index."""
        self._folder = folder
        self._audit = audit
        self._is_of_this_code = audit.get("fingerprint") == fingerprint(folder.settings)
        self._units = Units(audit.connection)
        self._day = dt.date.fromisoformat(str(audit.get("day") or "0001-01-01"))
        self._outdated = 0

    def file(self, path: Path, documents: Iterable[Document], digest: bytes) -> Iterator[Finding]:
        """Yield what the index has otherwise than a record file; `digest` is the SHA-256 of its bytes."""
        key = key_of(path, self._folder)
        source = self._audit.sources.get(key)
        if source is None or source.digest != digest or not self._is_of_this_code:
            self._outdated += 1
            return
        published = self._audit.published_from(key)
        for document in documents:
            prepared = prepare(key, document, self._folder.settings, self._units, self._day)
            published.discard(prepared.identifier)
            if prepared.shown and prepared.shown.is_document and self._has_parts(prepared.record_id):
                args = (key, document, self._folder.settings, self._units, self._day)
                prepared = prepare(*args, has_parts=True)
            if not (source.is_refused or self._agrees(prepared)):
                message = f"The feed index does not have {prepared.record_id!r} as it is in the file."
                yield Finding("index-differs", message, hint=_PUBLISH_ALL).at(document.place, document.line)
        if published and not source.is_refused:
            message = f"The feed index has {', '.join(sorted(published)[:3])} from this file, which does not hold it."
            yield Finding("index-differs", message, hint=_PUBLISH_ALL).at(str(path))

    def _agrees(self, prepared: Prepared) -> bool:
        if prepared.is_refused:
            return True  # what was published of it before stays
        stored = self._audit.item(prepared.identifier)
        if prepared.item is None:
            return stored is None or stored.item.is_deleted
        if stored is None or stored.item.path != prepared.item.path:
            return False
        return _expected(prepared, stored) == stored.item.digest

    def _has_parts(self, record_id: str) -> bool:
        """Whether a single document is the top of a finding aid."""
        query = "SELECT 1 FROM shown WHERE top = ? LIMIT 1"
        return self._audit.connection.execute(query, (record_id,)).fetchone() is not None

    def end(self) -> Iterator[Finding]:
        """Yield what concerns no file that is there."""
        for source in self._audit.sources:
            if not os.path.lexists(path_of(source.path, self._folder)):
                self._outdated += 1
        if self._outdated:
            files = f"{self._outdated:,} record file{' has' if self._outdated == 1 else 's have'}"
            message = f"{files} changed since the last publication, or catalog itself has; they were not compared."
            hint = "Run `catalog publish`, and check again."
            yield Finding("index-outdated", message, Severity.ADVICE, hint=hint).at(str(self._folder.index_path))


def _expected(prepared: Prepared, stored: StoredItem) -> bytes:
    """Return the checksum the item should have; a tombstone stays in the sets that its record was in."""
    item = prepared.item
    if item is not None and item.is_deleted and set(item.specs) <= set(stored.item.specs):
        item = tombstone(item.identifier, stored.item.specs, item.path, stored.item.hidden_specs)
    if item is None:
        return b""
    is_top = bool(prepared.components) and prepared.shown is not None and prepared.shown.top is None
    return with_stored(item, stored.item.rows, is_top=is_top).digest
