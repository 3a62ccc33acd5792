"""How far the reading of a string has come: the reference being read, those that are done, and what is left over."""

from __future__ import annotations

import re

from catalog.reference_codes.code_draft import CodeDraft
from catalog.reference_codes.mentions import Mention
from catalog.reference_codes.parsed import ParsedReference, Qualifier, Span

__all__ = ["MOST_REFERENCES", "ParserState"]

MOST_REFERENCES = 2_000
"""No more references are read from one string; what follows is residue."""

_BESIDE = 6
_DIGIT = re.compile(r"\d")
_DIRT = re.compile(r"[\s.()]+")
_FRACTION = re.compile(r"\d\s1/2")
_MARK_OF_DOUBT = re.compile(r"[?…]|\.\.\.")


class ParserState:
    """The state of reading one string from left to right."""

    def __init__(self, text: str, small: str, start: int, end: int) -> None:
        self.text, self.small = text, small
        self.place = start
        """Up to where everything is read."""
        self.end = end
        self.draft = CodeDraft()
        self.done: list[ParsedReference] = []
        self.residue: list[Span] = []
        self.pending: list[Span] = []
        """What was left over since the last label."""
        self.archive_last = False
        """Whether archives come after their codes."""
        self.broken = False
        """Whether a semicolon or the like comes before the next label."""
        self.strange = False
        """Whether there are words before the next label."""
        self.astray = False
        """Whether leaves were skipped since the last level."""
        self.year_before: str | None = None
        """The year in `1841: ф. 35, ...`."""
        self._waiting: list[CodeDraft] = []
        self._dropped = 0

    @property
    def count(self) -> int:
        """The number of references read so far, those included that turned out to be none."""
        return len(self.done) + len(self._waiting) + self._dropped

    def number(self, start: int, end: int) -> tuple[str, int]:
        """Return a number as written, without the dirt of typing, and where it ends.

        `Р.- 467` is `Р-467`, `1 доп.` is `1доп`.
        """
        written = self.text[start:end]
        if written.isdecimal():
            return written, end
        return (" ".join(written.split()) if _FRACTION.search(written) else _DIRT.sub("", written)), end

    def add_residue(self, piece: Span) -> None:
        """Keep a piece that is no part of the code: as more of the publication named before it, or as residue."""
        self.strange = True
        qualifiers = self.draft.qualifiers
        if any(one.kind == "publication" for one in qualifiers):
            qualifiers.append(Qualifier("publication", " ".join(piece.text.split())))
            return
        self.pending.append(piece)
        if 0 <= piece.start - self.draft.end < _BESIDE and _DIGIT.search(piece.text):
            self.draft.doubts.append(f"A number beside the code was not understood: {piece.text!r}.")

    def settle(self) -> None:
        """Give up what was left over so far."""
        self.strange = False
        if self.pending:
            self.residue += self.pending
            self.pending = []

    def note_doubt(self, start: int, end: int) -> None:
        """Take up a question mark or an omission that is in the source."""
        if _MARK_OF_DOUBT.search(self.small, start, end):
            self.draft.doubts.append("The source has a mark of doubt or omission here.")

    def emit(self) -> None:
        """Finish the reference being read; the next one is in the same archive."""
        draft = self.draft
        if not draft.own or self._is_no_reference(draft):
            return
        if self.archive_last and draft.mention is None:
            self._waiting.append(draft)
        else:
            self.done.append(draft.finished(self.text))
        self.draft = CodeDraft(draft.mention, unknown_archive=draft.unknown_archive)

    def place_in(self, mention: Mention | None) -> None:
        """Give the references that wait for it the archive that comes after them."""
        for waiting in self._waiting:
            waiting.mention = mention
            self.done.append(waiting.finished(self.text))
        self._waiting = []

    def _is_no_reference(self, draft: CodeDraft) -> bool:
        """Whether all that was read is a `д. 5` without archive, fond and opis, which may be a house."""
        if draft.parts.keys() != {"delo"} or draft.mention is not None or self.archive_last:
            return False
        if len((draft.parts["delo"].label or "").rstrip(".")) == 1:
            self._dropped += 1
            self.pending.append(Span(draft.start, draft.end, self.text[draft.start : draft.end]))
            return True
        draft.doubts.append("Neither archive nor fond are named.")
        return False
