"""Which part of a person's Russian name is the surname: what its patronymic, its initials or its Latin form shows."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from catalog.languages.transliteration import SYSTEMS, transliterate
from catalog.names import is_patronymic

__all__ = ["has_patronymic", "russian_surname"]

_CYRILLIC = re.compile(r"[Ѐ-ӿ\s.-]+")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+")
_ALIKE = (
    ("iy", "i"),
    ("ii", "i"),
    ("ij", "i"),
    ("yy", "i"),
    ("yi", "i"),
    ("y", "i"),
    ("j", "i"),
    ("ie", "e"),
    ("x", "ks"),
)


def has_patronymic(given: str | None) -> bool:
    """Whether the last of the given names is a patronymic."""
    words = (given or "").split()
    return len(words) > 1 and is_patronymic(words[-1])


@lru_cache(maxsize=8192)
def russian_surname(name: str, latin: str | None) -> str | None:
    """Return the surname of a Russian name, or None where nothing shows it.

    >>> russian_surname("Иван Иванович Примеров", None), russian_surname("Ким Ир Сен", "Kim")
    ('Примеров', 'Ким')
    """
    words = name.split()
    if len(words) < 2 or not _CYRILLIC.fullmatch(name):
        return None
    return _beside_patronymic(words) or _beside_initials(words) or _transliterated(words, latin)


def _beside_patronymic(words: list[str]) -> str | None:
    """Иван Иванович Примеров, Примеров Иван Иванович: a name, its patronymic, and the surname on either side."""
    if len(words) != 3:
        return None
    if is_patronymic(words[1]) and not is_patronymic(words[2]):
        return words[2]
    return words[0] if is_patronymic(words[2]) and not is_patronymic(words[1]) else None


def _beside_initials(words: list[str]) -> str | None:
    """И. И. Примеров, Примеров И.И.: the one word that is no initial."""
    whole = [word for word in words if not _INITIALS.fullmatch(word)]
    return whole[0] if len(whole) == 1 and whole[0] in (words[0], words[-1]) else None


def _transliterated(words: list[str], latin: str | None) -> str | None:
    """Return the first or last words that are the Latin surname in Cyrillic, whatever the system."""
    if not latin:
        return None
    count = len(latin.split())
    wanted = _folded(latin)
    for begin in (words[-count:], words[:count]):
        found = " ".join(begin)
        if len(begin) < len(words) and any(_folded(transliterate(found, system)) == wanted for system in SYSTEMS):
            return found
    return None


def _folded(text: str) -> str:
    letters = "".join([sign for sign in unicodedata.normalize("NFD", text.casefold()) if sign.isalpha() or sign == " "])
    for written, alike in _ALIKE:
        letters = letters.replace(written, alike)
    return letters
