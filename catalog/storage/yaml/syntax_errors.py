"""What the parser of YAML complains of, in a cataloguer's words: where to look, and how to fix it.

The parser names the rule of its grammar that failed, and the place where it gave up, which may be far below the slip.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from catalog.errors import UnreadableDocument
from catalog.storage.yaml.quoting import quoted_line

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
_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What ends a line in YAML 1.1, and so in the places of the parser."""
_LONGEST = 200
"""Characters of a line that a hint repeats."""
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"
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
        return _at(quoted.start_mark.line, quoted.start_mark.column, (message, "Close it in this line."))
    lines = _LINE_BREAK.split(text)
    if elsewhere := _unseen_break(mark.line, lines, text) or _slip_above(error, mark.line, lines):
        return elsewhere
    line = _line(lines, mark.line)
    said = _never_closed(error) if is_open else _said(error, line, mark.column)
    return _at(mark.line, mark.column, said, line)


def _line(lines: list[str], number: int) -> str:
    """Return a line; nothing where the parser counts one behind the last, or before the first."""
    return lines[number] if 0 <= number < len(lines) else ""


def _at(line: int, column: int, said: _Said, text: str = "") -> UnreadableDocument:
    quoted = quoted_line(text) or ""
    meant = quoted if quoted and f"`{quoted.strip()}`" in said[1] else ""
    place = {"line": line + 1, "column": column + 1}
    return UnreadableDocument("yaml-syntax", said[0], hint=said[1], line_meant=meant, **place)


def _unseen_break(line: int, lines: list[str], text: str) -> UnreadableDocument | None:
    """Return that the line above ends at a character which no editor ends a line at; None where it does not."""
    sign = (_LINE_BREAK.findall(text)[line - 1 : line] or [""])[0] if line else ""
    if sign in ("", "\n", "\r\n", "\r"):
        return None
    message = f"The character U+{ord(sign):04X} ends the line for YAML, and cannot be seen."
    return _at(line - 1, len(_line(lines, line - 1)), (message, "Write a space in its place."))


def _slip_above(error: yaml.MarkedYAMLError, line: int, lines: list[str]) -> UnreadableDocument | None:
    """Return what is wrong above the line where the parser gave up; None where nothing is."""
    above = _line(lines, line - 1)
    if "mapping values" in str(error.problem) and above[:1].strip() and ":" not in above and line == 1:
        hint = "Write '# ' before it if it is a remark; if it is a field, its name and ': '."
        return _at(line - 1, 0, ("This line is text, and names no field.", hint))
    if "<document start>" in str(error.problem) and above.strip() == "...":
        return _at(line - 1, 0, ("The line '...' ends the record, and more follows.", "Remove this line."))
    begun = error.context_mark if str(error.context).startswith("while parsing a flow") else None
    opened = _line(lines, begun.line) if begun else ""
    hash_at = opened.find(" #", begun.column) if begun else -1
    if hash_at >= 0 and begun:
        message = "YAML takes what follows ' #' for a comment, so the bracket before it is not closed."
        return _at(begun.line, hash_at + 1, (message, "Put the text that has the '#' in quotation marks."))
    return None


_LOOK = "Look at the indentation, the brackets and the quotation marks here."
_DASH = "An entry of a list begins with a hyphen and a space.", "Write '- ' instead of the other sign."
_MARK = "Put the whole text in quotation marks of the other kind"
_SINGLE = "Write the text in single quotation marks, in which a backslash is a backslash."


def _quote(line: str, words: str = "Put the text in quotation marks") -> str:
    """Say that a text needs quotation marks, with the line that has them."""
    quoted = quoted_line(line)
    return f"{words}: `{quoted.strip()}`." if quoted and len(quoted) <= _LONGEST else f"{words}."


