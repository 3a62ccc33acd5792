"""Asking a feed over HTTP: with time-outs, patience, and a limit to everything that may come back."""

from __future__ import annotations

import datetime as dt
import http.client
import re
import socket
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib import error, request
from urllib.parse import urlencode

from catalog import __version__
from catalog.errors import FeedError

__all__ = ["HttpAnswer", "Transport", "base_url_of"]

_BUSY = {429, 500, 502, 503, 504}
_ARGUMENTS = re.compile(r"[?&](verb|metadataPrefix|identifier|from|until|set|resumptionToken)=.*$")


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """The status and the decoded bytes of an answer."""

    status: int
    body: bytes


class _Broken(Exception):
    """An answer that did not arrive whole; it may do so the next time."""


class _Redirects(request.HTTPRedirectHandler):
    max_redirections = 5
    max_repeats = 3


@dataclass(slots=True)
class Transport:
    """Asks one feed. Only http and https are spoken, also after a redirect."""

    base_url: str
    timeout: float = 60.0
    """Seconds without a byte."""
    deadline: float = 600.0
    """Seconds for one whole answer."""
    attempts: int = 5
    first_wait: float = 2.0
    """Seconds before the second attempt; doubled before each one after it."""
    longest_wait: float = 900.0
    """Seconds that a feed may ask us to wait."""
    largest: int = 100 * 1024 * 1024
    """Bytes of one answer, unpacked."""
    tell: Callable[[str], None] = lambda _: None
    sleep: Callable[[float], None] = time.sleep
    _opener: request.OpenerDirector = field(init=False)
    _has_answered: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self._opener = request.OpenerDirector()
        for each in (
            request.ProxyHandler(),
            request.UnknownHandler(),
            request.HTTPHandler(),
            request.HTTPSHandler(),
            request.HTTPDefaultErrorHandler(),
            _Redirects(),
            request.HTTPErrorProcessor(),
        ):
            self._opener.add_handler(each)

    def ask(self, arguments: Mapping[str, str]) -> HttpAnswer:
        """Return the answer to a request; raise FeedError, in one line, where there is none after all attempts."""
        joint = "&" if "?" in self.base_url else "?"
        address = f"{self.base_url}{joint}{urlencode(arguments)}"
        for attempt in range(1, self.attempts + 1):
            wait = self.first_wait * 2 ** (attempt - 1)
            try:
                answer, demanded = self._once(address)
            except _Broken as broken:
                failure, demanded = str(broken), None
            else:
                if answer.status not in _BUSY or _is_protocol_error(answer):
                    return answer
                failure = f"the server answers {answer.status} {http.client.responses.get(answer.status, '')}".strip()
            wait = max(wait, demanded or 0)
            if wait > self.longest_wait:
                raise FeedError(f"{self.base_url} asks to come back in {wait:.0f} seconds.")
            if attempt < self.attempts:
                self.tell(f"{failure}; asking again in {wait:.0f} s")
                self.sleep(wait)
        raise FeedError(f"{self.base_url} cannot be harvested: {failure} ({self.attempts} attempts).")

    def _once(self, address: str) -> tuple[HttpAnswer, float | None]:
        headers = {
            "User-Agent": f"catalog/{__version__}",
            "Accept": "text/xml, application/xml;q=0.9, */*;q=0.1",
            "Accept-Encoding": "gzip, deflate",
        }
        begun = time.monotonic()
        try:
            asked = request.Request(address, headers=headers)  # noqa: S310  # the opener knows http and https alone
            reply = self._opener.open(asked, timeout=self.timeout)
        except error.HTTPError as refused:
            reply = refused
        except error.URLError as unreachable:
            raise self._unreachable(unreachable.reason) from unreachable
        except ValueError as unreadable:
            raise FeedError(f"{self.base_url} is not an address that can be asked: {unreadable}.") from unreadable
        except (OSError, http.client.HTTPException) as unreachable:
            raise _broken(unreachable) from unreachable
        self._has_answered = True
        with reply:
            if reply.status in (301, 302, 303, 307, 308):
                raise FeedError(f"{self.base_url} redirects without end, or to no http address.")
            answer = HttpAnswer(reply.status, self._body(reply, begun))
            return answer, _seconds(reply.headers.get("Retry-After"))

    def _unreachable(self, reason: object) -> Exception:
        """Tell a server that is not there from one that is away for a while."""
        if isinstance(reason, socket.gaierror):
            return FeedError(f"{self.base_url} cannot be harvested: the host is unknown.")
        if isinstance(reason, ConnectionRefusedError) and not self._has_answered:
            return FeedError(f"{self.base_url} cannot be harvested: the connection is refused.")
        if isinstance(reason, str) and reason.startswith("unknown url type"):
            return FeedError(f"{self.base_url} leads to an address that is neither http nor https.")
        return _broken(reason)

    def _body(self, reply: http.client.HTTPResponse | error.HTTPError, begun: float) -> bytes:
        coding = (reply.headers.get("Content-Encoding") or "").strip().lower()
        pieces: list[bytes] = []
        unpack = _Unpacker(coding)
        size = received = 0
        try:
            while piece := reply.read(65_536):
                received += len(piece)
                plain = unpack.feed(piece, self.largest - size + 1)
                size += len(plain)
                pieces.append(plain)
                if size > self.largest:
                    limit = self.largest // (1024 * 1024)
                    raise FeedError(f"{self.base_url} gives an answer of more than {limit} MB.")
                if time.monotonic() - begun > self.deadline:
                    raise _Broken(f"the answer takes more than {self.deadline:.0f} s")
        except zlib.error as damaged:
            raise _Broken("the answer is packed, and damaged") from damaged
        except FeedError:
            raise
        except (OSError, http.client.HTTPException) as cut:
            raise _broken(cut) from cut
        promised = reply.headers.get("Content-Length", "")
        if (promised.isdigit() and received < int(promised)) or not unpack.is_whole:
            raise _Broken("the answer breaks off")
        return b"".join(pieces)


