"""Whether two tags are of one language: codes of libraries lump together what names keep apart."""

from __future__ import annotations

from catalog.languages.codes import english_name

__all__ = ["is_same"]

_AGES = frozenset(("old", "middle", "modern", "ancient", "high", "low", "upper", "lower", "northern", "southern"))
_LUMPED = {
    "nb": "no",
    "nn": "no",
    "cmn": "zh",
    "yue": "zh",
    "sr": "sh",
    "hr": "sh",
    "bs": "sh",
    "pnt": "el",
    "prs": "fa",
}
"""Languages that one code and several names are of."""


def is_same(tag: str, other: str) -> bool:
    """Whether two tags are of one language, or one is of a language within the other.

    >>> is_same("el", "grc"), is_same("sr", "hr"), is_same("ru", "de")
    (True, True, False)
    """
    one, two = (_LUMPED.get(each.partition("-")[0], each.partition("-")[0]) for each in (tag, other))
    words = [set(english_name(each).lower().split()) - _AGES for each in (tag, other)]
    return one == two or bool(words[0] & words[1])