def _quoted_over_lines(text: str, line: int) -> Any | None:
    """Return the text in quotation marks that ends in this line and begins above it, or None."""
    try:
        for token in yaml.scan(text, Loader=_LOADER):
            if (
                isinstance(token, yaml.ScalarToken)
                and token.style in ("'", '"')
                and token.start_mark.line < token.end_mark.line == line
            ):
                return token
            if token.start_mark.line > line:
                break
    except yaml.YAMLError:
        pass
    return None


def _at_once(context: str, line: str, sign: str) -> _Said | None:
    """Say what is wrong that the beginning of the line shows, or what the parser was reading."""
    bare = line.lstrip()
    if bare and bare[0] in _INVISIBLE:
        return f"An invisible character (U+{ord(bare[0]):04X}) begins this line.", "Remove it."
    if not bare.startswith(('"', "'")) and (sign == "\t" or "\t" in line[: len(line) - len(bare)]):
        return "This is a tab; YAML is indented with spaces.", "Write spaces in its place."
    if name := re.match(r"([*_`]{1,3})(\w[\w ]*):?\1", bare):
        return f"{name[1]} is no part of a name in YAML.", f"Remove the signs: `{name[2]}: `."
    if context == "while scanning a block scalar":
        return (
            "The text after '|' or '>' begins on the line below the sign.",
            "Remove the sign, and leave the text here.",
        )
    return None


def _said(error: yaml.MarkedYAMLError, line: str, column: int) -> _Said:
    context, problem = error.context or "", error.problem or ""
    sign = line[column : column + 1]
    if at_once := _at_once(context, line, sign):
        return at_once
    if context in ("while scanning a quoted scalar", "while parsing a quoted scalar"):
        return _quoted(problem, sign)
    if problem == "mapping values are not allowed in this context":
        return _colon(line, column)
    if sign and sign in _SPECIAL and ("cannot start any token" in problem or context.startswith("while scanning a")):
        return _DASH if re.match(r"\s*\* ", line) else (f"A value does not begin with {sign!r} in YAML.", _quote(line))
    if context.startswith("while parsing a flow"):
        return _apostrophe(line) or _flow(error)
    for part, say in _BY_LINE.items():
        if part in problem:
            return say(line)
    if context.startswith("while parsing a block"):
        return _behind_a_value(line, column) or _misplaced(line, is_in_list="'-' indicator" in problem)
    said = ", ".join(part for part in (context, problem) if part) or "it cannot be parsed"
    return f"This is not YAML: {said}.", _LOOK


def _behind_a_value(line: str, column: int) -> _Said | None:
    """Say what follows a value that its quotation mark or its bracket closes: a comma, as in JSON, or more text."""
    if re.search(r"""["'\]}],\s*$""", line):
        return "YAML ends no line with a comma.", "Remove the comma at the end of the line."
    if re.search(r"""(?:^|\s)(['"]).*\1\s*$""", line[:column]):
        return "The quotation mark before this place closes the text, and more follows.", _quote(line, _MARK)
    return None


def _apostrophe(line: str) -> _Said | None:
    """Say that an apostrophe closes a text in single quotation marks too early: ['Kim's letter']."""
    match = re.search(r"(?<=[\[{,: ])'(?P<text>[^'\[\]{},\"\\]*\w'\w[^'\[\]{},\"\\]*)'(?=\s*[,\]}])", line)
    message = "The apostrophe closes the text, which begins with the same sign, and more follows."
    return (message, f'Put the text in double quotation marks: `"{match["text"]}"`.') if match else None


def _misplaced(line: str, *, is_in_list: bool) -> _Said:
    """Say why a line does not fit: text that begins with a bracket, a dash that is missing, or an indentation."""
    if match := re.match(r"""\s*(?:- )?(\w+): *(\[[^\]"]*\][^,\]}"]+)$""", line):
        message = "The bracket before this place closes the value, and more follows."
        return message, f'Put the whole text in quotation marks: `{match[1]}: "{match[2].strip()}"`.'
    if is_in_list and re.match(r"\s+\w+:(?: |$)", line):
        hint = "Begin it with '- ' if it is another entry; indent it by two spaces if it belongs to the entry above."
        return "The lines above are entries of a list, and this one has no dash.", hint
    if re.match(r"- \w+: ", line) and not is_in_list:
        hint = "Remove the dash; or, if this is an entry of the list above, write nothing behind the name of that list."
        return "A dash begins this line, and the fields of a record have none.", hint
    return "This line does not fit below the ones above it.", "Begin fields and dashes of one list at one column."


