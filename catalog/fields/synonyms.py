"""What people call fields and values, in several languages: `fotograf` for photographer, `count` in an extent.

The words are in the tables beside this file: parts.toml, standards.toml, values.toml and meanings.toml.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

__all__ = [
    "AGENT_FIELDS",
    "StandardName",
    "all_value_synonyms",
    "field_of_part",
    "meanings",
    "plain_name",
    "standard_names",
    "values_called",
]

_STANDARDS = ("isad(g)", "isad", "dacs", "rico", "ric-o", "ric")
_NAMESPACE = re.compile(r"(?:dc|dcterms|dct|ead|ead3|mods|rico|schema|isad|isadg)[:._](?=[a-z])", re.IGNORECASE)
_SMALL_THEN_CAPITAL = re.compile(r"(?<=[a-zа-яёіїєґ])(?=[A-ZА-Я][a-zа-яёіїєґ])")
"""Where a word begins in scopeAndContent."""
_PLURAL = re.compile(r"\(\w{1,2}\)|/[eio]\b")
"""What the standards put behind a word of which there may be several: Date(s), codice/i."""

AGENT_FIELDS = frozenset({
    "creators", "authors", "signatories", "recipients", "contributors", "mentions", "translators", "holder",
})  # fmt: skip
"""Fields whose values are persons and bodies."""


def plain_name(words: str) -> str:
    """Return words as they are compared: ISAD(G) 3.2.3 is 3.2.3, Scope_and-content and scopeAndContent are one."""
    whole = _SMALL_THEN_CAPITAL.sub(" ", _NAMESPACE.sub("", words.strip(), count=1))
    plain = " ".join(re.sub("[-_/,;:’]", " ", _PLURAL.sub("", whole)).casefold().split())
    if not plain.isascii():  # étendue without its accents is the same word
        letters = (letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
        plain = "".join(letters)
    standard, _, rest = plain.partition(" ")
    return rest if rest and standard in _STANDARDS else plain


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("catalog.fields").joinpath(name).read_text(encoding="utf-8"))


def values_called(word: str) -> tuple[str, ...]:
    """Return the words of closed lists that a word in small letters is used for, in the order of the lists."""
    return _called().get(word, ())


@cache
def all_value_synonyms() -> tuple[str, ...]:
    """Return every word that is used for one of a closed list."""
    return tuple(_called())


@cache
def _called() -> Mapping[str, tuple[str, ...]]:
    table = _table("values.toml")
    found: dict[str, tuple[str, ...]] = {}
    for rows in table.values():
        for value, words in rows.items():
            for word in words:
                found[word] = (*found.get(word, ()), value)
    return found


@cache
def meanings() -> Mapping[str, Mapping[str, str]]:
    """Return for each closed list (`Level`, `Genre`, `CodeLevel`) what its words mean."""
    return _table("meanings.toml")


def field_of_part(part: Sequence[str], word: str) -> str | None:
    """Return the field that a word is used for in the part at a path of fields; None where nobody uses it so."""
    name = "agents" if part and part[-1] in AGENT_FIELDS else ".".join(part)
    return _names_in_parts().get(name, {}).get(plain_name(word))


@cache
def _names_in_parts() -> Mapping[str, Mapping[str, str]]:
    table = _table("parts.toml")
    return {
        part: {plain_name(word): field for field, words in rows.items() for word in words}
        for part, rows in table.items()
    }


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
    table = _table("standards.toml")
    for number, row in table.items():
        languages = {language: names for language, names in row.items() if language != "field"}
        for language, names in languages.items():
            yield from (StandardName(name, row["field"], number, language) for name in names)
