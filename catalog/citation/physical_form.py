"""What a document is physically, where a style prints it: a tape recording, 214 leaves of a file."""

from __future__ import annotations

import re

from catalog.citation.options import Locale
from catalog.model import Record

__all__ = ["leaves_of_file", "recorded_as"]

_RECORDINGS = tuple(
    (re.compile(form, re.IGNORECASE), words)
    for form, words in (
        (r"video", "Video recording"),
        (r"(?:sound|audio|magnetic)[\w\s-]*(?:tape|cassette|reel)|tape recording", "Tape recording"),
        (r"(?:sound|audio)[\w\s-]*(?:recording|file|disc|disk)|gramophone", "Audio recording"),
        (r"film reel|reels? of film|motion picture", "Film"),
    )
)
_LEAVES = re.compile(r"(\d+)\s*(?:л\.?|лист(?:а|ов)?|leaf|leaves|ll?\.|listy?|folios?|ff?\.|sheets?)", re.IGNORECASE)
_LETTER = {Locale.RUSSIAN: "л.", Locale.ENGLISH: "l."}


def recorded_as(record: Record) -> str:
    """Return what kind of recording the extent says a document is: Tape recording; or nothing."""
    extent = "; ".join(record.extents)
    return next((words for form, words in _RECORDINGS if form.search(extent)), "")


def leaves_of_file(record: Record, locale: Locale) -> str:
    """Return the number of leaves of a whole file, where its extent is one: 214 л."""
    code = record.reference_code
    found = _LEAVES.fullmatch("; ".join(record.extents).strip())
    return f"{found[1]} {_LETTER[locale]}" if found and code and not code.leaves else ""
