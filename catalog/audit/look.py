"""Looking at one document: whether it is valid, what further judges say, and what it must be compared by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from catalog.audit.comparison import Notes, notes_of
from catalog.findings import Finding
from catalog.model import Record
from catalog.storage import Document
from catalog.validation import place, read

__all__ = ["Judge", "Look", "look_at"]

Judge = Callable[[Record], Iterable[Finding]]
"""Somebody who has demands on a record beyond its validity."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one document showed: findings, and notes to compare it by where it is a valid record."""

    findings: tuple[Finding, ...]
    notes: Notes | None


def look_at(document: Document, judges: Sequence[Judge] = ()) -> Look:
    """Validate a document, and ask the further judges about its record."""
    outcome = read(document)
    record = outcome.record
    if record is None:
        return Look(outcome.findings, None)
    judged = [finding for judge in judges for finding in judge(record)]
    findings = (*outcome.findings, *place(judged, document)) if judged else outcome.findings
    return Look(findings, notes_of(document, record))
