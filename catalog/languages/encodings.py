"""The encoding of a text that does not say it: the one that makes the likeliest letters of its bytes.

Each encoding is tried with the languages that are written in it (`encodings.toml`). A letter counts by how frequent it
is; a capital behind a small letter, a mark within a word or a letter of another script count against it. All encodings
are measured by the same bytes, so the sums can be compared.
"""

from __future__ import annotations

import codecs
import math
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

__all__ = ["guessed_encoding", "name_of_encoding"]

_SAMPLE = 2_000
"""Bytes that an encoding is guessed from: more change nothing."""
_WORDS = re.compile(rb"[^\s,;|\"<>]*[\x80-\xff][^\s,;|\"<>]*\s?")
_MARKS = frozenset("«»“”„‘’–—…°§\N{NO-BREAK SPACE}")
_BEHIND_WORDS = frozenset("”…°§–—")
_IMPOSSIBLE, _RARE, _MARK = -12.0, -10.0, -4.0
_CAPITAL_WITHIN, _OF_TWO_SCRIPTS, _TWO_WITH_MARKS, _CAPITAL, _AMONG_CAPITALS = -8.0, -3.0, -3.0, -1.0, -0.3
_LESS_USED = -0.25
"""What each encoding has less than the one before it in the table, as long as the letters do not decide."""
_FREQUENT, _USUAL, _KANA, _OF_HALF_WIDTH = -4.5, -7.5, -4.0, -6.0

_WORST, _ASCII = -7.0, 0x7F
"""What a byte beyond ASCII may count at the least, on the average, if the bytes are a text at all."""

Score = Callable[[str, str], float]
"""How likely a character is behind another."""


@dataclass(frozen=True, slots=True)
class _Writing:
    """One way to read bytes: an encoding, and the letters of a language that is written in it."""

    encoding: str
    score: Score
    handicap: float


def guessed_encoding(data: bytes) -> str:
    """Return the encoding that bytes beyond ASCII are most likely in, as Python names it; nothing where none fits.

    >>> guessed_encoding("Письмо комитету".encode("koi8-r")), guessed_encoding("Übersicht".encode("latin-1"))
    ('koi8_r', 'cp1252')
    """
    sample = b"".join(_sample(data))
    best, most = "", -math.inf
    for writing in _writings():
        try:
            text = codecs.getincrementaldecoder(writing.encoding)().decode(sample)
        except UnicodeDecodeError:
            continue
        sum_ = writing.handicap + sum(
            writing.score(before, char) for before, char in zip(" " + text, text, strict=False)
        )
        if sum_ > most:
            best, most = writing.encoding, sum_
    return best if most > _WORST * sum(byte > _ASCII for byte in sample) else ""


def name_of_encoding(encoding: str) -> str:
    """Return what an encoding is called, with its script: KOI8-R (Cyrillic)."""
    return str(_table()["names"].get(encoding, encoding))


def _sample(data: bytes) -> Iterator[bytes]:
    size = 0
    for word in _WORDS.finditer(data):
        yield word[0]
        size += len(word[0])
        if size > _SAMPLE:
            return


@lru_cache(maxsize=1)
def _writings() -> tuple[_Writing, ...]:
    table = _table()
    of_letters = [(entry, _score_of_letters(entry)) for entry in table["letters"]]
    of_characters = [(entry, _score_of_characters(entry)) for entry in table["characters"]]
    order = {encoding: at for at, encoding in enumerate(table["names"])}
    every = [
        _Writing(encoding, score, _LESS_USED * order[encoding])
        for entry, score in (*of_letters, *of_characters)
        for encoding in entry["encodings"]
    ]
    return tuple(sorted(every, key=lambda writing: order[writing.encoding]))


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("encodings.toml").read_text(encoding="utf-8"))


def _score_of_letters(entry: dict[str, Any]) -> Score:
    is_latin = entry.get("is_latin", False)
    steps = 4 if is_latin else 8
    chances = {letter: -1.5 - at / steps - 0.6 * (not is_latin) for at, letter in enumerate(entry["letters"])}

    def score(before: str, char: str) -> float:
        if before in _BEHIND_WORDS and char.isalpha():
            return _RARE
        if char.isascii():
            return _OF_TWO_SCRIPTS * (not is_latin and char.isalpha() and before.isalpha() and not before.isascii())
        if char in _MARKS:
            return _MARK
        chance = chances.get(char.lower())
        if chance is None:
            return _IMPOSSIBLE
        if before.isalpha() and before.isascii() and not is_latin:
            chance += _OF_TWO_SCRIPTS
        if is_latin and before.isalpha() and not before.isascii():
            chance += _TWO_WITH_MARKS
        if char.isupper():
            chance += _CAPITAL_WITHIN if before.islower() else _AMONG_CAPITALS if before.isupper() else _CAPITAL
        return chance

    return score


def _score_of_characters(entry: dict[str, Any]) -> Score:
    frequent = frozenset("".join(entry["frequent"].split()))
    usual, (first, last), has_kana = entry["usual"], entry["lead"], entry.get("kana", False)

    @lru_cache(maxsize=8192)
    def chance(char: str) -> float:
        if char.isascii():
            return 0.0
        if char in frequent or "\u3000" <= char <= "\u3011":
            return _FREQUENT
        if "\u3041" <= char <= "\u30ff":
            return _KANA if has_kana else _RARE
        if "\uff65" <= char <= "\uff9f":
            return _OF_HALF_WIDTH
        encoded = char.encode(usual, "ignore")
        return _USUAL if len(encoded) == 2 and first <= encoded[0] <= last else _RARE

    return lambda before, char: chance(char)
