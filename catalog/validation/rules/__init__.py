"""The rules that the shape of a document cannot state, each with a stable code.

Add a rule: one function and one `Rule` in a file here, its name in the tuple, and for the tests one document
that keeps it and one that breaks it, named after its code.
"""

from catalog.validation.rules.description_rules import DESCRIPTION_RULES
from catalog.validation.rules.rule import Breach, Rule
from catalog.validation.rules.text_rules import TEXT_RULES

__all__ = ["RULES", "Breach", "Rule"]

RULES: tuple[Rule, ...] = (*TEXT_RULES, *DESCRIPTION_RULES)
"""All rules, in the order they are looked at."""
