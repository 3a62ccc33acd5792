"""ARKs: names of things that their institutions resolve for ever, and the character that guards them against slips."""

from __future__ import annotations

import re

__all__ = ["ALPHABET", "check_character", "has_check_character", "minted", "normal"]

ALPHABET = "0123456789bcdfghjkmnpqrstvwxz"
"""The characters of names: no vowel, so that no word is made, and no l, which looks like 1."""

_HYPHENS = re.compile(r"[-\u2010-\u2015\u2212]")


def check_character(name: str) -> str:
    """Return the character that follows `NAAN/name`: it finds any single slip, and two neighbours that changed places.

    It is that of NOID: the sum of each character's number times its place, modulo 29; others count nothing.
    """
    total = sum(place * max(ALPHABET.find(letter), 0) for place, letter in enumerate(name, 1))
    return ALPHABET[total % len(ALPHABET)]


def has_check_character(name: str) -> bool:
    """Whether `NAAN/name` ends with the character that follows the rest."""
    return check_character(name[:-1]) == name[-1:]


def minted(naan: str, shoulder: str, blade: str) -> str:
    """Return the ARK of an institution with a name: a shoulder, the characters drawn, and the check character."""
    name = f"{naan}/{shoulder}{blade}"
    return f"ark:/{name}{check_character(name)}"


def normal(ark: str) -> str:
    """Return `NAAN/name` of an ARK in any form: with `ark:` or `ark:/`, and with hyphens, which say nothing."""
    return _HYPHENS.sub("", ark.strip().removeprefix("ark:").removeprefix("/"))
