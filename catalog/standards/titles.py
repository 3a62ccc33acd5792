"""Titles as library formats mark them: which is a translation of another, and where an initial article ends."""

from __future__ import annotations

from functools import lru_cache

from catalog.model import Title

__all__ = ["article", "is_translation"]

_ARTICLES = {
    "da": ("den", "det", "de", "en", "et"),
    "de": ("der", "die", "das", "ein", "eine"),
    "en": ("the", "an", "a"),
    "es": ("el", "la", "los", "las", "un", "una"),
    "fr": ("le", "la", "les", "l'", "l\u2019", "un", "une"),
    "hu": ("az", "a", "egy"),
    "it": ("il", "lo", "la", "gli", "le", "i", "l'", "l\u2019", "un", "uno", "una", "un'", "un\u2019"),
    "nl": ("de", "het", "een"),
    "pt": ("o", "a", "os", "as", "um", "uma"),
    "sv": ("den", "det", "de", "en", "ett"),
}
"""MARC 21, appendix F, initial definite and indefinite articles: those of the nominative."""


def is_translation(title: Title, main: Title) -> bool:
    """Whether a title is known to be in another language than the main one."""
    return bool(title.language and main.language) and title.language != main.language


def article(title: Title) -> str:
    """Return the article that the title begins with, with the space behind it; nothing where its language is unknown.

    >>> article(Title(text="The letter", language="en"))
    'The '
    """
    return _article(title.text, title.language) if title.language else ""


@lru_cache(maxsize=1024)
def _article(text: str, language: str) -> str:
    words = _ARTICLES.get(language.split("-", maxsplit=1)[0].lower(), ())
    starts = [word if word.endswith(("'", "\u2019")) else f"{word} " for word in words]
    found = next((start for start in starts if text.lower().startswith(start)), "")
    return text[: len(found)] if len(text) > len(found) else ""
