"""Finding a field by its name, its number in a standard, or what people call it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import cache

from catalog.fields.field import Field, all_fields
from catalog.fields.synonyms import plain_name, standard_names, values_called

__all__ = ["close_fields", "fields_called", "find_fields"]

_LIKE = 0.75
"""`scope and contents` is like `scope and content`; two short words of other meaning are not."""


def fields_called(words: str) -> tuple[str, ...]:
    """Return the last names of the fields that people call so: `scope and content` is `scope`."""
    return _names().get(plain_name(words), ())


def find_fields(words: str) -> tuple[Field, ...]:
    """Return the fields of a name, a number or a synonym; else those that have the words in their names or synonyms.

    A field whose name in a standard is asked for comes first. Of a word that is in none of them, return the fields
    whose closed list has it, or another word for it: photographer, Fotograf.
    """
    wanted = plain_name(words)
    first = {one.field for one in standard_names() if wanted in (*_forms(one.name), one.number.rpartition(" ")[2])}
    same = [field for field in all_fields() if wanted in _exact(field)]
    if same or not wanted:
        return tuple(sorted(same, key=lambda field: field.path not in first))
    near = tuple(field for field in all_fields() if any(f" {wanted} " in f" {name} " for name in _exact(field)))
    values = {wanted, *values_called(wanted)}
    return near or tuple(field for field in all_fields() if not values.isdisjoint(word for word, _ in field.words))


def close_fields(words: str) -> tuple[str, ...]:
    """Return the paths of the fields whose names or synonyms are spelt like the words."""
    names = {name: field.path for field in all_fields() for name in _exact(field)}
    near = difflib.get_close_matches(plain_name(words), names, n=4, cutoff=_LIKE)
    return tuple(dict.fromkeys(names[name] for name in near))


@cache
def _names() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for path, word in _called():
        found[word] = tuple(dict.fromkeys((*found.get(word, ()), path.rpartition(".")[2])))
    return found


def _called() -> Iterator[tuple[str, str]]:
    """Yield the path of a field and what it is called: the names of the standards before those of people."""
    for one in standard_names():
        yield from ((one.field, form) for form in _forms(one.name))
    for field in all_fields():
        yield from ((field.path, plain_name(word)) for word in (*field.also, *field.tags))


@cache
def _exact(field: Field) -> frozenset[str]:
    """Return every name by which a field is asked for."""
    words = (field.path, field.path.rpartition(".")[2], *field.also, *field.tags)
    label = (field.element.label,) if field.element else ()
    of_standards = (form for one in standard_names() if one.field == field.path for form in _forms(one.name))
    numbers = (name for name in (*field.isad, field.dacs, field.rico and field.rico.casefold()) if name)
    return frozenset({*map(plain_name, (*words, *label)), *of_standards, *numbers})


def _forms(name: str) -> Iterator[str]:
    """Yield a name of a standard in the singular and in the plural: date(s)."""
    yield plain_name(name)
    yield plain_name(re.sub(r"\((\w{1,2})\)", r"\1", name))
