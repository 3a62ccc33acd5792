"""Titles in citations: which one, in quotation marks or brackets, and cut short."""

from __future__ import annotations

import re
from functools import lru_cache

from catalog.citation.options import Locale
from catalog.model import Record, Title

__all__ = ["comma_inside", "ended", "period_inside", "quoted", "short_title", "title_in"]

_INNER_QUOTES = str.maketrans({"“": "‘", "”": "’"})
_STRAIGHT = re.compile(r'"([^"]*)"')
_TRAILING = re.compile(
    r"(?:[\s,;:&+/–—-]+(?:a|an|the|of|to|and|or|from|in|on|at|for|with|by|between|about|concerning|regarding|its|his|her|о|об|от|к|и|в|на|с|из|для|по)?)+$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\s*[:;]\s|(?<=\w{3})\.\s|\s[–—]\s")
_SHORT_ENOUGH, _SHORT = 5, 4


def title_in(record: Record, locale: Locale) -> Title:
    """Return the title in the language of the locale where the record has one, or else its title."""
    if _speaks(record.title, locale):
        return record.title
    others = (*record.other_titles, *(text.title for text in record.texts if text.title))
    return next((title for title in others if title.language and _speaks(title, locale)), record.title)


def _speaks(title: Title, locale: Locale) -> bool:
    return title.language is None or title.language.partition("-")[0].lower() == locale


def quoted(text: str) -> str:
    """Put a title in quotation marks; those within it become single."""
    if "“" in text or "”" in text or '"' in text:
        text = _STRAIGHT.sub("‘\\1’", text.translate(_INNER_QUOTES))
    return f"“{text}”"


def comma_inside(text: str) -> str:
    """Add a comma, inside the last quotation mark; a question or exclamation mark there takes its place."""
    if text.endswith("”"):
        return text if text.endswith(("?”", "!”")) else f"{text[:-1]},”"
    return f"{text},"


def period_inside(text: str) -> str:
    """End a sentence with a period, inside its last quotation mark, as American styles do."""
    if text.endswith("”") and not text.endswith(("?”", "!”", ".”")):
        return f"{text[:-1]}.”"
    return ended(text)


@lru_cache(maxsize=8192)
def short_title(text: str) -> str:
    """Return the first words of a title: up to its first clause, and no more than four where it is longer."""
    clause = _CLAUSE.split(text, maxsplit=1)[0]
    words = clause.split()
    if len(words) > _SHORT_ENOUGH:
        clause = _TRAILING.sub("", " ".join(words[:_SHORT])) or words[0]
    return clause.rstrip(" ,;:.") or text


def ended(text: str) -> str:
    """End a sentence with a period, unless it has an end already."""
    return text if text.endswith((".", "?", "!", ".”", "?”", "!”", ".’”")) else f"{text}."
