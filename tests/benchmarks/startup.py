"""How long the command line takes to be there."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

RUNS = 21


def measure(count: int) -> Iterator[tuple[str, float, str, str]]:
    """Yield the start of `catalog --help` as a multiple of the bare interpreter's; `count` plays no part."""
    del count
    bare: list[float] = []
    ours: list[float] = []
    for _ in range(RUNS):
        bare.append(_seconds("-c", "pass"))
        ours.append(_seconds("-m", "catalog", "--help"))
    yield "catalog --help against python -c pass", statistics.median(ours) / statistics.median(bare), "<= 5", "times"


def _seconds(*arguments: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun
