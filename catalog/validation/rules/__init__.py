"""The rules that the shape of a document cannot state, each with a stable code.

To add a rule, write one function and one `Rule` in the tuple of a file here, and describe it under its code in
`explanations.toml`: what it asks, why, and an example wrong and right. The tests run the examples.
"""

from __future__ import annotations

from functools import lru_cache
from operator import attrgetter

from catalog.findings import Finding
from catalog.model import Record
from catalog.validation.rules.date_rules import DATE_RULES
from catalog.validation.rules.description_rules import DESCRIPTION_RULES
from catalog.validation.rules.name_rules import NAME_RULES
from catalog.validation.rules.record_parts import RecordParts
from catalog.validation.rules.rule import Breach, Rule
from catalog.validation.rules.text_rules import TEXT_RULES

__all__ = ["RULES", "Breach", "RecordParts", "Rule", "findings"]

RULES: tuple[Rule, ...] = (*DATE_RULES, *TEXT_RULES, *DESCRIPTION_RULES, *NAME_RULES)
"""All rules, in the order in which they run."""


_JUDGED = tuple(dict.fromkeys(field for rule in RULES for field in rule.judges))
_judged_values = attrgetter(*_JUDGED)


def findings(record: Record) -> tuple[Finding, ...]:
    """Return a finding for each breach of each rule."""
    rules = rules_for(tuple(map(bool, _judged_values(record))))
    parts = RecordParts(record)
    return tuple([rule.finding(breach) for rule in rules for breach in rule.breaches(parts)])


@lru_cache(maxsize=1_024)
def rules_for(filled: tuple[bool, ...]) -> tuple[Rule, ...]:
    """Return the rules for a record that fills these fields. The records of a catalogue have few combinations."""
    fields = {field for field, is_filled in zip(_JUDGED, filled, strict=True) if is_filled}
    return tuple(rule for rule in RULES if not fields.isdisjoint(rule.judges))
