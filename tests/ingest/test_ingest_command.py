"""`catalog import` on the command line."""

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
    return CliRunner().invoke(main, ["-C", catalogue, "import", *arguments])


def test_it_shows_what_was_found_asked_and_left(catalogue: str, seed: str) -> None:
    result = run(catalogue, seed)
    assert result.exit_code == 0
    assert "imported: garf-5446-98-721-170" in result.output
    assert "found     /registration" not in result.output
    assert "found     /texts/1/registration_number: Nº 1222" in result.output
    assert "question  /texts/1/dates: 13 September 1956:" in result.output
    assert result.output.endswith("1 imported\n")


def test_what_is_asked_alike_of_several_fields_is_asked_once(catalogue: str, seed: str) -> None:
    asked = [line for line in run(catalogue, seed).output.splitlines() if "/subjects" in line]
    fields, reason = "/subjects, /places, /mentions, /classification", "The saved page does not say;"
    assert asked == [f"  question  {fields}: {reason} the page on the site may."]


def test_a_dry_run_says_so(catalogue: str, seed: str) -> None:
    result = run(catalogue, seed, "--dry-run", "--quiet")
    assert result.exit_code == 0
    assert "1 imported (dry run: nothing was written)" in result.output
    assert not list(Path(catalogue).rglob("*.yaml"))


def test_json_is_one_object_a_line(catalogue: str, seed: str, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("nothing")
    result = run(catalogue, seed, str(other), "--json")
    first, second = (json.loads(line) for line in result.output.splitlines())
    assert first["result"] == "imported"
    assert first["document"]["id"] == first["record"] == "garf-5446-98-721-170"
    assert {"pointer", "text", "start", "end"} <= set(first["found"][0])
    assert {"pointer", "reason"} <= set(first["questions"][0])
    assert second["result"] == "refused"
    assert second["findings"][0]["code"] == "not-recognised"
    assert result.exit_code == 1


def test_an_unknown_importer_and_a_missing_catalogue_are_misuse(catalogue: str, seed: str, tmp_path: Path) -> None:
    unknown = run(catalogue, seed, "--importer", "wilson")
    assert unknown.exit_code == 2
    assert "There is no importer 'wilson'; did you mean 'wilson-center'? There are: " in unknown.output
    missing = run(str(tmp_path), seed)
    assert missing.exit_code == 2
    assert run(catalogue).exit_code == 2


def test_the_records_that_are_written_are_valid(catalogue: str, seed: str) -> None:
    run(catalogue, seed)
    result = CliRunner().invoke(main, ["-C", catalogue, "validate"])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    ("data", "what", "mend"),
    [
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "a workbook of Excel from before 2007",
            "save it as xlsx",
        ),
        (
            b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            "(ods)",
            "save it as xlsx",
        ),
        (b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml ... word/document.xml", "(docx)", "catalog template"),
        (b"PK\x03\x04" + b"\0" * 26 + b"a.csv", "a ZIP archive", "Unpack it"),
        (b"%PDF-1.7\n\xe2\xe3", "a PDF document", "catalog template"),
        (b"\x1f\x8b\x08\0", "compressed", "Unpack it"),
        (b"00714cam a2200205 a 4500001001300000\x1e", "MARC 21 in its exchange format", "marcxml"),
        (b"@article{a, title={A}}", "BibTeX", "RIS or CSL JSON"),
        (b"# yaml-language-server: $schema=x\nid: a-1\nlevel: item\n", "a record as a catalogue keeps it", "records/"),
        (b'{"id":"a","level":"item","name":"A"}\n', "a record as a catalogue keeps it", "records/"),
    ],
)
def test_a_file_that_is_not_read_is_told_what_it_is(
    catalogue: str, tmp_path: Path, data: bytes, what: str, mend: str
) -> None:
    path = tmp_path / "file.bin"
    path.write_bytes(data)
    result = run(catalogue, str(path))
    assert result.exit_code == 1
    (line,) = [line for line in result.output.splitlines() if "error" in line]
    assert what in line
    assert mend in line


def test_a_conflict_is_shown_with_the_option_that_accepts_it(catalogue: str, tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text("id,title,extent\na,A,3 leaves\n")
    assert run(catalogue, str(path)).exit_code == 0
    (record,) = Path(catalogue).rglob("a.yaml")
    record.write_text(record.read_text().replace("3 leaves", "4 leaves"))
    path.write_text("id,title,extent\na,A,5 leaves\n")
    lines = run(catalogue, str(path)).output.splitlines()
    assert "  conflict  /extent: '4 leaves' -> '5 leaves'" in lines
    assert (
        lines[-1]
        == "Conflicts are fields that were edited here since the last import; --overwrite accepts the incoming."
    )
    assert run(catalogue, str(path), "--overwrite").output.endswith("1 updated\n")
