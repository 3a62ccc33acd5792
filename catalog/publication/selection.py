"""Which records are given out: those that are named, or every published one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from catalog.errors import UsageError
from catalog.findings import Finding
from catalog.model import Record
from catalog.storage import CatalogueFolder
from catalog.validation import read

__all__ = ["Report", "published", "selected"]


class Report(Protocol):
    """Whoever wants to know of a document that is no record, and is passed over."""

    def __call__(self, finding: Finding, /) -> None:
        """Take one finding."""
        ...


def published(folder: CatalogueFolder, report: Report) -> Iterator[Record]:
    """Yield every published record; a document that is none is reported and passed over."""
    for document in folder.documents():
        outcome = read(document)
        if outcome.record is None:
            for finding in outcome.errors:
                report(finding)
        elif outcome.record.is_published:
            yield outcome.record


def selected(folder: CatalogueFolder, record_ids: tuple[str, ...]) -> Iterator[Record]:
    """Yield the records with these ids, in the order they are named; drafts too, for they were asked for.

    Raises UsageError for an id that is not there or was withdrawn, and InvalidRecord for a document that is none.
    """
    for record_id in record_ids:
        yield named(folder, record_id)


def named(folder: CatalogueFolder, record_id: str) -> Record:
    """Return the record with this id. Raises UsageError and InvalidRecord as `selected` does."""
    document = folder.find(record_id)
    if document is None:
        raise UsageError(f"There is no record {record_id!r} in this catalogue.")
    record = read(document).demand()
    withdrawn = record.administration.withdrawn
    if withdrawn:
        raise UsageError(f"The record {record_id!r} was withdrawn on {withdrawn.date}: {withdrawn.reason}")
    return record
