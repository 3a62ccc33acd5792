"""The numbers of units: when two of them are the same, and which comes first in archival order."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from catalog.languages.transliteration import latin_number

__all__ = ["comparison_key", "natural_key", "plain_key"]

_FRACTION = re.compile("[¼-¾⅐-⅞]")
_DASH = re.compile(r"\s*[‐-―−-]\s*")
_SLASH = re.compile(r"\s*[/⁄]\s*")
_LOOSE_SPACE = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
_SPACE = re.compile(r"\s+")
_LOOKALIKE = re.compile("c(?!h)|x|(?<![cskzt])h")
_LOOKALIKES = {"c": "s", "x": "kh", "h": "n"}
_PARTS = re.compile(r"\d+|\D+")


@lru_cache(maxsize=4_096)
def comparison_key(number: str) -> str:
    """Return what two ways of writing one number of a fond, opis or delo share.

    Case, spaces and dashes do not count; Cyrillic letters equal their ALA-LC letters and the Latin letters that
    look like them where these mean nothing else: `98с`, `98c` and `98s`, `Р-5446` and `R-5446`. (Latin P and B
    are the letters П and Б, as transliteration writes them.) Different numbers have different keys.
    """
    key = latin_number(_LOOSE_SPACE.sub("", _tidy(number)))
    return _LOOKALIKE.sub(lambda found: _LOOKALIKES[found[0]], key)


@lru_cache(maxsize=4_096)
def plain_key(number: str) -> str:
    """Return what two ways of writing one number share where Latin letters mean themselves: case, spaces, dashes."""
    return _SPACE.sub(" ", _tidy(number))


def natural_key(key: str) -> tuple[tuple[int, int, str], ...]:
    """Return the place of a number in archival order: 2 before 10, 1a after 1, R-1 after all plain numbers."""
    return tuple(_order(part) if part.isdecimal() else (1, 0, part) for part in _PARTS.findall(key))


def _order(digits: str) -> tuple[int, int, str]:
    """Order digits by their worth, however many there are."""
    significant = digits.lstrip("0")
    return (0, len(significant), f"{significant} {digits}")


def _tidy(number: str) -> str:
    spelled = _FRACTION.sub(lambda found: " " + unicodedata.normalize("NFKC", found[0]), number)
    plain = unicodedata.normalize("NFKC", spelled).casefold().strip()
    plain = plain.rstrip(" .") or plain
    return _SLASH.sub("/", _DASH.sub("-", plain))
