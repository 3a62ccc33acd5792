"""Looking at many documents at once: each by itself, and all of them together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from catalog.audit.comparison import Comparison
from catalog.findings import Finding, Severity
from catalog.model import Record
from catalog.storage import Document
from catalog.validation import Outcome, place, read

__all__ = ["Examination", "Judge", "examine"]


Judge = Callable[[Record], Iterable[Finding]]
"""Somebody who has demands on a record beyond its validity."""


@dataclass(slots=True)
class Examination:
    """What was counted while documents were examined, and who else judges a valid record: profiles, aggregators."""

    judges: Sequence[Judge] = ()
    documents: int = 0
    counts: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))

    def look_at(self, document: Document) -> Outcome:
        """Validate one document, ask the further judges about its record, and count the findings."""
        outcome = read(document)
        self.documents += 1
        if outcome.record and self.judges:
            judged = [finding for judge in self.judges for finding in judge(outcome.record)]
            outcome = replace(outcome, findings=(*outcome.findings, *place(judged, document)))
        for finding in outcome.findings:
            self.count(finding)
        return outcome

    def count(self, finding: Finding) -> Finding:
        """Count a finding and give it back."""
        self.counts[finding.severity] += 1
        return finding


def examine(documents: Iterable[Document], examination: Examination, *, together: bool) -> Iterator[Finding]:
    """Yield the findings of all documents; `together` says that they are a whole catalogue, whose links must hold."""
    comparison = Comparison()
    for document in documents:
        outcome = examination.look_at(document)
        yield from outcome.findings
        if outcome.record:
            comparison.remember(document, outcome.record)
    yield from map(examination.count, comparison.findings(together=together))
    comparison.close()
