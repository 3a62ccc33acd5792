"""Dates within running text in English: a pattern to find them with. What they mean, the reader says."""

from __future__ import annotations

__all__ = ["DATE_WORDS"]

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"

DATE_WORDS = (
    rf"(?:{_MONTH}\s+{_DAY},?\s+{_YEAR}"
    rf"|[\"“”«]?{_DAY}[\"“”»]?(?:\s+of)?\s+{_MONTH},?\s+{_YEAR}"
    rf"|{_MONTH},?\s+{_YEAR}"
    rf"|{_YEAR}-[01]\d-[0-3]\d"
    rf"|{_YEAR}-(?:0[1-9]|1[0-2])(?![\w-])"
    rf"|[0-3]?\d(?P<slash>[./])[0-3]?\d(?P=slash){_YEAR}"
    rf"|{_DAY}\.?\s?[IVX]{{1,4}}\.?\s?{_YEAR}"
    rf"|(?i:spring|summer|autumn|fall|winter),?\s+{_YEAR}"
    rf"|{_YEAR}s(?!\w)"
    rf"|{_YEAR})"
)
"""A pattern of one date in English words, ISO 8601, all in numbers, or with a Roman month."""
