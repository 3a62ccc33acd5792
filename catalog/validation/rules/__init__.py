"""The rules that the shape of a document cannot state, each with a stable code.

Add a rule: one function and one `Rule` in a file here, and under its code in `explanations.toml` what it asks,
why, and an example wrong and right. The tests read the examples.
"""

from catalog.validation.rules.date_rules import DATE_RULES
from catalog.validation.rules.description_rules import DESCRIPTION_RULES
from catalog.validation.rules.rule import Breach, Rule
from catalog.validation.rules.text_rules import TEXT_RULES

__all__ = ["RULES", "Breach", "Rule"]

RULES: tuple[Rule, ...] = (*DATE_RULES, *TEXT_RULES, *DESCRIPTION_RULES)
"""All rules, in the order they are looked at."""
