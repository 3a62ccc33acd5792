"""What a rule is: a demand that the shape of a document cannot state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalog.findings import Finding, Severity
from catalog.model import Record

__all__ = ["Breach", "Rule"]


@dataclass(frozen=True, slots=True)
class Breach:
    """One place where a record breaks a rule: the path of the value, what is wrong with it, and the mend."""

    path: tuple[str | int, ...]
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One demand: its stable code, how much it weighs, what it asks and why, and the function that looks."""

    code: str
    severity: Severity
    demand: str
    reason: str
    breaches: Callable[[Record], Iterator[Breach]]

    def findings(self, record: Record) -> Iterator[Finding]:
        """Yield a finding for each breach."""
        for breach in self.breaches(record):
            pointer = "".join(f"/{step}" for step in breach.path)
            yield Finding(self.code, breach.message, self.severity, pointer, breach.hint)
