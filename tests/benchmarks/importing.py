"""Reading what others send, item by item: memory for ten times the items, and how many a second.

And taking a sheet of one row into a catalogue of ten times the records.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.generate import plain_records
from tests.standards.large_files import FILES, reading

__all__ = ["measure"]

_SETTINGS = 'name = "B"\nadmin_emails = ["a@example.org"]\nnamespace = "b.example.org"\n'
_TAKE_IN = """
import resource, sys
from pathlib import Path
from catalog.ingest import ingest
from catalog.storage import open_catalogue
(outcome,) = ingest([Path(sys.argv[2])], open_catalogue(Path(sys.argv[1])))
assert outcome.result == "imported", outcome
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def measure(count: int) -> Iterator[tuple[str, float, str, str]]:
    """Yield for every kind of file what its reading takes, each measured in a process of its own."""
    least = max(500, min(count, 100_000) // 50)
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small"), Path(folder, "large")
        for kind, write in FILES.items():
            write(small, least, 8)
            write(large, least * 10, 8)
            ((*_, before),) = reading(kind, small)
            ((drafts, _, seconds, after),) = reading(kind, large)
            size = large.stat().st_size / 1e6
            yield (
                f"{kind}: peak memory of {drafts:,} items ({size:.0f} MB) to {least:,}",
                after / before,
                "<= 1.5",
                "times",
            )
            yield f"{kind}: items read", drafts / seconds, "", "/s"
        yield from _beside_others(Path(folder), least)


def _beside_others(folder: Path, least: int) -> Iterator[tuple[str, float, str, str]]:
    """Yield what the records that are there already cost when they are looked at for the first time, and again."""
    peaks = []
    for count in (least, least * 10):
        root = folder / str(count)
        (root / "records").mkdir(parents=True)
        (root / "catalog.toml").write_text(_SETTINGS)
        with (root / "records" / "all.jsonl").open("w") as file:
            file.writelines(f"{json.dumps(record)}\n" for record in plain_records(count))
        time.sleep(2.1)  # a file that was written a moment ago is read again the next time
        seconds = []
        for number in range(2):
            sheet = folder / "sheet.csv"
            sheet.write_text(f"id,title\nnew-{number},Something new\n")
            begun = time.perf_counter()
            run = [sys.executable, "-c", _TAKE_IN, str(root), str(sheet)]
            peaks.append(int(subprocess.run(run, check=True, capture_output=True, text=True).stdout))
            seconds.append(time.perf_counter() - begun)
    yield (
        f"a row taken in: peak memory beside {count:,} records to {least:,}",
        max(peaks[2:]) / min(peaks[:2]),
        "<= 1.5",
        "times",
    )
    yield f"a row taken in beside {count:,} records, of the first time", seconds[1] / seconds[0], "", "x"
