"""A stretch of a page that knows where it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["Passage"]


@dataclass(frozen=True, slots=True)
class Passage:
    """The characters of a page from `start` up to `end`."""

    page: str = field(repr=False)
    start: int
    end: int

    @classmethod
    def whole(cls, page: str) -> Passage:
        """Return the whole page as a passage."""
        return cls(page, 0, len(page))

    @property
    def text(self) -> str:
        """The words."""
        return self.page[self.start : self.end]

    @property
    def line_text(self) -> str:
        """The words on one line, their runs of white space made single."""
        return " ".join(self.text.split())

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    def __len__(self) -> int:
        return self.end - self.start

    def cut(self, start: int, end: int | None = None) -> Passage:
        """Return a part, counted from the start of this passage."""
        stop = self.end if end is None else self.start + end
        return Passage(self.page, self.start + start, stop)

    def strip(self, characters: str | None = None) -> Passage:
        """Return the passage without white space, or `characters`, at its ends."""
        text = self.text
        start = len(text) - len(text.lstrip(characters))
        stop = max(start, len(text.rstrip(characters)))
        return self.cut(start, stop)

    def group(self, match: re.Match[str], group: str | int = 0) -> Passage:
        """Return a group of a match that was made in `self.text`; it must have taken part in the match."""
        return self.cut(*match.span(group))

    def groups(self, match: re.Match[str]) -> dict[str, Passage]:
        """Return the named groups of a match that took part in it."""
        return {name: self.group(match, name) for name, value in match.groupdict().items() if value is not None}

    def lines(self) -> Iterator[Passage]:
        """Yield the lines that are not blank, without the white space around them."""
        for match in re.finditer(r"[^\n]+", self.text):
            line = self.group(match).strip()
            if line:
                yield line

    def split(self, pattern: str) -> Iterator[Passage]:
        """Yield the parts between the matches of a pattern, without the white space around them."""
        last = 0
        for match in re.finditer(pattern, self.text):
            yield self.cut(last, match.start()).strip()
            last = match.end()
        yield self.cut(last).strip()
