"""From where pydantic found an error to its place in the document that the cataloguer wrote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from catalog.vocabularies import CodeLevel

__all__ = ["path_in", "pointer"]

_LEVELS = "levels"
"""The field of a reference code that its level keys are collected into."""
_LEVEL_KEYS = frozenset(level.value for level in CodeLevel)


def path_in(document: Any, location: Sequence[str | int]) -> tuple[str, ...]:
    """Return the steps of `location` that exist in the document, and the last one where it names a missing key.

    pydantic's locations hold steps that no document has: the branch of a union, the field that a short form
    is the value of, the list that level keys were collected into.
    """
    path: list[str] = []
    value = document
    for number, step in enumerate(location):
        child = _child(value, step)
        if child is None and number and location[number - 1] == _LEVELS:
            child = _level(value, step)
        if child is not None:
            name, value = child
            path.extend(name)
        elif number == len(location) - 1 and isinstance(value, dict) and isinstance(step, str):
            path.append(step)
    return tuple(path)


def pointer(path: Sequence[str]) -> str:
    """Write a path as a JSON Pointer (RFC 6901)."""
    return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in path)


def _child(value: Any, step: str | int) -> tuple[tuple[str, ...], Any] | None:
    if isinstance(value, dict) and step in value:
        return (str(step),), value[step]
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return (str(step),), value[step]
    if isinstance(value, str) and step == 0:  # one value where a list is allowed
        return (), value
    return None


def _level(value: Any, step: str | int) -> tuple[tuple[str, ...], Any] | None:
    """Return the level key of a reference code that was collected as the one of this number, and its value."""
    keys = [key for key in value if key in _LEVEL_KEYS] if isinstance(value, dict) else []
    return ((keys[step],), value[keys[step]]) if isinstance(step, int) and step < len(keys) else None
