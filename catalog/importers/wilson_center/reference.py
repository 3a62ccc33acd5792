"""The reference of a page as a cataloguer would write it."""

from __future__ import annotations

import re
from typing import Any

from catalog.references import register

__all__ = ["country_of", "read_reference"]

_LEVEL = re.compile(
    r"^(?P<label>fond|f\.|opis|op\.|papka|p\.|delo|d\.|listy?|ll?\.)\s*(?P<number>\S.*)$", re.IGNORECASE
)
_NAMES = {
    "f": "fond",
    "op": "opis",
    "p": "papka",
    "d": "delo",
    "l": "leaves",
    "ll": "leaves",
    "list": "leaves",
    "listy": "leaves",
}


def read_reference(words: str) -> dict[str, Any]:
    """Return a reference code as a plain document; the words are kept whole whatever is understood of them."""
    parts = re.split(r"\s*[,:]\s+", words)
    code: dict[str, Any] = {"repository": parts[0]}
    for part in parts[1:]:
        match = _LEVEL.match(part)
        if match:
            label = match["label"].lower().rstrip(".")
            code[_NAMES.get(label, label)] = match["number"]
    return {**code, "as_written": words}


def country_of(code: dict[str, Any]) -> str | None:
    """Return the country (ISO 3166-1 alpha-2) of the archive a code names, where the register knows it."""
    archive = register.find(str(code.get("repository", "")))
    return archive.country if archive else None
