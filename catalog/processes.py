"""Work for several processes: batches go out in turn, and what came of them is returned in their order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from catalog.errors import StorageError

__all__ = ["Processes", "batches"]

_WAITING = 3
"""Batches that wait for each process: enough that none is idle, few enough that memory stays bounded."""
_BATCH = 64
_BATCH_BYTES = 1_000_000

Item = TypeVar("Item")
Batch = TypeVar("Batch")
Answer = TypeVar("Answer")


class Processes(Generic[Batch, Answer]):
    """Processes that do one work, from the opening to the closing of a `with`; they end with the one that made them."""

    def __init__(self, jobs: int, work: Callable[[Batch], Answer]) -> None:
        """Make `jobs` processes; `work` may be a closure, for they are forked."""
        self._jobs = jobs
        self._work = work
        self._pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _begin, (work,))

    def __enter__(self) -> Self:
        """Start them, before anything is opened that is not theirs."""
        self._pool.submit(os.getpid).result()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End them; what was not begun is not done."""
        self._pool.shutdown(cancel_futures=True)

    def in_order(
        self, batches: Iterable[Batch], stays: Callable[[Batch], bool] = lambda batch: False
    ) -> Iterator[tuple[Batch, Answer]]:
        """Yield each batch with what came of it; one that `stays` is worked off in this process.

        Raises StorageError where one of the processes was ended from outside.
        """
        waiting: deque[tuple[Batch, Future[Answer] | _Done[Answer]]] = deque()
        try:
            for batch in batches:
                is_ours = stays(batch)
                waiting.append((batch, _Done(self._work(batch)) if is_ours else self._pool.submit(_do, batch)))
                if len(waiting) > self._jobs * _WAITING:
                    yield _answered(*waiting.popleft())
            while waiting:
                yield _answered(*waiting.popleft())
        except BrokenProcessPool as error:
            raise StorageError("A process that helped was ended from outside: try fewer --jobs.") from error


def batches(items: Iterable[Item], bytes_of: Callable[[Item], int]) -> Iterator[list[Item]]:
    """Yield items by the dozen, fewer where they are large."""
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += bytes_of(item)
        if len(batch) >= _BATCH or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Done(Generic[Answer]):
    """Work that was done where it was given out, in the place of a future."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def result(self) -> Answer:
        return self._answer


def _answered(batch: Batch, answer: Future[Answer] | _Done[Answer]) -> tuple[Batch, Answer]:
    return batch, answer.result()


_work: Callable[[Any], Any]


def _begin(work: Callable[[Any], Any]) -> None:
    global _work  # noqa: PLW0603 - once, in a process of its own
    _work = work
    gc.freeze()  # what was there before the fork is not looked through again, so its memory stays shared
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A process that waits for work would wait for ever when the one that gives it is killed."""
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def _do(batch: Any) -> Any:
    return _work(batch)
