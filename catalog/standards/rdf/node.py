"""A node of JSON-LD, and the few shapes that a value in it has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

__all__ = ["Node", "alone", "stated", "tagged"]

Node = dict[str, Any]


def stated(node: Node) -> Node:
    """Return the node without what is not stated."""
    return {key: value for key, value in node.items() if value or value is False}


def tagged(text: str, language: str | None) -> Any:
    """Return a text with its language, where that is known."""
    return {"@value": text, "@language": language} if language else text


def alone(values: Iterable[Any]) -> Any:
    """Return a value by itself where there is one, and a list of several."""
    several = list(values)
    return several[0] if len(several) == 1 else several
