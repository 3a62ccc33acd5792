"""The words of a transcript as paragraphs of TEI: what is in brackets is marked for what it is, and keeps them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from catalog.model import Text
from catalog.standards.markup import Markup, escape
from catalog.vocabularies import Mark

__all__ = ["Marked", "marked", "spans", "written"]

_TAGS = {
    Mark.UNCERTAIN_READING: ("<unclear>", "</unclear>"),
    Mark.SUPPLIED: ("<supplied>", "</supplied>"),
    Mark.ORIGINAL_TERM: ('<seg type="original-term">', "</seg>"),
    Mark.EDITORIAL: ('<seg type="editorial">', "</seg>"),
    Mark.UNKNOWN: ('<seg type="bracketed">', "</seg>"),
}
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BETWEEN = re.compile(r"[^\S\n]*\n(?:[^\S\n]*\n)+")


class Marked(NamedTuple):
    """Words in brackets: where they begin, where they end, and what the brackets mean."""

    start: int
    end: int
    mark: Mark


def marked(text: Text, words: str) -> list[Marked]:
    """Return the words in brackets, in order; those that are not where the record says are left out."""
    brackets = text.transcript.brackets if text.transcript else ()
    found = sorted(
        Marked(at, at + len(one.as_written), one.mark)
        for one in brackets
        for at in one.at
        if words.startswith(one.as_written, at)
    )
    apart: list[Marked] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return apart


def spans(words: str) -> list[tuple[int, int]]:
    """Return where the paragraphs are: between blank lines, or each on a line where there are no blank lines."""
    text = words.replace("\r", "\n") if "\n" not in words else words.replace("\r", " ")
    between = _BETWEEN if _BETWEEN.search(text.strip()) else re.compile(r"\n")
    found, start = [], 0
    for gap in (*between.finditer(text), None):
        end = gap.start() if gap else len(text)
        piece = text[start:end]
        if piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            found.append((first, first + len(piece.strip())))
        start = gap.end() if gap else end
    return found


def written(words: str, start: int, end: int, marks: list[Marked]) -> Markup:
    """Return one paragraph; line breaks in it are kept. `marks` are those of the whole text, in order."""
    pieces = list(_pieces(words, start, end, marks))
    return Markup("".join(pieces))


def _pieces(words: str, start: int, end: int, marks: list[Marked]) -> Iterator[str]:
    place = start
    for number in range(bisect_left(marks, start, key=lambda one: one.start), len(marks)):
        one = marks[number]
        if one.end > end:
            break
        yield _plain(words[place : one.start])
        opening, closing = _TAGS[one.mark]
        yield f"{opening}{_plain(words[one.start : one.end])}{closing}"
        place = one.end
    yield _plain(words[place:end])


def _plain(words: str) -> str:
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "<lb/>\n".join(escape(_NO_XML.sub("\ufffd", line)) for line in lines)
