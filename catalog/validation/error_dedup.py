"""Drop pydantic's errors that follow from another, so that each mistake is reported once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic_core import ErrorDetails

from catalog.validation.field_meant import field_meant
from catalog.validation.pointer import path_in

__all__ = ["causes"]

_Located = tuple[ErrorDetails, tuple[str, ...]]
"""An error, and the path of the value in the document."""


def causes(tree: dict[str, Any], errors: Sequence[ErrorDetails]) -> Iterator[_Located]:
    """Yield the errors that are no consequence of another, each with its path in the document."""
    located = [(error, path_in(tree, error["loc"])) for error in errors]
    misspelt = set(_misspelt(located)) if any(error["type"] == "missing" for error in errors) else set()
    words = {error["loc"][:-1] for error in errors if _is_word_of_a_choice(error)}
    for error, path in located:
        if error["type"] == "missing" and (path in misspelt or _is_text_with_a_colon(error, path)):
            continue
        if _is_word_of_a_choice(error) and isinstance(error["input"], dict):
            continue
        if error["type"] == "model_type" and error["loc"][:-1] in words:
            continue
        yield error, path


def _misspelt(located: Sequence[_Located]) -> Iterator[tuple[str | None, ...]]:
    """Yield the paths of the fields that unknown ones were meant to be."""
    for error, path in located:
        if path and error["type"] == "extra_forbidden":
            yield (*path[:-1], field_meant(path[-1], error["loc"]))


def _is_text_with_a_colon(error: ErrorDetails, path: Sequence[str]) -> bool:
    """Whether an entry lacks its first field because it is a text with a colon, which became a field: Seen: in copy."""
    given = error["input"]
    is_entry = len(path) > 1 and path[-2].isdigit() and isinstance(given, dict) and len(given) == 1
    return is_entry and all(isinstance(value, str) and " " in value for value in given.values())


def _is_word_of_a_choice(error: ErrorDetails) -> bool:
    """Whether a value was compared with the word that is allowed instead of a mapping."""
    return error["type"] == "literal_error" and str(error["loc"][-1]).startswith("literal[")
