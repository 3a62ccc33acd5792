"""Asking for the next answer while the last one is used: the feed works while we do, on one request at a time."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from concurrent.futures import Future

from catalog.ingest.harvest.transport import HttpAnswer, Transport

__all__ = ["Prefetch"]


class Prefetch:
    """Asks through a transport; what was asked for ahead is there, or nearly, when it is wanted."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._arguments: Mapping[str, str] = {}
        self._answer: Future[HttpAnswer] | None = None

    def begin(self, arguments: Mapping[str, str]) -> None:
        """Ask for what will be wanted next, and do not wait for it."""
        self._arguments, self._answer = arguments, Future()
        # no executor: a harvest that ends does not wait for an answer that nobody wants any more
        threading.Thread(target=self._ask, args=(arguments, self._answer), daemon=True).start()

    def ask(self, arguments: Mapping[str, str], attempts: int = 0) -> HttpAnswer:
        """Return an answer, after so many attempts at most. Raises FeedError."""
        if self._answer is None:
            return self._transport.ask(arguments, attempts)
        answer, self._answer = self._answer, None
        asked_ahead = answer.exception() or answer.result()  # never two requests at a time
        if self._arguments != arguments:
            return self._transport.ask(arguments, attempts)
        if isinstance(asked_ahead, BaseException):
            raise asked_ahead
        return asked_ahead

    def _ask(self, arguments: Mapping[str, str], answer: Future[HttpAnswer]) -> None:
        try:
            answer.set_result(self._transport.ask(arguments))
        except BaseException as failure:  # noqa: BLE001 - it is raised where the answer is wanted
            answer.set_exception(failure)
