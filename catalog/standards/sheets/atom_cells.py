"""The cells of AtoM's sheets that hold several values: a bar between, and `NULL` for one that says nothing."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["NOTHING", "SEVERAL", "joined", "values_of"]

SEVERAL = "|"
"""What parts the values of a cell. AtoM cannot write one within a value."""
NOTHING = "NULL"
"""What AtoM writes where one of several columns says nothing."""


def joined(values: Iterable[str], between: str = SEVERAL) -> str:
    """Return values as one cell; a bar of their own becomes a broken one."""
    return between.join(value.replace(SEVERAL, "¦") for value in values)


def values_of(text: str) -> list[str]:
    """Return the values of a cell, each at its place: those of columns side by side belong together."""
    words = [word.strip() for word in text.split(SEVERAL)]
    return ["" if word == NOTHING else word for word in words]
