"""Importing: source, importer, draft, validation, record file. One bad item never stops the run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, nullcontext
from dataclasses import replace
from itertools import islice
from pathlib import Path

from catalog.findings import Finding
from catalog.ingest.item_outcome import Outcome, Result
from catalog.ingest.read_source_file import read_source
from catalog.ingest.reconcile import Reconciler
from catalog.ingest.record_matcher import RecordMatcher
from catalog.ingest.source_import import SourceImport
from catalog.ingest.source_plan import plan_source
from catalog.ingest.spooled_items import SpooledItems
from catalog.ingest.write_records import BatchWriting, staging_folder
from catalog.standards import importers
from catalog.standards.importers import (
    Draft,
    Importer,
    Refusal,
    Source,
)
from catalog.storage import CatalogueFolder, ImportBaselines

__all__ = ["ingest"]


def ingest(
    paths: Iterable[Path],
    folder: CatalogueFolder,
    *,
    dry_run: bool = False,
    overwrite: bool = False,
    mark_gone: bool = False,
    system: str = "",
    importer: Importer | None = None,
    today: dt.date | None = None,
) -> Iterator[Outcome]:
    """Import the sources in `paths` into the catalogue, and yield what becomes of each of their items.

    The importer is the one given, or the first that recognises the source. With `dry_run` nothing is written.
    A record that exists already is matched, and what a cataloguer has changed since is not overwritten,
    unless `overwrite` says that the source is to win. `system` names the system whose identifiers the sources give.
    Records that a source no longer has come last; with `mark_gone` they say so.
    """
    day = today or dt.datetime.now(tz=dt.UTC).date()
    with (
        closing(RecordMatcher(folder, dry_run=dry_run)) as matcher,
        closing(ImportBaselines(folder.root)) as memory,
        nullcontext(Path()) if dry_run else staging_folder(folder) as staging,
        closing(BatchWriting(folder, matcher, memory, staging)) as writing,
    ):
        reconciler = Reconciler(folder, matcher, memory, writing, day, dry_run, overwrite=overwrite)
        for path in paths:
            read = _items(path, importer, system)
            if isinstance(read, Outcome):
                yield read
                continue
            with SpooledItems(read) as items:
                run = SourceImport(reconciler, plan_source(items, matcher, memory, system), mark_gone=mark_gone)
                for outcome in _in_batches(run, items, writing):
                    yield replace(outcome, file=str(path))


_BATCH = 500
"""Items that are written together: many, so that the disk is waited for seldom; few, so that they need no memory."""


def _in_batches(run: SourceImport, source: Iterable[Draft | Refusal], writing: BatchWriting) -> Iterator[Outcome]:
    """Yield the outcomes of a source when what they say is on the disk."""
    outcomes = iter(run.receive(source))
    while batch := list(islice(outcomes, _BATCH)):
        failed = writing.commit_all_that_can_be()
        run.note_unwritten(failed)
        yield from (_unless_failed(outcome, failed) for outcome in batch)


def _unless_failed(outcome: Outcome, failed: Mapping[str, str]) -> Outcome:
    message = failed.get(outcome.record or "")
    if message is None:
        return outcome
    finding = Finding("not-written", message, hint="Nothing of it was written. Import the source again.")
    return replace(
        outcome, result=Result.REFUSED, record=None, path=None, message="", findings=(finding,), document=None
    )


def _items(path: Path, importer: Importer | None, system: str) -> Iterator[Draft | Refusal] | Outcome:
    """Return the items of a file, or the outcome of one that cannot be read."""
    source = read_source(path)
    if isinstance(source, Finding):
        return Outcome(Result.REFUSED, str(path), findings=(source,))
    chosen = importer or importers.recognise(source)
    if chosen is None:
        return Outcome(Result.REFUSED, str(path), findings=(_unknown(path, source),))
    return _read(source, chosen, system)


def _read(source: Source, importer: Importer, system: str) -> Iterator[Draft | Refusal]:
    empty = True
    for item in importer.read(source):
        empty = False
        yield _of_system(item, system)
    if empty:
        yield source.refuse(importer.name, _NOTHING)


_NOTHING = Finding("nothing-there", "The file holds nothing to import.")


def _of_system(item: Draft | Refusal, system: str) -> Draft | Refusal:
    """Return an item with the name of the system whose identifier it bears."""
    if not system or isinstance(item, Refusal):
        return item
    administration = {**item.document.get("administration", {}), "source": {**item.origin, "system": system}}
    return replace(item, document={**item.document, "administration": administration})


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
