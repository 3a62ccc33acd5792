"""What a rule is: a demand that the shape of a document cannot state, on a record or on one value alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from catalog.findings import Finding, Fix, Severity
from catalog.validation.rules.record_parts import Path, RecordParts, ValueKind

__all__ = ["Breach", "Fault", "Rule", "ValueRule"]


@dataclass(frozen=True, slots=True)
class Breach:
    """One place where a record breaks a rule: the path of the value, what is wrong with it, and the fix."""

    path: Path
    message: str
    hint: str
    fix: Fix | None = None


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
        return _finding(self.code, self.severity, breach)


class Fault(NamedTuple):
    """What is wrong with one value, and the fix, in words and where possible as the text to write."""

    message: str
    hint: str
    fix: Fix | None = None


@dataclass(frozen=True, slots=True, eq=False)
class ValueRule:
    """A demand on one value alone, whatever else the record says: on a name, a language tag, the number of a unit.

    `fault` returns what is wrong with the value, and the fix; None for nearly every value. Values return from record
    to record, so whether one has a fault is remembered: the answer must depend on nothing but the value.
    """

    code: str
    severity: Severity
    kinds: tuple[ValueKind, ...]
    fault: Callable[[str], Fault | None]

    @property
    def judges(self) -> tuple[str, ...]:
        """The fields of the record that hold its values."""
        return tuple(dict.fromkeys(field for kind in self.kinds for field in kind.fields))

    def breaches(self, parts: RecordParts) -> Iterator[Breach]:
        """Yield a breach for each value with a fault."""
        for kind in self.kinds:
            for path, value in zip(kind.paths(parts), kind.values(parts), strict=True):
                if fault := self.fault(value):
                    yield Breach(path, *fault)

    def finding(self, breach: Breach) -> Finding:
        """Return a breach as a finding."""
        return _finding(self.code, self.severity, breach)


def _finding(code: str, severity: Severity, breach: Breach) -> Finding:
    pointer = "".join(f"/{step}" for step in breach.path)
    return Finding(code, breach.message, severity, pointer, breach.hint, fix=breach.fix)
