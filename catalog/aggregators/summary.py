"""A whole collection and one aggregator: for each demand, the number of records that meet it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from catalog.aggregators.aggregator import Aggregator, Demand
from catalog.aggregators.sent_elements import Sending
from catalog.findings import Severity
from catalog.model import Catalogue, Record

__all__ = ["Summary", "SummaryRow"]


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One demand: how many records meet it, how many fail it."""

    demand: Demand
    met: int
    failed: int


@dataclass(slots=True)
class Summary:
    """What was counted of the records that would be sent; tombstones are not among them."""

    aggregator: Aggregator
    records: int = 0
    rejected: int = 0
    """Records with an error."""
    failed: Counter[str] = field(default_factory=Counter)
    """Records that fail a demand, by its code."""
    grades: Counter[str] = field(default_factory=Counter)
    """Records by the grade the aggregator would give."""

    def take(self, record: Record, catalogue: Catalogue) -> None:
        """Judge one record and count it."""
        if record.may_leave:
            self.count(self.aggregator.receive(record, catalogue))

    def count(self, sending: Sending) -> None:
        """Judge what was received, and count it."""
        self.records += 1
        breached = {finding.code: finding.severity for finding in self.aggregator.judge(sending)}
        self.failed.update(breached.keys())
        self.rejected += Severity.ERROR in breached.values()
        if self.aggregator.grade:
            self.grades[self.aggregator.grade(sending)] += 1

    @property
    def rows(self) -> tuple[SummaryRow, ...]:
        """Every demand, in the order of the aggregator."""
        return tuple(
            SummaryRow(demand, self.records - self.failed[demand.code], self.failed[demand.code])
            for demand in self.aggregator.demands
        )

    @property
    def obstacles(self) -> tuple[SummaryRow, ...]:
        """The demands that records are rejected for, the most frequent first."""
        errors = [row for row in self.rows if row.failed and row.demand.severity is Severity.ERROR]
        return tuple(sorted(errors, key=lambda row: -row.failed))

    def lines(self) -> Iterator[str]:
        """Yield the table as lines of text."""
        noun = "record" if self.records == 1 else "records"
        yield f"{self.aggregator.title}: {self.records:,} {noun}, {self.rejected:,} would be rejected."
        if self.aggregator.grades:
            counted = ", ".join(f"{grade}: {self.grades[grade]:,}" for grade in self.aggregator.grades)
            yield f"Grades, the worst first: {counted}."
        yield ""
        code = max(len(row.demand.code) for row in self.rows)
        number = max(len(f"{self.records:,}"), 4)
        yield f"{'level':7}  {'demand':{code}}  {'met':>{number}}  {'fail':>{number}}  requirement"
        for row in self.rows:
            counts = f"{row.met:>{number},}  {row.failed:>{number},}"
            yield f"{row.demand.severity:7}  {row.demand.code:{code}}  {counts}  {row.demand.demand}"
