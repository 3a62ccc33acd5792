"""The tree of units: rings, levels, dates and codes that do not fit the unit above, and what its parts inherit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from catalog.catalogue_checks import Examination, Judge, examine
from catalog.findings import Finding, Severity
from catalog.storage import read_documents
from catalog.validation.profile import load_profile


def unit(name: str, level: str, part_of: str = "", **fields: Any) -> dict[str, Any]:
    return {"id": name, "level": level, "title": name.title(), **({"part_of": part_of} if part_of else {}), **fields}


def code(*numbers: str, leaves: str = "") -> dict[str, Any]:
    levels = dict(zip(("fond", "opis", "delo"), numbers, strict=False))
    return {"reference_code": {"repository": "GARF", **levels, **({"leaves": leaves} if leaves else {})}}


def findings(
    folder: Path, *records: dict[str, Any], judges: tuple[Judge, ...] = (), whole: bool = True
) -> list[Finding]:
    path = folder / "all.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return list(examine(read_documents([path], folder), Examination(judges), together=whole))


def seen(folder: Path, *records: dict[str, Any]) -> list[tuple[str, str, int]]:
    return [(finding.code, finding.pointer, finding.line) for finding in findings(folder, *records)]


TREE = (
    unit("f", "fonds", dates=["1930/1950"], **code("1")),
    unit("s", "series", "f", dates=["1930/1940"], **code("1", "2")),
    unit("d", "file", "s", dates=["1935"], **code("1", "2", "3")),
    unit("i", "item", "d", dates=["1935-02-03"], **code("1", "2", "3", leaves="4-5")),
)


def test_a_tree_in_order_has_no_finding(tmp_path: Path) -> None:
    assert seen(tmp_path, *TREE) == []
    by_code = [{key: value for key, value in record.items() if key != "part_of"} for record in TREE]
    assert seen(tmp_path, *by_code) == []


@pytest.mark.parametrize(
    ("records", "rings"),
    [
        ([("a", "a")], {1: "a < a"}),
        ([("a", "b"), ("b", "a")], {1: "a < b < a", 2: "b < a < b"}),
        (
            [("c", "a"), ("a", "b"), ("b", "d"), ("d", "a"), ("e", "")],
            {2: "a < b < d < a", 3: "b < d < a < b", 4: "d < a < b < d"},
        ),
        ([("a", "b"), ("b", "c"), ("c", "")], {}),
    ],
)
def test_a_ring_is_an_error_of_each_of_its_records(
    tmp_path: Path, records: list[tuple[str, str]], rings: dict[int, str]
) -> None:
    found = findings(tmp_path, *(unit(name, "file", above) for name, above in records))
    assert all((one.code, one.severity) == ("part-of-itself", Severity.ERROR) for one in found)
    assert {one.line: one.message for one in found} == {
        line: f"The record is part of itself: {ring}." for line, ring in rings.items()
    }
    assert {one.pointer for one in found} <= {"/part_of"}


def test_a_long_chain_is_no_ring_and_a_long_ring_is_named_briefly(tmp_path: Path) -> None:
    chain = [unit(f"c{number}", "file", f"c{number + 1}") for number in range(3_000)] + [unit("c3000", "file")]
    ring = [unit(f"r{number}", "file", f"r{(number + 1) % 3_000}") for number in range(3_000)]
    assert findings(tmp_path, *chain) == []
    found = findings(tmp_path, *ring)
    assert len(found) == 3_000
    assert max(len(one.message) for one in found) < 200


@pytest.mark.parametrize(
    ("child", "parent", "expected"),
    [
        ("fonds", "series", "level-upside-down"),
        ("series", "file", "level-upside-down"),
        ("file", "item", "level-upside-down"),
        ("series", "subseries", "level-upside-down"),
        ("collection", "series", "level-upside-down"),
        ("item", "item", "unit-below-item"),
        ("series", "series", None),
        ("collection", "fonds", None),
        ("fonds", "collection", None),
        ("series", "collection", None),
        ("item", "fonds", None),
    ],
)
def test_the_levels_of_a_unit_and_of_the_one_above(
    tmp_path: Path, child: str, parent: str, expected: str | None
) -> None:
    found = findings(tmp_path, unit("below", child, "above"), unit("above", parent))
    assert [(one.code, one.line) for one in found] == ([(expected, 1)] if expected else [])


def test_levels_that_only_the_codes_put_upside_down_are_a_warning(tmp_path: Path) -> None:
    found = findings(tmp_path, unit("above", "file", **code("1")), unit("below", "series", **code("1", "2")))
    assert [(one.code, one.severity, one.pointer, one.line) for one in found] == [
        ("code-upside-down", Severity.WARNING, "/level", 2)
    ]


@pytest.mark.parametrize(
    ("child", "parent", "is_outside"),
    [
        (["1975"], ["1930/1940"], True),
        (["1929"], ["1930/1940"], True),
        (["1935/1941"], ["1930/1940"], True),
        (["1929/1935"], ["1930/1940"], True),
        (["1939", "1941"], ["1930/1940"], True),
        (["1940"], ["1930/1940"], False),
        (["1940-12-31"], ["1930/1940"], False),
        (["1941-01-01"], ["1930/1940"], True),
        (["1956"], ["1956-03/1956-05"], False),
        (["1956-06"], ["1956-03/1956-05"], True),
        (["1956/1957"], ["1956-03/1957-05"], False),
        (["1975~"], ["1930/1940"], False),
        (["1975"], ["1930?/1940"], False),
        (["1975"], ["1930/.."], False),
        (["1929"], ["1930/.."], True),
        (["193X"], ["1930/1940"], False),
        ([{"value": "1975", "event": "publication"}], ["1930/1940"], False),
        ([{"value": "1935", "event": "creation"}, {"value": "1975", "event": "publication"}], ["1930/1940"], False),
        ([{"as_written": "undated"}], ["1930/1940"], False),
        (["1975"], [], False),
    ],
)
def test_dates_outside_those_of_the_unit_above(
    tmp_path: Path, child: list[Any], parent: list[Any], is_outside: bool
) -> None:
    for relation in ("part_of", "code"):
        above = unit("above", "file", dates=parent, **(code("1", "2", "3") if relation == "code" else {}))
        fields = code("1", "2", "3", leaves="1") if relation == "code" else {"part_of": "above"}
        found = findings(tmp_path, above, unit("below", "item", dates=child, **fields))
        expected = [("dates-outside-parent", Severity.ADVICE, "/dates", 2)] if is_outside else []
        assert [(one.code, one.severity, one.pointer, one.line) for one in found] == expected


def test_dates_are_said_as_a_person_says_them(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, unit("f", "file", dates=["1930/1940"]), unit("i", "item", "f", dates=["1975-03-04"]))
    assert found.message == "This item is dated 1975-03-04, outside the dates of 'f' above it (1930 to 1940)."


def test_a_code_continues_that_of_the_unit_above(tmp_path: Path) -> None:
    other = unit("x", "item", "d", **code("1", "7", "99", leaves="1"))
    assert seen(tmp_path, *TREE[:3], other) == [("code-not-below-parent", "/reference_code", 4)]
    cyrillic = unit("y", "item", "d", reference_code={"repository": "ГАРФ", "fond": "1", "opis": "2", "delo": "3"})
    assert seen(tmp_path, *TREE[:3], cyrillic) == []
    within = unit("w", "file", "f", reference_code={"repository": "GARF", "fond": "1/27"})
    assert seen(tmp_path, TREE[0], within) == []
    alike = unit("z", "file", "f", **code("11", "2"))
    assert seen(tmp_path, TREE[0], alike) == [("code-not-below-parent", "/reference_code", 2)]


def test_a_code_that_names_no_unit_above_is_one_of_the_units_own(tmp_path: Path) -> None:
    def own(level: str, number: str) -> dict[str, Any]:
        return {"reference_code": {"repository": "BArch", level: number}}

    fonds, file = unit("f", "fonds", **own("fonds", "1")), unit("d", "file", "f", **own("file", "22730310"))
    assert seen(tmp_path, fonds, file) == []
    other = unit("d", "series", "f", **own("fonds", "22730310"))
    assert seen(tmp_path, fonds, other) == [("code-not-below-parent", "/reference_code", 2)]


def test_a_unit_without_a_code_whose_parts_have_one(tmp_path: Path) -> None:
    bare = unit("f", "fonds")
    assert seen(
        tmp_path, bare, unit("s", "series", "f", **code("1", "2")), unit("t", "series", "f", **code("1", "3"))
    ) == [("parent-without-code", "/id", 1)]
    assert seen(tmp_path, bare, unit("s", "series", "f")) == []


def test_a_series_without_parts_beside_one_that_has_some(tmp_path: Path) -> None:
    empty = unit("t", "series", "f", **code("1", "3"))
    assert seen(tmp_path, *TREE, empty) == [("unit-without-parts", "/id", 5)]
    assert seen(tmp_path, TREE[0], TREE[1], empty) == [], "nothing is described below any series"
    assert [one.code for one in findings(tmp_path, *TREE, empty, whole=False)] == [], "its parts may be elsewhere"


def test_units_are_found_by_code_whatever_sorts_between_them(tmp_path: Path) -> None:
    between = [unit(f"b{number}", "fonds", dates=["1800"], **code(f"1-{number}")) for number in range(3)]
    late = unit("late", "item", dates=["1975"], **code("1", "2", "3", leaves="9"))
    assert seen(tmp_path, *TREE, *between, late) == [("dates-outside-parent", "/dates", 8)]


def test_of_units_with_one_code_the_highest_level_is_above_in_whatever_order_they_are_read(tmp_path: Path) -> None:
    fonds = unit("z", "fonds", dates=["1950/1960"], **code("1"))
    folder = unit("a", "file", dates=["1900"], **code("1"))
    letter = unit("i", "item", dates=["1956"], **code("1", "2"))
    for records in ((folder, fonds, letter), (letter, fonds, folder)):
        assert seen(tmp_path, *records) == []
    assert [one for one, *_ in seen(tmp_path, folder, letter)] == ["dates-outside-parent"]


def test_a_withdrawn_record_is_asked_nothing(tmp_path: Path) -> None:
    withdrawn = {"status": "withdrawn", "withdrawn": {"date": "2026-01-31", "reason": "Described twice."}}
    gone = unit("gone", "item", administration=withdrawn)
    assert seen(tmp_path, gone, unit("s", "series", "gone")) == []


def test_a_link_to_a_record_with_errors_says_so(tmp_path: Path) -> None:
    found = findings(tmp_path, unit("f", "fond"), unit("s", "series", "f"))
    assert [(one.code, one.line, one.message, one.hint) for one in found][1:] == [
        ("broken-link", 2, "The record 'f' has errors, so the link leads nowhere.", "Fix that record first.")
    ]


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("fonds-546", "Did you mean 'fonds-5446'?"),
        ("5446", "Did you mean 'fonds-5446'?"),
        ("elsewhere", "Describe the unit above in a record with this id, or remove 'part_of'."),
        ("100_a", "Describe the unit above in a record with this id, or remove 'part_of'."),
    ],
)
def test_a_link_to_nowhere_is_given_a_way_out(tmp_path: Path, target: str, hint: str) -> None:
    found = findings(tmp_path, unit("fonds-5446", "fonds"), unit("s", "series", target))
    assert [(one.code, one.hint) for one in found] == [("broken-link", hint)]


def test_a_related_document_that_is_not_there(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, unit("a", "item", related=[{"title": "Reply", "record": "zzz"}]))
    assert (
        found.hint == "Correct the id, or name the other document by 'title' and 'reference_code' and remove 'record'."
    )
    fixed = unit("a", "item", related=[{"title": "Reply", **code("1", "2")}])
    assert findings(tmp_path, fixed) == []


ISAD = (load_profile("isad-g").findings,)


def test_what_a_unit_above_says_is_not_asked_again(tmp_path: Path) -> None:
    """ISAD(G) 2.4, the rule of non-repetition: the fonds names its creator."""
    tree = [{**record, "extent": "1 unit"} for record in TREE]
    assert [one.line for one in findings(tmp_path, *tree, judges=ISAD)] == [1, 2, 3, 4]
    named = [{**tree[0], "authors": ["Seo Hwi"]}, *tree[1:]]
    assert findings(tmp_path, *named, judges=ISAD) == []
    by_code = [{key: value for key, value in record.items() if key != "part_of"} for record in named]
    assert findings(tmp_path, *by_code, judges=ISAD) == []
    alone = [*named, unit("b", "item", extent="1 leaf", dates=["1935"], **code("2", "1", "1"))]
    found = findings(tmp_path, *alone, judges=ISAD)
    assert [(one.line, one.message) for one in found] == [
        (5, "The profile 'isad-g' requires 'creators or authors or signatories'.")
    ]


def test_what_is_of_a_unit_itself_is_asked_of_each(tmp_path: Path) -> None:
    named = [{**TREE[0], "extent": "1 unit", "authors": ["Seo Hwi"]}, TREE[1]]
    found = findings(tmp_path, *named, judges=ISAD)
    assert [(one.line, one.message) for one in found] == [(2, "The profile 'isad-g' requires 'extent'.")]


def test_inheritance_ends_in_a_ring(tmp_path: Path) -> None:
    ring = [unit("a", "file", "b", dates=["1956"], extent="1", **code("1")), unit("b", "file", "a")]
    assert "profile" in {one.code for one in findings(tmp_path, *ring, judges=ISAD)}


def test_each_level_of_a_description_by_dacs_says_what_is_its_own(tmp_path: Path) -> None:
    above = {"abstract": "Papers.", "access": {"conditions": "Open."}, "texts": [{"key": "papers", "language": "ru"}]}
    fonds = {**TREE[0], **above, "extent": "2 series", "authors": ["Seo Hwi"]}
    rest = [{**one, "extent": "1 unit"} for one in TREE[1:]]
    judges = (load_profile("dacs").findings,)
    assert findings(tmp_path, fonds, *rest, judges=judges) == []
    without = {key: value for key, value in fonds.items() if key != "access"}
    found = findings(tmp_path, without, *rest, judges=judges)
    assert {one.message for one in found} == {"The profile 'dacs' requires 'access'."}
    assert [one.line for one in found] == [1, 2, 3, 4]
