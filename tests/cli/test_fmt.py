"""`catalog fmt`: one way to write a record, with everything that its cataloguer wrote beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from catalog.cli.fmt import command
from catalog.cli.group import Session
from catalog.errors import CatalogError

UNTIDY = """\
# described by hand
title: A letter   # really
level: item

# the archive's own number
id:    "a"
reference_code: {fond: 5446, repository: GARF}
"""


def fmt(folder: Path, *arguments: str | Path) -> Result:
    result = CliRunner().invoke(command, [str(argument) for argument in arguments], obj=Session(folder))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "records").mkdir()
    settings = 'name = "A"\nadmin_emails = ["a@example.org"]\nnamespace = "a.example.org"\n'
    (tmp_path / "catalog.toml").write_text(settings, encoding="utf-8")
    return tmp_path


def test_the_letter_is_in_canonical_form(root: Path) -> None:
    result = fmt(root, "--check")
    assert result.exit_code == 0, result.output


def test_a_file_is_put_into_canonical_form_and_then_stays(folder: Path) -> None:
    path = folder / "records" / "a.yaml"
    path.write_text(UNTIDY, encoding="utf-8")
    result = fmt(folder)
    assert result.exit_code == 0
    assert result.output.splitlines() == [str(path), "1 file formatted, 0 unchanged."]
    assert path.read_text(encoding="utf-8") == (
        "# the archive's own number\n"
        "id: a\n"
        "level: item\n"
        "# described by hand\n"
        "title: A letter  # really\n"
        'reference_code: {repository: GARF, fond: "5446"}\n'
    )
    assert fmt(folder).output == "0 files formatted, 1 unchanged.\n"
    assert [entry.name for entry in path.parent.iterdir()] == ["a.yaml"]


def test_check_writes_nothing_and_exits_with_1(folder: Path) -> None:
    path = folder / "records" / "a.yaml"
    path.write_text(UNTIDY, encoding="utf-8")
    result = fmt(folder, "--check")
    assert (result.exit_code, "1 file to format" in result.output) == (1, True)
    assert path.read_text(encoding="utf-8") == UNTIDY


def test_diff_writes_nothing_and_can_be_patched_in(folder: Path) -> None:
    path = folder / "records" / "a.yaml"
    path.write_text(UNTIDY, encoding="utf-8")
    result = fmt(folder, path, "--diff")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[:2] == [f"--- {path}", f"+++ {path}"]
    assert '-id:    "a"' in lines
    assert "+id: a" in lines
    assert path.read_text(encoding="utf-8") == UNTIDY


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("broken.yaml", "a: [1, 2\n", "yaml-syntax"),
        ("typo.yaml", "titel: A\nid: a\nlevel: item\n", "unknown-field"),
        ("twice.json", '{"id": "a", "id": "b"}', "duplicate-key"),
        ("deep.yaml", "[" * 60_000, "too-deep"),
    ],
)
def test_a_file_with_errors_is_left_alone_with_its_finding(folder: Path, name: str, text: str, code: str) -> None:
    path = folder / "records" / name
    path.write_text(text, encoding="utf-8")
    result = fmt(folder)
    assert result.exit_code == 1
    assert f"error {code}:" in result.stderr
    assert "1 with errors" in result.stdout
    assert path.read_text(encoding="utf-8") == text


def test_json_is_indented_and_json_lines_stay_lines(folder: Path) -> None:
    records = folder / "records"
    (records / "a.json").write_text('{"title":"Ä","level":"item","id":"a"}', encoding="utf-8")
    lines = '{"title":"B","level":"item","id":"b"}\n\nnot json\n{"id": "c", "level": "item", "title": "C"}'
    (records / "many.jsonl").write_text(lines, encoding="utf-8")
    assert fmt(folder).exit_code == 1
    assert (records / "a.json").read_text(encoding="utf-8") == (
        '{\n  "id": "a",\n  "level": "item",\n  "title": "Ä"\n}\n'
    )
    assert (records / "many.jsonl").read_text(encoding="utf-8") == (
        '{"id": "b", "level": "item", "title": "B"}\nnot json\n{"id": "c", "level": "item", "title": "C"}\n'
    )


def test_a_line_that_is_too_long_is_never_cut_off(folder: Path) -> None:
    path = folder / "records" / "many.jsonl"
    text = '{"title":"B","level":"item","id":"b"}\n"' + "x" * 9_000_000 + '"\n'
    path.write_text(text, encoding="utf-8")
    assert fmt(folder).exit_code == 1
    assert path.read_text(encoding="utf-8") == text


def test_a_file_behind_a_link_is_written_and_the_link_stays(folder: Path) -> None:
    path = folder / "records" / "a.yaml"
    path.write_text(UNTIDY, encoding="utf-8")
    link = folder / "records" / "b.yaml"
    link.symlink_to(path)
    fmt(folder, link)
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8").endswith('{repository: GARF, fond: "5446"}\n')


def test_who_may_read_a_file_does_not_change(folder: Path) -> None:
    path = folder / "records" / "a.yaml"
    path.write_text(UNTIDY, encoding="utf-8")
    path.chmod(0o640)
    assert fmt(folder).exit_code == 0
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_path_that_does_not_exist_is_misuse(folder: Path) -> None:
    with pytest.raises(CatalogError, match="no file or folder"):
        fmt(folder, folder / "nowhere")
