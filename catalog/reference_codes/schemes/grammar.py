"""Two ways a scheme is read: as one pattern, or as pieces between commas.

The names of the groups in every pattern are the levels of the code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple, Protocol

from catalog.reference_codes.dates_beside import is_dated_remark
from catalog.reference_codes.schemes.doubtful import has_more_than_one_number, is_more_than_one_piece, is_no_name

__all__ = ["Found", "Grammar", "Pattern", "Piece", "Pieces", "pieces_of", "plain_level"]


class Piece(NamedTuple):
    """One part that was read: its level, and the place of its number."""

    level: str
    start: int
    end: int


class Found(NamedTuple):
    """One reference that was read, where it ends, and whether every piece of it was understood."""

    pieces: tuple[Piece, ...]
    end: int
    complete: bool = True
    residue: tuple[tuple[int, int], ...] = ()
    """The places of pieces between them that were not understood."""


class Grammar(Protocol):
    """Reads references from `start` to `end` of a text."""

    def read(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield the references, the first right at the start."""


_MARK = re.compile(r"_(?:alone|after|more|of_charters|_\d+)$")
_WORDS = re.compile(r"\w")
_DIGIT = re.compile(r"\d")
_BETWEEN = re.compile(r"\s*(?:[,;、，；]|&|\band\b|\bund\b|\bet\b)\s*")
_WORD_AND_NUMBER = re.compile(r"[^\W\d_]{2,}\.?\s*(?![12]\d{3}\D)\d[\w/-]*")
"""What may be a label that the scheme does not know, and its number: `Schedule 1`, `pt. 7`."""
_MOST_PIECES = 500
_LEADING = re.compile(r"[\s.,:;/#()、，：；（）—–-]*")
_YEAR = re.compile(r"(?:1[89]\d\d|20[0-2]\d)(?:\s?[-–]\s?(?:1[89]|20)?\d\d)?")
_YEARS = re.compile(r"(?:1[89]\d\d|20[0-2]\d)\s?[-–]\s?(?:1[89]|20)?\d\d")
_HIGH = frozenset({"collection", "series", "fonds", "fond", "bestand", "zespol", "department"})
_ABOVE = _HIGH | {"record_group", "microfilm", "entry", "lot_file", "accession", "year", "title"}
"""The levels that a collection or a series may come after."""
_LEAVES = frozenset({"leaves", "pages", "blatt", "karta"})
_MORE_LEAVES = re.compile(r"\d+[rv]?(?:\s?[-–‑]\s?(?:\d+[rv]?|v))?")
_SIDES = re.compile(r"\d+[rv](?:\s?[-–‑]\s?(?:\d+[rv]|v))?")
"""Leaves without a word, known by their sides: `71r-74v`."""
_MAY_COME_AGAIN = frozenset({"series", "collection", "item"})


def plain_level(group: str) -> str:
    """Return the level that a group of a pattern stands for: patterns give a level that comes twice a mark."""
    return _MARK.sub("", group)


def pieces_of(found: re.Match[str]) -> tuple[Piece, ...]:
    """Return the named groups of a match in their order in the text."""
    groups = [(found.start(name), found.end(name), name) for name, value in found.groupdict().items() if value]
    return tuple(Piece(name, start, end) for start, end, name in sorted(groups))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A code that is always written in one way; several are parted by commas."""

    code: re.Pattern[str]
    later: re.Pattern[str] | None = None
    """How a code after the first is written, where that is stricter: `FO 371/56780, N 4156/4065/38` is one code."""

    def read(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield the references, the first right at the start."""
        place = _LEADING.match(text, start, end).end()  # type: ignore[union-attr]
        pattern = self.code
        levels = 0
        while found := pattern.match(text, place, end):
            if found.end() == place:
                return
            pieces = pieces_of(found)
            numbers = [one for one in pieces if plain_level(one.level) not in _LEAVES]
            several = any(has_more_than_one_number(text, one.start, one.end) for one in numbers)
            # `300-30-2 Box 4, 13`: 13 is no code
            yield Found(pieces, found.end(), complete=len(pieces) >= levels and not several)
            levels = levels or len(pieces)
            between = _BETWEEN.match(text, found.end(), end)
            if between is None:
                return
            place, pattern = between.end(), self.later or self.code


