"""The rules that the shape of a document cannot state, each with a stable code.

Add a rule: one function and one `Rule` in a file here, a word for it in the quick look of its family (`_keep`), and
under its code in `explanations.toml` what it asks, why, and an example wrong and right. The tests read the examples.
"""

from catalog.findings import Finding
from catalog.model import Record
from catalog.validation.rules.date_rules import DATE_RULES
from catalog.validation.rules.description_rules import DESCRIPTION_RULES
from catalog.validation.rules.name_rules import NAME_RULES
from catalog.validation.rules.rule import Breach, Family, Rule
from catalog.validation.rules.sight import Sight
from catalog.validation.rules.text_rules import TEXT_RULES

__all__ = ["FAMILIES", "RULES", "Breach", "Family", "Rule", "Sight", "findings"]

FAMILIES: tuple[Family, ...] = (DATE_RULES, TEXT_RULES, DESCRIPTION_RULES, NAME_RULES)
"""All rules by what they look at, in the order they are looked at."""

RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.rules)
"""All rules, in the order they are looked at."""


def findings(record: Record) -> tuple[Finding, ...]:
    """Return what a record breaks of all rules."""
    sight = Sight(record)
    broken: tuple[Finding, ...] = ()
    for family in FAMILIES:
        if not family.keeps(sight):
            broken += tuple(finding for rule in family.rules for finding in rule.findings(record))
    return broken
