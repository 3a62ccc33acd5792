"""A title for what bears none, for the tree and the catalogue need one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["known_words", "supplied_title", "without_title"]

_WORDS = 8


def supplied_title(document: Mapping[str, Any]) -> str:
    """Return what is known of a unit as its title: its date, its number, the words about it, or its identifier."""
    identifier = document.get("administration", {}).get("source", {}).get("identifier")
    return known_words(document) or str(identifier or "") or without_title(document)


def known_words(document: Mapping[str, Any]) -> str:
    """Return the words that name a unit: its date, its number or the words about it; nothing where it has none."""
    return next(filter(None, _known(document)), "")


def without_title(document: Mapping[str, Any], above: str = "") -> str:
    """Return words for a unit of which nothing is known but its level, and the title of the unit that it is part of."""
    level = str(document.get("level") or "unit").capitalize()
    return f"{level} without a title in {above}" if above else f"{level} without a title"


def _known(document: Mapping[str, Any]) -> Iterator[str]:
    for date in _list(document.get("dates")):
        yield _text(date, "as_written") or _text(date, "value")
    code = document.get("reference_code")
    if isinstance(code, Mapping):
        yield _text(code, "as_written")
        yield _text(code.get(str(document.get("level"))), "number")
    for field in ("abstract", "scope"):
        about = _text(document.get(field), "text").split()
        yield " ".join(about[:_WORDS]) + (" ..." if len(about) > _WORDS else "")
    for number in _list(document.get("identifiers")):
        yield _text(number, "value")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any, key: str) -> str:
    found = value.get(key) if isinstance(value, Mapping) else value
    return found if isinstance(found, str) else ""