@dataclass(slots=True)
class _Chain:
    """The pieces of one code while they are read."""

    text: str
    levels: Iterator[str]
    """The levels that pieces without a label have by their place."""
    kinds: Mapping[str, re.Pattern[str]]
    """What their numbers look like, where the archive writes them in one way alone."""
    pieces: list[Piece] = field(default_factory=list)
    residue: list[tuple[int, int]] = field(default_factory=list)
    complete: bool = True
    _taken: set[str] = field(default_factory=set)
    _by_place: list[Piece] = field(default_factory=list)
    _last: str = ""

    def take_labelled(self, found: re.Match[str], after: int) -> None:
        """Take a piece by its label; an earlier one that had this level by its place alone is given up."""
        parts = pieces_of(found)
        levels = {plain_level(one.level) for one in parts if not one.level.endswith("_more")} - _MAY_COME_AGAIN
        given_up = [one for one in self._by_place if one.level in levels]
        for one in given_up:
            self._by_place.remove(one)
            self.pieces.remove(one)
            self.residue.append((one.start, one.end))
        item_first = not levels <= _LEAVES and any(one.level == "item" for one in self._by_place)
        if given_up or item_first:  # `Poland, Ambasada Records, Box 12`: the second piece is no item of the first
            self.complete = False
        if levels & {plain_level(one.level) for one in self.pieces}:
            self.complete = False
            self.residue.append((found.start(), after))
            return
        self.pieces += parts
        self._taken |= {plain_level(part.level) for part in parts}
        if not levels & _LEAVES and any(has_more_than_one_number(self.text, part.start, part.end) for part in parts):
            self.complete = False
        rest = _WORDS.search(self.text, found.end(), after)
        if rest:
            self.complete = False
            self.residue.append((rest.start(), after))

    @property
    def ends_with_a_year(self) -> bool:
        """Whether a number that may be a year is where the number of a box or a file would be: `HDA, 1220, 1945`."""
        last = self.pieces[-1] if self.pieces else None
        lone = last is not None and last.level == "year" and self.text[last.start : last.end].isdecimal()
        return lone and all(plain_level(one.level) in _ABOVE for one in self.pieces)

    def leave(self, first: int, after: int) -> None:
        """Leave a piece that was not understood."""
        self.complete = False
        self.residue.append((first, after))

    def take_by_place(self, first: int, after: int) -> None:
        """Take a piece without a label for the next level that is free, a year among levels that do not come again."""
        if not _WORDS.search(self.text, first, after):
            return  # a bracket that was opened before the archive: `Levéltár [Hungarian National Archives], M-KS-288`
        if self._take_leaves(first, after):
            return
        again = self._last in _MAY_COME_AGAIN
        if self._take_years(first, after):
            return
        if self.pieces and _YEAR.fullmatch(self.text, first, after):
            self.pieces.append(Piece("year", first, after))
            return
        if self.pieces and is_dated_remark(
            self.text[first:after]
        ):  # `lettera del 5 maggio 1470` is no part of the code
            self.residue.append((first, after))
            return
        level = next((each for each in self.levels if each not in self._taken), None)
        labelled = self.pieces and _WORD_AND_NUMBER.fullmatch(self.text, first, after)
        titled = level == "title" and _DIGIT.search(self.text, first, after)
        kind = self.kinds.get(level or "")
        bare = is_no_name(self.text[first:after], level or "")
        bare = bare or (kind is not None and kind.fullmatch(self.text, first, after) is None)
        if level is None or labelled or titled or bare or is_more_than_one_piece(self.text, first, after):
            self.complete = False
        if (level or self._last) in _HIGH and any(plain_level(one.level) not in _ABOVE for one in self.pieces):
            self.complete = False  # what comes behind a box is no collection: `Box 12, 2nd copy`
            self.residue.append((first, after))
            return
        if level is None and not again:
            self.residue.append((first, after))
            return
        self._last = level or self._last
        self._taken.add(self._last)
        self._by_place.append(Piece(self._last, first, after))
        self.pieces.append(self._by_place[-1])

    def _take_years(self, first: int, after: int) -> bool:
        """Take the years of the series before them: `Central Files, 1970-1973`."""
        last = self._by_place[-1] if self._by_place else None
        if last is None or self.pieces[-1] is not last or last.level not in _MAY_COME_AGAIN:
            return False
        if not _YEARS.fullmatch(self.text, first, after):
            return False
        self.pieces[-1] = self._by_place[-1] = last._replace(end=after)
        return True

    def _take_leaves(self, first: int, after: int) -> bool:
        """Take a piece that continues the leaves before it, or whose sides show that it is leaves."""
        last = self.pieces[-1] if self.pieces else None
        if last and plain_level(last.level) in _LEAVES and _MORE_LEAVES.fullmatch(self.text, first, after):
            if _YEAR.fullmatch(self.text, first, after):
                return False
            self.pieces[-1] = last._replace(end=after)
            return True
        if last and _SIDES.fullmatch(self.text, first, after):
            self.pieces.append(Piece("leaves", first, after))
            return True
        return False


