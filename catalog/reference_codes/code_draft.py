"""A reference of fond, opis and delo while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from catalog.model import LeafRange
from catalog.reference_codes.labels import Label
from catalog.reference_codes.mentions import Mention
from catalog.reference_codes.parsed import (
    ParsedPart,
    ParsedReference,
    Qualifier,
    Span,
)
from catalog.reference_codes.register import Archive

__all__ = ["RANKS", "CodeDraft"]

RANKS = {"fond": 0, "opis": 1, "karton": 2, "papka": 3, "portfel": 4, "delo": 5}
"""The levels from the largest unit to the smallest."""

_UKRAINIAN = frozenset("іїєґ")


@dataclass(slots=True)
class CodeDraft:
    """What is known of one reference so far."""

    mention: Mention | None = None
    start: int = -1
    end: int = -1
    parts: dict[str, ParsedPart] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    """The levels stated in this reference; the others come from the one before."""
    last: str | None = None
    """The level stated last."""
    leaves: tuple[LeafRange, ...] = ()
    leaves_label: Label | None = None
    leaves_as_written: str = ""
    unknown_archive: str | None = None
    year: str | None = None
    microfilm: str | None = None
    extent: str | None = None
    qualifiers: list[Qualifier] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    ukrainian: bool = False

    @property
    def names_a_unit(self) -> bool:
        """Whether a fond, opis or delo is stated."""
        return bool(self.own)

    def heir(self, level: str) -> CodeDraft:
        """Return a new reference in the same archive that shares the levels above `level`, and what is doubtful."""
        rank = RANKS[level]
        shared = {name: part for name, part in self.parts.items() if RANKS[name] < rank}
        return CodeDraft(
            self.mention,
            parts=shared,
            unknown_archive=self.unknown_archive,
            ukrainian=self.ukrainian,
            doubts=list(self.doubts),
        )

    def add_level(self, level: str, part: ParsedPart, start: int, end: int) -> None:
        """Take a level; inherited levels below it are forgotten."""
        if self.parts.keys() != self.own:
            rank = RANKS[level]
            self.parts = {n: p for n, p in self.parts.items() if n in self.own or RANKS[n] < rank}
        self.parts[level] = part
        self.own.add(level)
        self.last = level
        self.reach(start, end)

    def reach(self, start: int, end: int) -> None:
        """Extend the place in the string that the reference takes."""
        if self.start < 0:
            self.start = start
        self.end = end

    def entitle(self, title: str) -> None:
        """Give the unit stated last the title that is in parentheses after it."""
        if self.last is not None and self.parts[self.last].title is None:
            self.parts[self.last] = self.parts[self.last]._replace(title=title)
        else:
            self.qualifiers.append(Qualifier("title", title))

    def finished(self, text: str) -> ParsedReference:
        """Return the reference."""
        archives, written = self._archives(text)
        parts = self.parts.values()
        if len(self.parts) > 1:
            parts = sorted(parts, key=_rank)  # type: ignore[assignment]
        start = self.start if self.mention is None or self.mention.start > self.start else self.mention.start
        return ParsedReference(
            archives[0].code if archives else None,
            written,
            tuple(archive.code for archive in archives) if len(archives) > 1 else (),
            tuple(parts),
            self.leaves,
            "fond-opis-delo",
            Span(start, self.end, text[start : self.end]),
            self.year,
            self.microfilm,
            self.extent,
            tuple(self.qualifiers),
            tuple(self.doubts),
        )

    def _archives(self, text: str) -> tuple[tuple[Archive, ...], str | None]:
        mention = self.mention
        if mention is None:
            if self.unknown_archive is not None:
                self.doubts.append(f"The archive {self.unknown_archive!r} is not in the register.")
            return (), self.unknown_archive
        written = text[mention.start : mention.end]
        archives = mention.archives
        if len(archives) > 1:
            archives = tuple(sorted(archives, key=lambda one: self._evidence(one, written), reverse=True))
            self.doubts.append(f"{written!r} is the name of several archives.")
        elif archives[0].shared_with:
            self.doubts.append(f"{written!r} may also be an archive of {', '.join(archives[0].shared_with)}.")
        if mention.misspelt:
            self.doubts.append(f"{written!r} is not quite the name of {archives[0].code}.")
        return archives, written

    def _evidence(self, archive: Archive, written: str) -> tuple[bool, ...]:
        """Return what speaks for one of several archives, the weightiest first."""
        fond = self.parts["fond"].number.upper() if "fond" in self.parts else ""
        return (
            fond in archive.fonds,
            self.ukrainian and archive.country == "UA",
            written in {archive.short, archive.code},
            fond[:1] in archive.prefixes,
        )


def _rank(part: ParsedPart) -> int:
    return RANKS[part.level]
