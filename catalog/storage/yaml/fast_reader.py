"""YAML as nearly all records are written, read line by line at several times the speed of the exact reader.

One entry a line, `key: value` or `- value`; values plain, in quotation marks, in brackets on one line, or block text
below `|` or `>`. Whatever is written otherwise, and whatever is wrong, is not read here at all: `read` returns None,
and the exact reader decides. What is read here the exact reader reads alike; the tests compare the two.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NoReturn

from catalog.storage.limits import MAX_DEPTH
from catalog.storage.yaml.plain_scalars import MEANT_OTHERWISE as _OTHERWISE

__all__ = ["read"]

_MAX_BYTES = 256 * 1024
_CONTROLS = bytes(number for number in (*range(32), 127) if number != 0x0A)
_NO_TEXT = (  # what ends a line, is no text in YAML, or is invisible: the byte that each begins with is sought first
    (b"\xc2", re.compile(rb"\xC2[\x80-\x9F\xAD]")),
    (b"\xe2", re.compile(rb"\xE2(?:\x80[\x8B-\x8F\xA8\xA9]|\x81\xA0)")),
    (b"\xef", re.compile(rb"\xEF(?:\xBB\xBF|\xBF[\xBE\xBF])")),
)

_NOT_PLAIN = frozenset(["", *" -?:,[]{}#&*!|>'\"%@`.~“”„‘’«»"])
"""How a value begins that is not read here, or not as it is: indicators of YAML, and quotation marks of people."""
_END = ": ,;"
"""How a value ends that is looked at closely: a colon and a blank are signs of YAML, the others slips of people."""
_BREAKS = re.compile("\n+")
_BEGINS = r"[A-Za-z0-9(\u00A1-\u00AA\u00AC-\u00BA\u00BC-\u2017\u2020-\uFEFE\U00010000-\U0010FFFF]"
_FLOW_TEXT = rf"""(?:"[^"\\]*"|'[^']*(?:''[^']*)*'|{_BEGINS}[^,\[\]{{}}:#]*(?<! ))"""
_FLOW_VALUE = rf"(?:{_FLOW_TEXT}|\[[0-9]+(?:, [0-9]+)*\])"
_KEY = "[A-Za-z_][A-Za-z0-9_]{0,60}"
_PAIR = re.compile(rf"({_KEY}): ({_FLOW_VALUE})")
_PAIRS = re.compile(rf"\{{{_KEY}: {_FLOW_VALUE}(?:, {_KEY}: {_FLOW_VALUE})*\}}")
_ITEM = re.compile(_FLOW_TEXT)
_ITEMS = re.compile(rf"\[{_FLOW_TEXT}(?:, {_FLOW_TEXT})*\]")

_Entry = tuple[int, str, bool]
"""What a line begins with: the column of its key or dash, its key, and whether it has a dash."""
_HEAD = re.compile(rf"( {{0,99}})(- )?({_KEY})(:?)")
_heads: dict[str, _Entry] = {}
"""What precedes `: ` in a line, as read before. Records have some hundred keys, each at a few columns."""
_openers: dict[str, _Entry] = {}
"""The same for lines that end behind the key."""
_MOST_HEADS = 4_096


class _InDoubt(Exception):
    """The text is not written as this reader knows it."""


def read(text: bytes) -> dict[str, Any] | None:
    """Return the plain tree of a mapping, every scalar as text, or None where the exact reader must look."""
    if len(text) > _MAX_BYTES or len(text.translate(None, _CONTROLS)) != len(text) or text[-1:] != b"\n":
        return None
    if any(lead in text and sign.search(text) for lead, sign in _NO_TEXT):
        return None
    try:
        return _Reader(text.decode()).read()
    except (UnicodeDecodeError, _InDoubt):
        return None


