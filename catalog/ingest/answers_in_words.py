"""What a cataloguer's answers in words mean: a date, languages by their names; and what is no name of a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from catalog.dates.edtf_slips import slip_in
from catalog.dates.reader import read as read_words
from catalog.errors import UsageError
from catalog.languages.by_name import named
from catalog.languages.codes import tag_of
from catalog.reference_codes.parsing import parse as parse_code
from catalog.validation import read_plain
from catalog.validation.line_meant import date_meant
from catalog.validation.word_meant import meant, said

__all__ = ["DateAnswer", "is_like_a_code", "read_date", "read_languages", "read_word"]

_LIKE = 0.75
"""How like a word of the list an answer must be to be asked about."""
_LONGEST = 60
"""Characters of an answer that a message repeats."""
_NUMBERS = re.compile(r"\d+\s*[-/]\s*\d+|№\s*\d+|\b(?:MS|Ms|Mss|ф|оп|д|л|f|op|d|ll?)\.? ?\d+", re.UNICODE)


class DateAnswer(NamedTuple):
    """A date in EDTF, and the words that it was read from; of words without a date, the words alone."""

    value: str
    as_written: str = ""

    @property
    def understood(self) -> str:
        """What the answer was understood as, where that is not plain."""
        if not self.as_written:
            return ""
        return f"Understood as {self.value}; the words are kept." if self.value else "Kept in words, without a date."


def read_date(text: str) -> DateAnswer:
    """Read a date in EDTF or in words. Raises UsageError, in a sentence, for one that means two things or nothing."""
    outcome = read_plain({"id": "some", "level": "item", "title": "Some", "dates": [text]})
    if outcome.record:
        return DateAnswer(text)
    reading = read_words(text)
    if reading.undated:
        return DateAnswer("", text)
    if reading.answers:
        raise UsageError(f"{text!r} can mean {' or '.join(reading.answers)}. {reading.question} Write one of them.")
    if reading.value and not slip_in(text):
        return DateAnswer(reading.value, text)
    if meant := date_meant(text, is_whole=False):
        return DateAnswer(meant.strip('"'), text)
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
    raise UsageError(f"{shown!r} is no date: write it in digits, the year first, as in 1956-09-05.")


def read_languages(words: Sequence[str]) -> tuple[str, ...]:
    """Return the tags of languages that are named by their tags or in words; a word that is neither stays."""
    return tuple(word if tag_of(word) == word else named(word) or tag_of(word) or word for word in words)


def read_word(text: str, words: Sequence[str], otherwise: str) -> str:
    """Return the word of a list that an answer is, or that people say it for: Brief is letter.

    Raises UsageError, with what to answer where none fits, for any other.
    """
    near = said(text, words) or meant(text, words, _LIKE)
    if near and said(text, words):
        return near
    guess = f"Did you mean '{near}'? " if near else ""
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
    raise UsageError(f"{shown!r} is none of these words: {', '.join(words)}. {guess}{otherwise}")


def is_like_a_code(text: str) -> bool:
    """Whether words look like a reference code, and so are no name of a person: GARF, f. 5446; РГАКФД, 2-1234 ч/б."""
    reading = parse_code(text)
    return bool(_NUMBERS.search(text)) or any(one.repository and one.parts for one in reading.references)
