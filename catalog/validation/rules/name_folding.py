"""Names folded so that likely spellings of one name meet: candidates for a person to look at, never a verdict."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["folded_name"]

_SURNAMES = {  # romanisations of Korean that differ by system
    form: forms[0]
    for forms in (("ri", "li", "lee", "yi", "rhee"), ("pak", "park", "bak"), ("choe", "choi", "chwe"))
    for form in forms
}
_SOFT = re.compile("(?<=[a-z])ch")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4_096)
def folded_name(name: str) -> str:
    """Return a key that likely forms of one name share: case, marks, hyphens, and romanisation folded."""
    folded = name.casefold()
    if not folded.isascii():
        letters = unicodedata.normalize("NFKD", folded)
        folded = "".join([letter for letter in letters if not unicodedata.combining(letter)])
    folded = folded.replace("eo", "o").replace("eu", "u")
    if "ch" in folded:
        folded = _SOFT.sub("j", folded)
    return "".join([_SURNAMES.get(word, word) for word in _WORD.findall(folded)])
