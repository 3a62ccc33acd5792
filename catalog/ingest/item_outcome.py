"""What becomes of one item of a source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from catalog.findings import Finding
from catalog.ingest.three_way_merge import Difference
from catalog.standards.importers import (
    Draft,
    Fixed,
    Found,
    Ignored,
    Question,
)

__all__ = ["Outcome", "Result"]


class Result(StrEnum):
    """The five ends an item can come to, and that of a record which the source has no more."""

    IMPORTED = "imported"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    REFUSED = "refused"
    SKIPPED = "skipped"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One item and what became of it.

    `differences` are the changes that were made to a record that was there; `conflicts` those that were not,
    because somebody has edited the field since. A refused item has findings, and nothing of it was written.
    """

    result: Result
    file: str
    item: str = ""
    record: str | None = None
    path: str | None = None
    message: str = ""
    findings: tuple[Finding, ...] = ()
    found: tuple[Found, ...] = ()
    questions: tuple[Question, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    assumed: tuple[str, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    differences: tuple[Difference, ...] = ()
    conflicts: tuple[Difference, ...] = ()
    document: Mapping[str, Any] | None = None

    @classmethod
    def of(cls, result: Result, draft: Draft, **more: Any) -> Outcome:
        """Return the outcome of a draft, with all it found, asked and ignored."""
        return cls(
            result,
            draft.source.file,
            draft.source.item,
            found=draft.found,
            questions=draft.questions,
            ignored=draft.ignored,
            assumed=draft.assumed,
            fixed=draft.fixed,
            **more,
        )

    def plain(self) -> dict[str, Any]:
        """Return the outcome as plain values, empty ones left out."""
        return {key: value for key, value in asdict(self).items() if value not in (None, "", (), [])}
