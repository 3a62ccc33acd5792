"""Words that distinguish a person from a body in a name with a comma. The lists are in person_or_body.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from catalog.reference_codes.register import built_in

__all__ = [
    "BODY",
    "FORENAMES",
    "JAPANESE_SURNAMES",
    "OFFICES",
    "PLACES_LIKE_FORENAMES",
    "RANK",
    "is_nobody",
    "is_place",
]

_WORDS = tomllib.loads(files("catalog.names").joinpath("person_or_body.toml").read_text(encoding="utf-8"))


def _listed(name: str) -> list[str]:
    return [words.strip() for words in " ".join(_WORDS[name].split()).split(",")]


_SHORT = r"e\.? ?v|s\.? ?a|s\.? ?p\.? ?a|s\.? ?r\.? ?l|n\.? ?v|b\.? ?v"
BODY = re.compile(
    rf"\b(?:{_SHORT}|{'|'.join(_listed('bodies'))}|[^\W\d_]*(?:{'|'.join(_WORDS['endings'].split())}))\b", re.IGNORECASE
)
"""Words that are in the name of a body and not of a person."""
FORENAMES = frozenset(_WORDS["forenames"].split())
"""Forenames that are frequent in Europe and the Americas: where one is behind the comma, a person is named."""
PLACES_LIKE_FORENAMES = frozenset(_listed("forenames_of_places"))
"""Forenames that are places too: what is behind the comma of `Melbourne, Victoria`."""
JAPANESE_SURNAMES = frozenset(_WORDS["japanese"].split())
"""Surnames that are frequent in Japan: writers in English put them first or last."""
OFFICES = frozenset(_listed("offices"))
"""Offices and titles, which are no forename: the second half of `France, President`."""
RANK = re.compile(rf"(?:{'|'.join(map(re.escape, _listed('ranks')))})(?:\s|$)", re.IGNORECASE)
"""The rank of a ruler or a noble, before the house or the country: Erzherzog von Österreich."""
# in capitals, which fold more letters than small ones do: a long s and a dotless i are S and I
_NOBODY = frozenset(words.upper() for words in _listed("nobody"))


def is_nobody(name: str) -> bool:
    """Whether words are in the place of a name and name nobody: unknown, et al., a question mark."""
    return name.upper() in _NOBODY or not name.strip("?") or not name.strip("-")


@cache
def _places() -> frozenset[str]:
    cities = (part for archive in built_in().archives for part in re.split(r"[,/]", archive.city or ""))
    return frozenset(filter(None, (*_listed("places"), *(city.strip().lower() for city in cities))))


def is_place(words: str) -> bool:
    """Whether words are a city, a country or a state: the second half of `Krupp, Essen`."""
    return words.lower().replace(".", "").strip() in _places()
