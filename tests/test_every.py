"""The table within one test is no weaker than a test of each case: every case is tried, and each failure is named."""

from __future__ import annotations

import pytest

from tests.every import every


@pytest.fixture
def limit() -> int:
    return 3


@every(("number", "double"), [(1, 2), (2, 4)])
@every("sign", "ab", ids=str.upper)
def test_cases_and_fixtures_are_there(number: int, double: int, sign: str, limit: int) -> None:
    assert number * 2 == double
    assert sign in "ab"
    assert limit == 3


def test_every_case_is_tried_and_each_that_fails_is_named() -> None:
    seen = []

    @every("number", range(5), ids=lambda number: f"no. {number}")
    def law(number: int) -> None:
        seen.append(number)
        assert number % 2 == 0, "odd"

    with pytest.raises(ExceptionGroup, match=r"2 of 5 cases fail: no\. 1, no\. 3") as raised:
        law()
    assert seen == [0, 1, 2, 3, 4]
    assert [error.__notes__ for error in raised.value.exceptions] == [["case: no. 1"], ["case: no. 3"]]


def test_a_table_is_of_the_names_that_the_test_asks_for_and_not_empty() -> None:
    with pytest.raises(AssertionError, match="does not ask for"):
        every("other", [1])(lambda number: None)
    with pytest.raises(AssertionError, match="no cases"):
        every("number", [])
