"""Remembering what was found out about a value, for the next crosswalk, style or form that asks the same.

Records and their parts never change, so what was found out about one stays true. A value is recognised as the same
object, which costs nothing: to see that two records are equal, all their parts would have to be looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

__all__ = ["remembered", "remembered_in_a_list"]

_AT_HAND = 128
"""So many values are remembered, which is more than a record has; then all are forgotten."""
_IN_A_LIST = 2048
"""The records of a long bibliography: they are sorted first, and written when all are known."""

Value = TypeVar("Value")
Answer = TypeVar("Answer")


def remembered(ask: Callable[[Value], Answer]) -> Callable[[Value], Answer]:
    """Ask once about each value at hand. Values and answers must be immutable; a value is kept while it is remembered.

    As it is kept, no other value has its address in memory.
    """
    return _remembering(ask, _AT_HAND)


def remembered_in_a_list(ask: Callable[[Value], Answer]) -> Callable[[Value], Answer]:
    """Ask once about each record of a long list, as `remembered` does of a value at hand."""
    return _remembering(ask, _IN_A_LIST)


def _remembering(ask: Callable[[Value], Answer], most: int) -> Callable[[Value], Answer]:
    answers: dict[int, tuple[Value, Answer]] = {}

    @wraps(ask)
    def answer(value: Value) -> Answer:
        found = answers.get(id(value))
        if found is None:
            if len(answers) >= most:
                answers.clear()
            found = answers[id(value)] = (value, ask(value))
        return found[1]

    return answer
