"""Values that are written without quotation marks, as they are on the page: where YAML reads what nobody meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from catalog.storage.yaml import reader

__all__ = ["MEANT_OTHERWISE", "PlainScalar", "plain_scalars"]

MEANT_OTHERWISE = frozenset(
    form
    for word in ("null", "yes", "no", "true", "false", "on", "off")
    for form in (word, word.capitalize(), word.upper())
) | {"~", "None", "nil", "NaN", "undefined", "N/A", "n/a"}
"""Words that other programs read as nothing, true or false, and that are text here. The fast path leaves them alone."""
_COMMENT = re.compile(r"[ \t]+#(?P<comment>.*)")


@dataclass(frozen=True, slots=True)
class PlainScalar:
    """One value, the path to it, and what YAML took for a comment behind it."""

    path: tuple[str, ...]
    value: str
    comment: str | None = None
    """The text behind ` #` on the line where the value ends; None where there is no comment."""
    is_in_brackets: bool = False
    lines: tuple[str, ...] = ()
    """Its lines, where it has several, which YAML joins."""


def plain_scalars(text: str) -> Iterator[PlainScalar]:
    """Yield every value of a document that is neither quoted nor a block, keys aside.

    Raises UnreadableDocument where the text is no YAML.
    """
    lines = text.split("\n")
    stack: list[_Open] = []
    for event in reader.events(text):
        kind = type(event).__name__
        if kind in ("MappingEndEvent", "SequenceEndEvent"):
            stack.pop()
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            if stack:
                stack[-1].step(None)
            stack.append(_Open(kind == "MappingStartEvent", bool(event.flow_style)))
        elif kind == "ScalarEvent" and stack and not stack[-1].step(event.value) and event.style in (None, ""):
            path = tuple(one.key for one in stack)
            comment = _comment(lines, event.end_mark)
            yield PlainScalar(path, event.value, comment, stack[-1].is_flow, _lines(lines, event))


@dataclass(slots=True)
class _Open:
    """A mapping or a list that is being read, and the key or number of the value at hand."""

    is_mapping: bool
    is_flow: bool
    key: str = ""
    expects_key: bool = True
    count: int = 0

    def step(self, value: str | None) -> bool:
        """Take the next node; return whether it is a key."""
        if not self.is_mapping:
            self.key = str(self.count)
            self.count += 1
            return False
        if self.expects_key:
            self.key = value or ""
        self.expects_key = not self.expects_key
        return not self.expects_key


def _lines(lines: list[str], event: Any) -> tuple[str, ...]:
    start, end = event.start_mark, event.end_mark
    if start.line == end.line:
        return ()
    first, *rest = lines[start.line : end.line + 1]
    return tuple(stripped for line in (first[start.column :], *rest) if (stripped := line.strip()))


def _comment(lines: list[str], end: Any) -> str | None:
    line = lines[end.line] if end.line < len(lines) else ""
    match = _COMMENT.match(line, end.column)
    return match["comment"].rstrip("\r") if match else None
