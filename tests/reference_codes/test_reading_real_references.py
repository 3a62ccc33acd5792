"""Real references, read by hand before: none is read wrongly without saying so, and hardly any at all."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from catalog.reference_codes import Reading, parse

pytestmark = pytest.mark.shared

_Row = dict[str, Any]


@pytest.fixture(scope="module")
def rows(shared: Path) -> list[_Row]:
    lines = (shared / "references" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _folded(number: str | None) -> str | None:
    return None if number is None else re.sub(r"\s", "", number).lower()


def _expected(row: _Row) -> list[tuple[Any, ...]]:
    gold = row["gold"]
    if row["kind"] == "other":
        references = [part for part in gold["parts"] if part[0] == "reference"]
        if references:
            return [
                (gold["repository"], [["series", one], ["piece", two]])
                for _, n in references
                for one, two in [n.split("/")]
            ]
        return [(gold["repository"], gold["parts"])]
    return [
        (
            one.get("repository", gold["repository"]),
            *(_folded(one.get(level)) for level in ("fond", "opis", "papka", "delo")),
            one.get("listy", []),
        )
        for one in gold.get("refs", [gold])
    ]


def _read(row: _Row, reading: Reading) -> list[tuple[Any, ...]]:
    plain = reading.plain()["references"]
    if row["kind"] == "other":
        return [(one["repository"]["code"], one["parts"]) for one in plain]
    levels = ("fond", "opis", "papka", "delo")
    return [(one["repository"]["code"], *(_folded(one[level]) for level in levels), one["leaves"]) for one in plain]


@pytest.mark.parametrize(("kind", "share"), [("soviet", 0.97), ("other", 0.90)])
def test_every_field_is_right_in_nearly_all_references(rows: list[_Row], kind: str, share: float) -> None:
    asked = [row for row in rows if row["kind"] == kind]
    missed = [
        f"{row['id']} {row['text']!r}\n  read      {read}\n  expected  {_expected(row)}"
        for row in asked
        if (read := _read(row, parse(row["text"]))) != _expected(row)
    ]
    assert len(asked) - len(missed) >= share * len(asked), "\n".join(missed)


def test_no_reference_is_read_wrongly_without_a_doubt(rows: list[_Row]) -> None:
    for row in rows:
        reading = parse(row["text"])
        if _read(row, reading) != _expected(row):
            assert any(not one.certain for one in reading.references), row["text"]


def test_the_archive_is_quoted_in_the_words_of_the_source(rows: list[_Row]) -> None:
    for row in rows:
        written = row["gold"].get("repository_as_written")
        if written and row["kind"] == "soviet":
            assert parse(row["text"]).references[0].repository_as_written == written


def test_years_and_extents_are_found(rows: list[_Row]) -> None:
    for row in rows:
        about = row["gold"].get("other", {})
        references = parse(row["text"]).references
        if "extent_leaves" in about:
            assert references[0].extent == about["extent_leaves"], row["text"]
        if "year" in about:
            assert references[0].year == about["year"], row["text"]
