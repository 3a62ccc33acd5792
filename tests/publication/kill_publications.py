"""Publish again and again and be killed at random moments: `kill_publications.py FOLDER TIMES JOBS` says what came.

It goes on, up to twice as often, until enough kills came before and behind the moment in which a state changes.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import sys
import time
from pathlib import Path

from small_catalogue import SETTINGS, SmallCatalogue

RECORDS = 12
ENOUGH = 5
"""Publications that kept the state, and as many that changed it."""


def versions(catalogue: SmallCatalogue) -> set[str]:
    """Return the titles in the feed; a whole state has one."""
    found = catalogue.feed()
    assert len(found) in {0, RECORDS}, len(found)
    return {title for _, _, title in found.values()}


def check(catalogue: SmallCatalogue, allowed: set[str]) -> str:
    """Look at what a kill left; return its title."""
    index = catalogue.folder.index_path
    if not index.exists() or not index.stat().st_size:
        return ""
    connection = sqlite3.connect(index)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    has_formats = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'format'").fetchone()[0]
    has_formats = has_formats and connection.execute("SELECT count(*) FROM format").fetchone()[0]
    connection.close()
    if not has_formats:
        return ""
    found = versions(catalogue)
    assert len(found) <= 1, found
    title = next(iter(found), "")
    assert title in allowed, (title, allowed)
    return title


def main(folder: Path, times: int, jobs: int) -> None:
    """Kill so many publications, or more; the last one is let live."""
    (folder / "catalog.toml").write_text(SETTINGS)
    catalogue, state = SmallCatalogue(folder, jobs=jobs), ""
    chance = random.Random(5)
    interrupted = kept = 0
    duration = 0.0  # of a whole publication, told by the first one
    number = -1
    while (number := number + 1) < times or (number < 4 * times and min(kept, number - kept) < ENOUGH):
        title = f"Version {number}"
        for one in range(RECORDS):
            catalogue.write(f"r{one}", title)
        catalogue.clock += 1
        started = time.monotonic()
        child = os.fork()
        if not child:
            catalogue.publish()
            os._exit(0)
        if number:
            time.sleep(chance.uniform(0, duration * 1.3))
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        duration = duration or time.monotonic() - started
        interrupted += os.WIFSIGNALED(status)
        before, state = state, check(catalogue, {state, title})
        kept += state == before
        duration *= 1.1 if state == before else 0.9  # how long one takes depends on what else the machine does
    catalogue.publish()
    assert versions(catalogue) == {f"Version {number - 1}"}
    print(json.dumps({"interrupted": interrupted, "kept": kept, "changed": number - kept}))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
