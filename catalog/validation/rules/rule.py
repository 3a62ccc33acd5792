"""What a rule is: a demand that the shape of a document cannot state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalog.findings import Finding, Severity
from catalog.model import Record

__all__ = ["Breach", "Path", "Rule"]

Path = tuple[str | int, ...]
"""The way to a value in a document: keys and numbers of entries."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One place where a record breaks a rule: the path of the value, what is wrong with it, and the mend."""

    path: Path
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One demand: its stable code, how much it weighs, and the function that looks for breaches.

    What it asks, why, and an example wrong and right stand under its code in `explanations.toml`.
    """

    code: str
    severity: Severity
    breaches: Callable[[Record], Iterator[Breach]]

    def findings(self, record: Record) -> Iterator[Finding]:
        """Yield a finding for each breach."""
        for breach in self.breaches(record):
            pointer = "".join(f"/{step}" for step in breach.path)
            yield Finding(self.code, breach.message, self.severity, pointer, breach.hint)
