"""Taking in: source, importer, draft, validation, record file. One bad item never stops the run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from catalog.errors import StorageError
from catalog.findings import Finding, Severity
from catalog.ingest.outcome import Outcome, Result
from catalog.ingest.reading import read_source
from catalog.ingest.reconcile import Reconciler
from catalog.ingest.record_matcher import RecordMatcher
from catalog.ingest.writing import RecordWriting
from catalog.standards import importers
from catalog.standards.importers import (
    Draft,
    Importer,
    Refusal,
    Source,
)
from catalog.storage import CatalogueFolder, SourceMemory

__all__ = ["ingest"]


def ingest(
    paths: Iterable[Path],
    folder: CatalogueFolder,
    *,
    dry_run: bool = False,
    overwrite: bool = False,
    importer: Importer | None = None,
    today: dt.date | None = None,
) -> Iterator[Outcome]:
    """Take the sources in `paths` into the catalogue, and yield what becomes of each of their items.

    The importer is the one given, or the first that recognises the source. With `dry_run` nothing is written.
    A record that is there already is matched, and what a cataloguer has changed since is not overwritten,
    unless `overwrite` says that the source is to win.
    """
    day = today or dt.datetime.now(tz=dt.UTC).date()
    with closing(RecordMatcher(folder, dry_run=dry_run)) as matcher, closing(SourceMemory(folder.root)) as memory:
        writing = RecordWriting(folder, memory)
        reconciler = Reconciler(folder, matcher, memory, writing, day, dry_run, overwrite=overwrite)
        for path in paths:
            for item in _items_of(path, importer):
                yield item if isinstance(item, Outcome) else replace(_receive(item, reconciler), file=str(path))


def _items_of(path: Path, importer: Importer | None) -> Iterator[Draft | Refusal | Outcome]:
    """Yield the items of a file, or the outcome of one that cannot be read."""
    source = read_source(path)
    if isinstance(source, Finding):
        yield Outcome(Result.REFUSED, str(path), findings=(source,))
        return
    chosen = importer or importers.recognise(source)
    if chosen is None:
        yield Outcome(Result.REFUSED, str(path), findings=(_unknown(path, source),))
        return
    yield from _items(chosen, source)


def _items(importer: Importer, source: Source) -> Iterator[Draft | Refusal]:
    empty = True
    for item in importer.read(source):
        empty = False
        yield item
    if empty:
        yield source.refuse(importer.name, Finding("nothing-there", "The file holds nothing to take in."))


def _receive(item: Draft | Refusal, reconciler: Reconciler) -> Outcome:
    if isinstance(item, Refusal):
        erroneous = any(finding.severity is Severity.ERROR for finding in item.findings)
        result = Result.REFUSED if erroneous else Result.SKIPPED
        return Outcome(result, item.source.file, item.source.item, findings=item.findings)
    try:
        return reconciler.reconcile(item)
    except StorageError as error:
        finding = Finding("not-written", str(error), hint="Nothing of it was written.")
        return Outcome.of(Result.REFUSED, item, findings=(finding,))


def _unknown(path: Path, source: Source) -> Finding:
    """Say why no importer takes the file: what it is instead; what is no text at all says so itself."""
    known = importers.foreign(source)
    if known is not None:
        return known.at(str(path))
    try:
        source.text  # noqa: B018  # an unreadable text has a better reason
    except importers.Unreadable as unreadable:
        return unreadable.finding.at(str(path), unreadable.finding.line)
    names = ", ".join(each.name for each in importers.IMPORTERS)
    hint = f"Name one of them with --importer: {names}."
    return Finding("not-recognised", "No importer recognises the file.", hint=hint).at(str(path))
