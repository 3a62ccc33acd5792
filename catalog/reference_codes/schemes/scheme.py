"""The shape of a scheme: the levels an archive's codes are made of, and how they are written.

Add a scheme: one file here that ends in `SCHEME = Scheme(...)`, and its name in the tuple of the package.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.languages.transliteration import transliterate
from catalog.model import CodePart, LeafRange, ReferenceCode
from catalog.reference_codes.schemes.grammar import Grammar
from catalog.vocabularies import CodeLevel

__all__ = ["BARE", "Leaves", "Scheme", "Step", "form_of", "says_level"]

BARE = (
    CodeLevel.COLLECTION,
    CodeLevel.NUMBER,
    CodeLevel.REFERENCE,
    CodeLevel.SYMBOL,
    CodeLevel.ITEM,
    CodeLevel.SIGNATUR,
    CodeLevel.SYGNATURA,
)
"""The levels whose number says of itself what it is: MS 228."""
_FIRST_WORD = re.compile(r"([^\W\d_]+(?:[ -](?:group|series|fonds))?)(\.?)(?=[\s\d])", re.IGNORECASE)
_ACCENTS = str.maketrans({"é": "e", "ʹ": None, " ": None, "-": None})
_ONE_LETTER = frozenset({CodeLevel.FOND, CodeLevel.OPIS, CodeLevel.DELO})
_SHORTEST = 4
"""Letters of a word that begins as the name of a level does, so that it is that name in another language: `Serie`."""
_BRACES = str.maketrans({"{": "{{", "}": "}}"})


def says_level(part: CodePart) -> bool:
    """Whether a number names its level itself and needs no label: `Series I`, `Ser. I`, `Serie 1`, `RG 59`."""
    found = _FIRST_WORD.match(part.number)
    if not found:
        return False
    words = part.level.value.split("_")
    name, word = "".join(words), transliterate(found[1]).casefold().translate(_ACCENTS)
    if len(words) > 1 and word == "".join(one[0] for one in words):
        return True
    shortest = min(_SHORTEST, len(name)) if not found[2] else 1 if part.level in _ONE_LETTER else 2
    return name.startswith(word) and len(word) >= shortest


def form_of(part: CodePart) -> str:
    """Return how a level is written that no archive's form is known for: with its label, or its name in English."""
    if says_level(part):
        return "{}"
    words = part.level.value.replace("_", " ")
    if part.label and part.label.rstrip(".").casefold() != words:
        return f"{part.label.translate(_BRACES)} {{}}"
    return "{}" if part.level in BARE else f"{words} {{}}"


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

    folio: str | None = None
    folios: str | None = None
    """How they are written where a recto or verso shows that they are leaves, and not pages."""

    def write(self, ranges: tuple[LeafRange, ...]) -> str:
        """Write `pp. 170–190`; `ff. 170r–192v`."""
        numbers = ", ".join(self._range(one) for one in ranges)
        are_leaves = any(leaf.verso or leaf.suffix == "r" for one in ranges for leaf in (one.start, one.end))
        one, several = (self.folio, self.folios) if are_leaves else (None, None)
        single = len(ranges) == 1 and ranges[0].is_single
        return ((one or self.one) if single else (several or self.several)).format(numbers)

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
            step = self._step(part)
            yield step.before if place else self.after_archive or self._first.before
            yield ("{}" if says_level(part) else step.form).format(part.number)
        if code.year:
            yield f", {code.year}"
        if code.microfilm:
            yield f", microfilm {code.microfilm}"
        if code.leaves:
            yield self.leaves.before + self.leaves.write(code.leaves)

    @property
    def _first(self) -> Step:
        """The step that is made to follow the archive; a later one that follows it keeps what is after the archive."""
        return self.steps[0] if self.steps else Step(CodeLevel.NUMBER)

    def _step(self, part: CodePart) -> Step:
        """Return how a level is written: by the archive's form; where none is known, with the label of the source."""
        found = next((step for step in self.steps if step.level is part.level), None)
        is_general = self.grammar is None
        return found if found and not (is_general and part.label) else Step(part.level, form_of(part))
