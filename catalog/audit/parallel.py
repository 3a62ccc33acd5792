"""Looking at documents in several processes: the findings come in the order of the documents all the same.

The processes read the files themselves: they are told where to read, and give back findings and notes.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from catalog.audit.look import Judge, Look, look_at
from catalog.errors import StorageError
from catalog.storage import Portion

__all__ = ["look_in_parallel"]

_WAITING = 4
"""Portions that wait for each process: enough that none is idle, few enough that memory stays bounded."""


def look_in_parallel(portions: Iterable[Portion], judges: tuple[Judge, ...], jobs: int) -> Iterator[Look]:
    """Yield what `look_at` says of the documents of each portion, in their order, from `jobs` processes.

    Raises StorageError where one of them was ended from outside.
    """
    # the judges are closures, which only a process that is forked can take along
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _take_along, (judges,))
    waiting: deque[Future[Look]] = deque()
    try:
        for portion in portions:
            waiting.append(pool.submit(_look, portion))
            if len(waiting) > jobs * _WAITING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise StorageError("A process that helped to check was ended from outside: try fewer --jobs.") from error
    finally:
        pool.shutdown(cancel_futures=True)


_judges: tuple[Judge, ...] = ()


def _take_along(judges: tuple[Judge, ...]) -> None:
    global _judges  # noqa: PLW0603 - once, in a process of its own
    _judges = judges
    gc.freeze()  # what was there before the fork is not looked through again, so its memory stays shared


def _look(portion: Portion) -> Look:
    return look_at(portion.documents(), _judges)
