"""What each format loses: a table of fields and formats that a test fills by changing every field of a record."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

import orjson

__all__ = ["KEPT", "LOST", "WORDS", "fates", "table"]

KEPT = "kept"
"""A value of its own, where a program finds it."""
WORDS = "in words"
"""The value is in a text, with others."""
LOST = "lost"
"""Nothing of the value is in the output."""


@lru_cache(maxsize=1)
def table() -> dict[str, dict[str, str]]:
    """Return the table: for each field of a record (`texts.translators.name`), what becomes of it in each format."""
    found: dict[str, dict[str, str]] = orjson.loads(files("catalog.standards").joinpath("losses.json").read_bytes())
    return found


def fates(name: str) -> Iterator[tuple[str, str]]:
    """Yield every field with what becomes of it in one format: kept, in words, or lost."""
    for field, row in table().items():
        if name in row:
            yield field, row[name]
