"""The shape of a scheme: the levels an archive's codes are made of, and how they are written.

Add a scheme: one file here that ends in `SCHEME = Scheme(...)`, and its name in the tuple of the package.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.model import LeafRange, ReferenceCode
from catalog.reference_codes.schemes.grammar import Grammar
from catalog.vocabularies import CodeLevel

__all__ = ["Leaves", "Scheme", "Step"]


@dataclass(frozen=True, slots=True)
class Step:
    """One level in the archive's own form: what comes before it, and its number within its label."""

    level: CodeLevel
    form: str = "{}"
    before: str = ", "


@dataclass(frozen=True, slots=True)
class Leaves:
    """How leaves or pages are written: one, several, the dash of a range, the mark of a verso."""

    one: str = "p. {}"
    several: str = "pp. {}"
    dash: str = "–"
    verso: str = "v"
    before: str = ", "

    def write(self, ranges: tuple[LeafRange, ...]) -> str:
        """Write `pp. 170–190, 192v`."""
        numbers = ", ".join(self._range(one) for one in ranges)
        single = len(ranges) == 1 and ranges[0].is_single
        return (self.one if single else self.several).format(numbers)

    def _range(self, one: LeafRange) -> str:
        ends = (one.start,) if one.is_single else (one.start, one.end)
        return self.dash.join(f"{leaf.number}{leaf.suffix}{self.verso if leaf.verso else ''}" for leaf in ends)


@dataclass(frozen=True, slots=True)
class Scheme:
    """The grammar of one kind of reference codes."""

    name: str
    steps: tuple[Step, ...]
    leaves: Leaves = Leaves()
    after_archive: str | None = None
    """What is between the archive and the first level, where that is not what the level says."""
    grammar: Grammar | None = None
    """How what comes after the archive is read."""
    implied: re.Pattern[str] | None = None
    """Codes that name their archive by their form; the groups are the levels."""
    archive: str = ""
    """The archive of such codes."""
    leaf_levels: frozenset[str] = frozenset()
    """The parts that are leaves or pages."""
    attested: bool = True
    """Whether the grammar has been tested against real codes; where not, every reading of it says so."""
    after_document: bool = False
    """Whether the document is usually named before its archive."""

    @property
    def levels(self) -> tuple[CodeLevel, ...]:
        """The levels from the largest to the smallest."""
        return tuple(step.level for step in self.steps)

    def write(self, code: ReferenceCode, archive: str) -> str:
        """Write a code as its own archive does."""
        return "".join(self._pieces(code, archive))

    def _pieces(self, code: ReferenceCode, archive: str) -> Iterator[str]:
        yield archive
        for place, part in enumerate(code.levels):
            step = self._step(part.level)
            yield (self.after_archive or step.before) if place == 0 else step.before
            yield step.form.format(part.number)
        if code.year:
            yield f", {code.year}"
        if code.microfilm:
            yield f", microfilm {code.microfilm}"
        if code.leaves:
            yield self.leaves.before + self.leaves.write(code.leaves)

    def _step(self, level: CodeLevel) -> Step:
        found = next((step for step in self.steps if step.level is level), None)
        return found or Step(level, f"{level.value.replace('_', ' ')} {{}}")
