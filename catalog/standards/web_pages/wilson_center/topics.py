"""What follows the names in a title: its subject in quotation marks, `on ...`, a date, a number, a time of day."""

from __future__ import annotations

import re

from catalog.dates.english import DATE_WORDS, read_date
from catalog.drafts.source_span import Passage
from catalog.standards.web_pages.wilson_center.words import any_of

__all__ = ["TOPIC", "without_subject", "without_topic"]

_SEAT = re.compile(
    r"\b(?:Embassy|Consulate|Legation|Mission|Delegation|Ambassador|Attach[eé]|Consul|Representative|Resident|d['’]Affaires)\b"
    r"[^,]*$"
)
TOPIC = re.compile(
    rf"\s*[,:;]?\s*(?:\b(?:{any_of('titles', 'topic')}|at|in)\b|\bNo\.|(?<=\w)\s*[:;])|,\s+(?:\d|\w+day\b)"
)
"""What ends the names and begins the subject."""

_SUBJECT = re.compile(r"""(?:(?P<mark>[,:;–-]|\b(?:on|re|about))\s*|\s)(?P<quoted>(?<!\w)['‘"“«](?=\S))""")
_CLOSED = re.compile(r"['’\"”»][\s.)\]]*(?:\([^()]*\))?$")
_DATED = re.compile(rf"\s*[,(]?\s*(?:(?:dated|of|for|from)\s+)?(?P<when>{DATE_WORDS})[\s,).]*$", re.IGNORECASE)


def without_subject(title: Passage) -> Passage:
    """Cut the subject, or the title of the document itself, that stands in quotation marks at the end."""
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
    if date and read_date(date["when"]):
        words = words.cut(0, date.start())
    return words.strip(" ,;:.('’‘\"“”")
