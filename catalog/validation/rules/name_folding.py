"""Names folded so that likely spellings of one name meet: candidates for a person to look at, never a verdict."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["folded_name"]

_ALIKE = (  # romanisations of Korean that differ by system: the surnames, then the vowels and consonants
    (re.compile(r"\b(?:ri|li|lee|yi|rhee)\b"), "ri"),
    (re.compile(r"\b(?:pak|park|bak)\b"), "pak"),
    (re.compile(r"\b(?:choe|choi|chwe)\b"), "choe"),
    (re.compile(r"eo"), "o"),
    (re.compile(r"eu"), "u"),
    (re.compile(r"(?<=[a-z])ch|\bj"), "j"),
)


@lru_cache(maxsize=65_536)
def folded_name(name: str) -> str:
    """Return a key that likely forms of one name share: case, marks, hyphens, and romanisation folded."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    folded = "".join(letter for letter in letters if not unicodedata.combining(letter))
    for pattern, one in _ALIKE:
        folded = pattern.sub(one, folded)
    return re.sub(r"[\W_]+", "", folded)
