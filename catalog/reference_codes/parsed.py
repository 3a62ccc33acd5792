"""What reading a string gives: references, each complete in itself, and what was not understood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic import ValidationError

from catalog.model import CodePart, LeafRange, ReferenceCode
from catalog.reference_codes.number import comparison_key
from catalog.vocabularies import CodeLevel

__all__ = ["ParsedPart", "ParsedReference", "Qualifier", "Reading", "Span"]

_LEVELS = {level.value: level for level in CodeLevel}
_MOST_LEAVES = 400
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Span(NamedTuple):
    """A piece of the string: its first character, the one after its last, and the piece itself."""

    start: int
    end: int
    text: str


class Qualifier(NamedTuple):
    """Something said about the reference that is no part of the code: its kind, and the words."""

    kind: str
    """`title`, `volume`, `copy`, `credit`, `publication`, `dates`, `opis` (a further one) ..."""
    text: str


class ParsedPart(NamedTuple):
    """One part of a code as read."""

    level: str
    """A `CodeLevel`, or what is beside the levels: document, microfilm, pages ..."""
    number: str
    """As written; spaces within it left out."""
    label: str | None = None
    """As written: Ф., opis'; None where the label is missing."""
    title: str | None = None
    """The title of the unit, where one is in parentheses."""

    @property
    def key(self) -> str:
        """What all ways of writing the number share."""
        return comparison_key(self.number)


@dataclass(frozen=True, slots=True)
class ParsedReference:
    """One reference, complete in itself: what it inherits from the one before it is filled in."""

    repository: str | None
    """The code of the archive in the register; the likeliest where there are candidates; None where unknown."""
    repository_as_written: str | None
    candidates: tuple[str, ...]
    """The archives that the words may mean, where they are several."""
    parts: tuple[ParsedPart, ...]
    leaves: tuple[LeafRange, ...]
    scheme: str
    span: Span
    year: str | None = None
    microfilm: str | None = None
    extent: str | None = None
    """The number of leaves that the file has, which are not the leaves referred to."""
    qualifiers: tuple[Qualifier, ...] = ()
    doubts: tuple[str, ...] = ()
    """Why the reading may be wrong, each a sentence."""

    @property
    def certain(self) -> bool:
        """Whether nothing in the string speaks against the reading."""
        return not self.doubts

    def number(self, level: str) -> str | None:
        """Return the number at a level, or None where the reference has no such level."""
        return next((part.number for part in self.parts if part.level == level), None)

    @property
    def code(self) -> ReferenceCode | None:
        """The reference as part of a record, or None where no archive is named or no record could hold it."""
        repository = self.repository or self.repository_as_written
        if not repository:
            return None
        written = self.repository_as_written
        try:
            return ReferenceCode(
                repository=_line(repository),
                repository_as_written=_line(written) if written and written != repository else None,
                levels=tuple(_code_part(part) for part in self.parts if part.level in _LEVELS),
                leaves=self.leaves[:_MOST_LEAVES] or None,
                year=self.year,
                microfilm=self.microfilm,
                as_written=_UNPRINTABLE.sub(" ", self.span.text).strip() or None,
            )
        except ValidationError:
            return None

    def plain(self) -> dict[str, Any]:
        """Return the reference as `catalog reference parse --json` prints it."""
        return {
            "repository": {
                "code": self.repository,
                "as_written": self.repository_as_written,
                "candidates": list(self.candidates),
            },
            "fond": self.number("fond"),
            "opis": self.number("opis"),
            "papka": self.number("papka"),
            "delo": self.number("delo"),
            "leaves": [[str(one.start), str(one.end)] for one in self.leaves],
            "parts": [[part.level, part.number] for part in self.parts],
            "scheme": self.scheme,
            "certain": self.certain,
        }


def _line(text: str) -> str:
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def _code_part(part: ParsedPart) -> CodePart:
    return CodePart(
        level=_LEVELS[part.level],
        number=_line(part.number),
        label=part.label and _line(part.label),
        title=part.title and _line(part.title),
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """A string as read."""

    text: str
    references: tuple[ParsedReference, ...]
    residue: tuple[Span, ...] = ()
    """What was not understood."""

    def plain(self) -> dict[str, Any]:
        """Return the reading as `catalog reference parse --json` prints it."""
        return {
            "text": self.text,
            "references": [one.plain() for one in self.references],
            "residue": " ".join(piece.text for piece in self.residue),
        }