def _colon(line: str, column: int) -> _Said:
    if re.search(r":\s", line[:column]):
        other = re.search(r"[ ,;]([a-z_]+): \S", line[:column].partition(": ")[2] + line[column:])
        alone = f" If {other[1]!r} is a field, write it on a line of its own." if other else ""
        return "This line has a second colon: YAML takes it for another field.", _quote(line) + alone
    if " " in line[:column].strip(" -"):
        message = "The text above continues here, and its colon makes a field of it."
        return message, "Write '|' behind the name of the field, and the whole text below it, indented by two spaces."
    return "This line is indented further than the one above, which has a value.", "Begin both at the same column."


def _list_behind_name(line: str) -> _Said:
    """Say where a list begins, whose first dash is on the line of its field."""
    match = re.match(r"\s*(?:- )?(\w+): +- +(.*\S)", line)
    hint = "Write each entry on a line of its own below the name of the field, after '- '."
    if match and re.fullmatch(r"[^\[\]{},:#\"']+", match[2]):
        hint = f"Write `{match[1]}: [{match[2]}]`, or each entry on a line of its own below '{match[1]}:', after '- '."
        hint += " If the dash belongs to the text, put it in quotation marks."
    return "A list does not begin on the line of its field.", hint


def _no_field(line: str) -> _Said:
    """Say why a line without ': ' names no field."""
    if "\u00a0" in line:
        return "This line has a no-break space, which YAML takes for a letter.", "Write a space in its place."
    if re.match(r"\s*(?:- )?\w+\uFF1A", line):
        return "The colon is a full-width one (U+FF1A), which YAML takes for a letter.", "Write ': ' in its place."
    if re.match(r"\s*(?:- )?\w+:[^\s/]", line):
        return "No space follows the colon: YAML takes the two words for one.", "Write a space after the colon."
    if re.match(r"\s*[–—−•‐·] ?\w", line):
        return _DASH
    if sign := re.match(r"\s*(\(?(?:\d{1,3}|[a-zа-я])[.)]) ", line):
        return _DASH[0], f"Write '- ' instead of '{sign[1]}'."
    if sign := re.match(r"\s*(//|/\*|<!--|--|;|')", line):
        message = f"No field is named here: {sign[1]!r} begins no comment in YAML."
        return message, f"Write '#' instead of {sign[1]!r}."
    if sign := re.match(r"\s*\w[\w ]*(=>|->|=)", line):
        message = "No field is named here: YAML writes ':' between a field and its value."
        return message, f"Write ': ' instead of {sign[1]!r}."
    if re.match(r"\s*\{.*\}\s*$", line):
        return "These braces begin a record of their own.", "Remove the braces."
    if re.match(r"\s*-\w", line):
        return "No space follows the dash: YAML takes it for a part of the word.", "Write a space after the dash."
    hint = "Indent it by two spaces if it continues the text above; if it is a field, write ': ' after its name."
    return "No field is named here: a colon is missing, or text that continues is not indented.", hint


def _question_mark(line: str) -> _Said:
    return "A value does not begin with '?' in YAML.", _quote(line)


def _first_line(line: str) -> _Said:
    return "This line is indented less than the first one.", "Begin all fields of the record at one column."


_BY_LINE: dict[str, Callable[[str], _Said]] = {
    "could not find expected ':'": _no_field,
    "block sequence entries are not allowed": _list_behind_name,
    "mapping keys are not allowed": _question_mark,
    "did not find expected <document start>": _first_line,
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
