"""What comes of reading a document: a record, or the findings that keep it from being one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from catalog.errors import InvalidRecord
from catalog.findings import Finding, Severity
from catalog.model import Record

__all__ = ["Outcome", "SourceText"]


class SourceText(Protocol):
    """What validation asks of a document in a file."""

    @property
    def place(self) -> str:
        """The file as its reader names it."""
        ...

    @property
    def line(self) -> int:
        """The first line of the document in its file."""
        ...

    def tree(self) -> Any:
        """Return the plain document; raise `UnreadableDocument` where the text is none."""
        ...

    def fast_tree(self) -> Any | None:
        """Return the plain document where the quick reader is sure of it, or None."""
        ...

    def locate(self, path: tuple[str, ...], *, key: bool = False) -> tuple[int, int]:
        """Return line and column of the value at `path`, or of its key."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """A record with its findings (none of them an error), or no record and at least one error."""

    record: Record | None
    findings: tuple[Finding, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that keep the document from being a record."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    def demand(self) -> Record:
        """Return the record, or raise InvalidRecord with the findings."""
        if self.record is None:
            raise InvalidRecord(self.findings)
        return self.record
