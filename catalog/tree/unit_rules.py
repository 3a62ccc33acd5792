"""What a person should look at in the tree: dates and codes that do not fit the unit above, and units without parts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from catalog.findings import Finding, Severity
from catalog.tree.finding_place import Place
from catalog.tree.link_rules import is_upside_down
from catalog.tree.tree_rows import SEPARATOR
from catalog.tree.unit_above import make_edges
from catalog.vocabularies import Level

__all__ = ["tree_remarks"]


class _Pair(NamedTuple):
    """A unit and the unit above it."""

    level: str
    code: str
    top: str
    first: int | None
    last: int | None
    is_span: int
    parent: str
    parent_level: str
    parent_code: str
    parent_top: str
    parent_first: int | None
    parent_last: int | None
    by_code: int
    path: bytes
    line: int
    start: int

    def at(self, pointer: str) -> Place:
        """Return the place of a field of the lower unit."""
        return Place(pointer, self.path, self.line, self.start)


_PAIRS = """
SELECT child.level, child.code, child.top, child.first, child.last, child.is_span,
    parent.id, parent.level, parent.code, parent.top, parent.first, parent.last, edge.by_code,
    child.path, child.line, child.start
FROM edge JOIN unit AS child ON child.number = edge.child JOIN unit AS parent ON parent.number = edge.parent
WHERE child.level <> '' AND parent.level <> '' ORDER BY edge.child
"""


def tree_remarks(connection: sqlite3.Connection, *, together: bool) -> Iterator[Finding]:
    """Yield warnings and advice on the tree; `together` says that no record of the catalogue is missing."""
    make_edges(connection)
    for row in connection.execute(_PAIRS):
        pair = _Pair(*row)
        yield from _level(pair)
        yield from _dates(pair)
        yield from _code(pair)
    yield from _without_code(connection)
    if together:
        yield from _without_parts(connection)


def _level(pair: _Pair) -> Iterator[Finding]:
    """Look at levels that the codes put upside down (where `part_of` does, it is an error), and items in items."""
    if pair.by_code and is_upside_down(Level(pair.level), Level(pair.parent_level)):
        message = f"By its code this {pair.level} is in {pair.parent!r}, which is only a {pair.parent_level}."
        hint = "Correct the level or the reference code of one of them."
        yield pair.at("level").finding("code-upside-down", Severity.WARNING, message, hint)
    if pair.level == pair.parent_level == Level.ITEM:
        message = f"This item is part of {pair.parent!r}, which is an item too."
        hint = f"Make {pair.parent!r} a file, or name it under 'related' instead of 'part_of'."
        yield pair.at("part_of").finding("unit-below-item", Severity.WARNING, message, hint)


def _dates(pair: _Pair) -> Iterator[Finding]:
    if _is_outside(pair):
        message = (
            f"This {pair.level} is dated {_days(pair.first, pair.last)}, outside the dates of {pair.parent!r} above it "
            f"({_days(pair.parent_first, pair.parent_last)})."
        )
        hint = "Check the dates of both, or the unit that it is part of."
        yield pair.at("dates").finding("dates-outside-parent", Severity.ADVICE, message, hint)


def _is_outside(pair: _Pair) -> bool:
    """Whether dates lie outside those of the unit above.

    One date may be imprecise, a year in a unit of some months, so it is outside where it shares no day with the unit;
    of a span, each end is outside where its year is.
    """
    first, last, begin, end = pair.first, pair.last, pair.parent_first, pair.parent_last
    if not pair.is_span:
        before = last is not None and begin is not None and last < begin
        return before or (first is not None and end is not None and first > end)
    before = first is not None and begin is not None and first // 10_000 < begin // 10_000
    return before or (last is not None and end is not None and last // 10_000 > end // 10_000)


def _days(first: int | None, last: int | None) -> str:
    if first is not None and last is not None and first % 10_000 == 101 and last % 10_000 == 1231:
        years = (first // 10_000, last // 10_000)
        return str(years[0]) if years[0] == years[1] else f"{years[0]} to {years[1]}"
    days = ["..." if day is None else f"{day // 10_000}-{day // 100 % 100:02}-{day % 100:02}" for day in (first, last)]
    return days[0] if days[0] == days[1] else " to ".join(days)


def _code(pair: _Pair) -> Iterator[Finding]:
    """Compare codes that begin with the same level; many archives give each unit a number that names none above it."""
    is_stated = bool(pair.code and pair.parent_code) and not pair.by_code and pair.top == pair.parent_top
    if is_stated and not _continues(pair.code, pair.parent_code):
        message = f"The reference code does not continue the code of {pair.parent!r}, which the record is part of."
        hint = "Check 'part_of', and the archive and numbers of both codes."
        yield pair.at("reference_code").finding("code-not-below-parent", Severity.WARNING, message, hint)


def _continues(code: str, parent: str) -> bool:
    """Whether a code begins with the one above: a level of its own follows, or more of the same number, as in 27/1.

    Both are written as names of sets are: `~` for a slash, `_` for a blank, `(` for what begins any other sign.
    """
    return code.startswith(parent) and code[len(parent) : len(parent) + 1] in (SEPARATOR, "", *"~.-_(")


def _without_code(connection: sqlite3.Connection) -> Iterator[Finding]:
    query = """
        SELECT count(*), parent.path, parent.line, parent.start
        FROM edge JOIN unit AS child ON child.number = edge.child JOIN unit AS parent ON parent.number = edge.parent
        WHERE child.code <> '' AND parent.code = '' AND parent.level <> ''
        GROUP BY parent.number ORDER BY parent.number
    """
    for count, *place in connection.execute(query):
        parts = (
            "1 record that is part of it has one" if count == 1 else f"{count:,} records that are part of it have one"
        )
        message = f"The record has no reference code, but {parts}."
        hint = "Add the archive and the number of this unit."
        yield Place("id", *place).finding("parent-without-code", Severity.ADVICE, message, hint)


def _without_parts(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Find series in which nothing is described while others of their level beside them have parts."""
    query = """
        WITH filled AS (SELECT DISTINCT parent AS number FROM edge),
        beside AS (
            SELECT DISTINCT edge.parent, unit.level FROM filled
            JOIN unit ON unit.number = filled.number JOIN edge ON edge.child = filled.number
        )
        SELECT unit.level, unit.path, unit.line, unit.start FROM unit
        JOIN edge ON edge.child = unit.number JOIN beside ON beside.parent = edge.parent AND beside.level = unit.level
        WHERE unit.level IN ('subfonds', 'series', 'subseries') AND unit.number NOT IN (SELECT number FROM filled)
        ORDER BY unit.number
    """
    for level, *place in connection.execute(query):
        message = f"Nothing is described in this {level}, unlike in others beside it."
        hint = "Describe its parts, or check their reference codes and 'part_of'."
        yield Place("id", *place).finding("unit-without-parts", Severity.ADVICE, message, hint)
