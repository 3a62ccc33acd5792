"""The genre that a title begins with, and the words of all genres."""

from __future__ import annotations

import re

from catalog.drafts.source_span import Passage
from catalog.standards.web_pages.wilson_center.words import any_of, genre_patterns
from catalog.vocabularies import Genre

__all__ = ["BEFORE_GENRE", "GENRE", "OF_ONE_HAND", "OF_SEVERAL", "read_genre"]

BEFORE_GENRE = any_of("titles", "before_genre")
"""A pattern of what may stand before the genre."""

GENRE = rf"(?i:{'|'.join(genre_patterns().values())})"
"""A pattern of the words of any genre."""

OF_SEVERAL = frozenset({None, Genre.CONVERSATION, Genre.MINUTES, Genre.TRANSCRIPT, Genre.DIARY, Genre.NOTE})
"""The genres that report what several said; a title without one may be of such a document too."""

OF_ONE_HAND = "|".join(pattern for genre, pattern in genre_patterns().items() if Genre(genre) not in OF_SEVERAL)
"""A pattern of the words of the others."""

_GENRES = [
    (re.compile(rf"^(?:{BEFORE_GENRE}\s+)*(?:{pattern})\b", re.IGNORECASE), Genre(genre))
    for genre, pattern in genre_patterns().items()
]


def read_genre(title: Passage) -> tuple[Genre | None, Passage | None]:
    """Return the genre that a title begins with, the longest words first, and these words."""
    found = [(match.end(), genre, match) for pattern, genre in _GENRES if (match := pattern.match(title.text))]
    if not found:
        return None, None
    _, genre, match = max(found, key=lambda each: each[0])
    return genre, title.group(match)
