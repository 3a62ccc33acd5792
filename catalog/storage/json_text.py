"""Reading JSON (RFC 8259): no key twice, no NaN, bounded depth."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn, Self

import orjson

from catalog.errors import UnreadableDocument
from catalog.storage.json_syntax_errors import syntax_error
from catalog.storage.limits import MAX_DEPTH, MAX_DOCUMENT_BYTES

__all__ = ["read", "read_fast", "write"]

_LONGEST_NUMBER = 1_000
"""Python reads numbers of 4,300 digits; no field of a record has one of more than four."""


def read(text: str, first_line: int = 1) -> Any:
    """Return the plain tree of one JSON document."""
    if not text.strip():
        raise UnreadableDocument(
            "empty", "The document is empty.", hint="Write a record, or delete the file.", line=first_line, column=1
        )
    _check_depth(text, first_line)
    try:
        return json.loads(
            text.rstrip(),
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_int=_integer,
            parse_float=_Decimal,
        )
    except json.JSONDecodeError as error:
        raise syntax_error(error, text, first_line) from None
    except _RefusedError as refused:
        at = _place(text, refused.near)
        raise UnreadableDocument(
            refused.code,
            str(refused),
            hint=refused.hint,
            line=first_line + text.count("\n", 0, at),
            column=at - text.rfind("\n", 0, at),
        ) from None


def write(tree: Any, *, is_alone: bool) -> bytes:
    """Return the JSON text of a plain document: indented by two, or as one line of many."""
    return (json.dumps(tree, ensure_ascii=False, indent=2 if is_alone else None) + "\n").encode()


_INVISIBLE = (  # characters that nobody sees, as they are or escaped: the byte that each begins with is sought first
    (b"\xc2", re.compile(rb"\xC2\xAD")),
    (b"\xe2", re.compile(rb"\xE2(?:\x80[\x8B-\x8F]|\x81\xA0)")),
    (b"\xef", re.compile(rb"\xEF\xBB\xBF")),
    (b"\\", re.compile(rb"\\u(?:00[Aa][Dd]|20[06]|[Ff][Ee][Ff][Ff])")),
)


def read_fast(text: bytes) -> Any | None:
    """Return the plain tree of a JSON document with no key twice and no NaN, or None where `read` must look.

    The depth is not counted, nor are U+FFFE, U+FFFF and numbers beyond 64 bits looked for: whoever takes the tree
    must refuse them by its shape, as the model of a record does.
    Each key is between two quotation marks, so a document that has a key twice has fewer of them when it
    is written again from its tree, which has the key once.
    """
    if b"\x7f" in text or len(text) > MAX_DOCUMENT_BYTES or _has_invisible(text):
        return None
    try:
        tree = orjson.loads(text)
        again = orjson.dumps(tree)
    except (ValueError, TypeError):  # the errors of orjson when it reads and when it writes
        return None
    if again == text:
        return tree
    # a quotation mark that is written as \u0022 would make up for one that is lost
    return tree if b"\\u0022" not in text and again.count(b'"') == text.count(b'"') else None


def _has_invisible(text: bytes) -> bool:
    """Whether somebody who reads exactly must look at characters that nobody sees."""
    return any(begins in text and pattern.search(text) for begins, pattern in _INVISIBLE)


class _Decimal(float):
    """A number that is shown as it is written: 1.10 is no 1.1 where a text is meant."""

    __slots__ = ("_digits",)
    _digits: str

    def __new__(cls, digits: str) -> Self:
        number = super().__new__(cls, digits)
        number._digits = digits
        return number

    def __str__(self) -> str:
        return self._digits


class _RefusedError(ValueError):
    def __init__(self, code: str, message: str, hint: str, near: str) -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint
        self.near = near


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        hint = "Keep one of the two; put several values in a list."
        raise _RefusedError("duplicate-key", f"The key {twice!r} occurs twice.", hint, json.dumps(twice))
    return fields


def _integer(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise _RefusedError(
            "json-syntax", f"A number has {len(digits):,} digits.", "Write it as text, in quotation marks.", digits
        )
    return int(digits)


def _refuse_constant(name: str) -> NoReturn:
    raise _RefusedError("json-syntax", f"{name} is not JSON.", "Write a number, or leave the key out.", name)


def _place(text: str, token: str) -> int:
    """Return where a refused token is: the second of its kind in the document, if there are two."""
    first = max(text.find(token), 0)
    second = text.find(token, first + 1)
    return second if second >= 0 else first


def _check_depth(text: str, first_line: int) -> None:
    """Count brackets before parsing: a bracket inside a string counts too, so this only starts the exact count."""
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return
    depth, in_string, escaped = 0, False, False
    for at, character in enumerate(text):
        if in_string:
            escaped, in_string = (character == "\\" and not escaped), character != '"' or escaped
        elif character == '"':
            in_string = True
        elif character in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise UnreadableDocument(
                    "too-deep",
                    f"Objects and arrays are nested deeper than {MAX_DEPTH}.",
                    hint="A record is eight deep; look for stray brackets.",
                    line=first_line + text.count("\n", 0, at),
                    column=at - text.rfind("\n", 0, at),
                )
        elif character in "]}":
            depth -= 1
