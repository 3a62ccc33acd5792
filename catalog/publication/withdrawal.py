"""Taking a record back: what is left is a tombstone in the records, and a deleted record in the feed, for ever."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from catalog import validation
from catalog.errors import InvalidRecord, UnknownRecord, UsageError
from catalog.model.tombstone import tombstone
from catalog.publication.publish import publish
from catalog.storage import CatalogueFolder

__all__ = ["withdraw"]


def withdraw(folder: CatalogueFolder, record_id: str, reason: str, today: dt.date) -> Path:
    """Rewrite a record file as a tombstone and publish it; return the path of the file.

    The tombstone keeps id, level, title, reference code and sets, so that harvesters of the sets learn of it.
    Where nothing was published yet the tombstone goes out with the first publication. Raises UsageError where
    there is no such record, it is internal or withdrawn already, InvalidRecord where its file or the reason is in
    error, StorageError where the file cannot be written.
    """
    document = folder.find(record_id)
    if document is None:
        raise UnknownRecord(record_id)
    record = validation.read(document).demand()
    if record.is_withdrawn:
        raise UsageError(f"The record {record_id!r} is withdrawn already.")
    if record.is_internal:
        raise UsageError(f"The record {record_id!r} is internal: nothing of it is published. Delete its file instead.")
    kept = tombstone(record.plain(), date=today.isoformat(), reason=reason)
    outcome = validation.read_plain(kept)
    if outcome.record is None:
        raise InvalidRecord(outcome.errors)
    path = folder.write(kept, path=document.path)
    if os.path.lexists(folder.index_path):
        publish(folder, paths=[path])
    return path
