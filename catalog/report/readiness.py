"""Which of the published records each aggregator would accept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from catalog.aggregators import AGGREGATORS, Summary
from catalog.aggregators.sent_elements import Sending
from catalog.model import Catalogue, Record

__all__ = ["Readiness"]


@dataclass(slots=True)
class Readiness:
    """A summary for every aggregator."""

    catalogue: Catalogue
    summaries: tuple[Summary, ...] = field(default_factory=lambda: tuple(map(Summary, AGGREGATORS)))

    def take(self, record: Record) -> None:
        """Judge one record, if it is published; what several aggregators receive alike is made once."""
        if not record.is_published:
            return
        received: dict[Callable[[Record, Catalogue], Sending], Sending] = {}
        for summary in self.summaries:
            receive = summary.aggregator.receive
            sending = received.get(receive) or received.setdefault(receive, receive(record, self.catalogue))
            summary.count(sending)
