"""Work for several processes: batches go out in turn, and what came of them is returned in their order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from catalog.errors import StorageError

__all__ = ["Processes", "batches"]

_AT_ONCE = 2
"""Batches that a process has: one it works on, and the next."""
_WAITING = 8
"""So many batches that were worked off here may be between others."""
_BATCH = 64
_BATCH_BYTES = 1_000_000

Item = TypeVar("Item")
Batch = TypeVar("Batch")
Answer = TypeVar("Answer")


class Processes(Generic[Batch, Answer]):
    """Processes that do one work, from the opening to the closing of a `with`.

    Each has a line of its own to the one that made it, which no other holds: whoever is killed, the other sees it at
    once. A process has one batch before it while it works on another, and takes what it is given while it answers, so
    that neither waits for the other to listen.
    """

    def __init__(self, jobs: int, work: Callable[[Batch], Answer]) -> None:
        """Take a work for `jobs` processes; it may be a closure, for they are forked."""
        self._jobs = jobs
        self._work = work
        self._lines: list[Connection] = []
        self._processes: list[ForkProcess] = []

    def __enter__(self) -> Self:
        """Start them, before anything is opened that is not theirs."""
        context = multiprocessing.get_context("fork")
        # Ctrl-C reaches all of them: this one ends the others, which therefore start with it blocked
        blocked_before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            for _ in range(self._jobs):
                ours, theirs = context.Pipe()
                self._lines.append(ours)
                process = context.Process(target=_serve, args=(theirs, self._lines, self._work), daemon=True)
                process.start()
                theirs.close()
                self._processes.append(process)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked_before)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End them; what was not begun is not done."""
        for line in self._lines:
            line.close()
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join()
            process.close()

    def in_order(
        self, batches: Iterable[Batch], stays: Callable[[Batch], bool] = lambda batch: False
    ) -> Iterator[tuple[Batch, Answer]]:
        """Yield each batch with what came of it; one that `stays` is worked off in this process.

        Raises StorageError where one of the processes was ended from outside.
        """
        idle = deque(self._lines * _AT_ONCE)
        waiting: deque[tuple[Batch, Connection | _Done[Answer]]] = deque()
        for batch in batches:
            ready = []
            while waiting and (not idle or len(waiting) > self._jobs * _AT_ONCE + _WAITING):
                ready.append(_next(waiting, idle))
            if stays(batch):
                waiting.append((batch, _Done(self._work(batch))))
            else:
                line = idle.popleft()
                with _nobody_missing():
                    line.send(batch)
                waiting.append((batch, line))
            yield from ready
        while waiting:
            yield _next(waiting, idle)


@contextmanager
def _nobody_missing() -> Iterator[None]:
    """Say what it means that a line ends, before a message or in the middle of it."""
    try:
        yield
    except (EOFError, OSError) as error:
        raise StorageError("A worker process was killed, perhaps for lack of memory: try fewer --jobs.") from error


class _Done(Generic[Answer]):
    """The answer to work that the main process did itself."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer


def _next(waiting: deque[tuple[Batch, Connection | _Done[Answer]]], idle: deque[Connection]) -> tuple[Batch, Answer]:
    """Return the batch that waits longest with what came of it; who worked on it may have the next one."""
    batch, source = waiting.popleft()
    if isinstance(source, _Done):
        return batch, source.answer
    with _nobody_missing():
        is_done, answer = source.recv()
    idle.append(source)
    if not is_done:
        raise answer
    return batch, answer


def _serve(line: Connection, others: list[Connection], work: Callable[[Any], Any]) -> None:
    """Work until the line is closed, in a process of its own, which holds no end of the lines of others."""
    for other in others:
        other.close()
    gc.freeze()  # what was there before the fork is not looked through again, so its memory stays shared
    given: SimpleQueue[tuple[Any] | None] = SimpleQueue()
    threading.Thread(target=_listen, args=(line, given), daemon=True).start()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while (batch := given.get()) is not None:
        try:
            answer = (True, work(*batch))
        except Exception as error:  # noqa: BLE001 - it is raised where the work was handed out
            answer = (False, error)
        try:
            line.send(answer)
        except OSError:
            return


def _listen(line: Connection, given: SimpleQueue[tuple[Any] | None]) -> None:
    """Take what is sent at once: whoever sends it may be waited for with an answer."""
    try:
        while True:
            given.put((line.recv(),))
    except (EOFError, OSError):
        given.put(None)


def _end_with_parent() -> None:
    """Who is in the middle of its work does not listen to its line, and is to end with the one that gave it."""
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


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
