"""A line of YAML whose value needs quotation marks: what it is with them."""

from __future__ import annotations

import re

__all__ = ["quoted_line", "with_line_quoted"]

_LINE = re.compile(r"(?P<before>\s*(?:- +)*(?:[^\W_][^:#\"'\[\]{}]{0,100}?: +|(?<=- )))(?P<value>\S.*?)\s*")


def quoted_line(line: str) -> str | None:
    """Return a line with its value in quotation marks; None where it has no value, or more than a value."""
    match = _LINE.fullmatch(line)
    if not match:
        return None
    value = match["value"]
    if value[0] in "\"'" and value[-1] != value[0] and (value.count(value[0]) == 1 or value[0] == "'"):
        value = value[1:]  # the quotation mark that is not closed, or an apostrophe that closes it too early
    elif value[0] in "\"'" and value[-1] == value[0] and len(value) > 1:
        value = value.strip(value[0])  # the text has the same sign within, or it is written twice
    single = "'" + value.replace("'", "''") + "'"
    return match["before"] + (single if '"' in value or "\\" in value else f'"{value}"')


def with_line_quoted(text: str, number: int) -> str | None:
    """Return a text with the value of one line, counted from 1, in quotation marks; None where that is no way to go."""
    lines = text.split("\n")
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    quoted = quoted_line(line.removesuffix("\r"))
    return None if quoted is None else "\n".join([*lines[: number - 1], quoted, *lines[number:]])
