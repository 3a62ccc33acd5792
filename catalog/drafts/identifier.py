"""Ids made of the words of a source: the same words give the same id."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from catalog.languages.transliteration import transliterate

__all__ = ["free_id", "slug"]


def slug(words: str) -> str:
    """Return words as a record id: small Latin letters and digits with hyphens; empty where nothing is left."""
    latin = transliterate(words) if re.search("[Ѐ-ӿ]", words) else words
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:120].strip("-")


def free_id(wanted: str, taken: Container[str]) -> str:
    """Return the id, or one with a number behind it where it is taken.

    Thousands of documents may want one id: the end of their row is found by halves, not by asking for each.
    """
    if wanted not in taken:
        return wanted
    last, free = 1, 2
    while f"{wanted}-{free}" in taken:
        last, free = free, free * 2
    while free - last > 1:
        between = (last + free) // 2
        if f"{wanted}-{between}" in taken:
            last = between
        else:
            free = between
    return f"{wanted}-{free}"
