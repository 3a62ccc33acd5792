"""The envelope of every answer (OAI-PMH 2.0, 3.2): responseDate, the request as understood, the payload."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from oaipmh.error import ErrorBase

from catalog.oai import datestamp
from catalog.oai.markup import attribute, text
from catalog.oai.request import METADATA_PREFIX, SET_SPEC

__all__ = ["enclose", "errors"]

_OPENING = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b'<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    b' xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">\n'
)
_CLOSING = b"</OAI-PMH>\n"

# what the schema allows in each attribute; of URIs (RFC 3986) those that every parser takes
_CHAR = r"(?:[A-Za-z0-9._~/?!$&'()*+,;=@:-]|%[0-9A-Fa-f]{2})"
_URI = re.compile(
    rf"[A-Za-z][A-Za-z0-9+.-]*:(?!//){_CHAR}+"
    rf"|https?://[A-Za-z0-9.-]+(?::[0-9]{{1,5}})?(?:[/?]{_CHAR}*)?"
    r"|[A-Za-z0-9._~-]+"
)
"""What XML Schema takes for an address: `oai:example.org:1`, `https://example.org/oai`, `letter-1`."""
_LEGAL = {"identifier": _URI, "metadataPrefix": METADATA_PREFIX, "set": SET_SPEC}


def enclose(moment: int, base_url: str, arguments: Mapping[str, str], payload: Iterable[bytes]) -> list[bytes]:
    """Return an answer in pieces. `moment` is the responseDate in seconds, `arguments` what is echoed."""
    echo = b"".join(b' %b="%b"' % (name.encode(), attribute(value)) for name, value in _echoed(arguments))
    head = b"%b<responseDate>%b</responseDate>\n<request%b>%b</request>\n" % (
        _OPENING,
        datestamp.write(moment).encode(),
        echo,
        text(base_url),
    )
    return [head, *payload, _CLOSING]


def errors(found: Iterable[ErrorBase]) -> list[bytes]:
    """Return the error elements."""
    return [b'<error code="%b">%b</error>\n' % (error.oainame().encode(), text(str(error))) for error in found]


def _echoed(arguments: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Yield the arguments whose values the schema of the answer allows."""
    for name, value in arguments.items():
        legal = _LEGAL.get(name)
        if legal is None or legal.fullmatch(value):
            yield name, value
