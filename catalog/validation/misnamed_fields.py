"""An unknown field: which field it was meant to be, or where it belongs."""

from __future__ import annotations

from collections.abc import Sequence

from catalog.model import Record
from catalog.validation.fields import allowed_keys, keys_below
from catalog.validation.meaning import disguise, meant
from catalog.vocabularies import CodeLevel

__all__ = ["field_meant", "fix_of_field"]

_LIKE = 0.65
_VERY_LIKE = 0.8
_FEW = 6
"""Fields that are still worth naming as places where a key belongs."""


_COMMA = "If it belongs to the text before it, put all of that in quotation marks: inside braces a comma ends a text. "


def fix_of_field(name: str, location: Sequence[str | int], *, is_bare: bool = False) -> str:
    """Return the fix for an unknown field at a location of pydantic's.

    A bare one has no value: it may be the rest of a text with a comma in it.
    """
    if near := field_meant(name, location):
        return f"Did you mean {near!r}?{disguise(name, near)}"
    known = allowed_keys(Record, location)
    if len(location) == 1 and (below := _meant_below(name)):
        return below
    near = meant(name, known, _LIKE)
    return f"Did you mean {near!r}?" if near else (_COMMA if is_bare else "") + _known_here(known)


def field_meant(name: str, location: Sequence[str | int]) -> str | None:
    """Return the field that a name at a location of pydantic's was surely meant to be; or None."""
    return meant(name, allowed_keys(Record, location), _VERY_LIKE) if name else None


def _meant_below(name: str) -> str:
    """Say under which fields a key belongs that was written into the record itself; nothing where it is unknown."""
    below = keys_below(Record)
    near = meant(name, tuple(below), _VERY_LIKE)
    if near is None or len(below[near]) > _FEW:
        return ""
    *others, last = map(repr, below[near])
    fields = f"{', '.join(others)} or {last}" if others else last
    return f"Write it under {fields}." if near == name else f"Did you mean {near!r}? Write it under {fields}."


def _known_here(known: Sequence[str]) -> str:
    """List the fields; of the levels of a code, which are many, the ones of Russian archives and of others."""
    levels = {level.value for level in CodeLevel}
    if levels.isdisjoint(known):
        return f"Fields here: {', '.join(known)}."
    fields = ", ".join(key for key in known if key not in levels)
    return f"Fields here: {fields}; and levels such as fond, opis, papka, delo, series, box, folder."
