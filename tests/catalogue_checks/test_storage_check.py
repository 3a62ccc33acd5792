"""`catalog check`: whatever a disk, a killed run or a careless hand does to what is kept is found."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from catalog.cli import main
from catalog.storage import NameIndex, open_catalogue
from catalog.storage.file_batch import FileBatch
from catalog.storage.name_index import survey

WORDS = "Comrade Minister.\n"


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["-C", str(root), *arguments], catch_exceptions=False)
    return result.exit_code, result.output


def findings(root: Path, *options: str) -> list[tuple[str, str]]:
    code, output = run(root, "check", "--format", "json", *options)
    found = [json.loads(line) for line in output.splitlines()]
    assert code == any(one["severity"] == "error" for one in found)
    return [(one["code"], Path(one["file"]).name) for one in found]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A published catalogue: a record with a transcript, some in JSON Lines, a tombstone, an index of names."""
    root = tmp_path / "c"
    assert run(tmp_path, "init", str(root))[0] == 0
    records = root / "records"
    checksum = hashlib.sha256(WORDS.encode()).hexdigest()
    (records / "letter.txt").write_text(WORDS)
    text = f'texts:\n  - key: original\n    language: en\n    transcript: {{file: letter.txt, sha256: "{checksum}"}}\n'
    (records / "letter.yaml").write_text(f"id: letter\nlevel: item\ntitle: A letter\n{text}part_of: fond\n")
    lines = [{"id": name, "level": "file", "title": f"The {name}"} for name in ("fond", "second", "draft")]
    lines[2]["administration"] = {"status": "draft"}
    (records / "many.jsonl").write_text("".join(f"{json.dumps(line, separators=(',', ':'))}\n" for line in lines))
    (records / "gone.yaml").write_text("id: gone\nlevel: item\ntitle: Gone\n")
    run(root, "fmt")
    run(root, "publish")
    run(root, "withdraw", "gone", "--reason", "Described twice.")
    for path in records.iterdir():
        os.utime(path, ns=(10**18, 10**18))
    run(root, "publish", "--all")
    return root


def test_a_whole_catalogue_has_no_findings(root: Path) -> None:
    assert run(root, "check") == (0, "Checked: no problems found.\n")


def test_a_catalogue_that_was_never_published_is_whole(tmp_path: Path) -> None:
    run(tmp_path, "init", str(tmp_path / "c"))
    assert findings(tmp_path / "c") == []


def text(name: str, content: str) -> Callable[[Path], None]:
    return lambda root: (root / "records" / name).write_text(content) and None


def fifo(root: Path) -> None:
    (root / "records/letter.txt").unlink()
    os.mkfifo(root / "records/letter.txt")


def outside(root: Path) -> None:
    (root / "records/letter.txt").unlink()
    (root / "records/letter.txt").symlink_to("/etc/passwd")


@pytest.mark.parametrize(("harm", "found"), [
    (lambda root: (root / "records/letter.txt").unlink(), [("transcript-missing", "letter.yaml")]),
    (text("letter.txt", WORDS.replace("C", "K")), [("transcript-changed", "letter.yaml")]),
    (lambda root: (root / "records/letter.txt").write_bytes(b"\xff"), [("transcript-unreadable", "letter.yaml")]),
    (fifo, [("transcript-unreadable", "letter.yaml")]),
    (outside, [("transcript-unreadable", "letter.yaml")]),
], ids=["missing", "changed", "not a text", "fifo", "link out"])  # fmt: skip
def test_a_transcript_that_is_not_what_it_was_is_found(root: Path, harm: Callable[[Path], None], found: object) -> None:
    harm(root)
    assert findings(root) == found


@pytest.mark.parametrize(("name", "content", "found"), [
    ("second.yaml", "id: second\nlevel: item\ntitle: Twice\n", ["duplicate-id", "index-outdated"]),
    ("other.yaml", "id: other\nlevel: item\ntitle: Other\npart_of: nowhere\n", ["broken-link", "index-outdated"]),
    ("other.yaml", "title:   Other\nid: other\nlevel: item\n", ["index-outdated", "not-formatted"]),
    ("other.yaml", "id: [", ["index-outdated", "yaml-syntax"]),
], ids=["id twice", "link", "form", "syntax"])  # fmt: skip
def test_a_record_that_is_not_whole_is_found(root: Path, name: str, content: str, found: list[str]) -> None:
    text(name, content)(root)
    codes = sorted(code for code, _ in findings(root))
    assert codes == found


def change(root: Path, query: str, *values: object) -> None:
    with sqlite3.connect(root / ".catalog/feed.sqlite") as database:
        assert database.execute(query, values).rowcount > 0


