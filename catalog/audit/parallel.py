"""Looking at documents in several processes: the findings come in the order of the documents all the same."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice

from catalog.audit.look import Judge, Look, look_at
from catalog.errors import StorageError
from catalog.storage import Document

__all__ = ["look_in_parallel"]

_BATCH = 64
_BATCH_BYTES = 1_000_000
_WAITING = 4
"""Batches that wait for each process: enough that none is idle, few enough that memory stays bounded."""


@dataclass(frozen=True, slots=True)
class _Done:
    """A batch that was looked at where it was made, in the place of a future."""

    looks: list[Look]

    def result(self) -> list[Look]:
        """Return the looks."""
        return self.looks


def look_in_parallel(documents: Iterable[Document], judges: tuple[Judge, ...], jobs: int) -> Iterator[Look]:
    """Yield what `look_at` says of each document, in their order, from `jobs` processes.

    Raises StorageError where one of them was ended from outside.
    """
    # the judges are closures, which only a process that is forked can take along
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _take_along, (judges,))
    waiting: deque[Future[list[Look]] | _Done] = deque()
    try:
        for batch in _batches(documents):
            # the trouble of a document that cannot be read is an exception, which stays where it was made
            alone = any(document.trouble for document in batch)
            waiting.append(_Done(_looks(batch, judges)) if alone else pool.submit(_look, batch))
            if len(waiting) > jobs * _WAITING:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise StorageError("A process that helped to check was ended from outside: try fewer --jobs.") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    source = iter(documents)
    while batch := list(islice(source, 1)):
        size = len(batch[0].text)
        while len(batch) < _BATCH and size < _BATCH_BYTES and (document := next(source, None)):
            batch.append(document)
            size += len(document.text)
        yield batch


_judges: tuple[Judge, ...] = ()


def _take_along(judges: tuple[Judge, ...]) -> None:
    global _judges  # noqa: PLW0603 - once, in a process of its own
    _judges = judges


def _look(batch: list[Document]) -> list[Look]:
    return _looks(batch, _judges)


def _looks(batch: list[Document], judges: tuple[Judge, ...]) -> list[Look]:
    return [look_at(document, judges) for document in batch]
