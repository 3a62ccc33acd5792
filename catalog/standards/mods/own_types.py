"""The types that this catalogue gives to elements of MODS, where the standard leaves the word open."""

from __future__ import annotations

__all__ = ["LEVEL", "SEQUENCE"]

LEVEL = "level of description"
"""Of a note: MODS says of a unit only that it is a collection."""
SEQUENCE = "sequence"
"""Of a number: the place of a unit among its siblings."""
