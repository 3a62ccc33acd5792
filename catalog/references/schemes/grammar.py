"""Two ways a scheme is read: as one pattern, or as pieces between commas.

The names of the groups in every pattern are the levels of the code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

__all__ = ["Found", "Grammar", "Pattern", "Piece", "Pieces", "pieces_of"]


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


class Grammar(Protocol):
    """Reads references from `start` to `end` of a text."""

    def read(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield the references, the first right at the start."""


_BETWEEN = re.compile(r"\s*(?:[,;、]|&|\band\b|\bund\b|\bet\b)\s*")
_SEVERAL = re.compile(r"\s[-–—]\s|\d\.\s")
_MOST_PIECES = 500
_LEADING = re.compile(r"[\s,:;/#(—–-]*")


def pieces_of(found: re.Match[str]) -> tuple[Piece, ...]:
    """Return the named groups of a match in the order in which they stand."""
    groups = [(found.start(name), found.end(name), name) for name, value in found.groupdict().items() if value]
    return tuple(Piece(name, start, end) for start, end, name in sorted(groups))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A code that is always written in one way; several are parted by commas."""

    code: re.Pattern[str]

    def read(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield the references, the first right at the start."""
        place = _LEADING.match(text, start, end).end()  # type: ignore[union-attr]
        while found := self.code.match(text, place, end):
            if found.end() == place:
                return
            yield Found(pieces_of(found), found.end())
            between = _BETWEEN.match(text, found.end(), end)
            if between is None:
                return
            place = between.end()


@dataclass(frozen=True, slots=True)
class Pieces:
    """A chain of pieces between commas: some carry a label, the others have their level by position."""

    labelled: re.Pattern[str]
    """An alternation with one named group in each branch."""
    unlabelled: tuple[str, ...]
    """The levels of pieces without a label, in order; the last one may come again."""
    separator: re.Pattern[str] = re.compile(r"\s*[,]\s*")

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
        pieces: list[Piece] = []
        levels = iter(self.unlabelled)
        complete, last = True, ""
        for count, (first, after) in enumerate(self._between_separators(text, start, end)):
            if count >= _MOST_PIECES:
                return Found(tuple(pieces), first, complete=False)
            found = self.labelled.match(text, first, after)
            if found is not None and found.lastgroup:
                parts = pieces_of(found)
                pieces += parts
                complete = complete and not re.search(r"\w", text[found.end() : after])
                continue
            level = next(levels, None)
            complete = complete and level is not None and not _SEVERAL.search(text, first, after)
            last = level or last
            pieces.append(Piece(last, first, after))
        return Found(tuple(pieces), end, complete)

    def _between_separators(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the pieces; a separator within parentheses does not count."""
        first, depth = start, 0
        for sign in re.finditer(rf"[()]|{self.separator.pattern}", text[start:end]):
            at = start + sign.start()
            if sign[0] == "(":
                depth += 1
            elif sign[0] == ")":
                depth = max(depth - 1, 0)
            elif depth == 0:
                yield from _trimmed(text, first, at)
                first = start + sign.end()
        yield from _trimmed(text, first, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    written = text[start:end]
    left = start + len(written) - len(written.lstrip(" \t\n\u00a0"))
    right = start + len(written.rstrip(" \t\n\u00a0.:;,"))
    if right > left:
        yield left, right
