"""The words of a text as they are shown: paragraphs, with what stands in brackets marked for what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalog.model import Text

__all__ = ["Passage", "paragraphs"]

_LONGEST = 4_000_000


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in a row with one mark, or with none; the mark is a word of the closed list."""

    words: str
    mark: str | None = None
    note: str | None = None


def paragraphs(text: Text, beside: Path) -> tuple[tuple[Passage, ...], ...]:
    """Return the transcript of a text, from the file beside its record; nothing where it is not there."""
    words = _read(text, beside)
    if words is None:
        return ()
    found = []
    for start, end in _spans(words):
        passages = tuple(_passages(text, words, start, end))
        if passages:
            found.append(passages)
    return tuple(found)


def _read(text: Text, beside: Path) -> str | None:
    if text.transcript is None:
        return None
    path = beside / text.transcript.file
    try:
        if path.is_symlink() or path.stat().st_size > _LONGEST:
            return None
        return path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return None


def _spans(words: str) -> Iterator[tuple[int, int]]:
    """Yield the place of every paragraph: what stands between line breaks, without the blanks around it."""
    start = 0
    for line in words.split("\n"):
        stripped = line.strip()
        if stripped:
            first = start + line.index(stripped)
            yield first, first + len(stripped)
        start += len(line) + 1


def _passages(text: Text, words: str, start: int, end: int) -> Iterator[Passage]:
    place = start
    for at, length, mark, note in _marks(text, words):
        if start <= at and at + length <= end and at >= place:
            if at > place:
                yield Passage(words[place:at])
            yield Passage(words[at : at + length], mark, note)
            place = at + length
    if place < end:
        yield Passage(words[place:end])


def _marks(text: Text, words: str) -> list[tuple[int, int, str, str | None]]:
    """Return place, length and meaning of all brackets, in order; one whose words are not there is left out."""
    brackets = text.transcript.brackets if text.transcript else ()
    return sorted(
        (at, len(one.as_written), one.mark.value, one.note)
        for one in brackets
        for at in one.at
        if words.startswith(one.as_written, at)
    )
