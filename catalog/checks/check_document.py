"""Checking one document: whether it is valid, what further judges find, and what it is compared by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from catalog.checks.notes import Notes
from catalog.findings import Finding
from catalog.model import Record
from catalog.storage import Document
from catalog.tree import invalid_id
from catalog.validation import place, read

__all__ = ["Judge", "Look", "look_at"]

Judge = Callable[[Record], Iterable[Finding]]
"""Further requirements on a valid record: a profile or an aggregator."""


@dataclass(slots=True)
class Look:
    """The result for some documents: how many they are, their findings, and notes to compare the valid records by."""

    documents: int = 0
    findings: list[Finding] = field(default_factory=list)
    notes: Notes = field(default_factory=Notes)


def look_at(documents: Iterable[Document], judges: Sequence[Judge] = ()) -> Look:
    """Validate documents, and ask the further judges about their records."""
    look = Look()
    for document in documents:
        look.documents += 1
        outcome = read(document)
        look.findings += outcome.findings
        if outcome.record is None:
            if record_id := invalid_id(document):
                look.notes.take_invalid(document, record_id)
            continue
        for finding in place([finding for judge in judges for finding in judge(outcome.record)], document):
            if finding.inherited:
                look.notes.inherited.append((outcome.record.id, finding))
            else:
                look.findings.append(finding)
        look.notes.take(document, outcome.record)
    return look
