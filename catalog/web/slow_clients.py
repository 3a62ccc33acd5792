"""A limit to the answers that wait in memory for clients that do not read them.

When there is no room for another, the clients that have taken nothing for longest are cut; where each has read in
the last two seconds, the new one is asked to come later.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from catalog.web.file_body import FileBody

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

__all__ = ["UnsentLimit"]

_SMALL = 64 * 1024  # bytes: an answer that goes out at once, whatever waits
_PIECE = 256 * 1024  # bytes handed to the system at once
_BUSY_SECONDS = 2
_PATIENCE = 2.0  # seconds for a piece


class UnsentLimit:
    """A WSGI application that keeps at most `most` bytes of answers waiting to be read, and one answer of any size."""

    def __init__(self, app: WSGIApplication, most: int) -> None:
        """Take the application that answers."""
        self._app = app
        self._most = most
        self._waiting: dict[int, _Waiting] = {}
        """The answers on their way."""
        self._lock = threading.Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        started: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], error: object = None, /) -> object:
            started[:] = [(status, headers)]
            return _no_write

        body = self._app(environ, start)  # type: ignore[arg-type]  # there is no `write` before the answer starts
        if isinstance(body, FileBody):  # a piece of it is in memory, and the next when that one is sent
            start_response(*started[0])
            return body
        try:
            pieces = [piece for piece in body if piece]
        finally:
            if hasattr(body, "close"):
                body.close()
        waiting = _Waiting(pieces, self, environ.get("gunicorn.socket"))
        if not self._has_room_for(waiting):
            words = f"There are too many requests just now. Come again in {_BUSY_SECONDS} seconds.\n".encode()
            headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(words)))]
            start_response("503 Service Unavailable", [*headers, ("Retry-After", str(_BUSY_SECONDS))])
            return (words,)
        start_response(*started[0])
        return waiting

    def _has_room_for(self, new: _Waiting) -> bool:
        """Make room for an answer, and note it; return whether there is room."""
        with self._lock:
            excess = sum(each.size for each in self._waiting.values()) + new.size - self._most
            for each in sorted(self._waiting.values(), key=lambda waiting: waiting.since) if excess > 0 else ():
                if excess <= 0 or time.monotonic() - each.since < _PATIENCE:
                    break
                each.cut()
                del self._waiting[id(each)]
                excess -= each.size
            if excess > 0 and new.size > _SMALL and self._waiting:
                return False
            self._waiting[id(new)] = new
            return True

    def sent(self, waiting: _Waiting) -> None:
        """Note that an answer waits no more."""
        with self._lock:
            self._waiting.pop(id(waiting), None)


class _Waiting:
    """An answer on its way; WSGI closes it when it is sent, or when the client is gone."""

    def __init__(self, pieces: list[bytes], limit: UnsentLimit, connection: socket.socket | None) -> None:
        self._pieces = pieces
        self._limit = limit
        self._connection = connection
        self.size = sum(map(len, pieces))
        self.since = time.monotonic()
        """When the client took a piece, or the answer was ready."""

    def __iter__(self) -> Iterator[bytes]:
        for answer in self._pieces:
            for start in range(0, len(answer), _PIECE):
                self.since = time.monotonic()
                yield answer[start : start + _PIECE]

    def cut(self) -> None:
        """End the connection, where the server names it."""
        if self._connection is not None:
            with suppress(OSError):
                self._connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._limit.sent(self)


def _no_write(data: bytes, /) -> None:
    raise RuntimeError("No part of this application writes before its answer.")
