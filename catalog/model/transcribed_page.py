"""A page whose words were read from its image, line by line: what ALTO, PAGE XML and hOCR have in common."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["MOST_LINES", "Box", "TranscribedLine", "TranscribedPage", "number_of", "one_line"]

MOST_LINES = 20_000
"""Lines of a page. A newspaper has two thousand."""
_LARGEST = 10_000_000
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page, in the units of the page: from the left, from the top, width, height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class TranscribedLine:
    """One line: its words, and where it is, if the file says so."""

    words: str
    box: Box | None


@dataclass(frozen=True, slots=True)
class TranscribedPage:
    """One page: its size in the units of its boxes, the name of its image as the file has it, and its lines."""

    width: float | None
    height: float | None
    image: str
    lines: tuple[TranscribedLine, ...]

    @property
    def words(self) -> str:
        """The words of the page, one line of it on each line."""
        return "\n".join(line.words for line in self.lines)


def number_of(text: str | None) -> float | None:
    """Return a size or a place that a file states, or None for what is none."""
    if text is None or not re.fullmatch(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?", text.strip()):
        return None
    value = float(text)
    return value if abs(value) <= _LARGEST else None


def one_line(text: str) -> str:
    """Return words as one line of text, without what a terminal or a reader's eye would obey."""
    return " ".join(_CONTROLS.sub("", text).split())
