"""How what a source says now meets what it said before and what a cataloguer made of it."""

from __future__ import annotations

from typing import Any

from catalog.ingest.three_way_merge import compare, merge
from tests.every import every


@every(
    ("before", "now", "source", "merged", "changes", "conflicts"),
    [
        ("A", "A", "B", "B", ["/title: 'A' -> 'B'"], []),
        ("A", "B", "A", "B", [], []),
        ("A", "B", "B", "B", [], []),
        ("A", "B", "C", "B", [], ["/title: 'B' -> 'C'"]),
        ("A", "A", None, None, ["/title: 'A' -> nothing"], []),
        ("A", None, "A", None, [], []),
        ("A", None, "B", None, [], ["/title: nothing -> 'B'"]),
        (None, None, "B", "B", ["/title: nothing -> 'B'"], []),
        (None, "B", None, "B", [], []),
        ({"text": "A"}, {"text": "A", "note": "N"}, {"text": "B"}, {"text": "B", "note": "N"},
         ["/title/text: 'A' -> 'B'"], []),
        ({"text": "A", "note": "N"}, {"text": "B", "note": "N"}, {"text": "C"}, {"text": "B"},
         ["/title/note: 'N' -> nothing"], ["/title/text: 'B' -> 'C'"]),
        ("A", {"text": "A"}, {"text": "A", "language": "en"}, {"text": "A", "language": "en"},
         ["/title/language: nothing -> 'en'"], []),
        (["A"], ["A"], ["B"], ["B"], ["/title/0: 'A' -> 'B'"], []),
        (["A"], ["A"], ["A", "B"], ["A", "B"], ["/title: ['A'] -> ['A', 'B']"], []),
        (["A"], ["B"], ["C"], ["B"], [], ["/title/0: 'B' -> 'C'"]),
    ],
)  # fmt: skip
def test_what_nobody_else_has_changed_is_changed(
    before: Any, now: Any, source: Any, merged: Any, changes: list[str], conflicts: list[str]
) -> None:
    documents = [{} if value is None else {"title": value} for value in (before, now, source)]
    found = merge(documents[0], documents[1], documents[2])
    assert found.document.get("title") == merged
    assert ([*map(str, found.changes)], [*map(str, found.conflicts)]) == (changes, conflicts)


def test_a_record_that_this_source_never_brought_is_compared_and_left() -> None:
    found = merge(None, {"title": "A"}, {"title": "B", "url": "u"})
    assert found.document == {"title": "A"}
    assert found.changes == ()
    assert [*map(str, found.conflicts)] == ["/title: 'A' -> 'B'", "/url: nothing -> 'u'"]


@every(
    ("one", "other", "pointers"),
    [
        ({"a": [1, {"b": 2}]}, {"a": [1, {"b": 3}]}, ["/a/1/b"]),
        ({"a": [1]}, {"a": [1, 2]}, ["/a"]),
        ({"a": [1]}, {"a": {"b": 1}}, ["/a"]),
        ({"a/b": 1, "c~d": 1}, {"a/b": 2, "c~d": 2}, ["/a~1b", "/c~0d"]),
        ({"a": 1}, {"b": 1}, ["/a", "/b"]),
        ({"a": 1}, {"a": 1}, []),
    ],
)
def test_differences_are_the_smallest_values_that_differ(one: Any, other: Any, pointers: list[str]) -> None:
    assert [each.pointer for each in compare(one, other)] == pointers


def test_a_long_value_is_shown_in_120_characters() -> None:
    (fits,), (longer,) = (compare({"a": "x" * length}, {}) for length in (118, 119))
    assert str(fits) == f"/a: '{'x' * 118}' -> nothing"
    assert str(longer) == f"/a: '{'x' * 116}... -> nothing"
