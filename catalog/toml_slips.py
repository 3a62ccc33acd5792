"""What is wrong with a TOML file, in the words of who fills in settings: where, and how to fix it."""

from __future__ import annotations

import re
import tomllib
from typing import NamedTuple

__all__ = ["TomlSlip", "toml_slip"]


class TomlSlip(NamedTuple):
    """A place that the reader of TOML gave up at."""

    line: int
    column: int
    message: str
    hint: str


_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")
_UNQUOTED = re.compile(r"(?P<key>\s*[\w.-]+\s*)=\s*(?P<value>[^\"'\[{#\s][^\"#]*?)\s*(?:#.*)?$")
_CURLY = "“”„‘’«»"


def toml_slip(error: tomllib.TOMLDecodeError, text: str) -> TomlSlip:
    """Return what is wrong with a text that is no TOML."""
    found = _PLACE.search(str(error))
    lines = text.split("\n")
    number, column = (int(found[1]), int(found[2])) if found else (max(len(lines), 1), 1)
    line = lines[number - 1] if number <= len(lines) else ""
    if "Unclosed array" in str(error):
        opened = next((at for at in range(number - 1, -1, -1) if _leaves_open(lines, at)), number - 1)
        number, column, line = opened + 1, len(lines[opened]) + 1 if opened < len(lines) else 1, ""
        return TomlSlip(number, column, "The list in brackets is not closed.", "Close it with ']'.")
    problem = _PLACE.sub("", str(error)).replace("(at end of document)", "").strip()
    return TomlSlip(number, column, *_said(problem, line))


def _leaves_open(lines: list[str], at: int) -> bool:
    """Whether a list begins in a line and does not end there."""
    line = lines[at] if at < len(lines) else ""
    return line.count("[") > line.count("]") and "=" in line


def _said(problem: str, line: str) -> tuple[str, str]:
    if any(sign in line.partition("=")[2] for sign in _CURLY) and '"' not in line:
        return "These are curly quotation marks.", 'Write straight ones in their place: ".'
    if re.match(r"\s*[\w-]+\s*:\s*\S", line):
        key, _, value = line.partition(":")
        return "TOML writes '=' between a setting and its value.", f"Write `{key.strip()} = {_quoted(value)}`."
    if problem.startswith("Cannot overwrite a value"):
        return "This setting is written twice.", "Keep one of the two."
    if match := _UNQUOTED.match(line):
        truth = {"yes": "true", "no": "false", "True": "true", "False": "false"}.get(match["value"])
        written = truth or _quoted(match["value"])
        return "Text is in quotation marks.", f"Write `{match['key'].strip()} = {written}`."
    if re.match(r"\s*[\w-]+\s*=\s*(?:#.*)?$", line):
        return "No value follows the '='.", "Write a value, or remove the line."
    if line.count("[") > line.count("]"):
        return "The list in brackets is not closed.", "Close it with ']'."
    if re.match(r"\s*[\w-]+\s*=\s*\[[^\"'\]]+\]", line):
        return "Text is in quotation marks.", 'Put each text of the list in them: ["a", "b"].'
    if line.count('"') % 2:
        return "The quotation mark is not closed.", "Close it at the end of the text."
    return f"This is not TOML: {problem[:1].lower()}{problem[1:]}.", 'A setting is a line such as `name = "Letters"`.'


def _quoted(value: str) -> str:
    bare = value.strip()
    return bare if bare[:1] in ('"', "'", "[", "{") else f'"{bare}"'
