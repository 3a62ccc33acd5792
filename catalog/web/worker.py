"""The worker of the server: many connections on one thread, and no client that keeps one for ever.

A client that is slow with its header, its request or the reading of its answer costs a few kilobytes for some time,
and never a thread, so that others are served all the while.
"""

from __future__ import annotations

from typing import Any

import gevent
from gevent import socket
from gunicorn.workers.ggevent import GeventWorker

__all__ = ["Worker"]

_HEADER_SECONDS = 15
"""For a whole header, and for the pause before the next one on the same connection."""
_ANSWER_SECONDS = 120
"""For the body of a request, the work, and the last byte of the answer: 12 MB over a line of 1 Mbit/s."""


class Worker(GeventWorker):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's worker with gevent, with a time limit for each part of a request."""

    sockets: list[Any]

    def patch(self) -> None:
        """Make the listening sockets cooperative, and nothing else: an answer is made in one go, from local files."""
        self.sockets = [
            socket.socket(each.FAMILY, socket.SOCK_STREAM, fileno=each.sock.detach()) for each in self.sockets
        ]

    def timeout_ctx(self) -> gevent.Timeout:
        """Limit the time for a header; a client that does not meet it is cut without an answer."""
        return gevent.Timeout(_HEADER_SECONDS, False)

    def handle_request(self, listener_name: Any, req: Any, sock: Any, addr: Any) -> bool:
        """Answer a request, and close the connection of a client that takes too long."""
        with gevent.Timeout(_ANSWER_SECONDS, False):
            return bool(super().handle_request(listener_name, req, sock, addr))
        raise StopIteration
