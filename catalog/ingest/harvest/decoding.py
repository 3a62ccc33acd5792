"""From the bytes of an answer to its characters: what it declares, what HTTP says, or what its bytes look like.

Real feeds send windows-1251 or Latin-1 and say UTF-8, or say it in the HTTP header alone.
"""

from __future__ import annotations

import codecs
import re

from catalog.languages.encodings import guessed_encoding

__all__ = ["decoded", "is_utf8_labelled_latin"]

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,20}=\s{0,20}[\"']([A-Za-z0-9._-]{1,40})[\"']")
_GOOD = re.compile("[\x80-\ufffc\U00010000-\U0010ffff]")
_BLANKS = re.compile(rb"[ \t\r\n]*+")
_LATIN = frozenset({"iso-8859-1", "latin1", "latin-1", "iso-8859-15", "windows-1252", "cp1252", "us-ascii"})
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(body: bytes, charset: str) -> tuple[str, str]:
    """Return the characters of an answer, and what is to be said about it where its encoding is not as it says.

    `charset` is that of the HTTP header, empty where there is none. The XML declaration is more often right.
    """
    declared = _declared(body)
    if is_utf8_labelled_latin(body):
        return body.decode("utf-8"), f"it says that it is {declared}, and was read as UTF-8"
    for coding in dict.fromkeys(filter(None, (_by_mark(body), declared, "" if declared else "utf-8", charset))):
        try:
            return body.decode(coding), ""
        except (LookupError, UnicodeError):
            continue
    says = declared or charset or "UTF-8"
    if _is_nearly_utf8(body):
        return body.decode("utf-8", "ignore"), "bytes that are not UTF-8 were taken out"
    guess = guessed_encoding(body).replace("_", "-")
    if guess:
        return body.decode(guess, "replace"), f"it says that it is {says}, and was read as {guess}"
    return body.decode("utf-8", "ignore"), f"it says that it is {says}, and is not: bad characters were taken out"


def is_utf8_labelled_latin(body: bytes) -> bool:
    """Whether an answer says that it is Latin-1, which any bytes are, and is UTF-8, which they are by no chance."""
    if body.isascii() or _declared(body).lower() not in _LATIN:
        return False
    try:
        body.decode("utf-8")
    except UnicodeError:
        return False
    return True


def _by_mark(body: bytes) -> str:
    return next((coding for mark, coding in _MARKS if body.startswith(mark)), "")


def _declared(body: bytes) -> str:
    start = _BLANKS.match(body)
    found = _DECLARED.match(body, start.end() if start else 0)
    return found[1].decode() if found else ""


def _is_nearly_utf8(body: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8: then the rest is damage, and no other encoding."""
    text = body.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for _ in _GOOD.finditer(text))
    return good > 2 * bad
