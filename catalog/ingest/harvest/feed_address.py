"""The address of a feed, with its secrets kept apart: they are sent, and never written down or printed.

A secret is named in the address, `${NAME}`, and taken from the environment; one that is written out is masked.
"""

from __future__ import annotations

import base64
import os
import re
from dataclasses import dataclass
from urllib.parse import unquote

from catalog.errors import FeedError, UsageError

__all__ = ["FeedAddress"]

_ARGUMENTS = re.compile(r"[?&](?:verb|metadataPrefix|identifier|from|until|set|resumptionToken)=.*+$")
_HTTP = re.compile(r"https?://[^\s/?#]++[^\s#]*+")
_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]{0,200})\}")
_USER = re.compile(r"(?<=://)([^\s/?#@]*+)@")
_SECRET = re.compile(
    r"(?i)([?&](?:[\w.-]{0,40}(?:key|token|secret|password|passwd|signature)|pwd|pass|auth|sig)=)(?!\$\{)[^&\s]++"
)
_MASK = "***"


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """An address as it is asked, and as it may be shown. `authorization` is the header for a user and a password."""

    asked: str
    shown: str
    """As given, with secrets masked; names of variables stay."""
    authorization: str = ""
    secrets: tuple[str, ...] = ()

    @classmethod
    def of(cls, given: str) -> FeedAddress:
        """Return the address in what a user gives, which may be a whole request.

        Raises FeedError where it is none, and UsageError where a variable is not set.
        """
        address = _ARGUMENTS.sub("", given.strip())
        shown = _masked(address)
        secrets: list[str] = []

        def value(found: re.Match[str]) -> str:
            if found[1] not in os.environ:
                raise UsageError(f"{shown} names the variable {found[1]}, which is not set in the environment.")
            secrets.append(os.environ[found[1]])
            return os.environ[found[1]]

        expanded = _VARIABLE.sub(value, address)
        if not _HTTP.fullmatch(expanded):
            raise FeedError(f"{shown!r} is not the address of a feed: it begins with http:// or https://.")
        user = _USER.search(expanded)
        authorization = ""
        if user:
            login = unquote(user[1])
            secrets += [user[1], login, login.partition(":")[2]]
            authorization = f"Basic {base64.b64encode(login.encode()).decode()}"
            expanded = expanded.replace(f"{user[1]}@", "", 1)
        secrets += [found[0].rpartition("=")[2] for found in _SECRET.finditer(expanded)]
        return cls(expanded, shown, authorization, tuple(one for one in dict.fromkeys(secrets) if len(one) > 2))

    @property
    def public(self) -> str:
        """The address without any secret or the name of one, as it may be published."""
        return self.masked(_USER.sub("", _VARIABLE.sub(_MASK, self.shown)))

    def masked(self, text: str) -> str:
        """Return a text, which the feed sent or an error says, without the secrets."""
        for secret in self.secrets:
            text = text.replace(secret, _MASK)
        return _masked(text)


def _masked(text: str) -> str:
    """Mask what looks like a secret: a password before the host, arguments of certain names."""
    text = _SECRET.sub(rf"\1{_MASK}", text)
    return _USER.sub(lambda user: user[0] if _VARIABLE.search(user[1]) else f"{_MASK}@", text)
