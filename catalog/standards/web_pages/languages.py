"""Languages that English words name, and the main language of a country's records."""

from __future__ import annotations

import re

from catalog.languages.by_name import LANGUAGE_NAMES

__all__ = ["is_english", "language_of_country", "read_languages"]

_COUNTRIES = {
    "AL": "sq", "AR": "es", "AT": "de", "AZ": "az", "BG": "bg", "BR": "pt", "CN": "zh", "CU": "es", "CZ": "cs",
    "DE": "de", "DK": "da", "EG": "ar", "FR": "fr", "HR": "hr", "HU": "hu", "IT": "it", "JP": "ja", "KR": "ko",
    "MN": "mn", "NL": "nl", "NO": "no", "PL": "pl", "PT": "pt", "RO": "ro", "RS": "sr", "RU": "ru", "SE": "sv",
    "TR": "tr", "TW": "zh", "VN": "vi",
}  # fmt: skip

_NAME = re.compile(r"\b(?:" + "|".join(sorted(LANGUAGE_NAMES, key=len, reverse=True)) + r")\b")
_ENGLISH = frozenset(
    {"the", "of", "and", "to", "in", "that", "is", "was", "for", "with", "by", "on", "as", "at", "from", "this", "be"}
)


def read_languages(words: str) -> tuple[str, ...]:
    """Return the tags of the languages that are named, each once, in their order."""
    return tuple(dict.fromkeys(LANGUAGE_NAMES[match[0]] for match in _NAME.finditer(words)))


def language_of_country(country: str | None) -> str | None:
    """Return the language in which the offices of a country wrote, where that is one language."""
    return _COUNTRIES.get(country or "")


def is_english(text: str) -> bool:
    """Whether a text is plainly English: a fifth of its words are the smallest words of English."""
    words = re.findall(r"[^\W\d_]+", text[:20_000].lower())
    return len(words) >= 8 and sum(word in _ENGLISH for word in words) >= 0.2 * len(words)
