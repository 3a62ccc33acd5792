"""What is said of one of pydantic's errors, and how the value that was given is named in it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from catalog.findings import Fix

__all__ = ["LONGEST_SHOWN", "Said", "given_in", "name_of", "texts_in"]

_MOST_SHOWN, LONGEST_SHOWN = 8, 120
"""Entries of a list, and characters of a text, that are short enough to be repeated in a fix."""


class Said(NamedTuple):
    """What is said of a value: the code of the finding, what is wrong, what to do, and the fix that can be written."""

    code: str
    message: str
    hint: str = ""
    fix: Fix | None = None


def name_of(path: Sequence[str]) -> str:
    """Return the name of the field that a path leads to."""
    steps = [step for step in path if not step.isdigit()]
    return steps[-1] if steps else "record"


def given_in(error: Mapping[str, Any]) -> str:
    """Return the value that was given, as a message names it."""
    value = error["input"]
    if isinstance(value, (dict, list)):
        return "a mapping" if isinstance(value, dict) else "a list"
    text = json.dumps(value) if value is None or isinstance(value, bool) else repr(value)
    return text if len(text) <= 80 else f"{text[:76]}...'"


def texts_in(value: Any) -> list[str]:
    """Return the entries of a list of a few short texts; nothing of anything else."""
    is_short = isinstance(value, list) and 0 < len(value) <= _MOST_SHOWN
    return value if is_short and all(isinstance(one, str) and len(one) <= LONGEST_SHOWN for one in value) else []
