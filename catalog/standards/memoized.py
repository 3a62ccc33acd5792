"""Remembering what was found out about a value at hand: the crosswalks ask the same of one record, one after the other.

A value is recognised as the same object, which costs nothing; to see that two reference codes are equal,
all their parts would have to be looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["remembered"]

_AT_HAND = 128
"""So many values are remembered, which is more than a record has; then all are forgotten."""

Value = TypeVar("Value")
Answer = TypeVar("Answer")


def remembered(ask: Callable[[Value], Answer]) -> Callable[[Value], Answer]:
    """Ask once about each value at hand. Values and answers must be immutable; a value is kept while it is remembered.

    As it is kept, no other value has its address in memory.
    """
    answers: dict[int, tuple[Value, Answer]] = {}

    def answer(value: Value) -> Answer:
        found = answers.get(id(value))
        if found is None:
            if len(answers) >= _AT_HAND:
                answers.clear()
            found = answers[id(value)] = (value, ask(value))
        return found[1]

    answer.__doc__ = ask.__doc__
    answer.__name__ = ask.__name__
    return answer
