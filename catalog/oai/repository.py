"""What the provider asks of a store: snapshots of the feed, and pages of pre-serialised bytes in them.

Every item has a change number, its place in the order of changes: an item that changes moves to the end. The
datestamps rise with the change numbers, so that a window of dates is a span of changes.
A store imports nothing from here: it has classes of these shapes.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

__all__ = ["MetadataFormat", "Page", "Repository", "Run", "SetEntry", "View"]


class MetadataFormat(Protocol):
    """A format that the repository disseminates."""

    @property
    def prefix(self) -> str:
        """Its metadataPrefix."""

    @property
    def schema(self) -> str:
        """The address of its schema."""

    @property
    def namespace(self) -> str:
        """Its XML namespace."""


class SetEntry(Protocol):
    """A set."""

    @property
    def number(self) -> int:
        """Its place in the list of sets."""

    @property
    def spec(self) -> str:
        """Its setSpec."""

    @property
    def name(self) -> str:
        """Its setName."""

    @property
    def description(self) -> bytes:
        """The XML inside its setDescription, if any."""


class Run(Protocol):
    """Neighbours in the order of changes that share a datestamp."""

    @property
    def stamp(self) -> int:
        """The datestamp, in seconds."""

    @property
    def rows(self) -> Sequence[tuple[int, bytes, bytes, int]]:
        """The change of each record, its bytes before its datestamp, those after it, and the store's own checksum."""


class Page(Protocol):
    """Some records in the order of changes."""

    @property
    def runs(self) -> Sequence[Run]:
        """The records."""

    @property
    def size(self) -> int:
        """How many there are."""

    @property
    def last(self) -> int:
        """The change of the last of them."""

    @property
    def has_more(self) -> bool:
        """Whether the list continues."""


class View(Protocol):
    """A snapshot: all answers are of one state of the feed."""

    @property
    def moment(self) -> int:
        """The second that the state is of: nothing that appears later has an earlier datestamp."""

    @property
    def lineage(self) -> str:
        """The name of the order of changes. A store that starts again has another."""

    @property
    def earliest(self) -> int:
        """A lower bound of all datestamps, in seconds, that never rises."""

    @property
    def head(self) -> int:
        """The newest change."""

    def formats(self) -> Sequence[MetadataFormat]:
        """Return the formats of the repository."""

    def formats_of(self, identifier: str) -> Sequence[str] | None:
        """Return the prefixes an item has, deleted or not; None where there is no such item."""

    def count_sets(self) -> int:
        """Return the number of sets that are listed."""

    def has_sets(self) -> bool:
        """Whether there are sets, listed or not."""

    def sets(self, after: int, limit: int) -> Sequence[SetEntry]:
        """Return the sets whose number is greater than `after`, in their order."""

    def span(self, first: int | None, last: int | None) -> tuple[int, int]:
        """Return the changes whose datestamps lie in the window (seconds, inclusive): after one, up to another."""

    def count(self, prefix: str, spec: str | None, after: int, upto: int) -> int:
        """Return how many records a list has: those in the set and what it contains, or all."""

    def page(self, prefix: str, spec: str | None, after: int, upto: int, limit: int) -> Page:
        """Return the first records of that list."""

    def record(self, prefix: str, identifier: str) -> Run | None:
        """Return one record, as a run of one."""


class Repository(Protocol):
    """A store of records."""

    def view(self, moment: int) -> AbstractContextManager[View]:
        """Open a snapshot at the given moment (seconds)."""
