"""What a public suite of tests for ISO 8601 says of expressions, and what we say; each difference has its reason.

The expressions and verdicts are those of CalConnect's iso-8601-test-suite: its profiles of EDTF, levels 0 to 2, and
its classes of sets, unspecified digits and qualification, which are wider than EDTF.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from catalog.dates.reader import is_edtf

_TABLE = Path(__file__).with_name("edtf_verdicts.tsv")
_ROWS = list(csv.DictReader(_TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", _ROWS, ids=[row["expression"] for row in _ROWS])
def test_our_verdict_is_that_of_the_suite_or_differs_for_a_reason(row: dict[str, str]) -> None:
    assert ("valid" if is_edtf(row["expression"]) else "invalid") == row["ours"]
    assert (row["suite"] != row["ours"]) == bool(row["why"])
