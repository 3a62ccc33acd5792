"""The words of closed lists: what each means, and what people write for it, as `fotograf` for photographer."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

__all__ = ["all_value_synonyms", "meanings", "values_called"]


def values_called(word: str) -> tuple[str, ...]:
    """Return the words of closed lists that a word in small letters is used for, in the order of the lists."""
    return _called().get(word, ())


@cache
def all_value_synonyms() -> tuple[str, ...]:
    """Return every word that is used for one of a closed list."""
    return tuple(_called())


@cache
def _called() -> Mapping[str, tuple[str, ...]]:
    table = tomllib.loads(files("catalog.fields").joinpath("values.toml").read_text(encoding="utf-8"))
    found: dict[str, tuple[str, ...]] = {}
    for rows in table.values():
        for value, words in rows.items():
            for word in words:
                found[word] = (*found.get(word, ()), value)
    return found


@cache
def meanings() -> Mapping[str, Mapping[str, str]]:
    """Return for each closed list (`Level`, `Genre`, `CodeLevel`) what its words mean."""
    return tomllib.loads(files("catalog.fields").joinpath("meanings.toml").read_text(encoding="utf-8"))
