"""Resumption tokens (OAI-PMH 2.0, 3.5): stateless and signed, so that every worker honours them after any restart."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import astuple, dataclass

__all__ = ["Resumption", "read_token", "write_token"]

_LONGEST = 2_000
_SIGNATURE_BYTES = 16


@dataclass(frozen=True, slots=True)
class Resumption:
    """Where a list continues: its request, the changes that are left, and how far it has come.

    `cursor` counts the records sent so far, `size` those of the complete list; `expires` is in seconds.
    """

    lineage: str
    verb: str
    prefix: str
    spec: str | None
    first: int | None
    last: int | None
    after: int
    upto: int
    cursor: int
    size: int
    expires: int


_KINDS: tuple[type | tuple[type, ...], ...] = (
    str,
    str,
    str,
    (str, type(None)),
    (int, type(None)),
    (int, type(None)),
    int,
    int,
    int,
    int,
    int,
)


def write_token(resumption: Resumption, secret: bytes) -> str:
    """Return the token, of characters that need no encoding in a URL: `[A-Za-z0-9._~-]`."""
    content = _encode(json.dumps(astuple(resumption), separators=(",", ":")).encode())
    return f"{content}.{_sign(content, secret)}"


def read_token(token: str, secret: bytes) -> Resumption:
    """Return what a token says; raise ValueError where it is none of ours."""
    if len(token) > _LONGEST or not token.isascii():
        raise ValueError("it is not from this repository")
    content, _, signature = token.partition(".")
    if not hmac.compare_digest(_sign(content, secret), signature):
        raise ValueError("it is incomplete, or not from this repository")
    values = json.loads(base64.urlsafe_b64decode(content + "=" * (-len(content) % 4)))
    if len(values) != len(_KINDS) or any(
        not isinstance(value, kind) for value, kind in zip(values, _KINDS, strict=True)
    ):
        raise ValueError("it was issued by another release")
    return Resumption(*values)


def _sign(content: str, secret: bytes) -> str:
    return _encode(hmac.digest(secret, content.encode(), hashlib.sha256)[:_SIGNATURE_BYTES])


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
