"""YAML as nearly all records are written, read line by line at several times the speed of the exact reader.

One entry a line, `key: value` or `- value`; values plain, in quotation marks, in brackets on one line, or block text
below `|` or `>`. Whatever is written otherwise, and whatever is wrong, is not read here at all: `glance` returns None,
and the exact reader decides. What is read here the exact reader reads alike; the tests compare the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import Any, NoReturn

from catalog.storage.limits import MAX_DEPTH

__all__ = ["glance"]

_MAX_BYTES = 256 * 1024
_CONTROLS = bytes(number for number in (*range(32), 127) if number != 0x0A)
_OTHER_BREAKS = re.compile(rb"\xC2[\x80-\x9F]")  # with the next ones: what ends a line, or is no text, in YAML
_OTHER_SIGNS = (b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xef\xbb\xbf", b"\xef\xbf\xbe", b"\xef\xbf\xbf")

_LINE = re.compile(r"^( *)(- )?(?:([A-Za-z_][A-Za-z0-9_]*):(?: +|$))?(.*)$", re.MULTILINE)
_NOT_PLAIN = frozenset(["", *" -?:,[]{}#&*!|>'\"%@`."])
_BREAKS = re.compile("\n+")

_FLOW_TEXT = r"""(?:"([^"\\]*)"|'((?:[^']|'')*)'|([A-Za-z0-9(\u00A1-\uFEFE\U00010000-\U0010FFFF][^,\[\]{}:#]*))"""
_FLOW_PAIR = rf"([A-Za-z_][A-Za-z0-9_]*): (?:{_FLOW_TEXT}|\[([0-9]+(?:, [0-9]+)*)\])"
_PAIR = re.compile(_FLOW_PAIR)
_PAIRS = re.compile(rf"\{{{_FLOW_PAIR}(?:, {_FLOW_PAIR})*\}}")
_ITEM = re.compile(_FLOW_TEXT)
_ITEMS = re.compile(rf"\[{_FLOW_TEXT}(?:, {_FLOW_TEXT})*\]")


class _InDoubt(Exception):
    """The text is not written as this reader knows it."""


def glance(text: bytes) -> dict[str, Any] | None:
    """Return the plain tree of a mapping, every scalar as text, or None where the exact reader must look."""
    if len(text) > _MAX_BYTES or len(text.translate(None, _CONTROLS)) != len(text):
        return None
    if text[-1:] != b"\n" or b" \n" in text or not (text.isascii() or _is_plain(text)):
        return None
    try:
        return _Reader(text.decode()).read()
    except (UnicodeDecodeError, _InDoubt):
        return None


def _is_plain(text: bytes) -> bool:
    return not (b"\xc2" in text and _OTHER_BREAKS.search(text)) and not any(sign in text for sign in _OTHER_SIGNS)


class _Reader:
    """Goes through the lines with a stack of the mappings and lists that are open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.rows: list[str] = []
        self.behind_block = 0
        self.node: Any = {}
        self.column = 0
        """Where the entries of the node begin."""
        self.above: list[tuple[Any, int]] = []
        self.waiting = ""
        """A key whose value begins on a line to come."""

    def read(self) -> dict[str, Any] | None:
        root: dict[str, Any] = self.node
        for number, (indent, dash, key, value) in enumerate(_LINE.findall(self.text)):
            if dash or self.waiting or not key or len(indent) != self.column or self.node.__class__ is list:
                if number < self.behind_block or (not (key or dash) and value[:1] in ("", "#")):
                    continue
                self.find_node(len(indent), dash)
                if dash and key:
                    self.open({})
            plain = value[:1] not in _NOT_PLAIN and ": " not in value and " #" not in value and value[-1] != ":"
            if not key and dash:
                self.node.append(value if plain else self.value(value, number))
            elif key and key not in self.node:
                self.node[key] = value if plain else self.value(value, number, key)
            else:
                raise _InDoubt
        return root or None

    def find_node(self, place: int, dash: str) -> None:
        """Make the node current that an entry at this place belongs to."""
        if self.waiting:
            if place > self.column or (dash and place == self.column):
                child: Any = [] if dash else {}
                self.node[self.waiting] = child
                self.above.append((self.node, self.column))
                self.node, self.column = child, place
            self.waiting = ""
        while place < self.column or (place == self.column and not dash and self.node.__class__ is list):
            self.node, self.column = self.above.pop()
        if place != self.column or (self.node.__class__ is list) is not bool(dash) or len(self.above) > MAX_DEPTH - 2:
            raise _InDoubt

    def open(self, item: dict[str, Any]) -> None:
        """Make a mapping that begins behind a dash the current node."""
        self.node.append(item)
        self.above.append((self.node, self.column))
        self.node, self.column = item, self.column + 2

    def value(self, written: str, number: int, key: str = "") -> Any:
        """Return a value that is not plain; nothing, for a key whose value is to come."""
        if not written and key:
            self.waiting = key
            return ""
        if written[:1] in ("|", ">"):
            return self.block(written, number)
        return _QUOTED.get(written[:1], _doubt)(written)

    def block(self, header: str, number: int) -> str:
        """Return the block text below a line, and go past its lines."""
        rows: list[str] = []
        margin = ""
        self.rows = self.rows or self.text.split("\n")
        for row in islice(self.rows, number + 1, None):
            bare = row.lstrip(" ")
            if bare and len(row) - len(bare) <= self.column:
                break
            margin = margin or row[: len(row) - len(bare)]
            if not row.startswith(margin) if bare else not rows:
                raise _InDoubt
            rows.append(row[len(margin) :])
        self.behind_block = number + 1 + len(rows)
        return _block_text(rows, header)


def _double_quoted(written: str) -> str:
    inner = written[1:-1]
    if len(written) < 2 or written[-1] != '"' or '"' in inner or "\\" in inner:
        raise _InDoubt
    return inner


def _single_quoted(written: str) -> str:
    inner = written[1:-1]
    if len(written) < 2 or written[-1] != "'" or "'" in inner.replace("''", ""):
        raise _InDoubt
    return inner.replace("''", "'")


def _mapping(written: str) -> dict[str, Any]:
    if not _PAIRS.fullmatch(written):
        raise _InDoubt
    pairs = _PAIR.findall(written)
    fields = {
        key: numbers.split(", ") if numbers else double or single.replace("''", "'") or plain.rstrip(" ")
        for key, double, single, plain, numbers in pairs
    }
    if len(fields) != len(pairs):
        raise _InDoubt
    return fields


def _list(written: str) -> list[str]:
    if not _ITEMS.fullmatch(written):
        raise _InDoubt
    return [
        double or single.replace("''", "'") or plain.rstrip(" ") for double, single, plain in _ITEM.findall(written)
    ]


def _doubt(written: str) -> NoReturn:
    raise _InDoubt


_QUOTED: dict[str, Callable[[str], Any]] = {'"': _double_quoted, "'": _single_quoted, "{": _mapping, "[": _list}


def _block_text(rows: list[str], header: str) -> str:
    """Return the text of rows below `|`, `|-`, `>` or `>-`."""
    text = "\n".join(rows).rstrip("\n")
    if not text or header not in ("|", "|-", ">", ">-"):
        raise _InDoubt
    if header[0] == ">":
        if "\n " in text or text[0] == " ":
            raise _InDoubt
        text = _BREAKS.sub(lambda breaks: breaks[0][1:] or " ", text)
    return text if header[-1] == "-" else f"{text}\n"
