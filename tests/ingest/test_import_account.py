"""What an import of many items prints: each kind of question once, with its count and the first records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from catalog.cli import main

UNIT = """<c level="file" id="u{0}"><did><unittitle>File {0}</unittitle><unitdate>{1}</unitdate>
<physloc>Shelf {0}</physloc></did></c>"""
AID = """<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>papers</eadid></eadheader><archdesc level="fonds"><did>
<unittitle>Papers</unittitle></did><dsc>{}</dsc></archdesc></ead>"""


@pytest.fixture
def catalogue(tmp_path: Path) -> str:
    assert CliRunner().invoke(main, ["init", str(tmp_path / "c")]).exit_code == 0
    return str(tmp_path / "c")


def aid(folder: Path, count: int) -> str:
    units = (UNIT.format(number, f"Winter 198{number % 9}-198{number % 9 + 1}") for number in range(count))
    path = folder / "aid.xml"
    path.write_text(AID.format("".join(units)))
    return str(path)


def run(catalogue: str, *arguments: str) -> list[str]:
    result = CliRunner().invoke(main, ["-C", catalogue, "import", *arguments])
    assert result.exit_code == 0, result.output
    return result.output.splitlines()


def test_ten_items_are_listed_whole(catalogue: str, tmp_path: Path) -> None:
    lines = run(catalogue, aid(tmp_path, 9))
    assert sum(": imported: " in line for line in lines) == 10
    assert sum(line.startswith("  question  /dates/0") for line in lines) == 9


def test_of_more_each_kind_of_question_is_asked_once(catalogue: str, tmp_path: Path) -> None:
    path = aid(tmp_path, 30)
    lines = run(catalogue, path)
    assert lines[0] == f"{path}: 31 imported"
    (question,) = (line for line in lines if line.startswith("  question"))
    assert question.startswith("  question  30 x /dates/*/value: ")
    assert question.endswith("('Winter 1980-1981')  [papers-u0, papers-u1, papers-u2 ...]")
    assert lines[-1] == "31 imported"
    assert len(lines) < 12


def test_all_lists_every_item(catalogue: str, tmp_path: Path) -> None:
    lines = run(catalogue, "--all", aid(tmp_path, 30))
    assert sum(line.startswith("  question  /dates/0") for line in lines) == 30


def test_quiet_is_a_line_for_each_item(catalogue: str, tmp_path: Path) -> None:
    assert len(run(catalogue, "-q", aid(tmp_path, 30))) == 32


def test_json_has_all_questions(catalogue: str, tmp_path: Path) -> None:
    outcomes = [json.loads(line) for line in run(catalogue, "--json", aid(tmp_path, 30))]
    assert sum(len(outcome.get("questions", ())) for outcome in outcomes) == 30


def test_what_was_updated_is_listed_as_far_as_one_can_read(catalogue: str, tmp_path: Path) -> None:
    path = aid(tmp_path, 60)
    run(catalogue, path)
    source = Path(path)
    source.write_text(source.read_text().replace("<unittitle>File", "<unittitle>A file"))
    lines = run(catalogue, path)
    assert sum(": updated: " in line for line in lines) == 20
    assert f"{path}: 40 more updated: --all lists them" in lines
    assert f"{path}: 1 unchanged, 60 updated" in lines


def test_several_files_have_an_account_each(catalogue: str, tmp_path: Path) -> None:
    large = aid(tmp_path, 30)
    small = tmp_path / "one.ris"
    small.write_text("TY  - PCOMM\nTI  - A letter\nER  - \n")
    lines = run(catalogue, str(small), large, str(small))
    assert [line for line in lines if line.startswith(f"{large}: ")] == [f"{large}: 31 imported"]
    assert sum(line.startswith(str(small)) for line in lines) == 2
