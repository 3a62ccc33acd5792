"""What follows the names in a title: its subject in quotation marks, `on ...`, a date, a number, a time of day."""

from __future__ import annotations

import re

from catalog.dates.in_text import DATE_WORDS
from catalog.dates.reader import read
from catalog.drafts.source_span import Passage
from catalog.standards.web_pages.english import any_of, genre_patterns
from catalog.vocabularies import Genre

__all__ = [
    "BEFORE_GENRE",
    "GENRE",
    "OF_ONE_HAND",
    "OF_SEVERAL",
    "TOPIC",
    "read_genre",
    "without_subject",
    "without_topic",
]


# `Embassy in Moscow` and `Ambassador at ...` are one office: what follows is no subject
_SEAT = re.compile(
    r"\b(?:Embassy|Consulate|Legation|Mission|Delegation|Ambassador|Attach[eé]|Consul|Representative|Resident|d['’]Affaires)\b"
    r"[^,]*$"
)
TOPIC = re.compile(
    rf"\s*[,:;]?\s*(?:\b(?:{any_of('titles', 'topic')}|at|in)\b|\bNo\.|(?<=\w)\s*[:;])|,\s+(?:\d|\w+day\b)"
)
"""What ends the names and begins the subject."""

# as in: , 'On the Harvest'; on “Trade”
_SUBJECT = re.compile(r"""(?:(?P<mark>[,:;–-]|\b(?:on|re|about))\s*|\s)(?P<quoted>(?<!\w)['‘"“«](?=\S))""")
_CLOSED = re.compile(r"['’\"”»][\s.)\]]*(?:\([^()]*\))?$")
# as in: ..., dated 7 September 1956
_DATED = re.compile(rf"\s*[,(]?\s*(?:(?:dated|of|for|from)\s+)?(?P<when>{DATE_WORDS})[\s,).]*$", re.IGNORECASE)


def without_subject(title: Passage) -> Passage:
    """Cut the subject, or the title of the document itself, that is in quotation marks at the end."""
    closed = _CLOSED.search(title.text)
    for subject in _SUBJECT.finditer(title.text):
        if subject.start() > 0 and (subject["mark"] or (closed and closed.start() >= subject.end())):
            return title.cut(0, subject.start()).strip(" ,;:")
    return title


def without_topic(words: Passage) -> Passage:
    """Cut what follows the names: `on ...`, a date, a number, a time of day."""
    for topic in TOPIC.finditer(words.text):
        is_seat = topic[0].strip() in ("at", "in") and _SEAT.search(words.text[: topic.start()])
        if not is_seat:
            words = words.cut(0, topic.start())
            break
    date = _DATED.search(words.text)
    if date and read(date["when"]).value:
        words = words.cut(0, date.start())
    return words.strip(" ,;:.('’‘\"“”")


BEFORE_GENRE = any_of("titles", "before_genre")
"""A pattern of what may be before the genre."""

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
