"""The worker of the server: many connections on one thread, and no client that keeps one for ever.

A client that is slow with its header, its request or the reading of its answer costs a few kilobytes for some time,
and never a thread, so that others are served all the while.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import gevent
from gevent import socket
from gevent.local import local
from gunicorn.workers.ggevent import GeventWorker

from catalog.web.file_body import renew_time

__all__ = ["Worker"]

_HEADER_SECONDS = 15
"""For a whole header, and for the pause before the next one on the same connection."""
_ANSWER_SECONDS = 120
"""For the body of a request, the work, and the last byte of the answer: 12 MB over a line of 1 Mbit/s.

Of a file it is the time for each piece, which is small."""


class Worker(GeventWorker):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's worker with gevent, with a time limit for each part of a request, and for its stop."""

    sockets: list[Any]

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._current = local()
        self._pausing: set[Any] = set()
        """The connections on which no request is under way."""

    def patch(self) -> None:
        """Make the listening sockets cooperative, and nothing else: an answer is made in one go, from local files."""
        self.sockets = [
            socket.socket(each.FAMILY, socket.SOCK_STREAM, fileno=each.sock.detach()) for each in self.sockets
        ]

    def handle(self, listener: Any, client: Any, addr: Any) -> None:
        """Answer the requests of one connection."""
        self._current.client = client
        super().handle(listener, client, addr)

    @contextmanager
    def timeout_ctx(self) -> Iterator[None]:
        """Limit the time for a header; a client that does not meet it is cut without an answer."""
        client = self._current.client
        self._pausing.add(client)
        if not self.alive:
            _read_no_more(client)
        try:
            with gevent.Timeout(_HEADER_SECONDS, False):
                yield
        finally:
            self._pausing.discard(client)

    def handle_exit(self, sig: Any, frame: Any) -> None:
        """Stop: end what is under way, and wait for nobody who may ask again."""
        super().handle_exit(sig, frame)
        for client in tuple(self._pausing):
            _read_no_more(client)

    def handle_request(self, listener_name: Any, req: Any, sock: Any, addr: Any) -> bool:
        """Answer a request, and close the connection of a client that takes too long."""
        time = _AnswerTime()
        renew_time.set(time.renew)
        try:
            return bool(super().handle_request(listener_name, req, sock, addr))
        except gevent.Timeout as expired:
            if expired is not time.limit:
                raise
            raise StopIteration from expired
        finally:
            time.limit.close()


class _AnswerTime:
    """The time for an answer, which can begin again."""

    def __init__(self) -> None:
        self.limit = gevent.Timeout.start_new(_ANSWER_SECONDS)

    def renew(self) -> None:
        """Begin again."""
        self.limit.close()
        self.limit = gevent.Timeout.start_new(_ANSWER_SECONDS)


def _read_no_more(client: Any) -> None:
    """Let a connection end behind the request that has come, if any."""
    with suppress(OSError):
        client.shutdown(socket.SHUT_RD)
