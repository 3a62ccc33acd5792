"""Remembering what was read from a record, for the next style or form that asks.

Records never change, so what was read from one stays true. They are distinguished by identity: to compare two
of them takes longer than to cite one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

__all__ = ["remembered"]

_Given = TypeVar("_Given")
_Read = TypeVar("_Read")
_MOST = 2048


def remembered(read: Callable[[_Given], _Read]) -> Callable[[_Given], _Read]:
    """Return a function that reads each of the last two thousand frozen values once."""
    known: dict[int, tuple[_Given, _Read]] = {}

    @wraps(read)
    def recall(given: _Given) -> _Read:
        entry = known.get(id(given))
        if entry is not None and entry[0] is given:
            return entry[1]
        if len(known) >= _MOST:
            known.clear()
        value = read(given)
        known[id(given)] = (given, value)  # holding the value keeps its identity its own
        return value

    return recall
