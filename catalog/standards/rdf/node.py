"""A node of JSON-LD, and the few shapes that a value in it has."""

from __future__ import annotations

from typing import Any

__all__ = ["Node", "stated", "tagged"]

Node = dict[str, Any]


def stated(node: Node) -> Node:
    """Return the node without what is not stated."""
    return {key: value for key, value in node.items() if value or value is False}


def tagged(text: str, language: str | None) -> Any:
    """Return a text with its language, where that is known."""
    return {"@value": text, "@language": language} if language else text