@pytest.mark.parametrize("query", [
    "UPDATE dissemination_1 SET after = replace(after, 'A letter', 'A ladder') WHERE instr(after, 'A letter')",
    "UPDATE dissemination_1 SET before = x'00' WHERE change = (SELECT change FROM item WHERE identifier LIKE '%:fond')",
    "DELETE FROM dissemination_2 WHERE change = (SELECT change FROM item WHERE identifier LIKE '%:second')",
    "UPDATE item SET is_deleted = 0 WHERE identifier LIKE '%:gone'",
    "UPDATE item SET digest = x'00' WHERE identifier LIKE '%:gone'",
    "UPDATE item SET specs = 'other' WHERE identifier LIKE '%:letter'",
    "DELETE FROM membership WHERE set_number = 0",
    "UPDATE dissemination_1 SET after = NULL",
    "UPDATE item SET identifier = 'oai:else' WHERE identifier LIKE '%:letter'",
    "UPDATE item SET path = 'else.yaml' WHERE identifier LIKE '%:letter'",
])  # fmt: skip
def test_what_the_index_has_otherwise_is_found(root: Path, query: str) -> None:
    change(root, query)
    assert {code for code, _ in findings(root)} & {"index-damaged", "index-differs"}


def test_a_flipped_bit_in_the_index_is_found(root: Path) -> None:
    path = root / ".catalog/feed.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(path.read_bytes())
    at = content.index(b"A letter")
    content[at] ^= 1
    path.write_bytes(content)
    assert {code for code, _ in findings(root)} == {"index-damaged"}
    path.write_bytes(b"")
    assert {code for code, _ in findings(root)} == {"index-damaged"}
    path.write_bytes(content[: len(content) // 2])
    assert {code for code, _ in findings(root)} == {"index-damaged"}


def test_a_file_that_changed_since_the_publication_is_no_damage(root: Path) -> None:
    text("new.yaml", "id: new\nlevel: item\ntitle: New\n")(root)
    shutil.copy(root / "records/letter.yaml", root / "x")
    (root / "records/gone.yaml").unlink()
    assert findings(root) == [("index-outdated", "feed.sqlite")]
    run(root, "publish")
    assert findings(root) == []


def test_the_index_of_names_leads_to_the_records(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survey, "_TICK_NS", 0)  # the files are new, and surely not written any more
    NameIndex(open_catalogue(root), lambda tree: (tree["id"],), 1, is_kept=True).close()
    assert findings(root) == []
    with sqlite3.connect(root / ".catalog/names.sqlite") as database:
        assert database.execute("UPDATE record SET id = 'else' WHERE id = 'second'").rowcount == 1
    assert findings(root) == [("names-differ", "many.jsonl")]


@pytest.mark.parametrize("name", ["names.sqlite", "taken-in.sqlite"])
def test_a_damaged_database_is_found(root: Path, name: str) -> None:
    (root / ".catalog" / name).write_bytes(b"SQLite format 3\0" + b"\xff" * 5_000)
    assert findings(root) == [("database-damaged", name)]
    run(root, "check", "--repair")
    assert (root / ".catalog" / name).exists() == (name == "taken-in.sqlite")


def test_what_broken_runs_left_is_named_and_swept(root: Path) -> None:
    left = [root / "records/.letter.yaml.ab12.part", root / ".catalog/.token-secret.x.part", root / ".x.part"]
    for path in left:
        path.write_bytes(b"half")
    staging = root / ".catalog/harvest/x/staging"
    staging.mkdir(parents=True)
    (staging / "0").write_bytes(b"half")
    (root / "records/staging").mkdir()  # not ours
    names = {path.name for path in (*left, staging)}
    assert {(code, name) for code, name in findings(root)} == {("leftover", name) for name in names}
    assert run(root, "check")[0] == 0, "leftovers are warnings"
    assert "It was deleted." in run(root, "check", "--repair")[1]
    assert not any(path.exists() for path in (*left, staging))
    assert (root / "records/staging").exists()
    assert findings(root) == []


def test_what_another_run_is_writing_is_no_leftover(root: Path) -> None:
    batch = FileBatch(root / ".catalog/harvest/x/staging")
    batch.add(root / "records/new.yaml", b"id: new\nlevel: item\ntitle: New\n")
    assert ("leftover", "staging") not in findings(root, "--repair")
    batch.commit()
    assert (root / "records/new.yaml").exists()
    assert not (root / ".catalog/harvest/x/staging").exists()


def test_outside_of_a_catalogue_it_is_misuse(tmp_path: Path) -> None:
    code, output = run(tmp_path, "check")
    assert (code, output.count("\n")) == (2, 1)
