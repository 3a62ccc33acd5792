"""Checking many documents: each by itself, and all of them together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from catalog.catalogue_checks.across_records import Comparison
from catalog.catalogue_checks.check_document import Judge, Look, look_at, look_in_parallel
from catalog.catalogue_checks.rest_of_catalogue import RestOfCatalogue
from catalog.findings import Finding, Severity
from catalog.storage import Document, Portion

__all__ = ["Examination", "Judge", "examine", "examine_in_parallel"]


@dataclass(slots=True)
class Examination:
    """The counts of a check, the further judges of valid records (profiles, aggregators), and the progress callback.

    `progress` is called with the number of documents that have been checked.
    """

    judges: Sequence[Judge] = ()
    progress: Callable[[int], None] | None = None
    rest: Callable[[], RestOfCatalogue] | None = None
    """Opens the rest of the catalogue that the documents are a part of."""
    root: Path | None = None
    """The catalogue below which the files of digital objects are looked for."""
    documents: int = 0
    counts: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))

    def count(self, finding: Finding) -> Finding:
        """Count a finding and return it."""
        self.counts[finding.severity] += 1
        return finding

    def count_documents(self, documents: int) -> None:
        """Count documents that have been checked, and report the progress."""
        self.documents += documents
        if self.progress:
            self.progress(self.documents)


def examine(documents: Iterable[Document], examination: Examination, *, together: bool) -> Iterator[Finding]:
    """Yield the findings of all documents, in their order; then those of their comparison.

    `together` says that they are a whole catalogue, whose links must hold. Otherwise they are compared with the `rest`
    of one, if the examination has it.
    """
    judges = tuple(examination.judges)
    return _findings((look_at((document,), judges, examination.root) for document in documents), examination, together)


def examine_in_parallel(
    portions: Iterable[Portion], examination: Examination, *, together: bool, jobs: int
) -> Iterator[Finding]:
    """Yield what `examine` yields of the documents of all portions; `jobs` processes read and look at them.

    Raises StorageError where one of the processes is ended from outside.
    """
    return _findings(
        look_in_parallel(portions, tuple(examination.judges), examination.root, jobs), examination, together
    )


def _findings(looks: Iterable[Look], examination: Examination, together: bool) -> Iterator[Finding]:
    with closing(Comparison()) as comparison:
        for look in looks:
            examination.count_documents(look.documents)
            yield from map(examination.count, look.findings)
            comparison.keep(look.notes)
        if examination.rest and not together:
            with closing(examination.rest()) as rest:
                comparison.compare_with(rest)
        yield from map(examination.count, comparison.findings(together=together))