class _Unpacker:
    """Undoes gzip and deflate, no further than a limit."""

    def __init__(self, coding: str) -> None:
        self._packed = coding in ("gzip", "x-gzip", "deflate")
        self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 32)  # 32: gzip or zlib, whichever it is
        self._begun = False

    def feed(self, piece: bytes, limit: int) -> bytes:
        if not self._packed:
            return piece
        if not self._begun:
            self._begun = True
            try:
                return self._inflate.decompress(piece, limit)
            except zlib.error:  # deflate without its frame, as some servers send it
                self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        return self._inflate.decompress(self._inflate.unconsumed_tail + piece, limit)

    @property
    def is_whole(self) -> bool:
        return not self._packed or not self._begun or self._inflate.eof


def _broken(reason: object) -> _Broken:
    """Say in words why nothing came."""
    if isinstance(reason, TimeoutError):
        return _Broken("the server does not answer in time")
    if isinstance(reason, http.client.IncompleteRead):
        return _Broken("the answer breaks off")
    if isinstance(reason, ConnectionRefusedError):
        return _Broken("the connection is refused")
    if isinstance(reason, OSError) and reason.strerror:
        return _Broken(reason.strerror.lower())
    return _Broken(" ".join(str(reason).split()) or type(reason).__name__)


def _is_protocol_error(answer: HttpAnswer) -> bool:
    return b"<error" in answer.body and b"OAI-PMH" in answer.body


def _seconds(text: str | None) -> float | None:
    """Read Retry-After: seconds, or a moment."""
    if not text:
        return None
    if text.strip().isdigit():
        return float(text.strip()[:9])
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - dt.datetime.now(dt.UTC)).total_seconds())


def base_url_of(text: str) -> str:
    """Return the base URL in what a user gives, which may be a whole request; raise FeedError where it is none."""
    address = _ARGUMENTS.sub("", text.strip())
    if not re.fullmatch(r"https?://[^\s/?#]+[^\s#]*", address):
        raise FeedError(f"{text!r} is not the address of a feed: it begins with http:// or https://.")
    return address
