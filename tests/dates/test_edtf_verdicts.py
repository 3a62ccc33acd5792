"""What two public suites of tests say of expressions, and what we say; each difference has its reason.

CalConnect's iso-8601-test-suite is about all of ISO 8601, which is wider than EDTF: its profiles of EDTF (levels 0 to
2) and its classes of dates, intervals, seasons, sets, durations, recurrences and so on. edtf-validate is about EDTF.
"""

from __future__ import annotations

import csv
from pathlib import Path

from catalog.dates.reader import is_edtf
from tests.every import every

_TABLE = Path(__file__).with_name("edtf_verdicts.tsv")
_ROWS = list(csv.DictReader(_TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@every("row", _ROWS, ids=[f"{row['from']} {row['expression']}" for row in _ROWS])
def test_our_verdict_is_that_of_the_suite_or_differs_for_a_reason(row: dict[str, str]) -> None:
    assert ("valid" if is_edtf(row["expression"]) else "invalid") == row["ours"]
    assert (row["suite"] != row["ours"]) == bool(row["why"])
