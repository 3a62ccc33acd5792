"""How a value is written in YAML that a cataloguer is happy to edit: what is on one line, what is quoted or folded.

Blocks for what is long, one line for what is short, quotation marks only where another reader of YAML would see
something else than text, long text folded, and text of several lines as it is.
"""

from __future__ import annotations

import re
from typing import Any

__all__ = ["WIDTH", "OpenList", "OpenMapping", "is_numbers", "is_short", "style"]

WIDTH = 110
"""Columns; a text is folded at the first space behind them."""

_ONE_LINE = 96
_OTHER_THAN_TEXT = re.compile(  # what YAML 1.1 or 1.2 reads as a number, a boolean or nothing
    r"[-+]?[0-9][0-9_,.:eExXoOa-fA-F]*|[-+]?\.[0-9]+|\.inf|\.nan|~|null|true|false|yes|no|on|off|y|n|", re.IGNORECASE
)
_QUOTATION_MARKS = frozenset("“„‘”’")
"""Of people. A text that begins with one is quoted, to show that they belong to it."""
_DATE = re.compile(r"\d{4}(-\d\d){1,2}")
_OTHER_BREAKS = re.compile("[\x85\u2028\u2029]")  # a reader of YAML 1.1 ends a line there, and makes it a space
_ODD_SPACES = re.compile(r"^\s|\s$|\s{2}")


class OpenMapping(dict[str, Any]):
    """A mapping that is written over several lines even where it would fit on one."""


class OpenList(list[Any]):
    """A list that is written over several lines even where it would fit on one."""


def style(value: str) -> str | None:
    """Return the sign of a text's style, `"`, `|` or `>`; None for plain, or single quotation marks where needed."""
    if not value.isascii() and _OTHER_BREAKS.search(value):
        return '"'
    if "\n" in value:
        # as a block its last empty lines would be lost sight of, or grow
        return '"' if value.endswith("\n\n") or value == "\n" else "|"
    if len(value) > WIDTH:
        return None if _ODD_SPACES.search(value) else ">"
    is_other = value[:1] in _QUOTATION_MARKS or (_OTHER_THAN_TEXT.fullmatch(value) and not _DATE.fullmatch(value))
    return '"' if is_other else None


def is_short(value: dict[str, Any]) -> bool:
    """Whether a mapping reads well on one line: some scalars, no long words."""
    if not 0 < len(value) <= 4 or isinstance(value, OpenMapping):
        return False
    size = 0
    for key, item in value.items():
        if not (isinstance(item, str | int) or is_numbers(item)):
            return False
        shown = str(item)
        size += len(key) + len(shown) + 4
        if size >= _ONE_LINE or "\n" in shown:
            return False
    return True


def is_numbers(value: Any) -> bool:
    """Whether a value is a list of numbers, which is on one line."""
    numbers = isinstance(value, list) and not isinstance(value, OpenList)
    return numbers and all(isinstance(item, int) for item in value)
