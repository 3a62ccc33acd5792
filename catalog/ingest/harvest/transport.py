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
from catalog.ingest.harvest.connection import Deadline, LeadsElsewhere, opener
from catalog.ingest.harvest.feed_address import FeedAddress
from catalog.ingest.harvest.read_answer import title_of_page
from catalog.ingest.harvest.unpacking import Unpacking

__all__ = ["HttpAnswer", "PageNeverComes", "Transport"]

_BUSY = {429, 500, 502, 503, 504}
_FAILING = {500, 502, 504}
_SECONDS = re.compile(r"[0-9]{1,9}")
_LENGTH = re.compile(r"[0-9]{1,18}")
_CHARSET = re.compile(r"charset\s{0,20}=\s{0,20}\"?([A-Za-z0-9._-]{1,40})", re.IGNORECASE)
_CHUNK = 65_536
_LONGEST_ADDRESS = 300


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """The status and the decoded bytes of an answer, and the charset of its Content-Type."""

    status: int
    body: bytes
    charset: str = ""


class PageNeverComes(FeedError):
    """The server fails at this request, again and again, though it answers others."""


class _Broken(Exception):
    """An answer that broke off; the next one may be complete."""


@dataclass(slots=True)
class Transport:
    """Asks one feed. It opens http and https alone, and follows redirects within the host alone.

    `url` is the address as the user gives it; `address` is what it means.
    """

    url: str
    timeout: float = 60.0
    """Seconds without a byte."""
    deadline: float = 600.0
    """Seconds for one whole answer, from the request to the last byte."""
    attempts: int = 5
    first_wait: float = 2.0
    """Seconds before the second attempt; doubled before each one after it."""
    longest_wait: float = 900.0
    """Seconds that a feed may ask us to wait."""
    largest: int = 100 * 1024 * 1024
    """Bytes of one answer, unpacked."""
    note: Callable[[str], None] = lambda _: None
    sleep: Callable[[float], None] = time.sleep
    address: FeedAddress = field(init=False)
    _opener: request.OpenerDirector = field(init=False)
    _deadline: Deadline | None = field(init=False, default=None)
    _has_answered: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self.address = FeedAddress.of(self.url)
        self._opener = opener(self._watch)

    @property
    def base_url(self) -> str:
        """The address as it may be shown."""
        return self.address.shown

    def ask(self, arguments: Mapping[str, str], attempts: int = 0) -> HttpAnswer:
        """Return the answer to a request; raise FeedError, in one line, where there is none after all attempts."""
        joint = "&" if "?" in self.address.asked else "?"
        address = f"{self.address.asked}{joint}{urlencode(arguments)}"
        attempts = attempts or self.attempts
        failure, status = "", 0
        for attempt in range(1, attempts + 1):
            wait = self.first_wait * 2 ** (attempt - 1)
            try:
                answer, demanded = self._once(address)
            except _Broken as broken:
                failure, demanded, status = self.address.masked(str(broken)), None, 0
            else:
                status = answer.status
                if answer.status not in _BUSY or _is_protocol_error(answer):
                    return answer
                failure = f"the server answers {answer.status} {http.client.responses.get(answer.status, '')}".strip()
                if title := title_of_page(answer.body, answer.charset):
                    failure += f" with a web page with the title {title!r}"
            wait = max(wait, demanded or 0)
            if wait > self.longest_wait:
                raise FeedError(f"{self.base_url} asks us to retry after {wait:.0f} seconds.")
            if attempt < attempts:
                self.note(f"{failure}; retrying in {wait:.0f} s")
                self.sleep(wait)
        kind = PageNeverComes if status in _FAILING else FeedError
        raise kind(f"{self.base_url} cannot be harvested: {failure} ({attempts} attempts).")

    def _watch(self, connection: socket.socket) -> None:
        if self._deadline:
            self._deadline.watch(connection)

    def _once(self, address: str) -> tuple[HttpAnswer, float | None]:
        """Ask once, and read the whole answer before the deadline."""
        with Deadline(self.deadline) as self._deadline:
            try:
                return self._asked(address)
            except (_Broken, FeedError) as failure:
                if self._deadline.is_over:
                    raise _Broken(f"the answer takes more than {self.deadline:.0f} s") from failure
                raise

    def _asked(self, address: str) -> tuple[HttpAnswer, float | None]:
        headers = {
            "User-Agent": f"catalog/{__version__}",
            "Accept": "text/xml, application/xml;q=0.9, */*;q=0.1",
            "Accept-Encoding": "gzip, deflate",
        }
        try:
            asked = request.Request(address, headers=headers)  # noqa: S310  # the opener knows http and https alone
            if self.address.authorization:
                asked.add_header("Authorization", self.address.authorization)
            reply = self._opener.open(asked, timeout=self.timeout)
        except error.HTTPError as refused:
            reply = refused
        except LeadsElsewhere as elsewhere:
            raise FeedError(
                f"{self.base_url} redirects to another host. If you trust it, harvest {self._shown(str(elsewhere))}"
            ) from elsewhere
        except error.URLError as unreachable:
            raise self._unreachable(unreachable.reason) from unreachable
        except ValueError as unreadable:
            says = self.address.masked(str(unreadable))
            raise FeedError(f"{self.base_url} is not an address that can be harvested: {says}.") from unreadable
        except (OSError, http.client.HTTPException) as unreachable:
            raise _broken(unreachable) from unreachable
        self._has_answered = True
        with reply:
            if reply.status in (301, 302, 303, 307, 308):
                raise FeedError(f"{self.base_url} redirects without end, or to no http address.")
            charset = _CHARSET.search(reply.headers.get("Content-Type") or "")
            answer = HttpAnswer(reply.status, self._body(reply), charset[1].lower() if charset else "")
            return answer, _seconds(reply.headers.get("Retry-After"))

    def _shown(self, address: str) -> str:
        """Return the address of a feed to which a request was redirected, without the request and without secrets."""
        return self.address.masked(FeedAddress.of(address).shown)[:_LONGEST_ADDRESS]

    def _unreachable(self, reason: object) -> Exception:
        """Distinguish a server that does not exist from one that is away for a while."""
        if isinstance(reason, socket.gaierror):
            return FeedError(f"{self.base_url} cannot be harvested: the host is unknown.")
        if isinstance(reason, ConnectionRefusedError) and not self._has_answered:
            return FeedError(f"{self.base_url} cannot be harvested: the connection is refused.")
        if isinstance(reason, str) and reason.startswith("unknown url type"):
            return FeedError(f"{self.base_url} leads to an address that is neither http nor https.")
        return _broken(reason)

    def _body(self, reply: http.client.HTTPResponse | error.HTTPError) -> bytes:
        unpacking = Unpacking((reply.headers.get("Content-Encoding") or "").strip().lower())
        pieces: list[bytes] = []
        size = received = 0
        try:
            while piece := reply.read1(_CHUNK):
                received += len(piece)
                plain = unpacking.feed(piece, self.largest - size + 1)
                size += len(plain)
                pieces.append(plain)
                if size > self.largest:
                    limit = self.largest // (1024 * 1024)
                    raise FeedError(f"{self.base_url} gives an answer of more than {limit} MB.")
            pieces.append(unpacking.rest(self.largest - size + 1))
        except zlib.error as damaged:
            raise _Broken("the compressed answer is damaged") from damaged
        except FeedError:
            raise
        except (OSError, ValueError, http.client.HTTPException) as cut:
            raise _broken(cut) from cut
        promised = reply.headers.get("Content-Length") or ""
        is_short = bool(_LENGTH.fullmatch(promised)) and received < int(promised)
        if is_short or not unpacking.is_whole or (self._deadline and self._deadline.is_over):
            raise _Broken("the answer ends too early")
        return b"".join(pieces)


def _broken(reason: object) -> _Broken:
    """Say in words why nothing came."""
    if isinstance(reason, TimeoutError):
        return _Broken("the server does not answer in time")
    if isinstance(reason, http.client.IncompleteRead):
        return _Broken("the answer ends too early")
    if isinstance(reason, ConnectionRefusedError):
        return _Broken("the connection is refused")
    if isinstance(reason, OSError) and reason.strerror:
        return _Broken(reason.strerror.lower())
    return _Broken(" ".join(str(reason).split())[:200] or type(reason).__name__)


def _is_protocol_error(answer: HttpAnswer) -> bool:
    return b"<error" in answer.body and b"OAI-PMH" in answer.body


def _seconds(text: str | None) -> float | None:
    """Read Retry-After: seconds, or a moment. Anything else says nothing."""
    text = (text or "").strip()
    if _SECONDS.fullmatch(text):
        return float(text)
    try:
        moment = parsedate_to_datetime(text[:100])
        moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
        return max(0.0, (moment - dt.datetime.now(dt.UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
