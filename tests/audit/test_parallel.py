"""Several processes say what one says, in the same order, and end with one clear line when one of them is killed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.audit import Examination, examine
from catalog.errors import StorageError
from catalog.findings import Finding
from catalog.model import Record
from catalog.storage import Document, Syntax, read_documents


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
    found = list(examine(read_documents([tmp_path], tmp_path), together, together=True, jobs=jobs))
    assert found == expected
    assert {finding.code for finding in found} == {
        "too-deep", "unreadable", "unknown-word", "profile", "duplicate-id", "broken-link",
    }  # fmt: skip
    assert (together.documents, together.counts) == (alone.documents, alone.counts)


def endless() -> Iterator[Document]:
    number = 0
    while True:
        number += 1
        text = f'{{"id": "r{number}", "level": "item", "title": "T"}}'.encode()
        yield Document(Path("many.jsonl"), text, Syntax.JSON, number)


def test_a_process_that_is_killed_ends_the_run_with_one_line() -> None:
    def kill() -> None:
        while not (children := multiprocessing.active_children()):
            pass
        os.kill(children[0].pid or 0, signal.SIGKILL)

    killer = threading.Timer(0.5, kill)
    killer.start()
    with pytest.raises(StorageError, match="ended from outside"):
        list(examine(endless(), Examination(), together=False, jobs=2))
    killer.join()


def test_who_stops_listening_leaves_no_process_behind() -> None:
    broken = b'{"id": "a", "level": "itm", "title": "T"}'
    findings = examine(
        (Document(Path("many.jsonl"), broken, Syntax.JSON, number) for number in range(1, 10_000)),
        Examination(),
        together=False,
        jobs=2,
    )
    assert next(findings).code == "unknown-word"
    findings.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []
