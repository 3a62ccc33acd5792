"""Leaves as they are written: ranges, sides, shortened ends, years behind them, and where the list stops."""

from __future__ import annotations

from catalog.model import write_leaves
from catalog.reference_codes.leaf_list import read_leaf_list
from tests.every import every


@every(
    ("text", "leaves", "behind"),
    [
        ("170-190", "170-190", ""),
        ("207, 233 и 240", "207, 233, 240", ""),
        ("216-216об.", "216-216v", ""),
        ("64 зв., 70", "64v, 70", ""),
        ("5 с об.", "5-5v", ""),
        ("71r-74v", "71-74v", ""),
        ("13r-v", "13-13v", ""),
        ("164-67", "164-167", ""),
        ("1164-67, 1170", "1164-1167, 1170", ""),
        ("12; 14 об.", "12, 14v", ""),
        # a number that may be a year is no leaf behind leaves of a file that is not so thick
        ("12, 1946", "12", ", 1946"),
        ("12, 1700", "12", ", 1700"),
        ("12, 1699", "12, 1699", ""),
        ("12, 2030", "12", ", 2030"),
        ("12, 2031", "12, 2031", ""),
        ("999, 1946", "999", ", 1946"),
        ("1000, 1946", "1000, 1946", ""),
        ("12, 1946-1947", "12, 1946-1947", ""),
        ("12, 946", "12, 946", ""),
        # what counts something else ends the list
        ("12, 5 экз", "12", ", 5 экз"),
        ("12, 30 листов", "12", ", 30 листов"),
        ("12, 5 copies", "12", ", 5 copies"),
    ],
)
def test_leaves_are_read_up_to_what_is_no_leaf(text: str, leaves: str, behind: str) -> None:
    found = read_leaf_list(text, 0)
    assert found is not None
    assert (write_leaves(found.ranges), text[found.end :], found.doubts) == (leaves, behind, ())


@every(
    ("text", "leaves", "doubt"),
    [
        ("170-19", "170-19", "The leaves 170-19 run backwards."),
        ("164-163", "164-163", "The leaves 164-163 run backwards."),
        ("164-64", "164-64", "The leaves 164-64 run backwards."),
        ("12-", "12", "The range of leaves has no end."),
        ("12-об.", "12v", "The dash before the mark of the verso may mean both sides: '12-об.'."),
        ("12-14-об.", "12-14v", "The dash before the mark of the verso may mean both sides: '12-14-об.'."),
    ],
)
def test_leaves_that_may_be_wrong_say_so(text: str, leaves: str, doubt: str) -> None:
    found = read_leaf_list(text, 0)
    assert found is not None
    ends = ", ".join("-".join(dict.fromkeys((str(one.start), str(one.end)))) for one in found.ranges)
    assert (ends, found.doubts) == (leaves, (doubt,))


def test_what_begins_with_no_number_is_no_list_and_a_list_without_end_is_read_in_part() -> None:
    assert read_leaf_list("об. 5", 0) is None
    endless = read_leaf_list(", ".join(map(str, range(1, 1_500))), 0)
    assert endless is not None
    assert len(endless.ranges) == 1_000
