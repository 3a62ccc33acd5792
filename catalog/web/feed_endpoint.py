"""The feed over HTTP (OAI-PMH 2.0, 3.1): GET, HEAD and POST in, `text/xml` out, gzipped where asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from isal import igzip

from catalog.errors import IndexDamaged, StorageError
from catalog.oai import Provider
from catalog.web.content_coding import choose_coding

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

__all__ = ["FeedEndpoint"]

_LARGEST_BODY = 64 * 1024
_MOST_ARGUMENTS = 100
_WORTH_COMPRESSING = 1_000  # bytes
_COMPRESSION_LEVEL = 1
_FORM = "application/x-www-form-urlencoded"

_BUSY_SECONDS = 5
_UNPUBLISHED_SECONDS = 60


class FeedEndpoint:
    """A WSGI application that answers with one provider, so many requests at a time; more are asked to come later."""

    def __init__(self, provider: Provider, concurrency: int = 8) -> None:
        """Take the provider, and how many requests it may answer at once in this process."""
        self._provider = provider
        self._places = threading.BoundedSemaphore(concurrency)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request; to HEAD without the body."""
        body = self._respond(environ, start_response)
        return () if environ["REQUEST_METHOD"] == "HEAD" else body

    def _respond(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        if method not in {"GET", "HEAD", "POST"}:
            allowed = [("Allow", "GET, HEAD, POST")]
            return _plain(start_response, HTTPStatus.METHOD_NOT_ALLOWED, "The feed takes GET and POST.", allowed)
        coding = choose_coding(environ.get("HTTP_ACCEPT_ENCODING"))
        if coding is None:
            return _plain(start_response, HTTPStatus.NOT_ACCEPTABLE, "The feed is given as it is, or as gzip.")
        pairs = _arguments(environ["QUERY_STRING"])
        if method == "POST":
            body = _body(environ)
            if isinstance(body, HTTPStatus):
                return _plain(start_response, body, f"The feed takes {_FORM}, up to {_LARGEST_BODY:,} bytes.")
            pairs += _arguments(body)
        if not self._places.acquire(blocking=False):
            return _later(start_response, _BUSY_SECONDS, "There are too many requests just now.")
        try:
            answer = b"".join(self._provider.answer(pairs))
        except IndexDamaged as error:
            environ["wsgi.errors"].write(f"catalog: {error}\n")
            return _later(start_response, _UNPUBLISHED_SECONDS, "The feed cannot be read just now.")
        except StorageError:
            return _later(start_response, _UNPUBLISHED_SECONDS, "The feed is not published yet.")
        finally:
            self._places.release()
        return _answer(start_response, answer, coding)


def _arguments(encoded: str) -> list[tuple[str, str]]:
    """Return the raw pairs of a query string or a form, in their order, repeated ones too."""
    some = "&".join(encoded.split("&", _MOST_ARGUMENTS)[:_MOST_ARGUMENTS])
    unicode = some.encode("latin-1").decode("utf-8", "replace")  # WSGI hands bytes on as Latin-1
    return parse_qsl(unicode, keep_blank_values=True, errors="replace")


def _body(environ: WSGIEnvironment) -> str | HTTPStatus:
    """Return the form that was posted, or the status that refuses it."""
    media_type = environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower()
    if media_type not in {_FORM, ""}:
        return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    length = environ.get("CONTENT_LENGTH") or ("0" if "HTTP_TRANSFER_ENCODING" not in environ else "")
    if length and (not length.isdecimal() or int(length) > _LARGEST_BODY):
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    body: bytes = environ["wsgi.input"].read(int(length) if length else _LARGEST_BODY + 1)
    return HTTPStatus.REQUEST_ENTITY_TOO_LARGE if len(body) > _LARGEST_BODY else body.decode("latin-1")


def _answer(start_response: StartResponse, answer: bytes, coding: str) -> Iterable[bytes]:
    headers = [("Content-Type", "text/xml; charset=utf-8"), ("Vary", "Accept-Encoding"), ("Cache-Control", "no-cache")]
    if coding == "gzip" and len(answer) > _WORTH_COMPRESSING:
        answer = igzip.compress(answer, _COMPRESSION_LEVEL, mtime=0)
        headers.append(("Content-Encoding", "gzip"))
    headers.append(("Content-Length", str(len(answer))))
    start_response("200 OK", headers)
    return (answer,)


def _later(start_response: StartResponse, seconds: int, why: str) -> Iterable[bytes]:
    """Ask to come again (3.1.2): every harvester knows Retry-After in seconds."""
    words = f"{why} Come again in {seconds} seconds."
    return _plain(start_response, HTTPStatus.SERVICE_UNAVAILABLE, words, [("Retry-After", str(seconds))])


def _plain(
    start_response: StartResponse, status: HTTPStatus, words: str, more: Iterable[tuple[str, str]] = ()
) -> Iterable[bytes]:
    body = f"{words}\n".encode()
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body))), *more]
    start_response(f"{status.value} {status.phrase}", headers)
    return (body,)