class _Reader:
    """Goes through the lines with a stack of the mappings and lists that are open."""

    __slots__ = ("above", "behind_block", "column", "lines", "node", "waiting")

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.behind_block = 0
        """The number of the line below a block text."""
        self.node: Any = {}
        self.column = 0
        """Where the entries of the node begin."""
        self.above: list[tuple[Any, int]] = []
        self.waiting = ""
        """A key whose value begins on a line to come."""

    def read(self) -> dict[str, Any] | None:
        root: dict[str, Any] = self.node
        known_heads, known_openers = _heads.get, _openers.get
        for number, line in enumerate(self.lines):
            if number < self.behind_block:
                continue
            head, colon, value = line.partition(": ")
            entry = known_heads(head) if colon else known_openers(line)
            if not entry:
                entry, value = self.look(line, head, value)
                if not entry:
                    continue
            place, key, dash = entry
            if dash or self.waiting or place != self.column or self.node.__class__ is list:
                self.find_node(place, dash, key)
            # as _is_plain has it: a call would cost a tenth of all
            if value[:1] in _NOT_PLAIN or value[-1] in _END or ": " in value or " #" in value or value in _OTHERWISE:
                value = self.value(value, number, key)
            if not key:
                self.node.append(value)
            elif key not in self.node:
                self.node[key] = value
            else:
                raise _InDoubt
        return root or None

    def look(self, line: str, head: str, value: str) -> tuple[_Entry | None, str]:
        """Return what a line begins with that was not met before, and what follows; nothing, where it says nothing."""
        bare = line.lstrip(" ")
        if not bare or bare[0] == "#":
            return None, ""
        if (found := _HEAD.fullmatch(head)) and (head is line or head == line) is bool(found[4]):
            entry = len(found[1]), found[3], bool(found[2])
            met = _openers if found[4] else _heads
            if len(met) < _MOST_HEADS:
                met[head] = entry
            return entry, value
        if bare[:2] != "- ":
            raise _InDoubt
        return (len(line) - len(bare), "", True), bare[2:]

    def find_node(self, place: int, dash: bool, key: str) -> None:
        """Make the node current that an entry at this place belongs to."""
        column = self.column
        if self.waiting:
            if place > column or (dash and place == column):
                child: Any = [] if dash else {}
                self.node[self.waiting] = child
                self.above.append((self.node, column))
                self.node, column = child, place
            self.waiting = ""
        while place < column or (place == column and not dash and self.node.__class__ is list):
            self.node, column = self.above.pop()
        if place != column or (self.node.__class__ is list) is not dash or len(self.above) > MAX_DEPTH - 2:
            raise _InDoubt
        if dash and key:  # a mapping begins behind the dash
            item: dict[str, Any] = {}
            self.node.append(item)
            self.above.append((self.node, column))
            self.node, column = item, column + 2
        self.column = column

    def value(self, written: str, number: int, key: str) -> Any:
        """Return a value that is not plain; nothing, for a key whose value is to come."""
        written = written.lstrip(" ")
        if not written and key:
            self.waiting = key
            return ""
        if written[:1] in ("|", ">"):
            return self.block(written, number)
        return written if _is_plain(written) else _QUOTED.get(written[:1], _doubt)(written)

    def block(self, header: str, number: int) -> str:
        """Return the block text below a line, and go past its lines."""
        first = self.lines[number + 1]
        margin = first[: len(first) - len(first.lstrip(" "))]
        width = len(margin)
        end = number + 1
        while end < len(self.lines) and (not self.lines[end] or self.lines[end][:width] == margin):
            end += 1
        behind = self.lines[end] if end < len(self.lines) else ""
        indent = len(behind) - len(behind.lstrip(" "))
        if width <= self.column or width == len(first) or indent > self.column or (behind and indent == len(behind)):
            raise _InDoubt
        self.behind_block = end
        rows = "\n".join(self.lines[number + 1 : end])
        return _block_text(rows[width:].replace(f"\n{margin}", "\n"), header)


def _is_plain(value: str) -> bool:
    """Whether a value is text that stands for itself."""
    is_sure = value[:1] not in _NOT_PLAIN and value not in _OTHERWISE
    return is_sure and not (value[-1] in _END or ": " in value or " #" in value)


def _block_text(rows: str, header: str) -> str:
    """Return the text of rows below `|`, `|-`, `>` or `>-`."""
    text = rows.rstrip("\n")
    if header not in ("|", "|-", ">", ">-") or " \n" in text or text[-1:] in ("", " "):
        raise _InDoubt
    if header[0] == ">":
        if "\n " in text or text[0] == " ":
            raise _InDoubt
        text = _BREAKS.sub(lambda breaks: breaks[0][1:] or " ", text) if "\n\n" in text else text.replace("\n", " ")
    return text if header[-1] == "-" else f"{text}\n"


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
    fields: dict[str, Any] = dict(pairs)
    if len(fields) != len(pairs):
        raise _InDoubt
    for key, value in pairs:
        if value in _OTHERWISE:
            raise _InDoubt
        if value[0] in "\"'[":
            fields[key] = _QUOTED[value[0]](value)
    return fields


def _list(written: str) -> list[str]:
    if not _ITEMS.fullmatch(written):
        raise _InDoubt
    items = _ITEM.findall(written)
    if not _OTHERWISE.isdisjoint(items):
        raise _InDoubt
    return [_QUOTED[item[0]](item) if item[0] in "\"'" else item for item in items]


def _doubt(written: str) -> NoReturn:
    raise _InDoubt


_QUOTED: dict[str, Callable[[str], Any]] = {'"': _double_quoted, "'": _single_quoted, "{": _mapping, "[": _list}
