"""The rules that the shape of a document cannot state, each with a stable code.

To add a rule, write one function and one `Rule` or `ValueRule` in the tuple of a file here, and describe it under its
code in `explanations.toml`: what it asks, why, and an example wrong and right. The tests run the examples.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import attrgetter

from catalog.findings import Finding
from catalog.model import Record
from catalog.validation.rules.access_rules import ACCESS_RULES
from catalog.validation.rules.date_rules import DATE_RULES
from catalog.validation.rules.description_rules import DESCRIPTION_RULES
from catalog.validation.rules.name_rules import NAME_RULES
from catalog.validation.rules.object_rules import OBJECT_RULES
from catalog.validation.rules.record_parts import KINDS, RecordParts, ValueKind
from catalog.validation.rules.rule import Breach, Rule, ValueRule
from catalog.validation.rules.text_rules import TEXT_RULES

__all__ = ["RULES", "Breach", "RecordParts", "Rule", "ValueRule", "findings"]

RULES: tuple[Rule | ValueRule, ...] = (
    *(*DATE_RULES, *TEXT_RULES, *DESCRIPTION_RULES, *ACCESS_RULES, *NAME_RULES),
    *OBJECT_RULES,
)
"""All rules, in the order in which they run."""


_JUDGED = tuple(dict.fromkeys(field for rule in RULES for field in rule.judges))
_judged_values = attrgetter(*_JUDGED)


def findings(record: Record) -> tuple[Finding, ...]:
    """Return a finding for each breach of each rule."""
    parts = RecordParts(record)
    rules: Sequence[Rule | ValueRule] = rules_for(tuple(map(bool, _judged_values(record))))
    if broken := [kind for kind, rules_broken_by in RULES_BROKEN if any(map(rules_broken_by, kind.values(parts)))]:
        on_values = [rule for rule in RULES if isinstance(rule, ValueRule) and not set(rule.kinds).isdisjoint(broken)]
        rules = sorted((*rules, *on_values), key=RULES.index)
    return tuple([rule.finding(breach) for rule in rules for breach in rule.breaches(parts)])


@lru_cache(maxsize=1_024)
def rules_for(filled: tuple[bool, ...]) -> tuple[Rule, ...]:
    """Return the rules on records for one that fills these fields. The records of a catalogue have few combinations."""
    fields = {field for field, is_filled in zip(_JUDGED, filled, strict=True) if is_filled}
    return tuple(rule for rule in RULES if isinstance(rule, Rule) and not fields.isdisjoint(rule.judges))


def _rules_broken(kind: ValueKind) -> Callable[[str], tuple[ValueRule, ...]]:
    rules = [rule for rule in RULES if isinstance(rule, ValueRule) and kind in rule.kinds]

    @lru_cache(maxsize=8_192)
    def rules_broken_by(value: str) -> tuple[ValueRule, ...]:
        return tuple([rule for rule in rules if rule.fault(value)])

    return rules_broken_by


RULES_BROKEN = tuple((kind, _rules_broken(kind)) for kind in KINDS)
"""For each kind of value, the rules that a value of it breaks: nearly always none, and remembered."""
