"""The words of a text as they are shown: paragraphs, with what is in brackets marked for what it is.

A long transcript is shown in parts, which end with a paragraph wherever one ends in time. A viewer asks for the lines
of a picture, each with its place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from catalog.model import Record, Text
from catalog.publication.files_on_disk import LONGEST_TRANSCRIPT, read_transcript
from catalog.standards.digital_objects import transcripts
from catalog.standards.iiif.lines import annotation_page
from catalog.standards.transcriptions import LARGEST, read_pages
from catalog.storage import CatalogueFolder, open_object

__all__ = ["MEDIA_TYPE_OF_LINES", "PART", "Passage", "Transcript", "lines_of", "part_of", "transcript"]

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


MEDIA_TYPE_OF_LINES = 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'


def lines_of(record: Record, file: str, folder: CatalogueFolder) -> bytes | None:
    """Return the annotations of a transcript of a record, or None where no picture has that transcript."""
    pairs = ((name, one) for name, one in transcripts(record).items() if one.file == file)
    name, transcript = next(pairs, (None, None))
    picture = record.digital_object(name) if name else None
    if transcript is None or picture is None or not (picture.width and picture.height):
        return None
    try:
        with open_object(folder.root, file) as opened:
            pages = read_pages(opened.read(LARGEST + 1))
    except (OSError, ValueError):
        return None
    if len(pages) != 1:
        return None
    return orjson.dumps(annotation_page(pages[0], transcript, picture, record, folder.settings))
