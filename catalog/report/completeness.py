"""How many of the elements of a description the records of each level have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from catalog.report.fields import FIELDS, Answer
from catalog.report.survey import Survey
from catalog.vocabularies import Level

__all__ = ["Area", "Cell", "Completeness", "Row", "completeness"]


@dataclass(frozen=True, slots=True)
class Cell:
    """The answers of some records to one question."""

    asked: int
    stated: int
    unknown: int

    @property
    def absent(self) -> int:
        """Records that do not answer."""
        return self.asked - self.stated - self.unknown

    @property
    def share(self) -> str:
        """The part that states it, in hundredths; 0 and 100 are said of none and all alone."""
        percent = round(100 * self.stated / self.asked) if self.asked else 0
        if self.stated < self.asked and percent == 100:
            return "> 99"
        return "< 1" if self.stated and percent == 0 else str(percent)

    @property
    def stated_length(self) -> float:
        """The length of the bar of those that state it, in hundredths."""
        return round(100 * self.stated / self.asked, 2) if self.asked else 0

    @property
    def unknown_length(self) -> float:
        """The length of the bar of those that say it is unknown, in hundredths."""
        return round(100 * self.unknown / self.asked, 2) if self.asked else 0


@dataclass(frozen=True, slots=True)
class Row:
    """One question, with the answers at every level and of all records."""

    name: str
    number: str
    is_essential: bool
    total: Cell
    by_level: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """An area of ISAD(G) and its questions."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Completeness:
    """The whole table."""

    levels: tuple[Level, ...]
    areas: tuple[Area, ...]

    @property
    def essential_gaps(self) -> tuple[Row, ...]:
        """The essential elements that some records lack, the widest gap first."""
        rows = [row for area in self.areas for row in area.rows if row.is_essential and row.total.absent]
        return tuple(sorted(rows, key=lambda row: -row.total.absent))


def completeness(survey: Survey) -> Completeness:
    """Return the table of a survey: its levels from the largest unit to the document."""
    levels = tuple(level for level in Level if survey.levels[level])
    asked = [(one, _row(survey, number, levels)) for number, one in enumerate(FIELDS)]
    areas = groupby(asked, key=lambda item: item[0].area)
    return Completeness(levels, tuple(Area(name, tuple(row for _, row in rows)) for name, rows in areas))


def _row(survey: Survey, number: int, levels: tuple[Level, ...]) -> Row:
    one = FIELDS[number]
    return Row(
        one.name,
        one.number,
        one.is_essential,
        _cell(survey, number, levels),
        tuple(_cell(survey, number, (level,)) for level in levels),
    )


def _cell(survey: Survey, number: int, levels: Iterable[Level]) -> Cell:
    counts = {answer: sum(survey.answers[number, level, answer] for level in levels) for answer in Answer}
    return Cell(sum(counts.values()), counts[Answer.STATED], counts[Answer.UNKNOWN])
