"""Every row of rules.tsv is proved by a test."""

from __future__ import annotations

import test_rules_of_dates
import test_rules_of_http
import test_rules_of_identity
import test_rules_of_lists
import test_rules_of_mistakes
import test_rules_of_sets
from rules import RULES, TESTED

PROOFS = (
    test_rules_of_dates,
    test_rules_of_http,
    test_rules_of_identity,
    test_rules_of_lists,
    test_rules_of_mistakes,
    test_rules_of_sets,
)


def test_every_row_of_the_rule_book_is_proved():
    assert PROOFS
    assert RULES.keys() - TESTED == set()
