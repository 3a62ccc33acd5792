"""The outline of a YAML text: where each entry of its mappings and lists begins, and where its value ends.

Places are counted in characters from the start of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

__all__ = ["LINE_BREAKS", "Entry", "Path", "header_end", "outline"]

Path = tuple[str | int, ...]
"""The way from the document to a value: keys, and the numbers of list entries."""

LINE_BREAKS = "\r\n\x85\u2028\u2029"
"""What ends a line in YAML 1.1, and so a comment."""

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value, an item of a list, or (with an empty path) the document."""

    path: Path
    node: Any
    """The value, as PyYAML composes it."""
    start: int
    """Where the key begins, or the value of a list item."""
    key_end: int
    column: int
    """The column (from 0) of the key, or of the dash."""
    in_flow: bool
    """Whether it is within brackets."""

    @property
    def is_collection(self) -> bool:
        """Whether the value is a mapping or a list."""
        return isinstance(self.node, yaml.CollectionNode)

    @property
    def is_flow(self) -> bool:
        """Whether the value is a mapping or a list in brackets."""
        return self.is_collection and bool(self.node.flow_style)

    @property
    def is_block_text(self) -> bool:
        """Whether the value is text below a `|` or `>`."""
        return isinstance(self.node, yaml.ScalarNode) and self.node.style in ("|", ">")

    @property
    def value_start(self) -> int:
        """Where the value begins."""
        return int(self.node.start_mark.index)

    @property
    def value_end(self) -> int:
        """Where the value ends; for block text, behind the break of its last line."""
        return int(self.node.end_mark.index)

    @property
    def is_on_one_line(self) -> bool:
        """Whether the value begins and ends on one line."""
        return bool(self.node.start_mark.line == self.node.end_mark.line)


def outline(text: str) -> list[Entry]:
    """Return all entries of a text that was read without errors, in the order of the text."""
    node: Any = yaml.compose(text, Loader=_LOADER)
    root = Entry((), node, node.start_mark.index, node.start_mark.index, node.start_mark.column, in_flow=False)
    return [root, *_below(root)]


def header_end(text: str, entry: Entry) -> int:
    """Return where the first line of block text, with its indicators, ends."""
    found = re.compile(f"[{LINE_BREAKS}]").search(text, entry.value_start)
    return found.start() if found else len(text)


def _below(parent: Entry) -> Iterator[Entry]:
    node = parent.node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _with_below(Entry(
                (*parent.path, key.value), value, key.start_mark.index, key.end_mark.index,
                node.start_mark.column, bool(node.flow_style),
            ))  # fmt: skip
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            start = value.start_mark.index
            yield from _with_below(Entry(
                (*parent.path, number), value, start, start, node.start_mark.column, bool(node.flow_style),
            ))  # fmt: skip


def _with_below(entry: Entry) -> Iterator[Entry]:
    yield entry
    yield from _below(entry)
