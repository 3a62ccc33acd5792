"""What a citation is made of: runs of text, some of them italic, some an address that can be followed."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

__all__ = ["Citation", "Face", "Heading", "Run", "compose", "italic", "link"]


class Face(StrEnum):
    """How a run of text is set: upright, in italics, or as an address."""

    PLAIN = "plain"
    ITALIC = "italic"
    LINK = "link"


class Run(NamedTuple):
    """Text in one face. The text of a link is its address."""

    text: str
    face: Face = Face.PLAIN


class Citation(NamedTuple):
    """A citation in one form of one style, not yet in any markup; `str()` is its bare text."""

    runs: tuple[Run, ...]

    def __str__(self) -> str:
        return "".join([run.text for run in self.runs])


class Heading(NamedTuple):
    """A heading in a list of sources: of an archive, 1, or of a unit of it, 2."""

    text: str
    level: int


def italic(text: str) -> Run:
    """Return a run in italics."""
    return Run(text, Face.ITALIC)


def link(address: str) -> Run:
    """Return an address as a run that can be followed."""
    return Run(address, Face.LINK)


def compose(*pieces: str | Run) -> Citation:
    """Make a citation of texts and runs, leaving out empty ones."""
    if len(pieces) == 1 and isinstance(pieces[0], str):  # which most citations are
        return Citation((Run(pieces[0]),))
    return Citation(tuple([Run(piece) if isinstance(piece, str) else piece for piece in pieces if piece]))
