"""Ids made of the words of a source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from catalog.drafts.identifier import free_id


def test_ids_of_one_wish_are_numbered_in_their_order() -> None:
    taken: set[str] = set()
    for _ in range(20):
        taken.add(free_id("letter", taken))
    assert taken == {"letter", *(f"letter-{number}" for number in range(2, 21))}


@given(st.sets(st.integers(2, 40).map(lambda number: f"letter-{number}")), st.booleans())
def test_the_id_is_free_whatever_is_taken(numbered: set[str], is_taken: bool) -> None:
    taken = numbered | ({"letter"} if is_taken else set())
    assert free_id("letter", taken) not in taken
    assert (free_id("letter", taken) == "letter") is not is_taken


def test_the_end_of_a_long_row_is_found_in_few_looks() -> None:
    class Row:
        looks = 0

        def __contains__(self, record_id: object) -> bool:
            self.looks += 1
            return record_id == "letter" or int(str(record_id).rpartition("-")[2]) <= 1_000_000

    row = Row()
    assert free_id("letter", row) == "letter-1000001"
    assert row.looks < 50
