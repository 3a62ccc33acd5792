"""The fields of a record as an editor outlines them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from catalog.editor.nodes import Node

__all__ = ["Symbol", "symbols_of"]

_DEEPEST = 4
_LONGEST = 60


@dataclass(slots=True)
class Symbol:
    """A field or an entry, with those in it."""

    name: str
    detail: str
    node: Node
    inner: list[Symbol] = field(default_factory=list)


def symbols_of(nodes: Sequence[Node]) -> list[Symbol]:
    """Return the fields of a record, each with the fields and entries within it."""
    found: dict[tuple[str, ...], Symbol] = {}
    top: list[Symbol] = []
    for node in nodes:
        if len(node.path) > _DEEPEST:
            continue
        symbol = Symbol(_name(node), (node.text or "")[:_LONGEST], node)
        found[node.path] = symbol
        above = found.get(node.path[:-1])
        (above.inner if above else top).append(symbol)
        if above and above.node.key is None and not above.detail and node.text:
            above.detail = node.text[:_LONGEST]
    return top


def _name(node: Node) -> str:
    name = node.path[-1] or "''"
    return name if node.key else str(int(name) + 1)
