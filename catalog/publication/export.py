"""Writing records in a format: a stream of bytes, or a file that is there whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from catalog.findings import Finding
from catalog.formats import Format
from catalog.model import Record
from catalog.publication.selection import Report, published, selected
from catalog.storage import CatalogueFolder, write_file

__all__ = ["export", "export_file"]


def export(
    folder: CatalogueFolder, form: Format, record_ids: tuple[str, ...] = (), *, report: Report
) -> Iterator[bytes]:
    """Yield the records with these ids, or every published record, as one file in a format.

    Memory does not grow with the records. A document that is no record is reported and passed over where all are
    asked for, and so is a record that does not state what the format cannot do without. An id that is not there, was
    withdrawn or is no record raises UsageError or InvalidRecord before the first byte where it is the first, and else
    ends the stream.
    """
    records = selected(folder, record_ids) if record_ids else published(folder, report)
    yield from form.stream(_fitting(records, form, report), folder.settings)


def _fitting(records: Iterable[Record], form: Format, report: Report) -> Iterator[Record]:
    for record in records:
        if form.fits(record):
            yield record
        else:
            message = f"The record {record.id!r} is not written in {form.name}."
            report(Finding("unfit-for-format", message, hint=f"The format needs {form.needs}."))


def export_file(
    folder: CatalogueFolder, form: Format, path: Path, record_ids: tuple[str, ...] = (), *, report: Report
) -> int:
    """Write the same to a file; return its bytes. On any error the file is as it was before."""
    return write_file(path, export(folder, form, record_ids, report=report))
