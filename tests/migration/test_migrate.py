"""Bringing catalogues to the present format: steps with files before and after, comments, JSON, git, bad files."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from catalog.cli import main
from catalog.migration import STEPS, migrated
from catalog.model.catalogue import RECORD_FORMAT
from catalog.storage.yaml import reader
from catalog.validation import read_plain

STEP_FILES = Path(__file__).parent / "steps"
SETTINGS = """# ours
name = "T"
admin_emails = ["a@example.org"]
namespace = "example.org"  # for ever

[[sets]]
spec = "x"
name = "X"
"""
OLD = "id: {id}\nlevel: {level}\ntitle: T\n# kept\nabstract: About.  # too\nauthors: [A. B.]\n"


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(root), *arguments])


@pytest.fixture
def old(tmp_path: Path) -> Path:
    root = tmp_path / "c"
    (root / "records").mkdir(parents=True)
    (root / "catalog.toml").write_text(SETTINGS)
    (root / "records" / "f.yaml").write_text(OLD.format(id="f", level="fonds"))
    (root / "records" / "i.yaml").write_text(OLD.format(id="i", level="item"))
    lines = [
        {"id": f"l{n}", "level": level, "title": "T", "abstract": "About."} for n, level in enumerate(["file", "item"])
    ]
    (root / "records" / "many.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    (root / "records" / "one.json").write_text(
        json.dumps({"id": "j", "level": "series", "title": "T", "authors": ["A"]})
    )
    return root


@pytest.mark.parametrize("step", STEPS, ids=lambda step: str(step.format))
def test_each_step_makes_the_file_after_of_the_file_before(step, tmp_path: Path) -> None:
    before, after = (STEP_FILES / f"{step.format}-{name}.yaml" for name in ("before", "after"))
    tree = reader.read(before.read_text())
    assert {
        **tree,
    } != reader.read(after.read_text())
    assert step.renames(reader.read(after.read_text())) == {}
    root = tmp_path / "c"
    (root / "records").mkdir(parents=True)
    path = root / "records" / "petrov.yaml"
    path.write_text(before.read_text())
    (root / "catalog.toml").write_text(f"{SETTINGS.partition('[[')[0]}record_format = {step.format - 1}\n")
    assert run(root, "migrate").exit_code == 0
    expected = after.read_text()
    assert path.read_text() == (expected if step.format == RECORD_FORMAT else expected.replace("authors:", "creators:"))


def test_a_migration_keeps_comments_and_what_is_no_unit(old: Path) -> None:
    result = run(old, "migrate")
    assert result.exit_code == 0, result.output
    assert result.output.endswith(f"3 records in 3 files changed.\nThe records are in format {RECORD_FORMAT}.\n")
    fonds = (old / "records" / "f.yaml").read_text()
    assert fonds == OLD.format(id="f", level="fonds").replace("abstract", "scope").replace("authors", "creators")
    assert (old / "records" / "i.yaml").read_text() == OLD.format(id="i", level="item")
    first, second = map(json.loads, (old / "records" / "many.jsonl").read_text().splitlines())
    assert (first["scope"], second["abstract"]) == ("About.", "About.")
    assert json.loads((old / "records" / "one.json").read_text())["creators"] == ["A"]
    settings = (old / "catalog.toml").read_text()
    assert 'namespace = "example.org"  # for ever\n\n# The form' in settings
    assert f"record_format = {RECORD_FORMAT}\n\n[[sets]]" in settings
    assert run(old, "validate").exit_code == 0
    assert "nothing to do" in run(old, "migrate").output


def test_a_dry_run_writes_nothing_and_says_what_the_run_does(old: Path) -> None:
    before = {path: path.read_bytes() for path in old.rglob("*") if path.is_file()}
    result = run(old, "migrate", "--dry-run")
    assert (result.exit_code, "3 files would change. Nothing was written." in result.output) == (0, True)
    assert {path: path.read_bytes() for path in old.rglob("*") if path.is_file()} == before


def test_every_command_reads_an_older_catalogue_and_validate_says_what_to_do(old: Path) -> None:
    result = run(old, "validate")
    assert result.exit_code == 0
    note = f"note: The records are in format 1. `catalog migrate` brings them to format {RECORD_FORMAT}."
    assert note in result.output
    for command in (("show", "f"), ("export", "f", "-f", "ead3"), ("publish",), ("report", "-o", str(old / "r.html"))):
        assert run(old, *command).exit_code == 0, command


def test_records_of_a_newer_version_are_not_touched(old: Path) -> None:
    (old / "catalog.toml").write_text(f"{SETTINGS.partition('[[')[0]}record_format = {RECORD_FORMAT + 1}\n")
    for command in (("validate",), ("migrate",), ("publish",)):
        result = run(old, *command)
        assert result.exit_code == 2
        assert "Install a newer version." in result.output
        assert result.output.count("\n") == 1


def test_a_file_that_cannot_be_read_stops_it_before_anything_is_written(old: Path) -> None:
    (old / "records" / "z.yaml").write_text("id: [")
    result = run(old, "migrate")
    assert (result.exit_code, "Nothing was changed" in result.output) == (2, True)
    assert "abstract" in (old / "records" / "f.yaml").read_text()


def git(root: Path, *arguments: str) -> str:
    setting = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    return subprocess.run(["git", *setting, *arguments], cwd=root, check=True, capture_output=True, text=True).stdout


def test_in_git_the_steps_are_one_commit_of_these_files_alone_and_nothing_runs(old: Path) -> None:
    git(old, "init", "-q")
    git(old, "add", ".")
    git(old, "commit", "-qm", "first")
    (old / "other.txt").write_text("mine")
    git(old, "add", "other.txt")
    trap = old / "trap"
    hook = old / ".git" / "hooks" / "reference-transaction"
    hook.write_text(f"#!/bin/sh\ntouch {trap}\n")
    hook.chmod(0o755)
    git(old, "config", "filter.x.clean", f"touch {trap}-filter")
    (old / ".git" / "info" / "attributes").write_text("* filter=x\n")
    result = run(old, "migrate")
    assert result.exit_code == 0, result.output
    assert not list(old.glob("trap*"))
    changed = git(old, "show", "--name-only", "--format=%s", "HEAD").split("\n")
    assert changed[0] == f"Bring the records to format {RECORD_FORMAT}"
    assert sorted(filter(None, changed[1:])) == [
        "catalog.toml",
        "records/f.yaml",
        "records/many.jsonl",
        "records/one.json",
    ]
    (old / ".git" / "info" / "attributes").unlink()
    assert git(old, "status", "--porcelain") == "A  other.txt\n"


def test_edits_that_are_not_committed_stop_it(old: Path) -> None:
    git(old, "init", "-q")
    git(old, "add", ".")
    git(old, "commit", "-qm", "first")
    (old / "records" / "f.yaml").write_text(OLD.format(id="f", level="fonds") + "notes: [New.]\n")
    result = run(old, "migrate")
    assert (result.exit_code, "--no-commit" in result.output) == (2, True)
    assert run(old, "migrate", "--no-commit").exit_code == 0
    assert git(old, "log", "--format=%s") == "first\n"


@given(
    st.fixed_dictionaries(
        {"id": st.just("a"), "level": st.sampled_from(["fonds", "file", "item"]), "title": st.just("T")},
        optional={
            "abstract": st.sampled_from(["A", {"text": "A", "language": "en"}, {"text": "A", "author": "X"}]),
            "scope": st.just("S"), "authors": st.just(["B"]), "creators": st.just(["C"]),
        },
    )
)  # fmt: skip
def test_steps_lose_nothing_are_valid_and_change_nothing_twice(record) -> None:
    after = migrated(record, 1)
    assert sorted(map(str, after.values())) == sorted(map(str, record.values()))
    assert migrated(after, 1) == after
    assert read_plain(after).record is not None
