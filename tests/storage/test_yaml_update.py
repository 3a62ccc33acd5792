"""A record file that is written anew keeps what a cataloguer noted in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.storage.field_order import in_order
from catalog.storage.yaml.comments import comments_of
from catalog.storage.yaml.reader import read
from catalog.storage.yaml.update import rewrite
from tests.examples import examples

OLD = """\
# yaml-language-server: $schema=../schemas/record.schema.json
# (c) the archive

id: a
level: item  # so the list of 1957
# as the folder has it
title: Letter

signatories:
  # first
  - Kim
  # second
  - {name: Ri, certainty: uncertain reading}  # the stamp covers it
abstract:
  # to be shortened
  text: One
"""


def rewritten(**changes: Any) -> str:
    record = {**read(OLD), **changes}
    return rewrite(OLD, {key: value for key, value in record.items() if value is not None}, "s.json").decode()


def test_comments_stay_with_their_entries() -> None:
    assert rewritten(title="Another letter") == OLD.replace("title: Letter", "title: Another letter")


def test_a_comment_on_what_is_gone_moves_out_to_what_is_left() -> None:
    assert rewritten(abstract=None) == OLD.partition("abstract:")[0] + "# to be shortened\n"
    assert rewritten(abstract={"text": "One", "language": "en"}).endswith(
        "abstract:\n  # to be shortened\n  text: One\n  language: en\n"
    )


def test_a_comment_in_a_list_of_other_items_moves_to_the_list() -> None:
    text = rewritten(signatories=["Kim", "Pak", "Ri"])
    assert text.endswith(
        "\n\n# second\n# the stamp covers it\nsignatories:\n  # first\n  - Kim\n  - Pak\n  - Ri\n"
        "abstract:\n  # to be shortened\n  text: One\n"
    )


def test_the_line_for_editors_is_put_where_there_is_none() -> None:
    text = rewrite("# mine\n\nid: a\n", {"id": "b"}, "s.json").decode()
    assert text == "# yaml-language-server: $schema=s.json\n# mine\n\nid: b\n"


@pytest.mark.parametrize("old", ["", "id: a\n", "no: [yaml # at all\n", "\x00\n\n#"])
def test_where_there_is_nothing_to_keep_the_record_is_written(old: str) -> None:
    assert rewrite(old, {"id": "b"}, "") == b"id: b\n"


@pytest.mark.parametrize("path", sorted(Path("records").rglob("*.yaml")), ids=lambda path: path.stem)
def test_a_real_record_that_has_not_changed_stays_as_it_is(path: Path) -> None:
    assert rewrite(path.read_text(), in_order(read(path.read_text())), "").decode() == path.read_text()


VALUES = st.recursive(
    st.sampled_from(["x", "y z", "a: b"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3), st.dictionaries(st.sampled_from("abc"), inner, min_size=1, max_size=3)
    ),
    max_leaves=6,
)
RECORDS = st.dictionaries(st.sampled_from("pqrs"), VALUES, min_size=1, max_size=4)


@given(RECORDS, RECORDS, st.data())
@settings(max_examples=examples(150), deadline=None)
def test_no_comment_is_lost_whatever_changes(old: dict[str, Any], new: dict[str, Any], data: st.DataObject) -> None:
    lines = []
    for number, line in enumerate(rewrite("", old, "").decode().splitlines()):
        indent = " " * (len(line) - len(line.lstrip(" ")))
        lines += [f"{indent}# above {number}"] * data.draw(st.integers(0, 1)) + [line]
    text = "\n".join(lines) + "\n"
    if read(text) != old:
        return  # a comment fell into a folded text
    written = rewrite(text, new, "").decode()
    assert read(written) == new
    assert comments_of(written).all() == comments_of(text).all()
