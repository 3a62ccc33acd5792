"""The grammars of reference codes, one for each kind of archive.

Add a scheme: one table in forms.toml. Where its forms do not suffice: one file here that ends in
`SCHEMES = (Scheme(...), ...)`, and its name in `SCHEMES`.
"""

from __future__ import annotations

from collections.abc import Callable

from catalog.reference_codes.schemes import (
    asia,
    eastern_europe,
    fond_opis_delo,
    forms,
    germany,
    united_states,
    western_europe,
)
from catalog.reference_codes.schemes.scheme import BARE, Leaves, Scheme, Step
from catalog.vocabularies import CodeLevel

__all__ = ["FOND_OPIS_DELO", "GENERAL", "IMPLIED", "SCHEMES", "TITLED", "Leaves", "Scheme", "Step", "find"]

FOND_OPIS_DELO = fond_opis_delo.SCHEME
_LEAVES = Leaves(folio="f. {}", folios="ff. {}")


def _general(name: str, word: Callable[[str], str]) -> Scheme:
    volume = Step(CodeLevel.VOLUME, f"{word('vol.')} {{}}")
    named = [level for level in CodeLevel if level not in (CodeLevel.VOLUME, *BARE)]
    words = [Step(level, f"{word(level.value.replace('_', ' '))} {{}}") for level in named]
    return Scheme(name, (*map(Step, BARE), volume, *words), _LEAVES)


GENERAL = _general("general", str)
"""The scheme of archives that no other knows: each level named before its number, box 12; a bare number as it is."""
TITLED = _general("titled", lambda word: word[:1].upper() + word[1:])
"""The same with capitals: Box 12."""

SCHEMES: tuple[Scheme, ...] = (
    FOND_OPIS_DELO,
    GENERAL,
    *germany.SCHEMES,
    *united_states.SCHEMES,
    *western_europe.SCHEMES,
    *eastern_europe.SCHEMES,
    *asia.SCHEMES,
    *forms.SCHEMES,
)
"""Every scheme."""

IMPLIED: tuple[Scheme, ...] = tuple(scheme for scheme in SCHEMES if scheme.implied is not None)
"""The schemes whose codes name their archive by their form."""

_BY_NAME = {scheme.name: scheme for scheme in SCHEMES}


def find(name: str) -> Scheme | None:
    """Return the scheme of a name, or None."""
    return _BY_NAME.get(name)
