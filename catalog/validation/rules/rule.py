"""What a rule is: a demand that the shape of a document cannot state."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from catalog.findings import Finding, Severity
from catalog.validation.rules.record_parts import Path, RecordParts

__all__ = ["Breach", "Rule"]


@dataclass(frozen=True, slots=True)
class Breach:
    """One place where a record breaks a rule: the path of the value, what is wrong with it, and the fix."""

    path: Path
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One demand: its stable code, its severity, the fields it judges, and the function that yields breaches.

    `judges` names fields of the record. The rule is not called for a record in which all of them are empty.
    What the rule asks, why, and an example wrong and right are under its code in `explanations.toml`.
    """

    code: str
    severity: Severity
    judges: tuple[str, ...]
    breaches: Callable[[RecordParts], Iterable[Breach]]

    def finding(self, breach: Breach) -> Finding:
        """Return a breach as a finding."""
        pointer = "".join(f"/{step}" for step in breach.path)
        return Finding(self.code, breach.message, self.severity, pointer, breach.hint)
