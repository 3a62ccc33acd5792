"""What was read from a record is remembered of that very record."""

from __future__ import annotations

from catalog.citation import cite
from catalog.model import Record


def test_a_record_that_comes_after_another_is_not_taken_for_it() -> None:
    for number in range(5_000):
        record = Record.model_validate({"id": "x", "level": "item", "title": f"Title {number}"})
        assert f"Title {number}" in str(cite(record))
