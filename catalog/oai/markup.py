"""Writing XML: escaped text, and never a character that XML 1.0 forbids."""

from __future__ import annotations

import re

__all__ = ["attribute", "element", "text"]

# XML 1.0, production 2 (Char); what is not in it can be in no document, escaped or not
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKUP = re.compile('[&<>"\n\r\t]')
_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\n": "&#10;",
    "\r": "&#13;",
    "\t": "&#9;",
}


def attribute(value: str) -> bytes:
    """Return the value, escaped for double quotes."""
    return _MARKUP.sub(lambda match: _ESCAPES[match[0]], _FORBIDDEN.sub("", value)).encode()


def text(value: str) -> bytes:
    """Return the value, escaped as text."""
    return (
        _FORBIDDEN.sub("", value)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\r", "&#13;")
        .encode()
    )


def element(name: str, value: str | None) -> bytes:
    """Return a whole element, or nothing where there is no value."""
    return b"" if value is None else b"<%b>%b</%b>" % (name.encode(), text(value), name.encode())
