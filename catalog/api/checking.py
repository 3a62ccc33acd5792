"""What the functions of the API have in common: checking documents, and what they are called with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.errors import UsageError
from catalog.model import Record

if TYPE_CHECKING:
    from catalog.findings import Finding
    from catalog.storage import CatalogueFolder

__all__ = ["Progress", "demand_jobs", "demand_record", "examined"]

Progress = Callable[[int], None]
"""Called with the number of documents that were checked so far."""
_MOST_JOBS = 64


def examined(
    paths: tuple[Path, ...],
    root: Path,
    folder: CatalogueFolder | None,
    *,
    profile: str | Path | None = None,
    aggregator: str | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Iterator[Finding]:
    """Yield the findings of all records of a catalogue, or of the files and folders `paths`, if there are any.

    Symbolic links that lead out of `root` are not followed. Raises UsageError, UnknownName among them, at once.
    """
    from catalog.aggregators import find_aggregator
    from catalog.checks import Examination, RestOfCatalogue, examine, examine_in_parallel, judge
    from catalog.storage import read_documents, read_portions
    from catalog.storage.record_files import record_files
    from catalog.validation.profile import load_profile

    demand_jobs(jobs)
    judges: list[Callable[[Record], Iterable[Finding]]] = []
    if profile:
        judges.append(load_profile(str(profile)).findings)
    if aggregator is not None and folder is not None:
        find_aggregator(aggregator)
        settings = folder.settings
        judges.append(lambda record: judge(record, settings, aggregator))
    examination = Examination(judges, progress)
    if folder is not None and paths:
        named = tuple(record_files(paths))
        records = folder.records.resolve()
        if any(path.resolve().is_relative_to(records) for path in named):
            examination.rest = partial(RestOfCatalogue, folder, named)
    if folder is None or paths:
        if jobs == 1:
            return examine(read_documents(paths, root), examination, together=False)
        return examine_in_parallel(read_portions(paths, root), examination, together=False, jobs=jobs)
    if jobs == 1:
        return examine(folder.documents(), examination, together=True)
    return examine_in_parallel(folder.portions(), examination, together=True, jobs=jobs)


def demand_jobs(jobs: int) -> None:
    """Raise UsageError for a number of processes that makes no sense."""
    if not 1 <= jobs <= _MOST_JOBS:
        raise UsageError(f"jobs is the number of processes, from 1 to {_MOST_JOBS}; it was {jobs}.")


def demand_record(record: object) -> None:
    """Raise UsageError for what is no record, and say how to get one."""
    if not isinstance(record, Record):
        raise UsageError(f"A record is needed, not {type(record).__name__}: c['ID'], or catalog.Record(...).")
