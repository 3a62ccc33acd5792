"""How large a record may be, in whatever form it comes: each page and file of it is made in less than a second."""

from __future__ import annotations

from typing import Any

import orjson

from catalog.findings import Finding
from catalog.model.record import MOST_CHARACTERS, MOST_VALUES

__all__ = ["too_large"]

_PARTS = "Describe the parts of the unit in records of their own."
_FILES = "Keep long texts in a file beside the record and name it under 'transcript'."


def too_large(tree: Any, written: int | None = None) -> Finding | None:
    """Return a finding about a plain document with more values or characters than a record may have, or None.

    It is at the field that has most of them. `written` is the length of its text in bytes, where it was read from one.
    """
    if written is not None and written <= MOST_VALUES:  # JSON writes what YAML says in at most twice the bytes
        return None
    if not isinstance(tree, dict) or _bytes(tree) <= 2 * MOST_VALUES:  # a value has a byte, and a comma behind it
        return None
    counted = {str(field): _counted(value) for field, value in tree.items()}
    values = 1 + sum(number for number, _ in counted.values())
    if values > MOST_VALUES:
        field = max(counted, key=lambda name: counted[name][0])
        message = f"The record has {values:,} values, {field!r} most of them; {MOST_VALUES:,} are allowed."
        return Finding("too-many-values", message, pointer=f"/{field}", hint=_PARTS)
    repeated = _repeated(tree, counted)
    characters = repeated + sum(number for _, number in counted.values())
    if characters > MOST_CHARACTERS:
        field = max(counted, key=lambda name: counted[name][1])
        most = "with its reference code for each text that is kept there" if repeated else f"{field!r} most of them"
        message = f"The record has {characters:,} characters, {most}; {MOST_CHARACTERS:,} are allowed."
        return Finding("too-long", message, pointer=f"/{'reference_code' if repeated else field}", hint=_FILES)
    return None


def _bytes(tree: Any) -> int:
    try:
        return len(orjson.dumps(tree))
    except TypeError:  # very deep, or with keys or values that JSON does not have: the model will refuse it
        return 2 * MOST_VALUES + 1


def _counted(tree: Any) -> tuple[int, int]:
    """Return the values of fields and lists, and the characters of texts."""
    values = characters = 0
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        values += 1
        if isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, (list, tuple)):
            waiting += one
        elif isinstance(one, str):
            characters += len(one)
    return values, characters


def _repeated(tree: dict[Any, Any], counted: dict[str, tuple[int, int]]) -> int:
    """Return the characters of the reference code for each text that is kept there: outputs repeat it."""
    texts = tree.get("texts")
    if not isinstance(texts, list) or "reference_code" not in counted:
        return 0
    kept_there = [text for text in texts if isinstance(text, dict) and text.get("kept_at") == "reference_code"]
    return len(kept_there) * counted["reference_code"][1]
