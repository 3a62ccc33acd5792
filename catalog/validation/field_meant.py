"""The field that the name of an unknown one was meant for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from catalog.fields import field_of_part
from catalog.model import Record
from catalog.validation.fields import allowed_keys, fields_in, keys_below
from catalog.validation.word_meant import meant, said

__all__ = ["GIVEN_NAMES", "VERY_LIKE", "field_meant"]

VERY_LIKE = 0.8
"""How much a name is like another where it surely is that one misspelt."""
GIVEN_NAMES = frozenset({
    "first name", "given name", "forename", "firstname", "given", "first", "middle name", "initials", "имя", "отчество",
    "ім'я", "prénom", "vorname", "imię",
})  # fmt: skip
_NUMBER = re.compile(r"[ _-]?(?:no|nr|num|number|№)\.?$", re.IGNORECASE)
"""What people write behind the name of a level: box_no."""


def field_meant(name: str, location: Sequence[str | int]) -> str | None:
    """Return the field that a name at a location of pydantic's was surely meant to be; or None."""
    known = allowed_keys(Record, location) if name else []
    if len(location) == 1 and name in keys_below(Record):
        return said(name, known)  # opis, not copies
    if "surname" in known and name.replace("_", " ").casefold() in GIVEN_NAMES:
        return "name"
    if (level := _NUMBER.sub("", name).casefold()) != name and level in known:
        return level
    called = field_of_part(fields_in(Record, location[:-1]), name) if name else None
    if called in known:
        return called
    return meant(name, known, VERY_LIKE) if name else None
