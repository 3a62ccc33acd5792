"""Several processes publish what one publishes, byte for byte; and none of them outlives the one that it helps."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from small_catalogue import SETTINGS, SmallCatalogue, record

from catalog.errors import StorageError

ORPHANS = """
import os, time
from catalog.processes import Processes

with Processes(2, lambda seconds: time.sleep(seconds)) as processes:
    children = [process.pid for process in __import__("multiprocessing").active_children()]
    print(*children, flush=True)
    list(processes.in_order([60, 60, 60]))
"""


INTERRUPTED = """
import signal, sys, time
from catalog.processes import Processes

signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests in the background ignores it
try:
    with Processes(3, lambda seconds: time.sleep(seconds)) as processes:
        print("begun", flush=True)
        list(processes.in_order([60.0]))
except KeyboardInterrupt:
    sys.exit(7)
"""


def catalogue_of(root, jobs):
    root.mkdir()
    (root / "catalog.toml").write_text(SETTINGS)
    (root / "records").mkdir()
    return SmallCatalogue(root, jobs=jobs)


def everything(catalogue):
    """All that the index holds of records: what harvesters see, in its order."""
    connection = sqlite3.connect(catalogue.folder.index_path)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE name LIKE 'dissem%'")]
    tables += ["item", "membership", "feed_set", "publication"]
    found = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}  # noqa: S608 - our own names
    connection.close()
    return found


def change(catalogue, number):
    """Write, change, move, break and drop records."""
    lines = [record(f"line-{one}", f"Line {one} of {number}") for one in range(100)]
    lines[7] = {**lines[7], "level": "itm"}
    lines[90] = lines[80]
    catalogue.put("many.jsonl", *lines)
    for one in range(number, number + 40):
        catalogue.write(f"r{one}", f"Title of {one % 7} in {number}")
    catalogue.put(f"deep-{number}.yaml", "[" * 60_000)
    catalogue.put(f"folder-{number}/moved.yaml", record("moved", "Moved"))
    (catalogue.root / f"records/folder-{number - 1}/moved.yaml").unlink(missing_ok=True)
    catalogue.write("draft", administration={"status": "draft"} if number % 2 else {})
    (catalogue.root / f"records/r{number + 3}.yaml").unlink()


def said(report, root):
    findings = [replace(one, file=one.file.removeprefix(str(root))) for one in report.findings]
    return replace(report, findings=tuple(findings))


def test_several_processes_publish_the_same_bytes_in_the_same_order(tmp_path):
    one, several = catalogue_of(tmp_path / "one", 1), catalogue_of(tmp_path / "several", 3)
    for number in range(3):
        for catalogue in (one, several):
            change(catalogue, number)
        reports = [said(catalogue.publish(), catalogue.root) for catalogue in (one, several)]
        assert reports[0] == reports[1]
        assert reports[0].added
        assert {finding.code for finding in reports[0].findings} == {"too-deep", "unknown-word", "duplicate-id"}
        assert everything(one) == everything(several)


def test_a_process_that_is_killed_ends_the_publication_and_leaves_the_feed(tmp_path):
    catalogue = catalogue_of(tmp_path / "one", 1)
    catalogue.write("a")
    catalogue.publish()
    before = everything(catalogue)
    catalogue.put("many.jsonl", *[record(f"line-{one}") for one in range(600)])

    def kill():
        while not (children := multiprocessing.active_children()):
            time.sleep(0.001)
        time.sleep(0.05)
        os.kill(children[0].pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    catalogue.jobs = 2
    killer.start()
    with pytest.raises(StorageError, match="worker process was killed"):
        catalogue.publish()
    killer.join()
    assert everything(catalogue) == before
    assert multiprocessing.active_children() == []
    assert catalogue.publish().added == 600


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux tells whether a process lives")
def test_processes_end_with_the_one_they_help(tmp_path):
    parent = subprocess.Popen([sys.executable, "-c", ORPHANS], stdout=subprocess.PIPE, text=True)
    children = list(map(int, parent.stdout.readline().split()))
    assert len(children) == 2
    parent.kill()
    parent.wait()
    parent.stdout.close()
    waited = time.monotonic() + 10
    while any(map(lives, children)) and time.monotonic() < waited:
        time.sleep(0.02)
    assert not any(map(lives, children))


def test_who_is_interrupted_ends_the_processes_without_a_word_of_theirs():
    """Ctrl-C reaches every process of a terminal at once."""
    with subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as parent:
        try:
            assert parent.stdout.readline() == "begun\n"
            os.killpg(parent.pid, signal.SIGINT)
            assert parent.communicate(timeout=20) == ("", "")
            assert parent.returncode == 7
        finally:
            with suppress(ProcessLookupError):
                os.killpg(parent.pid, signal.SIGKILL)


def lives(process):
    """Whether a process does anything; one whose end nobody asked about yet does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(") ")[2][0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
