"""The words of a text as they are shown: paragraphs, with what is in brackets marked for what it is.

A long transcript is shown in parts, which end with a paragraph wherever one ends in time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalog.model import Text
from catalog.publication.files_of_record import LONGEST_TRANSCRIPT, read_transcript

__all__ = ["PART", "Passage", "Transcript", "part_of", "transcript"]

PART = 200_000
"""Characters of a part: some seventy printed pages, and a tenth of a second to show."""

_Marked = tuple[int, int, str, str | None]
"""Where words in brackets are, how long they are, what they mean, and a note."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in a row with one mark, or with none; the mark is a word of the closed list."""

    words: str
    mark: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """One part of a transcript, of so many. Without paragraphs `reason` says why none are shown."""

    paragraphs: tuple[tuple[Passage, ...], ...] = ()
    part: int = 1
    parts: int = 1
    length: int = 0
    """The characters of this part."""
    reason: str = ""


def transcript(text: Text, beside: Path) -> Transcript | None:
    """Return the first part of the transcript of a text, from the file beside its record; None without a file."""
    return part_of(text, beside, 1)


def part_of(text: Text, beside: Path, part: int) -> Transcript | None:
    """Return one part of a transcript, counted from 1; None where there is no such file or no such part."""
    if text.transcript is None:
        return None
    content = read_transcript(beside / text.transcript.file)
    if content is None:
        return None
    if len(content) > LONGEST_TRANSCRIPT:
        limit = LONGEST_TRANSCRIPT // (1024 * 1024)
        return (
            Transcript(reason=f"The transcript has more than {limit} MB, and is not shown here.") if part == 1 else None
        )
    words = content.decode("utf-8-sig", errors="replace")
    parts = list(_parts(words))
    if not 1 <= part <= len(parts):
        return None
    start, end = parts[part - 1]
    marks = _marks(text, words)
    found = (tuple(_passages(marks, words, first, last)) for first, last in _spans(words, start, end))
    return Transcript(tuple(found), part, len(parts), end - start)


def _parts(words: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the parts: behind the last line break there is, else behind a blank, else anywhere."""
    start = 0
    while start < len(words):
        end = min(start + PART, len(words))
        if end < len(words):
            middle = start + PART // 2
            breaks = (words.rfind("\n", middle, end), words.rfind(" ", middle, end))
            end = next((1 + at for at in breaks if at >= 0), end)
        yield start, end
        start = end


def _spans(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the place of every paragraph: what is between line breaks, without the blanks around it."""
    for line in words[start:end].split("\n"):
        stripped = line.strip()
        if stripped:
            first = start + line.index(stripped)
            yield first, first + len(stripped)
        start += len(line) + 1


def _passages(marks: list[_Marked], words: str, start: int, end: int) -> Iterator[Passage]:
    place = start
    for number in range(bisect_left(marks, (start,)), len(marks)):
        at, length, mark, note = marks[number]
        if at >= end:
            break
        if at >= place and at + length <= end:
            if at > place:
                yield Passage(words[place:at])
            yield Passage(words[at : at + length], mark, note)
            place = at + length
    if place < end:
        yield Passage(words[place:end])


def _marks(text: Text, words: str) -> list[_Marked]:
    """Return all brackets in order; one whose words are not there is left out."""
    brackets = text.transcript.brackets if text.transcript else ()
    found = (
        (at, len(one.as_written), one.mark.value, one.note)
        for one in brackets
        for at in one.at
        if words.startswith(one.as_written, at)
    )
    return sorted(found, key=lambda marked: marked[:2])
