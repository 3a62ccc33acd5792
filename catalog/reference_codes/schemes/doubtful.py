"""Signs that a piece of a code is not what its place or its word says: more than one number, or another level."""

from __future__ import annotations

import re

__all__ = ["has_more_than_one_number", "is_more_than_one_piece", "is_no_name"]

_SEVERAL = re.compile(
    r"\s[-–—]\s|\d\.\s(?!f\b)|/[^\s/]+/[^\s/]*/|\S\s[^\W\d_]{1,5}\.\s?\d|\s\d+/\d+$"
    r"|\b[IVXLC]+\s?[-–]\s?[IVXLC]+$|\d\s(?:[(\[]|[^\W\d_A-ZÀ-Þ]{2})"
)
"""Signs that a piece is more than one: `a - b`, `2. 3`, `AVA/UuK/NK/IsrK`, `I Nr. 12`, `DH. MKT. 12/3`, `7 (copy)`."""
_MORE = re.compile(
    r"\s&\s[^&]*\d"
    r"|[^\W_]\s?(?:&|[+]|\b(?:and|und|et|e|y|i|a|en|och|og|or|oder|ou|o)\b)\s?\S*\d"
    r"|\d\s+\d+$|\d\s*\n\s*[^\W_]|[\w)]\s[–—-]\s?\d+$"
    r"|[\d”“\"»]\.?\s\d+$|[^\W_]\.\s\d+$|\s(?:v|vol|t|pt|no|nr)\.\s?\d+$|\bor\s\d+$"
    r"|\s/\s|\[[^\]]*\d[^\]]*\]"
    r"|[(\[](?:\?|!|sic|\d+\s[^\W\d_]{4,}|(?:as )?(?:quoted|cited)\s[^)]*)[)\]]"
    r"|\band\s\d+\sothers\b|\b\d(?:st|nd|rd|th)\s"
    r"|(?<![^\W_])(?<!\d\.\s)(?:passim|ff?|bis|et\sseq|sqq?)\.?$"
)
"""`50053-40 & 13`, `12 and 14`, `3667 3`, `Hungary. 3`, `5 v. 2`, `12 [part 2]`, `12 (?)`, `12 passim`, `2nd ed.`"""
_NUMBERS = re.compile(r"[\d\s.–—‑-]+[rv]?")
"""Numbers alone, which may be anything: the fonds of `AJ, 50`, or a box."""
_HIGH = frozenset({"collection", "series", "fonds", "fond", "bestand", "zespol", "department"})
_NAMED = frozenset({"collection", "zespol", "department"})
_DIGIT = re.compile(r"\d")
_NAME = re.compile(r"[^\W\d_]{3}")
"""What a unit of those levels has, and the number of a file has not: `KC PZPR`, and not `237/V-12`."""


def is_more_than_one_piece(text: str, first: int, after: int) -> bool:
    """Whether a piece that has its level by its place alone is more than one."""
    return bool(_SEVERAL.search(text, first, after)) or has_more_than_one_number(text, first, after)


def has_more_than_one_number(text: str, first: int, after: int) -> bool:
    """Whether there is more in a number than one number."""
    return bool(_MORE.search(text, first, after))


def is_no_name(written: str, level: str) -> bool:
    """Whether what has its level by its place looks like the number of another one."""
    if level in _HIGH and _NUMBERS.fullmatch(written):
        return True
    return level in _NAMED and bool(_DIGIT.search(written)) and not _NAME.search(written)
