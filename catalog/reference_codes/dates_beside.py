"""Dates beside a code, which are those of the document: `TNA, FO 371/56780, Roberts to Bevin, 21 March 1946`."""

from __future__ import annotations

import re

__all__ = ["is_dated_remark", "without_dates"]

_DATE = re.compile(
    r"(?<![\w./-])\d{1,2}(?:st|nd|rd|th|er|º)?\.?\s(?:of\s|de\s)?[^\W\d_]{1,10}\.?,?\s(?:de\s|del\s)?(?:1[0-9]|20)\d\d(?![\w/-])"
    r"|(?<![\w./-])[^\W\d_]{3,10}\.?\s\d{1,2},\s(?:1\d|20)\d\d(?![\w/-])"
    r"|(?<![\w./-])\d{1,2}\.\s?\d{1,2}\.\s?(?:1\d|20)\d\d(?![\w/-])"
)
"""A day beside a code: `5 September 1956`, `September 5, 1956`, `5 de septiembre de 1956`, `5.9.1956`."""
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{3}")


def without_dates(words: str) -> str:
    """Return words without the days in them: 5 May 1956, May 5, 1956, 5.9.1956."""
    return _DATE.sub(" ", words)


def is_dated_remark(words: str) -> bool:
    """Whether words say of a document what it is and of which day, and hold no other number."""
    rest = without_dates(words)
    return rest != words and not _DIGIT.search(rest) and bool(_WORD.search(rest))
