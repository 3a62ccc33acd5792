"""The comments and blank lines of a YAML text, each with the entry it speaks of.

A comment on lines of its own belongs to the entry below it; or, indented deeper than that one, ends the mapping or
list above it. A comment behind a value speaks of that value. Blank lines go with what follows them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from catalog.storage.yaml.outline import (
    LINE_BREAKS,
    Entry,
    Path,
    header_end,
    outline,
)

__all__ = ["BLANK", "EDITORS_LINE", "Comments", "comments_of"]

BLANK = ""
"""A blank line between comments, or before an entry."""

EDITORS_LINE = re.compile(r"#\s*yaml-language-server:")
"""The line that names the schema for an editor."""


@dataclass(slots=True)
class Comments:
    """The comments of one text, without their indentation."""

    head: list[str] = field(default_factory=list)
    """At the top, of the document as a whole."""
    above: dict[Path, list[str]] = field(default_factory=dict)
    """On lines of their own above an entry."""
    beside: dict[Path, list[str]] = field(default_factory=dict)
    """Behind a key or a value, on its line."""
    ending: dict[Path, list[str]] = field(default_factory=dict)
    """On lines of their own below the last entry of a mapping or list."""

    def all(self) -> list[str]:
        """Return every comment, sorted: what must not be lost."""
        lists = [self.head, *self.above.values(), *self.beside.values(), *self.ending.values()]
        return sorted(line for lines in lists for line in lines if line)


def comments_of(text: str) -> Comments:
    """Return the comments of a text that was read without errors."""
    return _Reader(text).read()


class _Reader:
    """Goes through a text line by line, its scalars masked, so that every `#` that is left begins a comment."""

    def __init__(self, text: str) -> None:
        self.entries = outline(text)
        self.masked = _masked(text, self.entries)
        self.starts = [entry.start for entry in self.entries]
        self.ends = sorted(_ends(self.entries), key=lambda end: end[0])
        self.comments = Comments()
        self.blank = False

    def read(self) -> Comments:
        for match in re.finditer(r"[^\n]*\n|[^\n]+\Z", self.masked):
            line = match[0].rstrip("\n")
            comment = re.search(r"(?:^|(?<=\s))#.*" if line.startswith("%") else "#.*", line)
            if not line.strip():
                self.blank = True
            elif comment and not line[: comment.start()].strip():
                self._alone(match.start() + comment.start(), comment.start(), comment[0].rstrip())
            else:
                self._content(match.start(), match.start() + len(line))
                if comment:
                    self._beside(match.start(), match.start() + comment.start(), comment[0].rstrip())
        self._split_head()
        return self.comments

    def _content(self, start: int, end: int) -> None:
        """Keep a blank line above the entry that begins on this line."""
        number = bisect_left(self.starts, start, lo=1)
        if self.blank and number < len(self.entries) and self.starts[number] < end:
            self.comments.above.setdefault(self.entries[number].path, []).append(BLANK)
        self.blank = False

    def _alone(self, at: int, column: int, comment: str) -> None:
        kind, path = self._owner_of(at, column)
        lines = kind.setdefault(path, [])
        lines += [BLANK, comment] if self.blank else [comment]
        self.blank = False

    def _beside(self, line: int, at: int, comment: str) -> None:
        number = bisect_right(self.ends, at, key=lambda end: end[0]) - 1
        end, entry = self.ends[number] if number >= 0 else (0, None)
        if entry and end > line:
            self.comments.beside.setdefault(entry.path, []).append(comment)
        else:
            self._alone(at, at - line, comment)

    def _owner_of(self, at: int, column: int) -> tuple[dict[Path, list[str]], Path]:
        """Return the entry below, or the mapping or list that the comment ends."""
        number = bisect_right(self.starts, at, lo=1)
        following = self.entries[number] if number < len(self.entries) else None
        brackets = [entry for entry in self.entries if entry.is_flow and entry.value_start < at < entry.value_end]
        if brackets:
            inner = brackets[-1]
            if following and following.path[: len(inner.path)] == inner.path:
                return self.comments.above, following.path
            return (self.comments.ending if inner.node.value else self.comments.above), inner.path
        for entry in reversed(self._open_blocks(self.entries[number - 1], at)):
            outer = following.column if following else -1
            if outer < entry.node.start_mark.column <= column:
                return self.comments.ending, entry.path
        return (self.comments.above, following.path) if following else (self.comments.ending, ())

    def _open_blocks(self, last: Entry, at: int) -> list[Entry]:
        """Return the mappings and lists that the last entry before a place is in or begins."""
        return [
            entry
            for entry in self.entries[: bisect_right(self.starts, last.start)]
            if last.path[: len(entry.path)] == entry.path
            and entry.is_collection
            and not entry.is_flow
            and entry.value_start < at
        ]

    def _split_head(self) -> None:
        """Part what is at the top of the file from what belongs to the first entry."""
        if len(self.entries) < 2:
            return
        above = self.comments.above.get(self.entries[1].path, [])
        blanks = [number for number, line in enumerate(above) if line == BLANK]
        cut = blanks[-1] + 1 if blanks else 0
        while cut < len(above) and EDITORS_LINE.match(above[cut]):
            cut += 1
        self.comments.head, above[:cut] = above[:cut], []


def _ends(entries: list[Entry]) -> Iterator[tuple[int, Entry | None]]:
    """Yield the places behind which a comment on the same line speaks of an entry (or, None, of what follows)."""
    for entry in entries:
        if entry.key_end > entry.start:
            yield entry.key_end, entry
        if entry.is_flow:
            yield entry.value_start + 1, None
            yield entry.value_end, entry
        elif entry.is_block_text:
            yield entry.value_start + 1, entry
        elif not entry.is_collection:
            yield entry.value_end, entry


def _masked(text: str, entries: list[Entry]) -> str:
    """Return the text with `x` for every character of a scalar, and one kind of line break."""
    plain = re.sub("\r(?=\n)", " ", text)
    characters = list(re.sub(f"[{LINE_BREAKS}]", "\n", plain))
    for entry in entries:
        _cover(characters, entry.start, entry.key_end)
        if entry.is_block_text:
            start = header_end(text, entry)
            end = start + len(text[start : entry.value_end].rstrip())
            _cover(characters, min(start + 1, end), end)
        elif not entry.is_collection:
            _cover(characters, entry.value_start, entry.value_end)
    return "".join(characters)


def _cover(characters: list[str], start: int, end: int) -> None:
    characters[start:end] = "x" * (end - start)
