"""A unit with all that is part of it, exported by its id."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import etree

import catalog
from catalog.cli import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    catalog.create(tmp_path / "c", name="Papers", email="a@example.org", namespace="papers.example.org")
    root = tmp_path / "c"
    code: dict[str, Any] = {"repository": "GARF", "fond": "1"}
    for fields in (
        {"id": "papers", "level": "fonds"},
        {"id": "papers-1", "level": "series", "part_of": "papers"},
        {"id": "papers-1-1", "level": "file", "part_of": "papers-1"},
        {"id": "letter", "level": "item", "part_of": "papers-1-1"},
        {"id": "others", "level": "fonds", "reference_code": code},
        {"id": "others-1", "level": "series", "reference_code": {**code, "opis": "1"}},
        {"id": "note", "level": "item", "reference_code": {**code, "opis": "1", "delo": "2", "leaves": "3"}},
        {"id": "alone", "level": "item"},
    ):
        catalog.open(root).add({"title": f"Title of {fields['id']}", **fields})
    return root


@pytest.mark.parametrize(("name", "ids"), [
    ("papers", ["papers", "papers-1", "papers-1-1", "letter"]), ("papers-1", ["papers-1", "papers-1-1", "letter"]),
    ("others", ["others", "others-1", "note"]), ("alone", ["alone"]),
])  # fmt: skip
def test_all_that_is_part_of_a_record_is_exported_with_it(folder: Path, name: str, ids: list[str]) -> None:
    written = b"".join(catalog.open(folder).export("jsonl", name, with_parts=True)).decode()
    assert [line.split('"')[3] for line in written.splitlines()] == ids
    alone = b"".join(catalog.open(folder).export("jsonl", name)).decode()
    assert [line.split('"')[3] for line in alone.splitlines()] == [name]


def test_a_finding_aid_of_a_unit_by_its_id_says_how_to_have_its_parts(folder: Path) -> None:
    base = ["-C", str(folder), "export", "papers", "--format", "ead3"]
    alone, whole = CliRunner().invoke(main, base), CliRunner().invoke(main, [*base, "--with-parts"])
    assert alone.stderr == "note: Only papers itself is written; `--with-parts` adds all that is part of it.\n"
    assert (alone.exit_code, whole.exit_code, whole.stderr) == (0, 0, "")
    levels = etree.fromstring(whole.stdout.encode()).xpath("//@level")
    assert levels == ["fonds", "series", "file", "item"]
