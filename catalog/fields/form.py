"""What a value looks like, in words, and its number in ISAD(G): both from the JSON Schema of the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["form_in_words", "isad_numbers", "name_of_part"]

_ISAD = re.compile(r"ISAD\(G\) (\d\.\d(?:\.\d)?)")
_PLAIN = {"string": "text", "integer": "a number", "boolean": "true or false", "object": "a mapping"}


def form_in_words(about: Mapping[str, Any], of_part: Callable[[str], str]) -> str:
    """Return the form of a value: text; a list, each text; one of: sent, received. `of_part` words that of a part."""
    if about.get("type") == "array":
        return f"a list, each {form_in_words(about.get('items', {}), of_part)}"
    if part := name_of_part(about):
        return of_part(part)
    if "enum" in about or "const" in about:
        return f"one of: {', '.join(map(str, about.get('enum', [about.get('const')])))}"
    branches = about.get("anyOf") or about.get("oneOf") or about.get("allOf") or ()
    forms = [form_in_words(branch, of_part) for branch in branches if branch.get("type") != "null"]
    return " or ".join(dict.fromkeys(forms)) or _PLAIN.get(str(about.get("type")), "any value")


def name_of_part(about: Mapping[str, Any]) -> str:
    """Return the name of the part that a value is, or nothing."""
    return str(about.get("$ref", "")).rpartition("/")[2]


def isad_numbers(meaning: str) -> tuple[str, ...]:
    """Return the numbers of ISAD(G) that the meaning of a field names: 3.2.3."""
    return tuple(dict.fromkeys(_ISAD.findall(meaning)))
