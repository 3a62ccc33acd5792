"""Importing: source, importer, draft, validation, record file. One bad item never stops the run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from catalog.findings import Finding
from catalog.ingest.outcome import Outcome, Result
from catalog.ingest.reading import read_source
from catalog.ingest.reconcile import Reconciler
from catalog.ingest.record_matcher import RecordMatcher
from catalog.ingest.source_import import SourceImport
from catalog.ingest.source_plan import plan_source
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
    mark_gone: bool = False,
    system: str = "",
    importer: Importer | None = None,
    today: dt.date | None = None,
) -> Iterator[Outcome]:
    """Import the sources in `paths` into the catalogue, and yield what becomes of each of their items.

    The importer is the one given, or the first that recognises the source. With `dry_run` nothing is written.
    A record that is there already is matched, and what a cataloguer has changed since is not overwritten,
    unless `overwrite` says that the source is to win. `system` names the system whose identifiers the sources give.
    Records that a source no longer has come last; with `mark_gone` they say so.
    """
    day = today or dt.datetime.now(tz=dt.UTC).date()
    with closing(RecordMatcher(folder, dry_run=dry_run)) as matcher, closing(SourceMemory(folder.root)) as memory:
        writing = RecordWriting(folder, memory)
        reconciler = Reconciler(folder, matcher, memory, writing, day, dry_run, overwrite=overwrite)
        for path in paths:
            source = _Items.of(path, importer, system)
            if isinstance(source, Outcome):
                yield source
                continue
            run = SourceImport(reconciler, plan_source(source, matcher, memory, system), mark_gone=mark_gone)
            for outcome in run.receive(source):
                yield replace(outcome, file=str(path))


@dataclass(slots=True)
class _Items:
    """The items of a source, to be gone through more than once; a few are kept, many are read again."""

    importer: Importer
    source: Source
    system: str
    _kept: list[Draft | Refusal] | None = None

    @classmethod
    def of(cls, path: Path, importer: Importer | None, system: str) -> Self | Outcome:
        """Return the items of a file, or the outcome of one that cannot be read."""
        source = read_source(path)
        if isinstance(source, Finding):
            return Outcome(Result.REFUSED, str(path), findings=(source,))
        chosen = importer or importers.recognise(source)
        if chosen is None:
            return Outcome(Result.REFUSED, str(path), findings=(_unknown(path, source),))
        return cls(chosen, source, system)

    def __iter__(self) -> Iterator[Draft | Refusal]:
        if self._kept is not None:
            yield from self._kept
            return
        kept: list[Draft | Refusal] | None = []
        empty = True
        for item in self.importer.read(self.source):
            empty = False
            named = _of_system(item, self.system)
            if kept is not None:
                kept.append(named)
                kept = kept if len(kept) <= _MOST_KEPT else None
            yield named
        if empty:
            nothing = self.source.refuse(self.importer.name, _NOTHING)
            kept = [nothing]
            yield nothing
        self._kept = kept


_MOST_KEPT = 2_000
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
