"""The grammars of reference codes, one for each kind of archive.

Add a scheme: one table in forms.toml. Where its forms do not suffice: one file here that ends in
`SCHEMES = (Scheme(...), ...)`, and its name in `SCHEMES`.
"""

from __future__ import annotations

from catalog.reference_codes.schemes import (
    asia,
    eastern_europe,
    fond_opis_delo,
    forms,
    germany,
    united_states,
    western_europe,
)
from catalog.reference_codes.schemes.scheme import Leaves, Scheme, Step

__all__ = ["FOND_OPIS_DELO", "GENERAL", "IMPLIED", "SCHEMES", "Leaves", "Scheme", "Step", "find"]

FOND_OPIS_DELO = fond_opis_delo.SCHEME
GENERAL = Scheme("general", ())
"""The scheme of archives that no other knows: each level named before its number."""

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
