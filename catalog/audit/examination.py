"""Looking at many documents at once: each by itself, and all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from catalog.audit.comparison import Comparison
from catalog.audit.look import Judge, Look, look_at
from catalog.audit.parallel import look_in_parallel
from catalog.findings import Finding, Severity
from catalog.storage import Document

__all__ = ["Examination", "Judge", "examine"]


@dataclass(slots=True)
class Examination:
    """What was counted while documents were examined, and who else judges a valid record: profiles, aggregators."""

    judges: Sequence[Judge] = ()
    documents: int = 0
    counts: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))

    def count(self, finding: Finding) -> Finding:
        """Count a finding and give it back."""
        self.counts[finding.severity] += 1
        return finding


def examine(
    documents: Iterable[Document], examination: Examination, *, together: bool, jobs: int = 1
) -> Iterator[Finding]:
    """Yield the findings of all documents, in their order; then those of their comparison.

    `together` says that they are a whole catalogue, whose links must hold; `jobs` is the number of processes that
    look at them. Raises StorageError where one of the processes is ended from outside.
    """
    with closing(Comparison()) as comparison:
        for look in _looks(documents, tuple(examination.judges), jobs):
            examination.documents += 1
            yield from map(examination.count, look.findings)
            if look.notes:
                comparison.keep(look.notes)
        yield from map(examination.count, comparison.findings(together=together))


def _looks(documents: Iterable[Document], judges: tuple[Judge, ...], jobs: int) -> Iterator[Look]:
    if jobs > 1:
        yield from look_in_parallel(documents, judges, jobs)
    else:
        yield from (look_at(document, judges) for document in documents)
