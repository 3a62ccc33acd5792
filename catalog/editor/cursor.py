"""What is being typed at a place of a YAML text, which need not be readable yet: the fields above, the word so far."""

from __future__ import annotations

import re
from dataclasses import dataclass

from catalog.storage.limits import MAX_DEPTH

__all__ = ["Cursor", "cursor_at"]

_FIELD = re.compile(r"""(?P<indent>\s*(?:-\s+)*)(?P<name>["']?[^\s:#"'\[\]{},-][^:#"'\[\]{},]*["']?)\s*:(?:\s|$)""")
_LINES_BACK = 2_000
"""Lines above the cursor that are looked at."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a text: the names of the fields it is in, and what is typed there."""

    path: tuple[str, ...]
    """The fields around, the outermost first, without the numbers of entries."""
    field: str | None
    """The field whose value is typed; None where the name of a field, or an entry of a list, is typed."""
    word: str
    """What is typed so far."""
    start: int
    """Where the word begins in its line."""
    in_list: bool = False
    """Whether an entry of a list is typed, behind its dash or in brackets."""
    in_brackets: bool = False
    indent: int = 0
    """The column of the fields beside it."""
    written: frozenset[str] = frozenset()
    """The fields before it in the same object of JSON."""


def cursor_at(lines: list[str], line: int, column: int) -> Cursor:
    """Return what is typed at a column of a line."""
    if line >= len(lines):
        lines, line = [*lines, ""], len(lines)
    before = lines[line][:column]
    if before.count("[") + before.count("{") > MAX_DEPTH:
        return Cursor((), None, "", column)
    bracket = _innermost_bracket(before)
    if bracket is not None:
        return _in_brackets(lines, line, before, bracket)
    if match := re.match(r"(\s*)((?:-\s+)*)(?P<name>[^\s:#-][^:#]*):\s+(?P<word>.*)$", before):
        indent = len(match[1]) + len(match[2])
        path = _fields_above(lines, line, indent if match[2] else len(match[1]), dashed=bool(match[2]))
        word = match["word"].lstrip("\"'")
        return Cursor(path, match["name"].strip("\"' "), word, column - len(word), indent=indent)
    match = re.match(r"(\s*)((?:-\s+)*-?\s*)(?P<word>[^\s].*)?$", before)
    spaces, dashes, word = (match[1], match[2], match["word"] or "") if match else ("", "", "")
    indent = len(spaces) + len(dashes)
    is_entry = "-" in dashes
    path = _fields_above(lines, line, indent, dashed=is_entry)
    return Cursor(path, None, word.lstrip("\"'"), column - len(word.lstrip("\"'")), is_entry, indent=indent)


def _fields_above(lines: list[str], line: int, indent: int, *, dashed: bool) -> tuple[str, ...]:
    """Return the fields that a line of this indentation is below. An entry may be at the column of its field."""
    path: list[str] = []
    limit = indent - 1 if dashed else indent
    if dashed:
        limit = len(lines[line]) - len(lines[line].lstrip())
    for above in range(line - 1, max(-1, line - 1 - _LINES_BACK), -1):
        text = lines[above]
        bare = text.lstrip()
        if not bare or bare.startswith("#"):
            continue
        match = _FIELD.match(text)
        dash_at = len(text) - len(bare)
        if match and _is_parent(match, dash_at, limit, dashed=dashed):
            path.append(match["name"].strip("\"' "))
            dashed = bare.startswith("-")
            limit = dash_at if dashed else len(match["indent"])
        elif bare.startswith("-") and dash_at < limit and not dashed:
            dashed, limit = True, dash_at
    return tuple(reversed(path))


def _is_parent(match: re.Match[str], dash_at: int, limit: int, *, dashed: bool) -> bool:
    """Whether a field is one that what is typed belongs to: further left, or, for a list, at the column of its dash."""
    column = len(match["indent"])
    has_value = match.string[match.end() :].split("#")[0].strip() != ""
    if has_value:
        return False
    return column < limit or (dashed and column == limit and dash_at == column)


def _innermost_bracket(before: str) -> int | None:
    """Return where the innermost bracket that is open at the end of a text begins; None where none is open."""
    opened: list[int] = []
    quote = ""
    for place, sign in enumerate(before):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'" and before[:place].rstrip()[-1:] in (":", "[", "{", ",", "-", ""):
            quote = sign
        elif sign == "#" and before[:place][-1:].isspace():
            break
        elif sign in "[{":
            opened.append(place)
        elif sign in "]}" and opened:
            opened.pop()
    return opened[-1] if opened else None


def _in_brackets(lines: list[str], line: int, before: str, bracket: int) -> Cursor:
    """Return what is typed within brackets of one line: authors: [{name: Kim, ro."""
    outer = cursor_of_line(lines, line, before[:bracket])
    inside = before[bracket + 1 :]
    part = inside.rpartition(",")[2]
    word = part.lstrip().lstrip("\"'")
    start = len(before) - len(word)
    if before[bracket] == "[":
        return Cursor(outer, None, word, start, in_list=True, in_brackets=True)
    name, colon, value = part.partition(":")
    if colon:
        word = value.lstrip().lstrip("\"'")
        return Cursor(outer, name.strip(" \"'"), word, len(before) - len(word), in_brackets=True)
    return Cursor(outer, None, word, start, in_brackets=True)


def cursor_of_line(lines: list[str], line: int, before: str) -> tuple[str, ...]:
    """Return the fields around a bracket, the field whose value it is among them."""
    inner = _innermost_bracket(before)
    if inner is not None:
        around = cursor_of_line(lines, line, before[:inner])
        name = before[inner + 1 :].rpartition(",")[2].partition(":")[0].strip(" \"'")
        return (*around, name) if before[inner] == "{" and name else around
    match = _FIELD.match(before)
    if match:
        dashed = "-" in match["indent"]
        return (*_fields_above(lines, line, len(match["indent"]), dashed=dashed), match["name"].strip("\"' "))
    indent = len(before) - len(before.lstrip())
    return _fields_above(lines, line, indent, dashed=before.lstrip().startswith("-"))
