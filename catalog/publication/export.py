"""Writing records in a format: a stream, a file that is there whole or not at all, or a file for each record."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from catalog.findings import Finding
from catalog.model import Record
from catalog.publication.selection import Report, Selection, select
from catalog.standards.formats import Format
from catalog.storage import CatalogueFolder, write_output

__all__ = ["Export"]


class Export:
    """An export under way: what is asked for, in which format, and who learns what was skipped and what was written.

    A record that does not state what the format cannot do without is reported and skipped, and so is a document
    that is no record where all are asked for. One that the format is not about, as minutes in an index of letters, is
    reported where it is named. The errors are those of `select`, and UsageError where one file
    cannot hold the records: a finding aid is of one fond. What is written is never gathered in memory.
    """

    def __init__(
        self,
        folder: CatalogueFolder,
        form: Format,
        selection: Selection,
        *,
        report: Report,
        written: Callable[[Record], None] = lambda record: None,
    ) -> None:
        """Take the catalogue, the format and what is asked for."""
        self._folder = folder
        self._form = form
        self._selection = selection
        self._report = report
        self._written = written

    def stream(self) -> Iterator[bytes]:
        """Yield all records as one file, piece by piece."""
        return self._form.stream(self._records(), self._folder.settings)

    def to_file(self, path: Path) -> int:
        """Write all records to one file, packed where its name ends in .gz; return its bytes.

        On any error a file stays unchanged; what is no file, such as a FIFO, is written to.
        """
        pieces = self.stream()
        return write_output(path, _packed(pieces) if path.suffix == ".gz" else pieces, self._folder.root)

    def to_folder(self, path: Path) -> int:
        """Write each record to a file of its own, named by its id and the format's extension; return how many."""
        files = (
            write_output(
                path / f"{record.id}.{self._form.extension}",
                self._form.document(record, self._folder.settings),
                self._folder.root,
            )
            for record in self._records()
        )
        return sum(1 for _ in files)

    def _records(self) -> Iterator[Record]:
        for record in select(self._folder, self._selection, self._report):
            if self._form.fits(record):
                yield record
                self._written(record)
            elif self._form.is_about(record) or record.id in self._selection.names:
                message = f"The record {record.id!r} is not written in {self._form.name}."
                self._report(Finding("unfit-for-format", message, hint=f"The format needs {self._form.needs}."))


def _packed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Pack a stream with gzip; the same bytes give the same file, for it bears no time and no name."""
    packer = zlib.compressobj(wbits=16 + zlib.MAX_WBITS)
    for piece in pieces:
        if packed := packer.compress(piece):
            yield packed
    yield packer.flush()
