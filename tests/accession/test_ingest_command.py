"""`catalog ingest` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from catalog.cli import main


@pytest.fixture
def seed(root: Path) -> str:
    (page,) = (root / "seeds").glob("*.txt")
    return str(page)


@pytest.fixture
def catalogue(tmp_path: Path) -> str:
    assert CliRunner().invoke(main, ["init", str(tmp_path / "c")]).exit_code == 0
    return str(tmp_path / "c")


def run(catalogue: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["-C", catalogue, "ingest", *arguments])


def test_it_shows_what_was_found_asked_and_left(catalogue: str, seed: str) -> None:
    result = run(catalogue, seed)
    assert result.exit_code == 0
    assert "taken in: garf-5446-98-721-170" in result.output
    assert "found     /registration" not in result.output
    assert "found     /texts/1/registration_number: Nº 1222" in result.output
    assert "undecided /texts/1/dates: 13 September 1956:" in result.output
    assert result.output.endswith("1 taken in\n")


def test_a_dry_run_says_so(catalogue: str, seed: str) -> None:
    result = run(catalogue, seed, "--dry-run", "--quiet")
    assert result.exit_code == 0
    assert "1 taken in (dry run: nothing was written)" in result.output
    assert not list(Path(catalogue).rglob("*.yaml"))


def test_json_is_one_object_a_line(catalogue: str, seed: str, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("nothing")
    result = run(catalogue, seed, str(other), "--json")
    first, second = (json.loads(line) for line in result.output.splitlines())
    assert first["result"] == "taken in"
    assert first["document"]["id"] == first["record"] == "garf-5446-98-721-170"
    assert {"pointer", "text", "start", "end"} <= set(first["found"][0])
    assert {"pointer", "reason"} <= set(first["questions"][0])
    assert second["result"] == "refused"
    assert second["findings"][0]["code"] == "not-recognised"
    assert result.exit_code == 1


def test_an_unknown_importer_and_a_missing_catalogue_are_misuse(catalogue: str, seed: str, tmp_path: Path) -> None:
    unknown = run(catalogue, seed, "--importer", "wilson")
    assert unknown.exit_code == 2
    assert "There is no importer 'wilson'; there are: " in unknown.output
    missing = run(str(tmp_path), seed)
    assert missing.exit_code == 2
    assert run(catalogue).exit_code == 2


def test_the_records_that_are_written_are_valid(catalogue: str, seed: str) -> None:
    run(catalogue, seed)
    result = CliRunner().invoke(main, ["-C", catalogue, "validate"])
    assert result.exit_code == 0, result.output
