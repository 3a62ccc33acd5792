"""What an aggregator is: a table of demands, each with its weight, its source, and how it is looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalog.aggregators.sent_elements import Sending, receive_dublin_core
from catalog.findings import Finding, Severity
from catalog.model import Catalogue, Record
from catalog.validation import Breach

__all__ = ["Aggregator", "Demand", "Question"]

Question = Callable[[Sending], Iterator[Breach]]
"""Looks at what is sent, and yields what is wrong with it: path of the field to fill, message, fix."""


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand.

    An error: the record is rejected. A warning: it is accepted with a lower grade, or a strong recommendation is not
    followed. Advice: a recommendation is not followed.
    """

    code: str
    severity: Severity
    demand: str
    source: str
    question: Question

    def findings(self, sending: Sending) -> Iterator[Finding]:
        """Yield a finding for each breach, at the field of the record to change."""
        for breach in self.question(sending):
            pointer = "".join(f"/{step}" for step in breach.path)
            yield Finding(self.code, breach.message, self.severity, pointer, breach.hint)


@dataclass(frozen=True, slots=True)
class Aggregator:
    """One aggregator: its name for `--for`, its full name, its demands, and the grade it would give, if it grades."""

    name: str
    title: str
    demands: tuple[Demand, ...]
    receive: Callable[[Record, Catalogue], Sending] = receive_dublin_core
    """What it receives of a record."""
    grades: tuple[str, ...] = ()
    """The grades it gives, the worst first."""
    grade: Callable[[Sending], str] | None = None

    def judge(self, sending: Sending) -> Iterator[Finding]:
        """Yield what it would reject or miss. A tombstone is sent as deleted, and nothing is demanded of it."""
        if sending.record.may_leave:
            for demand in self.demands:
                yield from demand.findings(sending)
