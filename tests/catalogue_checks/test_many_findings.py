"""A record with thousands of findings takes time in proportion: each has its line, and the record is read for all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import catalog
from catalog.findings import Finding
from catalog.ingest.new_catalogue import found_catalogue
from catalog.model import Catalogue
from catalog.validation import read_plain
from tests.linear_growth import is_linear

KINDS = {
    "broken-link": lambda n: {
        "related": [{"title": "A", "relation": "mentioned", "record": f"no-{i}"} for i in range(n)]
    },
    "date-not-edtf": lambda n: {"dates": [f"yesterday {i}" for i in range(n)]},
    "unknown-field": lambda n: {f"field{i}": 1 for i in range(n)},
}


def _catalogue(root: Path, fields: dict[str, object]) -> Path:
    settings = Catalogue(
        name="C", base_url="https://c.example.org", admin_emails=("a@example.org",), namespace="c.example.org"
    )
    found_catalogue(root, settings)
    lines = json.dumps({"id": "a", "level": "item", "title": "A letter", **fields}, indent=1)
    (root / "records" / "a.json").write_text(lines)
    return root


def _findings(root: Path) -> list[Finding]:
    return [one for one in catalog.open(root).validate() if one.severity == "error"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_of_many_findings_in_a_record_has_its_place(tmp_path: Path, kind: str) -> None:
    found = _findings(_catalogue(tmp_path, KINDS[kind](300)))
    assert len(found) == 300
    assert len({one.line for one in found}) == 300


def test_many_broken_links_keep_a_record_back(tmp_path: Path) -> None:
    assert catalog.open(_catalogue(tmp_path, KINDS["broken-link"](300))).publish().refused == 1


@pytest.mark.measured
@pytest.mark.parametrize("kind", KINDS)
def test_many_findings_in_a_record_take_linear_time(tmp_path: Path, kind: str) -> None:
    small, large = (_catalogue(tmp_path / str(n), KINDS[kind](n)) for n in (150, 300))
    assert is_linear(lambda: _findings(small), lambda: _findings(large), no_time=0.3, turns=5)


@pytest.mark.measured
def test_many_broken_links_keep_a_record_back_in_linear_time(tmp_path: Path) -> None:
    small, large = (_catalogue(tmp_path / str(n), KINDS["broken-link"](n)) for n in (150, 300))
    assert is_linear(lambda: catalog.open(small).publish(), lambda: catalog.open(large).publish(), no_time=0.3, turns=5)


def test_mistakes_beyond_the_first_are_counted_and_not_listed() -> None:
    fields = {f"field{number}": 1 for number in range(502)}
    first, *listed = read_plain({"id": "a", "level": "item", "title": "A letter", **fields}).findings
    assert (first.code, first.message) == (
        "too-many-mistakes",
        "2 more values of the record are wrong and are not listed.",
    )
    assert len(listed) == 500


def test_a_misspelt_reference_code_that_is_text_is_a_finding() -> None:
    for value in ("{repository: G", "G", "1", ""):
        findings = read_plain({"id": "a", "level": "item", "title": "A", "reference_codee": value}).findings
        assert "unknown-field" in {finding.code for finding in findings}, value
