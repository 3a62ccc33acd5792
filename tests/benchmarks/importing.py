"""Reading what others send, item by item: memory for ten times the items, and how many a second."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.importers.large_files import FILES, reading

__all__ = ["measure"]


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
