"""What the parser of YAML complains of, in a cataloguer's words: where to look, and how to fix it.

The parser names the rule of its grammar that failed, and the place where it gave up, which may be far below the slip.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from catalog.errors import UnreadableDocument

__all__ = ["syntax_error"]

_BEGUN_BEFORE = (
    "while scanning a quoted scalar",
    "while scanning an alias",
    "while scanning an anchor",
    "while scanning a simple key",
)
"""What the parser scanned where the slip is at the beginning of it, not where the parser gave up."""
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_SPECIAL = "@`%*&!|>"
_Said = tuple[str, str]
"""What is wrong, and the fix."""


def syntax_error(error: yaml.YAMLError, text: str) -> UnreadableDocument:
    """Return what is wrong with a text that the parser gave up, at the place to look at."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return _forbidden(error, text)
    is_open = _is_open(error, text)
    begun = is_open or str(error.context).startswith(_BEGUN_BEFORE)
    mark = (error.context_mark if begun else None) or error.problem_mark or error.context_mark
    if mark is None:
        return UnreadableDocument("yaml-syntax", f"This is not YAML: {error.problem}.", hint=_LOOK, line=1, column=1)
    if "while parsing a block" in str(error.context) and (quoted := _quoted_over_lines(text, mark.line)):
        message = f"The quotation mark that opens here is closed only in line {quoted.end_mark.line + 1}."
        start = quoted.start_mark
        return UnreadableDocument(
            "yaml-syntax", message, hint="Close it in this line.", line=start.line + 1, column=start.column + 1
        )
    line = (text.split("\n")[mark.line : mark.line + 1] or [""])[0]
    message, hint = _never_closed(error) if is_open else _said(error, line, mark.column)
    return UnreadableDocument("yaml-syntax", message, hint=hint, line=mark.line + 1, column=mark.column + 1)


_LOOK = "Look at the indentation, the brackets and the quotation marks here."
_QUOTE = "Put the text in quotation marks."
_MARK = "Put the whole text in quotation marks of the other kind."
_SINGLE = "Write the text in single quotation marks, in which a backslash is a backslash."


def _quoted_over_lines(text: str, line: int) -> Any | None:
    """Return the text in quotation marks that ends in this line and begins above it, or None."""
    try:
        for token in yaml.scan(text, Loader=_LOADER):
            if (
                isinstance(token, yaml.ScalarToken)
                and not token.plain
                and token.start_mark.line < token.end_mark.line == line
            ):
                return token
            if token.start_mark.line > line:
                break
    except yaml.YAMLError:
        pass
    return None


def _said(error: yaml.MarkedYAMLError, line: str, column: int) -> _Said:
    context, problem = error.context or "", error.problem or ""
    sign = line[column : column + 1]
    if context in ("while scanning a quoted scalar", "while parsing a quoted scalar"):
        return _quoted(problem, sign)
    if problem == "mapping values are not allowed in this context":
        return _colon(line, column)
    if sign == "\t" or "\t" in line[: len(line) - len(line.lstrip())]:
        return "This is a tab; YAML is indented with spaces.", "Write spaces in its place."
    if sign and sign in _SPECIAL and ("cannot start any token" in problem or context.startswith("while scanning a")):
        return f"A value does not begin with {sign!r} in YAML.", _QUOTE
    if context.startswith("while parsing a flow"):
        return _flow(error)
    for part, say in _BY_LINE.items():
        if part in problem:
            return say(line)
    if context.startswith("while parsing a block"):
        if re.search(r"""(?:^|\s)(['"]).*\1\s*$""", line[:column]):
            return "The quotation mark before this place closes the text, and more follows.", _MARK
        return "This line does not fit below the ones above it.", "Begin fields and dashes of one list at one column."
    said = ", ".join(part for part in (context, problem) if part) or "it cannot be parsed"
    return f"This is not YAML: {said}.", _LOOK


