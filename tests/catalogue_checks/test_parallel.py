"""Several processes say what one says, in the same order, and end with one clear line when one of them is killed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import pytest

from catalog.catalogue_checks import Examination, examine, examine_in_parallel
from catalog.errors import StorageError
from catalog.findings import Finding
from catalog.model import Record
from catalog.storage import Portion, read_documents, read_portions


def fill(folder: Path) -> None:
    lines = [f'{{"id": "r{number}", "level": "item", "title": "Letter {number}"}}' for number in range(300)]
    lines[7] = '{"id": "r7", "level": "itm", "title": "T"}'
    lines[250] = '{"id": "r3", "level": "item", "title": "T"}'
    (folder / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "deep.yaml").write_text("[" * 60_000, encoding="utf-8")
    (folder / "gone.yaml").symlink_to(folder / "nothing.yaml")
    (folder / "link.yaml").write_text("id: link\nlevel: item\ntitle: T\npart_of: nowhere\n", encoding="utf-8")


def demands(record: Record) -> Iterator[Finding]:
    if record.id.endswith("99"):
        yield Finding("profile", "Not 99.", pointer="/id")


@pytest.mark.parametrize("jobs", [2, 3])
def test_several_processes_find_what_one_finds(tmp_path: Path, jobs: int) -> None:
    def closure(record: Record) -> Iterator[Finding]:
        return demands(record)

    fill(tmp_path)
    alone, together = Examination([closure]), Examination([closure])
    expected = list(examine(read_documents([tmp_path], tmp_path), alone, together=True))
    found = list(examine_in_parallel(read_portions([tmp_path], tmp_path), together, together=True, jobs=jobs))
    assert found == expected
    assert {finding.code for finding in found} == {
        "too-deep", "unreadable", "unknown-word", "profile", "duplicate-id", "broken-link",
    }  # fmt: skip
    assert (together.documents, together.counts) == (alone.documents, alone.counts)


@pytest.mark.parametrize("ending", ["", "\n", "\n\n"])
def test_the_documents_of_the_portions_are_all_documents(tmp_path: Path, ending: str) -> None:
    fill(tmp_path)
    for number in range(70):
        (tmp_path / f"{number:02}.json").write_text("{}", encoding="utf-8")
    lines = [b"x" * (number * 7_001 % 90_000) for number in range(200)]
    lines[90] = b"y" * 1_700_000
    (tmp_path / "long.jsonl").write_bytes(b"\n".join(lines) + ending.encode())
    (tmp_path / "nothing.jsonl").write_bytes(b"")
    (tmp_path / "outside.jsonl").symlink_to("/etc/passwd")
    (tmp_path / "unreadable.jsonl").symlink_to(tmp_path / "nowhere")
    portions = list(read_portions([tmp_path], tmp_path))
    found = [document for portion in portions for document in portion.documents()]
    assert found == list(read_documents([tmp_path], tmp_path))
    assert len([portion for portion in portions if portion.files[0].name == "long.jsonl"]) > 10


def one_line(folder: Path, text: str) -> Portion:
    path = folder / "many.jsonl"
    path.write_text(text, encoding="utf-8")
    return Portion((path,), folder)


def test_a_process_that_is_killed_ends_the_run_with_one_line(tmp_path: Path) -> None:
    def kill() -> None:
        while not (children := multiprocessing.active_children()):
            pass
        os.kill(children[0].pid or 0, signal.SIGKILL)

    portion = one_line(tmp_path, '{"id": "r", "level": "item", "title": "T"}')
    killer = threading.Timer(0.5, kill)
    killer.start()
    with pytest.raises(StorageError, match="worker process was killed"):
        list(examine_in_parallel(repeat(portion), Examination(), together=False, jobs=2))
    killer.join()


def test_who_stops_listening_leaves_no_process_behind(tmp_path: Path) -> None:
    portion = one_line(tmp_path, '{"id": "a", "level": "itm", "title": "T"}')
    findings = examine_in_parallel(repeat(portion, 10_000), Examination(), together=False, jobs=2)
    assert next(findings).code == "unknown-word"
    findings.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_who_waits_is_told_how_far_it_is(tmp_path: Path) -> None:
    fill(tmp_path)
    told: list[int] = []
    list(examine_in_parallel(read_portions([tmp_path], tmp_path), Examination((), told.append), together=True, jobs=2))
    assert told == sorted(told)
    assert told[-1] == 303
