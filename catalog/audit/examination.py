"""Looking at many documents at once: each by itself, and all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from catalog.findings import Finding, Severity
from catalog.model import Record
from catalog.storage import Document
from catalog.validation import Outcome, read

__all__ = ["Examination", "examine"]


@dataclass(slots=True)
class Examination:
    """What was seen while documents were examined: counts, and what is needed to compare records."""

    documents: int = 0
    counts: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))
    _places: dict[str, str] = field(default_factory=dict)
    _links: list[tuple[Document, str, str]] = field(default_factory=list)

    def look_at(self, document: Document) -> Outcome:
        """Validate one document and compare it with those seen before."""
        self.documents += 1
        outcome = read(document)
        if outcome.record:
            twice = tuple(self._seen_before(document, outcome.record))
            self._links += [(document, path, target) for path, target in _links_of(outcome.record)]
            if twice:
                outcome = replace(outcome, record=None, findings=(*twice, *outcome.findings))
        self._count(outcome.findings)
        return outcome

    def look_back(self) -> Iterator[Finding]:
        """Yield what only shows when all documents were seen: links to records that are not there."""
        for document, path, target in self._links:
            if target not in self._places:
                line, column = document.locate(tuple(path.split("/")))
                message = f"There is no record {target!r} in this catalogue."
                hint = "Look at the id, or name the other document by title and reference code."
                finding = Finding("broken-link", message, Severity.ERROR, f"/{path}", hint)
                self._count((finding,))
                yield finding.at(document.place, line, column)

    def _seen_before(self, document: Document, record: Record) -> Iterator[Finding]:
        place = f"{document.place}:{document.line}" if not document.is_alone else document.place
        first = self._places.setdefault(record.id, place)
        if first is not place:
            line, column = document.locate(("id",))
            message = f"The id {record.id!r} is taken: {first} has it."
            hint = "Give this record another id; an id that was published never changes."
            yield Finding("duplicate-id", message, pointer="/id", hint=hint).at(document.place, line, column)

    def _count(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            self.counts[finding.severity] += 1


def examine(documents: Iterable[Document], examination: Examination, *, together: bool) -> Iterator[Finding]:
    """Yield the findings of all documents; `together` says that they are a whole catalogue, whose links must hold."""
    for document in documents:
        yield from examination.look_at(document).findings
    if together:
        yield from examination.look_back()


def _links_of(record: Record) -> Iterator[tuple[str, str]]:
    if record.part_of:
        yield "part_of", record.part_of
    for number, other in enumerate(record.related):
        if other.record:
            yield f"related/{number}/record", other.record
