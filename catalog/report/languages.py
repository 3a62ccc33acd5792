"""The names of languages for reading."""

from __future__ import annotations

from catalog.languages.codes import english_name

__all__ = ["language_name"]

_WITHOUT_A_NAME = {"und": "not stated", "zxx": "without words", "mul": "several languages"}


def language_name(tag: str) -> str:
    """Return the English name of a language by its BCP 47 tag."""
    return _WITHOUT_A_NAME.get(tag) or english_name(tag)
