"""Checking documents in several processes; the findings still come in the order of the documents.

The processes get portions, read the files themselves, and return findings and notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.checks.check_document import Judge, Look, look_at
from catalog.processes import Processes
from catalog.storage import Portion

__all__ = ["look_in_parallel"]


def look_in_parallel(portions: Iterable[Portion], judges: tuple[Judge, ...], jobs: int) -> Iterator[Look]:
    """Yield what `look_at` says of the documents of each portion, in their order, from `jobs` processes.

    Raises StorageError where one of them was ended from outside.
    """

    def look(portion: Portion) -> Look:
        return look_at(portion.documents(), judges)

    with Processes(jobs, look) as processes:
        for _, found in processes.in_order(portions):
            yield found
