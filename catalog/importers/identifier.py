"""Ids made of the words of a source: the same words give the same id."""

from __future__ import annotations

import re
import unicodedata

from catalog.references import transliterate

__all__ = ["slug"]


def slug(words: str) -> str:
    """Return words as a record id: small Latin letters and digits with hyphens; empty where nothing is left."""
    latin = transliterate(words) if re.search("[Ѐ-ӿ]", words) else words
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:120].strip("-")