@dataclass(frozen=True, slots=True)
class Pieces:
    """A chain of pieces between commas: some carry a label, the others have their level by position."""

    labelled: re.Pattern[str]
    """An alternation with one named group in each branch."""
    unlabelled: tuple[str, ...]
    """The levels of pieces without a label, in order; series, collections and items may come again."""
    separator: re.Pattern[str] = re.compile(r",")
    """What parts the pieces; it begins with no letter, digit or underscore."""
    kinds: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    """What the numbers of levels without a label look like, where the archive writes them in one way alone."""
    words: re.Pattern[str] | None = None
    """The words that come before a number; a piece that is one of them alone lost its number."""

    def read(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield the reference; `;` begins another one."""
        place = begun = _LEADING.match(text, start, end).end()  # type: ignore[union-attr]
        while place < end:
            stop = text.find(";", place, end)
            stop = end if stop < 0 else stop
            found = self._one(text, place, stop)
            if not found.pieces:
                return
            # a later code may lean on the one before it, or be a document of its own
            yield found if place == begun else found._replace(complete=False)
            place = _LEADING.match(text, stop, end).end()  # type: ignore[union-attr]

    def _one(self, text: str, start: int, end: int) -> Found:
        chain = _Chain(text, iter(self.unlabelled), self.kinds)
        for count, (first, after) in enumerate(self._between_separators(text, start, end)):
            if count >= _MOST_PIECES:
                return Found(tuple(chain.pieces), first, complete=False)
            found = self.labelled.match(text, first, after)
            if found is not None and found.lastgroup:
                chain.take_labelled(found, after)
            elif self.words is not None and self.words.fullmatch(text, first, after):
                chain.leave(first, after)
            else:
                chain.take_by_place(first, after)
        return Found(tuple(chain.pieces), end, chain.complete and not chain.ends_with_a_year, tuple(chain.residue))

    def _between_separators(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the pieces; a separator within parentheses does not count."""
        first, depth = start, 0
        for sign in _signs(self.separator).finditer(text[start:end]):
            begun, ended = sign.span()
            if text[start + begun] == "(":
                depth += 1
            elif text[start + begun] == ")":
                depth = max(depth - 1, 0)
            elif depth == 0:
                if piece := _trimmed(text, first, start + begun):
                    yield piece
                first = start + ended
        if piece := _trimmed(text, first, end):
            yield piece


@cache
def _signs(separator: re.Pattern[str]) -> re.Pattern[str]:
    """Return what parts pieces, or opens or closes parentheses; that it is no letter or digit is seen at once."""
    return re.compile(rf"(?!\w)(?:[()]|{separator.pattern})")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    written = text[start:end]
    left = start + len(written) - len(written.lstrip(" \t\n\u00a0"))
    right = start + len(written.rstrip(" \t\n\u00a0.:;," if "(" in written else " \t\n\u00a0.:;,)"))
    return (left, right) if right > left else None
