"""The words of english.toml, and patterns made of them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["any_of", "genre_patterns", "table", "word_set", "words"]


@cache
def _all() -> dict[str, Any]:
    return tomllib.loads(files("catalog.standards.web_pages").joinpath("english.toml").read_text(encoding="utf-8"))


def words(table: str, name: str) -> tuple[str, ...]:
    """Return the words of a list."""
    return tuple(_all()[table][name])


def table(*names: str) -> dict[str, Any]:
    """Return a table of words, each with what it means."""
    found = _all()
    for name in names:
        found = found[name]
    return found


def word_set(table: str, name: str) -> frozenset[str]:
    """Return the words of a list as a set."""
    return frozenset(words(table, name))


def any_of(table: str, name: str) -> str:
    """Return a pattern that matches any entry of a list; a space in it stands for any white space."""
    return "(?:" + "|".join(words(table, name)).replace(" ", r"\s+") + ")"


def genre_patterns() -> dict[str, str]:
    """Return the pattern of the title words of each genre."""
    return {genre: "|".join(patterns).replace(" ", r"\s+") for genre, patterns in _all()["genres"].items()}
