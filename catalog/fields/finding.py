"""Finding a field by its name, its number in a standard, or what people call it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import cache

from catalog.fields.field import Field, all_fields

__all__ = ["close_fields", "fields_called", "find_fields"]

_STANDARDS = ("isad(g)", "isad", "dacs", "rico", "ric-o", "ric")
_LIKE = 0.75
"""`scope and contents` is like `scope and content`; two short words of other meaning are not."""


def fields_called(words: str) -> tuple[str, ...]:
    """Return the last names of the fields that people call so: `scope and content` is `abstract`."""
    return _names().get(_plain(words), ())


def find_fields(words: str) -> tuple[Field, ...]:
    """Return the fields of a name, a number or a synonym; else those that have the words in their names or synonyms."""
    wanted = _plain(words)
    same = tuple(field for field in all_fields() if wanted in _exact(field))
    if same or not wanted:
        return same
    return tuple(field for field in all_fields() if any(f" {wanted} " in f" {name} " for name in _exact(field)))


def close_fields(words: str) -> tuple[str, ...]:
    """Return the paths of the fields whose names or synonyms are spelt like the words."""
    names = {name: field.path for field in all_fields() for name in _exact(field)}
    near = difflib.get_close_matches(_plain(words), names, n=4, cutoff=_LIKE)
    return tuple(dict.fromkeys(names[name] for name in near))


@cache
def _names() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for field in all_fields():
        for word in map(_plain, field.also):
            found[word] = (*found.get(word, ()), field.path.rpartition(".")[2])
    return found


def _exact(field: Field) -> Iterator[str]:
    """Yield every name by which a field is asked for."""
    yield from map(_plain, (field.path, field.path.rpartition(".")[2], *field.also))
    yield from (name for name in (*field.isad, field.dacs) if name)
    if field.rico:
        yield field.rico.casefold()
    if field.element:
        yield _plain(field.element.label)


def _plain(words: str) -> str:
    """Return words as they are compared: ISAD(G) 3.2.3 is 3.2.3, Scope_and-content is scope and content."""
    plain = " ".join(words.replace("_", " ").replace("-", " ").replace("/", " ").casefold().split())
    standard, _, rest = plain.partition(" ")
    return rest if rest and standard in _STANDARDS else plain
