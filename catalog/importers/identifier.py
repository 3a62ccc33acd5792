"""Ids made of the words of a source: the same words give the same id."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import count

from catalog.references import transliterate

__all__ = ["free_id", "slug"]


def slug(words: str) -> str:
    """Return words as a record id: small Latin letters and digits with hyphens; empty where nothing is left."""
    latin = transliterate(words) if re.search("[Ѐ-ӿ]", words) else words
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:120].strip("-")


def free_id(wanted: str, taken: Container[str]) -> str:
    """Return the id, or one with a number behind it where it is taken."""
    numbered = (f"{wanted}-{number}" for number in count(2))
    return wanted if wanted not in taken else next(each for each in numbered if each not in taken)
