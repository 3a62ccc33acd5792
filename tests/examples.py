"""How many examples of a property are tried: few and always the same in every run, many and new ones in `make fuzz`."""

from __future__ import annotations

import os

__all__ = ["IS_SEARCHING", "examples"]

IS_SEARCHING = os.environ.get("HYPOTHESIS_PROFILE") == "searching"


def examples(number: int) -> int:
    """Return a third of a number, or in `make fuzz` four times of it."""
    return number * 4 if IS_SEARCHING else max(number // 3, 3)
