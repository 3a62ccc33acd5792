"""Leaves: reading and writing ranges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model import (
    Leaf,
    LeafRange,
    read_leaves,
    write_leaves,
)
from tests.every import every

LEAVES = st.builds(Leaf, st.integers(0, 9_999_999), st.sampled_from(["", "a", "б", "/2"]), st.booleans())
RANGES = st.lists(st.builds(LeafRange, LEAVES, LEAVES), min_size=1, max_size=5).map(tuple)


@given(RANGES)
def test_what_is_written_is_read_again(ranges: tuple[LeafRange, ...]) -> None:
    assert read_leaves(write_leaves(ranges)) == ranges


@every("text", ["12ob", "12-", "-12", "a", "12;13", "12-13-14", "", "12 13", "12об", "1 2"])
def test_what_is_no_leaf_is_refused_with_the_forms_that_are(text: str) -> None:
    with pytest.raises(ValueError, match="write 170-190"):
        read_leaves(text)


def test_leaves_stand_in_the_order_of_the_file() -> None:
    written = ["13", "12v", "12a", "12", "12av"]
    leaves = [read_leaves(text)[0].start for text in written]
    assert [str(leaf) for leaf in sorted(leaves, key=lambda leaf: leaf.order)] == ["12", "12v", "12a", "12av", "13"]


def test_a_dash_in_the_source_is_read_as_a_range() -> None:
    assert str(read_leaves("170–190")[0]) == "170-190"
