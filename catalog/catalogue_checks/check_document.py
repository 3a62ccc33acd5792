"""Checking one document: whether it is valid, what further judges find, and what it is compared by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from catalog.catalogue_checks.comparison_rows import Notes
from catalog.findings import Finding
from catalog.model import Record
from catalog.objects.named_files import missing_files
from catalog.processes import Processes
from catalog.storage import Document, Portion
from catalog.tree import invalid_id
from catalog.validation import place, read

__all__ = ["Judge", "Look", "look_at", "look_in_parallel"]

Judge = Callable[[Record], Iterable[Finding]]
"""Further requirements on a valid record: a profile or an aggregator."""


@dataclass(slots=True)
class Look:
    """The result for some documents: how many they are, their findings, and notes to compare the valid records by."""

    documents: int = 0
    findings: list[Finding] = field(default_factory=list)
    notes: Notes = field(default_factory=Notes)


def look_at(documents: Iterable[Document], judges: Sequence[Judge] = (), root: Path | None = None) -> Look:
    """Validate documents, look for the files that they name, and ask the further judges about their records.

    `root` is the catalogue of the files of digital objects; without it, those are not looked for.
    """
    look = Look()
    for document in documents:
        look.documents += 1
        outcome = read(document)
        look.findings += outcome.findings
        if outcome.record is None:
            if record_id := invalid_id(document):
                look.notes.take_invalid(document, record_id)
            continue
        judged = [finding for judge in judges for finding in judge(outcome.record)]
        judged += missing_files(outcome.record, document.path.parent, root)
        for finding in place(judged, document):
            if finding.inherited:
                look.notes.inherited.append((outcome.record.id, finding))
            else:
                look.findings.append(finding)
        look.notes.take(document, outcome.record)
    return look


def look_in_parallel(
    portions: Iterable[Portion], judges: tuple[Judge, ...], root: Path | None, jobs: int
) -> Iterator[Look]:
    """Yield what `look_at` says of the documents of each portion, in their order, from `jobs` processes.

    Raises StorageError where one of them was ended from outside.
    """

    def look(portion: Portion) -> Look:
        return look_at(portion.documents(), judges, root)

    with Processes(jobs, look) as processes:
        for _, found in processes.in_order(portions):
            yield found
