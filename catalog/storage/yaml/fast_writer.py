"""YAML as nearly all records are written, put together row by row many times as fast as PyYAML writes.

One pattern matches text that plainly needs no quotation marks. Where that is in doubt PyYAML's analysis of the
text decides; and what has to be escaped, or would be broken in quotation marks, is not written here at all: `write`
returns None, and PyYAML writes the document. What is written here PyYAML writes alike.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

import yaml

from catalog.storage.yaml.style import (
    WIDTH,
    OpenMapping,
    is_numbers,
    is_short,
    style,
)

__all__ = ["write"]

_LETTERS = "A-Za-z\u00c0-\u02af\u0370-\u1fff\u3041-\ud7ff"
_TEXT = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff-\uffff:#]*"
_SURELY_PLAIN = re.compile(  # a word first; no colon at the end of a word, no '#' at the beginning of one
    rf"[{_LETTERS}0-9(]{_TEXT}(?:(?::(?=[^\s:#])|(?<=[^\s:#])#){_TEXT})*(?<![ :\xa0])"
)
_SURELY_PLAIN_IN_FLOW = re.compile(rf"[{_LETTERS}0-9][{_LETTERS}0-9 ._/()+-]*[{_LETTERS}0-9)]")
_BLOCK_TEXT = re.compile("[\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*")
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class _Place(NamedTuple):
    """What needs no quotation marks in a place: what surely needs none, and how PyYAML decides it."""

    surely_plain: re.Pattern[str]
    allows_plain: Callable[[Any], bool]


_IN_BLOCK = _Place(_SURELY_PLAIN, attrgetter("allow_block_plain"))
_IN_FLOW = _Place(_SURELY_PLAIN_IN_FLOW, attrgetter("allow_flow_plain"))


class _InDoubt(Exception):
    """The document holds a value that is not written here."""


def write(document: Mapping[str, Any]) -> str | None:
    """Return the YAML text of a plain document, or None where it must be written by PyYAML."""
    rows: list[str] = []
    try:
        _mapping(document, "", "", rows)
    except _InDoubt:
        return None
    return "".join(rows) or None


def _mapping(fields: Mapping[str, Any], lead: str, pad: str, rows: list[str]) -> None:
    """Write the fields of a block mapping; `lead` is before the first key, `pad` before the others."""
    for key, value in fields.items():
        head = f"{lead}{_key(key)}:"
        lead = pad
        if isinstance(value, dict) and not is_short(value) and value:
            rows.append(f"{head}\n")
            _mapping(value, f"{pad}  ", f"{pad}  ", rows)
        elif isinstance(value, list) and not is_numbers(value) and value:
            rows.append(f"{head}\n")
            _sequence(value, f"{pad}  ", rows)
        else:
            rows.append(_on_one_line(value, head, pad))


def _sequence(items: list[Any], pad: str, rows: list[str]) -> None:
    for item in items:
        if isinstance(item, dict) and not is_short(item) and item:
            _mapping(item, f"{pad}- ", f"{pad}  ", rows)
        elif isinstance(item, list):
            raise _InDoubt
        else:
            rows.append(_on_one_line(item, f"{pad}-", pad))


def _on_one_line(value: Any, head: str, pad: str) -> str:
    """Return the row, or with long text the rows, of a value behind its key or dash."""
    if isinstance(value, str):
        return _text(value, head, pad)
    row = f"{head} {_flow(value)}\n"
    if len(row) > WIDTH + 1:
        raise _InDoubt
    return row


def _text(value: str, head: str, pad: str) -> str:
    chosen = style(value)
    if chosen in ("|", ">"):
        return _block(value, chosen, head, pad)
    written = _line(value, chosen, _IN_BLOCK)
    if len(head) + 1 + len(written) > WIDTH:
        written = _folded(written, WIDTH - len(head), f"{pad}  ")
    return f"{head} {written}\n"


def _line(value: str, chosen: str | None, place: _Place) -> str:
    """Return a text on one line, with the quotation marks it needs in that place."""
    if chosen:
        if not value.isascii() or "\n" in value:
            raise _InDoubt  # its line breaks are escaped
        return f'"{value}"'
    is_text = not _is_other_than_text(value)
    if is_text and place.surely_plain.fullmatch(value):
        return value
    analysis = _ANALYST.analyze_scalar(value)
    if is_text and place.allows_plain(analysis) and not analysis.multiline:
        return value
    if not analysis.allow_single_quoted or analysis.multiline:
        raise _InDoubt
    return _single_quoted(value)


def _single_quoted(value: str) -> str:
    if value[:1] == " " or value[-1:] == " " or not value:
        raise _InDoubt  # such spaces are never broken at
    return "'" + value.replace("'", "''") + "'"


def _block(value: str, sign: str, head: str, pad: str) -> str:
    """Return a text folded below `>`, or line by line below `|`."""
    inner = f"{pad}  "
    if not _BLOCK_TEXT.fullmatch(value) or " \n" in value or value[0] in " \n" or value[-1] == " ":
        raise _InDoubt
    if sign == ">":
        return f"{head} >-\n{inner}{_folded(value, WIDTH + 1 - len(inner), inner)}\n"
    header, text = ("|", value[:-1]) if value[-1] == "\n" else ("|-", value)
    lines = "\n".join(f"{inner}{line}" if line else "" for line in text.split("\n"))
    return f"{head} {header}\n{lines}\n"


def _folded(text: str, first: int, inner: str) -> str:
    """Break a text at the first single space behind the width; `first` is the place on the first line."""
    broken = re.match(rf"(.{{{max(first, 1)},}}?(?<! )) (?! )", text)
    if not broken:
        return text
    rest = _later_lines(len(inner)).sub(rf"\g<1>\n{inner}", text[broken.end() :])
    return f"{broken[1]}\n{inner}{rest}"


@lru_cache(maxsize=64)
def _later_lines(indent: int) -> re.Pattern[str]:
    return re.compile(rf"(.{{{max(WIDTH + 1 - indent, 1)},}}?(?<! )) (?! )")


def _flow(value: Any) -> str:
    """Return a short mapping, a list of numbers, a number or a truth value."""
    if value.__class__ is int:
        return str(value)
    if value.__class__ is bool:
        return "true" if value else "false"
    if is_numbers(value):
        return f"[{', '.join(map(_flow, value))}]"
    if not isinstance(value, dict) or isinstance(value, OpenMapping) or not value:
        raise _InDoubt
    return f"{{{', '.join(f'{_key(key)}: {_flow_item(item)}' for key, item in value.items())}}}"


def _flow_item(value: Any) -> str:
    return _flow_text(value) if isinstance(value, str) else _flow(value)


@lru_cache(maxsize=4096)
def _flow_text(value: str) -> str:
    """Return a short text within braces. Kinds of boxes, lists and importers are the same in thousands of records."""
    return _line(value, style(value), _IN_FLOW)


@lru_cache(maxsize=1024)
def _key(key: str) -> str:
    if not _KEY.fullmatch(key) or _is_other_than_text(key) or style(key) or len(key) > WIDTH:
        raise _InDoubt
    return key


_ANALYST = yaml.SafeDumper(io.StringIO(), allow_unicode=True)
_RESOLVERS = {
    first: [pattern for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def _is_other_than_text(value: str) -> bool:
    """Whether a reader of YAML 1.1 takes a plain value for a number, a truth value or nothing."""
    return any(pattern.match(value) for pattern in _RESOLVERS.get(value[:1], ()))
