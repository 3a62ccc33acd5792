"""Dates in words: each wording of the table is read as it says, or asked about with the answers that it says.

A row has its source: a finding aid that has the wording, a rule or standard whose example it is, or the language.
"""

from __future__ import annotations

import csv
from pathlib import Path

from catalog.dates.reader import read
from tests.every import every

_TABLE = Path(__file__).with_name("wordings.tsv")
_ROWS = list(csv.DictReader(_TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@every("row", _ROWS, ids=[row["wording"] for row in _ROWS])
def test_a_wording_is_read_or_asked(row: dict[str, str]) -> None:
    reading = read(row["wording"])
    assert (reading.value or ("undated" if reading.undated else "?")) == row["value"]
    assert " ".join(reading.answers) == (row["answers"] or "")
    assert str(reading.calendar or "") == (row["calendar"] or "")
