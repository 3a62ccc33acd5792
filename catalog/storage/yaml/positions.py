"""The line and column of each value and key of a YAML text, for findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from catalog.errors import UnreadableDocument
from catalog.storage.yaml.reader import events

__all__ = ["Node", "places"]


@dataclass(slots=True)
class Node:
    """Where a value begins (line and column from 1), and what is in it, each with the place of its key."""

    place: tuple[int, int]
    parts: dict[str, tuple[tuple[int, int], Node]] = field(default_factory=dict)

    def locate(self, path: tuple[str, ...], *, key: bool = False) -> tuple[int, int]:
        """Return the place of the value at `path`, or of its key; of the nearest above if it is gone."""
        node, place = self, self.place
        for depth, step in enumerate(path):
            if step not in node.parts:
                break
            name, node = node.parts[step]
            place = name if key and depth == len(path) - 1 else node.place
        return place


def places(text: str) -> Node:
    """Return where each value of a document is; where it cannot be read, the place of its fault alone."""
    try:
        return _tree_of(events(text))
    except UnreadableDocument as fault:
        return Node((fault.line, fault.column))


def _tree_of(events: Iterator[Any]) -> Node:
    """Build the places of one document, with a stack and no recursion. Of a key that comes twice the first stays."""
    top = Node((1, 1))
    stack: list[_Open] = [_Open(top, is_list=True)]
    for event in events:
        if isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
        elif isinstance(event, yaml.NodeEvent):
            mark: Any = event.start_mark
            place = (mark.line + 1, mark.column + 1)
            node = Node(place)
            stack[-1].take(event, place, node)
            if isinstance(event, yaml.CollectionStartEvent):
                stack.append(_Open(node, is_list=isinstance(event, yaml.SequenceStartEvent)))
    return top.parts["0"][1] if top.parts else top


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read, and its last key, which waits for its value."""

    node: Node
    is_list: bool
    key: tuple[str, tuple[int, int]] | None = None

    def take(self, event: Any, place: tuple[int, int], node: Node) -> None:
        if self.is_list:
            self.node.parts[str(len(self.node.parts))] = (place, node)
        elif self.key is None:
            self.key = (event.value if isinstance(event, yaml.ScalarEvent) else "", place)
        else:
            name, place_of_key = self.key
            self.node.parts.setdefault(name, (place_of_key, node))
            self.key = None
