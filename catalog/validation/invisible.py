"""Characters that nobody sees, within the texts of a document: no search finds a word that has one in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from catalog.findings import Finding, Fix, Severity
from catalog.validation.pointer import pointer
from catalog.validation.yaml_value import yaml_value

__all__ = ["invisible_characters"]

_NEVER = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphen, zero width space, word joiner, byte order mark: no text needs them."""
_IN_ONE_DIRECTION = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""With them the marks of direction and the joiners, which only some scripts need."""
_OTHER_SCRIPT = re.compile("[\u0590-\u1dff\u2e80-\ufdff\ufe70-\ufefc\U00010000-\U0010ffff]")
_LONGEST, _BEFORE = 120, 20
"""Characters of a text that a hint repeats, and of what is before the character."""


def invisible_characters(tree: Any, path: tuple[str, ...] = ()) -> Iterator[Finding]:
    """Yield a finding for each text of a plain document that has an invisible character between visible ones."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from invisible_characters(value, (*path, str(name)))
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from invisible_characters(value, (*path, str(number)))
    elif isinstance(tree, str) and not tree.isascii():
        signs = _NEVER if _OTHER_SCRIPT.search(tree) else _IN_ONE_DIRECTION
        if (found := signs.search(tree)) and (clean := signs.sub("", tree)).strip():
            yield _finding(path, tree, found, clean)


def _finding(path: tuple[str, ...], text: str, found: re.Match[str], clean: str) -> Finding:
    name = unicodedata.name(found[0]).lower()
    before = text[max(0, found.start() - _BEFORE) : found.start()]
    where = f"after {before!r}" if before.strip() else "at its beginning"
    message = f"The text has an invisible character {where}: U+{ord(found[0]):04X}, {name}."
    if len(clean) > _LONGEST or "\n" in clean:
        return Finding("invisible-character", message, Severity.WARNING, pointer(path), "Delete it there.")
    field = "" if not path or path[-1].isdigit() else f"{path[-1]}: "
    hint = f"Write the text again without it: `{field}{yaml_value(clean)}`."
    return Finding("invisible-character", message, Severity.WARNING, pointer(path), hint, fix=Fix(yaml_value(clean)))