def _colon(line: str, column: int) -> _Said:
    if re.search(r":\s", line[:column]):
        return "This line has a second colon: YAML takes it for another field.", _QUOTE
    return "This line is indented further than the one above, which has a value.", "Begin both at the same column."


def _list_behind_name(line: str) -> _Said:
    """Say where a list begins, whose first dash is on the line of its field."""
    match = re.match(r"\s*(?:- )?(\w+): +- +(.*\S)", line)
    hint = "Write each entry on a line of its own below the name of the field, after '- '."
    if match and re.fullmatch(r"[^\[\]{},:#\"']+", match[2]):
        hint = f"Write `{match[1]}: [{match[2]}]`, or each entry on a line of its own below '{match[1]}:', after '- '."
    return "A list does not begin on the line of its field.", hint


def _no_field(line: str) -> _Said:
    """Say why a line without ': ' names no field."""
    if "\u00a0" in line:
        return "This line has a no-break space, which YAML takes for a letter.", "Write a space in its place."
    if re.match(r"\s*(?:- )?\w+\uFF1A", line):
        return "The colon is a full-width one (U+FF1A), which YAML takes for a letter.", "Write ': ' in its place."
    if re.match(r"\s*(?:- )?\w+:[^\s/]", line):
        return "No space follows the colon: YAML takes the two words for one.", "Write a space after the colon."
    if re.match(r"\s*-\w", line):
        return "No space follows the dash: YAML takes it for a part of the word.", "Write a space after the dash."
    return "No field is named here: a colon is missing, or text that continues is not indented.", _LOOK


_BY_LINE: dict[str, Callable[[str], _Said]] = {
    "could not find expected ':'": _no_field,
    "block sequence entries are not allowed": _list_behind_name,
}
"""Parts of what the parser says, and who says it better from the line at fault."""


def _flow(error: yaml.MarkedYAMLError) -> _Said:
    kind, closing = _bracket(error)
    begun = f"line {error.context_mark.line + 1}" if error.context_mark else "a line above"
    is_below = error.context_mark and error.problem_mark and error.problem_mark.line > error.context_mark.line
    close = f"Close it with {closing!r} at the end of {begun}" if is_below else f"Add a comma or {closing!r}"
    return (
        f"The {kind} in brackets that begins in {begun} continues here without a comma or its {closing!r}.",
        f"{close}; put text that has a bracket or a comma in quotation marks.",
    )


def _is_open(error: yaml.MarkedYAMLError, text: str) -> bool:
    """Whether the text ends within brackets."""
    at_end = error.problem_mark is None or not "".join(text.split("\n")[error.problem_mark.line :]).strip()
    return at_end and str(error.context).startswith("while parsing a flow")


def _never_closed(error: yaml.MarkedYAMLError) -> _Said:
    kind, closing = _bracket(error)
    return f"The {kind} in brackets that begins here is not closed.", f"Close it with {closing!r}."


def _bracket(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    """Return what the parser was reading between brackets, and the sign that ends it."""
    return ("list", "]") if "sequence" in str(error.context) else ("mapping", "}")


def _quoted(problem: str, sign: str) -> _Said:
    if "end of stream" in problem or "document indicator" in problem:
        return f"The quotation mark {sign} that opens here is not closed.", "Close it at the end of the text."
    return f"This is not YAML: {problem} in double quotation marks.", _SINGLE


def _forbidden(error: yaml.YAMLError, text: str) -> UnreadableDocument:
    number = getattr(error, "character", None)
    at = text.find(chr(number)) if isinstance(number, int) else -1
    return UnreadableDocument(
        "forbidden-character",
        f"The document holds a character{f' U+{number:04X}' if at >= 0 else ''} that YAML does not allow.",
        hint="Remove the control character.",
        line=text.count("\n", 0, max(at, 0)) + 1,
        column=max(at, 0) - text.rfind("\n", 0, max(at, 0)),
    )
