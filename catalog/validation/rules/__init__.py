"""The rules that the shape of a document cannot state, each with a stable code.

Add a rule: one function and one `Rule` in a file here, a word for it in what that file tells the quick look
(`dates_keep`), and under its code in `explanations.toml` what it asks, why, and an example wrong and right. The tests
read the examples.
"""

from catalog.findings import Finding
from catalog.model import Record
from catalog.validation.rules.date_rules import DATE_RULES
from catalog.validation.rules.description_rules import DESCRIPTION_RULES
from catalog.validation.rules.name_rules import NAME_RULES
from catalog.validation.rules.quick_look import (
    DATES,
    DESCRIPTION,
    NAMES,
    TEXTS,
    quick_look,
)
from catalog.validation.rules.rule import Breach, Rule
from catalog.validation.rules.text_rules import TEXT_RULES

__all__ = ["FAMILIES", "RULES", "Breach", "Rule", "findings", "quick_look"]

FAMILIES = {DATES: DATE_RULES, TEXTS: TEXT_RULES, DESCRIPTION: DESCRIPTION_RULES, NAMES: NAME_RULES}
"""All rules by what they look at, in the order they are looked at."""

RULES: tuple[Rule, ...] = tuple(rule for rules in FAMILIES.values() for rule in rules)
"""All rules, in the order they are looked at."""


def findings(record: Record) -> tuple[Finding, ...]:
    """Return what a record breaks of all rules."""
    doubts = quick_look(record)
    if not doubts:
        return ()
    doubtful = [rule for family, rules in FAMILIES.items() if doubts & family for rule in rules]
    return tuple(finding for rule in doubtful for finding in rule.findings(record))
