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
    files: bool = False,
    personal_data: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Iterator[Finding]:
    """Yield the findings of all records of a catalogue, or of the files and folders `paths`, if there are any.

    Symbolic links that lead out of `root` are not followed. Raises UsageError, UnknownName among them, at once.
    """
    from catalog.catalogue_checks import Examination, RestOfCatalogue, examine, examine_in_parallel
    from catalog.storage import read_documents, read_portions
    from catalog.storage.record_files import record_files
    from catalog.validation.profile import load_profile

    demand_jobs(jobs)
    judges: list[Callable[[Record], Iterable[Finding]]] = []
    if profile:
        judges.append(load_profile(str(profile)).findings)
    if folder is not None:
        judges += _judges_of_catalogue(folder, aggregator, files=files, personal_data=personal_data)
    examination = Examination(judges, progress)
    if folder is not None and not files:  # which are read, and so found to be missing, with `files`
        examination.root = folder.root
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


def _judges_of_catalogue(
    folder: CatalogueFolder, aggregator: str | None, *, files: bool, personal_data: bool
) -> Iterator[Callable[[Record], Iterable[Finding]]]:
    """Yield what needs the whole catalogue to judge a record by. What is not asked for is not loaded."""
    if aggregator is not None:
        from catalog.aggregators import find_aggregator, judge
        from catalog.publication.units_of_files import UnitsOfFiles

        find_aggregator(aggregator)
        units = UnitsOfFiles(folder)
        yield lambda record: judge(units.public(record) or record, folder.settings, aggregator)
    if files:
        from catalog.objects.checking import check_objects

        yield partial(check_objects, root=folder.root)
    if personal_data:
        from catalog.catalogue_checks.personal_data import PersonalDataCheck
        from catalog.publication.units_of_files import today

        yield PersonalDataCheck(folder, today()).findings
