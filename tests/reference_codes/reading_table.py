"""References written by hand from many countries, each with its reading: how the tables are read and compared.

A table has five columns: country, reference, reading, certain, source. A reading is `ARCHIVE | level number | ...`,
where `leaves` and `year` are levels too, `-` is an archive that is not named, and `||` parts several references.
`*` stands for a reference that says too little, or of an archive that is not known: no reading of it is certain.
The column `certain` says whether the reading must be certain (yes), must not be (no), or may be either (any).
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

from catalog.reference_codes import ParsedReference, parse
from catalog.vocabularies import CodeLevel

__all__ = ["Row", "Verdict", "judge", "read_table"]

_FOLDER = Path(__file__).parent / "references"
_LEVELS = {level.value for level in CodeLevel} | {"microfilm"}


class Row(NamedTuple):
    """One line of a table."""

    country: str
    reference: str
    reading: str
    certain: str
    source: str


class Verdict(NamedTuple):
    """What became of a reference."""

    row: Row
    read: str
    right: bool
    certain: bool

    @property
    def silently_wrong(self) -> bool:
        """Whether a reading that is not the expected one does not say so."""
        return self.certain and not self.right

    @property
    def as_sure_as_asked(self) -> bool:
        """Whether the reading is certain, or not, as the table asks."""
        return self.row.certain == "any" or self.certain == (self.row.certain == "yes")


def read_table(name: str) -> list[Row]:
    """Return the lines of a table: `tuned` or `held_back`."""
    with (_FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return [Row(*line) for line in list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]]


def judge(row: Row) -> Verdict:
    """Read the reference of a line and compare."""
    references = parse(row.reference).references
    read = " || ".join(_written(one) for one in references)
    certain = bool(references) and all(one.certain for one in references)
    right = not certain if row.reading == "*" else read == row.reading
    return Verdict(row, read, right, certain)


def _written(one: ParsedReference) -> str:
    """Write a reading as the tables do; the order of the levels does not matter for year and leaves."""
    parts = [f"{part.level} {part.number}" for part in one.parts if part.level in _LEVELS]
    year = [f"year {one.year}"] if one.year else []
    leaves = [f"leaves {', '.join(map(str, one.leaves))}"] if one.leaves else []
    return " | ".join([one.repository or "-", *parts, *year, *leaves])
