"""A title for what bears none: the tree and the catalogue need one, and a cataloguer is asked for a better."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["supplied_title"]

_WORDS = 8


def supplied_title(document: Mapping[str, Any], above: str = "") -> str:
    """Return what is known of a unit as its title: its date, its number, the words about it, or where it lies.

    `above` is the title of the unit that it is part of.
    """
    if words := next(filter(None, _known(document)), ""):
        return words
    level = str(document.get("level") or "unit").capitalize()

    return f"{level} without a title in {above}" if above else f"{level} without a title"


def _known(document: Mapping[str, Any]) -> Iterator[str]:
    for date in _list(document.get("dates")):
        yield _text(date, "as_written") or _text(date, "value")
    code = document.get("reference_code")
    if isinstance(code, Mapping):
        yield _text(code, "as_written")
        yield _text(code.get(str(document.get("level"))), "number")
    identifier = document.get("administration", {}).get("source", {}).get("identifier")
    abstract = _text(document.get("abstract"), "text").split()
    yield " ".join(abstract[:_WORDS]) + (" ..." if len(abstract) > _WORDS else "")
    yield str(identifier or "")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any, key: str) -> str:
    found = value.get(key) if isinstance(value, Mapping) else value
    return found if isinstance(found, str) else ""
