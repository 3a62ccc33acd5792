"""What comes of reading a document: a record, or the findings that keep it from being one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from catalog.errors import InvalidRecord, UnreadableDocument
from catalog.findings import Finding, Severity
from catalog.model import Record

__all__ = ["Outcome", "PlainScalar", "SourceText"]


class PlainScalar(Protocol):
    """A value that is written without quotation marks in YAML."""

    @property
    def path(self) -> tuple[str, ...]:
        """The keys and numbers of entries that lead to it."""
        ...

    @property
    def value(self) -> str:
        """The text that YAML reads."""
        ...

    @property
    def comment(self) -> str | None:
        """What YAML took for a comment behind it, without the `#`; None where there is no comment."""
        ...

    @property
    def is_in_brackets(self) -> bool:
        """Whether it is an entry of a list, or a field, between brackets on a line."""
        ...

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines, where it has several, which YAML joins."""
        ...


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

    @property
    def length(self) -> int:
        """The bytes of its text."""
        ...

    def tree(self) -> Any:
        """Return the plain document; raise `UnreadableDocument` where the text is none."""
        ...

    def fast_tree(self) -> Any | None:
        """Return the plain document where the quick reader is sure of it, or None."""
        ...

    def without(self, fault: UnreadableDocument) -> SourceText | None:
        """Return the document as it is with the line of a fault put right, or None."""
        ...

    def plain_scalars(self) -> Iterable[PlainScalar]:
        """Return the values of a YAML document that are written without quotation marks."""
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
