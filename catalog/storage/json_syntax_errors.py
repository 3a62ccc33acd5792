"""What the parser of JSON complains of, in a cataloguer's words: where to look, and how to fix it.

The releases of Python name the same mistake in different words and at different places; here both are the same.
"""

from __future__ import annotations

import json
import re

from catalog.errors import UnreadableDocument

__all__ = ["syntax_error"]

_Said = tuple[int, str, str]
"""Where to look, what is wrong, and the fix."""


def syntax_error(error: json.JSONDecodeError, text: str, first_line: int) -> UnreadableDocument:
    """Return what is wrong with a text that the parser gave up, at the place to look at."""
    at, message, hint = _said(error, text)
    line, column = first_line + text.count("\n", 0, at), at - text.rfind("\n", 0, at)
    return UnreadableDocument("json-syntax", message, hint=hint, line=line, column=column)


_BY_SIGN = {
    "'": ("These are single quotation marks; JSON has double ones.", 'Write " in their place.'),
    "/": ("This is a comment; JSON has none.", "Remove it, or write the record as YAML."),
    "#": ("This is a comment; JSON has none.", "Remove it, or write the record as YAML."),
    **dict.fromkeys("“”„‘’«", ("These are curly quotation marks.", 'Write straight ones in their place: ".')),
}
"""What may be wrong where a name or a value should begin."""
_BY_PROBLEM = {  # how the parser's words begin, and ours
    "Unterminated string": ("The quotation mark that opens here is not closed.", "Close it at the end of the text."),
    "Invalid control character": (
        "A line break or a tab is within a text.",
        "Write \\n or \\t in its place, or close the quotation mark before it.",
    ),
    "Invalid \\": ("This backslash begins no escape.", "Write it twice: \\\\."),
    "Expecting ':'": ("A colon is missing between a field and its value.", "Add it before this place."),
    "Expecting ','": (
        "A comma is missing here, or a quotation mark within a text closes it.",
        'Add the comma; write a quotation mark within a text as \\".',
    ),
    "Expecting property name": (
        "The name of a field should begin here, in double quotation marks.",
        "Put it in double quotation marks.",
    ),
    "Expecting value": ("This is not a value.", "Put text in double quotation marks."),
    "Extra data": (
        "There is text after the end of the record.",
        "Give each record a file of its own, or use JSON Lines (.jsonl).",
    ),
}


_PYTHON = {"True": "true", "False": "false", "None": "nothing at all: remove the field"}


def _word(text: str, at: int) -> tuple[str, str] | None:
    """Say what a word without quotation marks is: true of Python, or the first line of YAML."""
    word = re.match(r"\w+", text[at:])
    if word and word[0] in _PYTHON:
        return f"JSON does not know {word[0]}.", f"Write {_PYTHON[word[0]]}."
    if at == len(text) - len(text.lstrip()) and re.match(r"\w+: ", text[at:]):
        return "This is YAML, in a file whose name says JSON.", "Rename the file to end in .yaml."
    return None


def _said(error: json.JSONDecodeError, text: str) -> _Said:
    at, problem = error.pos, error.msg
    before = text[:at].rstrip()
    sign = text[at : at + 1]
    expects = problem.startswith(("Expecting", "Illegal trailing comma"))
    comma = at if sign == "," else len(before) - 1 if before.endswith(",") else -1
    if (
        expects
        and comma >= 0
        and text[comma + 1 :].lstrip()[:1] in ("}", "]")
        and not problem.startswith("Expecting ','")
    ):
        return comma, "Nothing follows this comma.", "Remove it."
    if expects and not text[at:].strip():
        return (
            at,
            "The text ends here in the middle of the record.",
            "Check that the file is complete, and close its brackets.",
        )
    if expects and sign in _BY_SIGN:
        return at, *_BY_SIGN[sign]
    if problem == "Expecting value" and (said := _word(text, at)):
        return at, *said
    if problem == "Extra data" and sign == ",":
        return (
            at,
            "A comma follows the record.",
            "Remove it: each record of JSON Lines has a line, with nothing between.",
        )
    said = next((ours for begins, ours in _BY_PROBLEM.items() if problem.startswith(begins)), None)
    look = "Look at the commas, the brackets and the quotation marks here."
    return at, *(said or (f"This is not JSON: {problem[:1].lower()}{problem[1:]}.", look))
