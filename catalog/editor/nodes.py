"""Where each key and value of a record's text is, in characters from its start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from catalog.errors import UnreadableDocument
from catalog.storage.limits import MAX_DEPTH
from catalog.storage.yaml import reader

__all__ = ["Node", "node_at", "nodes_of"]

Path = tuple[str, ...]


@dataclass(slots=True)
class Node:
    """A field with its value, or an entry of a list. JSON is read as the YAML it also is."""

    path: Path
    key: tuple[int, int] | None
    """Where the name of the field begins and ends; an entry of a list has none."""
    start: int
    """Where the value begins."""
    end: int = 0
    text: str | None = None
    """The value, where it is one text."""
    in_brackets: bool = False
    """Whether it is within brackets."""

    @property
    def begin(self) -> int:
        """Where the field begins, or the value of an entry."""
        return self.key[0] if self.key else self.start


def nodes_of(text: str) -> list[Node]:
    """Return every field and entry of a text, in its order; none of a text that is no YAML, or is too deep."""
    try:
        return list(_nodes(text))
    except (UnreadableDocument, UnicodeError):
        return []


def node_at(nodes: Sequence[Node], place: int) -> Node | None:
    """Return the innermost field or entry that a place is in."""
    return next((node for node in reversed(nodes) if node.begin <= place <= node.end), None)


@dataclass(slots=True)
class _Open:
    """A mapping or a list that is being read."""

    node: Node
    is_mapping: bool
    is_flow: bool
    key: Any = None
    count: int = 0


def _nodes(text: str) -> Iterator[Node]:
    stack: list[_Open] = []
    found: list[Node] = []
    for event in reader.events(text):
        if isinstance(event, yaml.CollectionEndEvent):
            if stack:
                stack.pop().node.end = _end(text, event)
        elif isinstance(event, yaml.NodeEvent):
            node = _node(event, stack)
            if node is not None and stack:
                found.append(node)
            if isinstance(event, yaml.CollectionStartEvent):
                if len(stack) >= MAX_DEPTH:
                    return iter(())
                stack.append(_opened(node or Node((), None, 0), event))
    return iter(found)


def _node(event: Any, stack: list[_Open]) -> Node | None:
    """Return the node of an event; nothing for a key, which is kept until its value comes."""
    text = event.value if isinstance(event, yaml.ScalarEvent) else None
    start, end = event.start_mark.index, event.end_mark.index
    if not stack:
        return None
    above = stack[-1]
    if not above.is_mapping:
        above.count += 1
        return Node((*above.node.path, str(above.count - 1)), None, start, end, text, above.is_flow)
    if above.key is None and text is not None:
        above.key = (text, start, end)
        return None
    name, *place = above.key or ("", start, start)
    above.key = None
    return Node((*above.node.path, name), (place[0], place[1]), start, end, text, above.is_flow)


def _opened(node: Node, event: Any) -> _Open:
    return _Open(node, isinstance(event, yaml.MappingStartEvent), bool(event.flow_style))


def _end(text: str, event: Any) -> int:
    """Return the end of a collection: behind its bracket, or behind the last character of its last line."""
    start, end = int(event.start_mark.index), int(event.end_mark.index)
    return end if end > start else len(text[:start].rstrip())
