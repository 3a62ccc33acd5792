"""Names folded so that likely spellings of one name meet: candidates for a person to look at, never a verdict."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache
from string import ascii_letters, digits

__all__ = ["are_plainly_apart", "folded_name"]

_SURNAMES = {  # romanisations of Korean that differ by system
    form: forms[0]
    for forms in (("ri", "li", "lee", "yi", "rhee"), ("pak", "park", "bak"), ("choe", "choi", "chwe"))
    for form in forms
}
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻ`"))
_SOFT = re.compile("(?<=[a-z])ch")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4_096)
def folded_name(name: str) -> str:
    """Return a key that likely forms of one name share: case, marks, hyphens, and romanisation folded."""
    folded = name.casefold()
    if not folded.isascii():
        letters = unicodedata.normalize("NFKD", folded)
        folded = "".join([letter for letter in letters if not unicodedata.combining(letter)])
    folded = folded.translate(_APOSTROPHES).replace("eo", "o").replace("eu", "u")
    if "ch" in folded:
        folded = _SOFT.sub("j", folded)
    # an initial stays apart: Ivanov A. is not Ivanova
    return "".join([_SURNAMES.get(word, word) if len(word) > 1 else f" {word}" for word in _WORD.findall(folded)])


def _ends(*alike: str) -> dict[str, str]:
    """Return what an end of a name folds into, for each letter and digit: of those that are alike, the first."""
    same = {letter: group[0] for group in alike for letter in group}
    return {sign: same.get(sign.lower(), sign.lower()) for sign in ascii_letters + digits}


_BEGINNING = _ends("rly", "pb", "eou")
_END = _ends("ie", "jh")


def are_plainly_apart(names: Collection[str]) -> bool:
    """Whether no two of the names fold into one, by their first and last letters alone; in doubt False."""
    try:
        ends = {_BEGINNING[name[0]] + _END[name[-1]] for name in names}
    except KeyError:
        return False
    return len(ends) == len(names)
