"""One request over HTTP, with a deadline for all of it: the address, the header, every byte of the answer."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from http.cookiejar import CookieJar
from types import TracebackType
from typing import Any, Self
from urllib import request
from urllib.parse import urlsplit

__all__ = ["Deadline", "LeadsElsewhere", "opener"]

_DEFAULT_PORTS = {"http": 80, "https": 443}


class LeadsElsewhere(Exception):
    """A redirect to another host, or to another port of the same one. Its word is the address."""


class _Redirects(request.HTTPRedirectHandler):
    """Follows redirects within the host that the user named: a feed must not choose whom this machine asks."""

    max_redirections = 5
    max_repeats = 3

    def redirect_request(
        self, req: request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> request.Request | None:
        onward = super().redirect_request(req, fp, code, msg, headers, newurl)
        if onward is not None:
            if onward.type in _DEFAULT_PORTS and not _is_same_place(req.full_url, onward.full_url):
                fp.close()
                raise LeadsElsewhere(onward.full_url)
            if onward.type != "https" and req.type == "https":
                onward.remove_header("Authorization")
        return onward


def _is_same_place(one: str, other: str) -> bool:
    """Whether two addresses name one host and one port; from http to https and back it is the port of each."""
    try:
        (host, port), (other_host, other_port) = _place(one), _place(other)
    except ValueError:
        return False
    return host == other_host and (port == other_port or {port, other_port} == set(_DEFAULT_PORTS.values()))


def _place(address: str) -> tuple[str, int]:
    parts = urlsplit(address)
    if "@" in parts.netloc:  # which of the two is the host, programs do not agree on
        raise ValueError(address)
    return (parts.hostname or "").rstrip("."), parts.port or _DEFAULT_PORTS[parts.scheme]


class Deadline:
    """Cuts the connections that are opened within it when its time is over, whatever they are waiting for.

    A time-out of a socket does not do that: a server that sends a byte now and then never meets it.
    """

    def __init__(self, seconds: float) -> None:
        self.is_over = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()

    def watch(self, connection: socket.socket) -> None:
        """Cut a connection too."""
        self._sockets.append(connection)
        if self.is_over:
            self._cut()

    def _cut(self) -> None:
        self.is_over = True
        for connection in self._sockets:
            with suppress(OSError):
                # of a TLS connection the socket below: the reader meets an end, and not a connection without TLS
                socket.socket.shutdown(connection, socket.SHUT_RDWR)


def opener(watch: Callable[[socket.socket], None]) -> request.OpenerDirector:
    """Return what opens http and https, and nothing else; `watch` is called with each connection. Cookies are kept."""
    director = request.OpenerDirector()
    for handler in (
        request.ProxyHandler(),
        request.UnknownHandler(),
        _Http(watch),
        _Https(watch),
        request.HTTPDefaultErrorHandler(),
        _Redirects(),
        request.HTTPCookieProcessor(CookieJar()),
        request.HTTPErrorProcessor(),
    ):
        director.add_handler(handler)
    return director


class _Http(request.HTTPHandler):
    def __init__(self, watch: Callable[[socket.socket], None]) -> None:
        super().__init__()
        self._watch = watch

    def http_open(self, asked: request.Request) -> http.client.HTTPResponse:
        return self.do_open(_watched(http.client.HTTPConnection, self._watch), asked)


class _Https(request.AbstractHTTPHandler):
    """Opens https; the certificates that are trusted are loaded for the first address that needs them."""

    https_request = request.AbstractHTTPHandler.do_request_

    def __init__(self, watch: Callable[[socket.socket], None]) -> None:
        super().__init__()
        self._watch = watch

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return ssl.create_default_context()

    def https_open(self, asked: request.Request) -> http.client.HTTPResponse:
        return self.do_open(_watched(http.client.HTTPSConnection, self._watch), asked, context=self._tls)


def _watched(kind: type[http.client.HTTPConnection], watch: Callable[[socket.socket], None]) -> Any:
    class Watched(kind):  # type: ignore[misc, valid-type]  # either of the two classes
        def connect(self) -> None:
            super().connect()
            watch(self.sock)

    return Watched
