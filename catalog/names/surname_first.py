"""The name of a person with the surname first: `Hnatiuk, Olena`. Only what surely is one: a body has commas too."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from catalog.names.comma_names import is_of_person, life_in, read_name
from catalog.names.person_or_body import BODY, FORENAMES, PLACES_LIKE_FORENAMES, is_place

__all__ = ["Inverted", "inverted_person", "person_with_years"]

_REGNAL = re.compile(r" [IVX]+$")
_WORD = re.compile(r"\w+")


class Inverted(NamedTuple):
    """A name in its natural order, its surname, and the years of a life that were behind it."""

    name: str
    surname: str
    life: str


@lru_cache(maxsize=8_192)
def inverted_person(words: str, *, is_person: bool = False) -> Inverted | None:
    """Return the natural order of a name that is surely a person's, surname first; None for any other.

    `is_person`: it is stated that it is one. Otherwise a known forename, a patronymic, initials or the syllables of a
    Korean, Chinese or Vietnamese name say so. `Smith, Jr.` and `Sample Society, Inc.` are in their order already. Of a
    Hungarian name nothing is said: its natural order has the surname first too.
    """
    if "," not in words:
        return None
    reading = read_name(words, is_person=is_person)
    if reading.question or not reading.surname or is_place(reading.surname):
        return None
    life = life_in(words)
    if sorted(_WORD.findall(words.removesuffix(")").replace(life, ""))) != sorted(_WORD.findall(reading.name)):
        return None  # a title is left out
    given = reading.name.removesuffix(reading.surname).removeprefix(reading.surname).strip(" ,")
    is_sure = is_person or reading.name.startswith(f"{reading.surname} ") or _says_person(reading.surname, given)
    return Inverted(reading.name, reading.surname, life) if is_sure else None


@lru_cache(maxsize=8_192)
def person_with_years(words: str, *, is_person: bool = False) -> tuple[str, str] | None:
    """Return a person's name in its natural order and the years of a life behind it, or None for any other name."""
    life = life_in(words) if words[-1] in ")0123456789" and "," not in words else ""
    name = words.removesuffix(")").removesuffix(life).rstrip(" (")
    is_sure = is_person or (" " in name and name.split()[0].lower() in FORENAMES and not BODY.search(name))
    return (name, life) if life and name and is_sure and not _REGNAL.search(name) else None


def _says_person(surname: str, given: str) -> bool:
    """Whether forenames are those of a person, and nothing of a place or of a second person: Ann Sample, Maria."""
    is_alone = " " not in surname or surname.split(maxsplit=1)[0].lower() not in FORENAMES
    return is_alone and given.lower() not in PLACES_LIKE_FORENAMES and is_of_person(given)
