"""The names of the elements of ISAD(G) and DACS in the languages that archivists describe in."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

__all__ = ["StandardName", "standard_names"]


class StandardName(NamedTuple):
    """One name of an element of a standard, and the field that the element is."""

    name: str
    field: str
    """The path of the field."""
    number: str
    """The standard and the number: ISAD(G) 3.2.3."""
    language: str


@cache
def standard_names() -> tuple[StandardName, ...]:
    """Return all names, in the order of the standards."""
    return tuple(_names())


def _names() -> Iterator[StandardName]:
    table = tomllib.loads(files("catalog.fields").joinpath("standards.toml").read_text(encoding="utf-8"))
    for number, row in table.items():
        languages = {language: names for language, names in row.items() if language != "field"}
        for language, names in languages.items():
            yield from (StandardName(name, row["field"], number, language) for name in names)
