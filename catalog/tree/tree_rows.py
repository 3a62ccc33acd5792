"""What of a record its place in the tree is judged by, and the tables that keep it, temporary or those of the feed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from catalog.errors import UnreadableDocument
from catalog.model import CodePart, Record, ReferenceCode
from catalog.reference_codes import Register, register, set_specs
from catalog.storage import Document
from catalog.vocabularies import CodeLevel, DateEvent

__all__ = [
    "INSERT_LINK",
    "INSERT_UNIT",
    "SEPARATOR",
    "TABLES",
    "Described",
    "described",
    "invalid",
    "invalid_id",
    "links",
    "unit_of",
]

SEPARATOR = "\x01"
"""Between the levels of a code: it sorts before every other character, so a unit is followed by its parts."""
_OWN_DATES = frozenset({None, DateEvent.CREATION, DateEvent.ACCUMULATION})
_NOT_INHERITED = frozenset({"id", "level", "title", "part_of", "sequence", "administration"})


class Described(NamedTuple):
    """One record in the tree. A withdrawn one has no level, and nothing is asked of it."""

    id: str
    level: str
    part_of: str | None
    code: str
    """The archive and the levels of the reference code, normalised; empty where it has none."""
    top: str
    """The level that the code begins with: `fond`; `file` where the archive numbers each file by itself."""
    first: int | None
    """The first of its days as a number, 19560905; None where it is open, uncertain or not stated."""
    last: int | None
    is_span: int
    """Whether the days are a span of time, or several, and not one date that is perhaps imprecise."""
    says: str
    """Of a unit with parts, the fields that are filled, with a space around each: what its parts inherit."""


def described(record: Record) -> Described:
    """Return what of a record is compared with its relatives."""
    if record.is_withdrawn:
        return Described(record.id, "", None, "", "", None, None, 0, "")
    first, last, is_span = _days(record)
    says = ""
    if record.level.is_aggregation:
        filled = [field for field, value in record if value and field not in _NOT_INHERITED]
        says = f" {' '.join(filled)} "
    code = record.reference_code
    top = code.levels[0].level.value if code and code.levels else ""
    return Described(record.id, record.level.value, record.part_of, unit_of(record), top, first, last, is_span, says)


def invalid(record_id: str) -> tuple[str | None, ...]:
    """Return what of an invalid record is in the tree: its id alone, and nothing in the place of each other field."""
    return (record_id, *[None] * (len(Described._fields) - 1))


def invalid_id(document: Document) -> str:
    """Return the id that an invalid document gives itself, or nothing where it cannot be read."""
    try:
        tree = document.tree()
    except UnreadableDocument:
        return ""
    record_id = tree.get("id") if isinstance(tree, dict) else None
    return record_id if isinstance(record_id, str) and record_id.isascii() else ""


def links(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the ids of other records that a record names, each after the path to it. A withdrawn one leads nowhere."""
    if record.is_withdrawn:
        return
    if record.part_of:
        yield "part_of", record.part_of
    for number, other in enumerate(record.related):
        if other.record:
            yield f"related/{number}/record", other.record


def unit_of(record: Record) -> str:
    """Return the unit that the reference code of a record leads to, or nothing where it names none."""
    code = record.reference_code
    if not code or not code.levels:
        return ""
    return _unit(code.repository, tuple([(part.level, part.number) for part in code.levels]), register.in_use())


@lru_cache(maxsize=4_096)
def _unit(repository: str, levels: tuple[tuple[CodeLevel, str], ...], known: Register) -> str:
    """Return the name of a unit. Most documents share theirs with others."""
    parts = tuple(CodePart(level=level, number=number) for level, number in levels)
    return set_specs(ReferenceCode(repository=repository, levels=parts), known)[-1].replace(":", SEPARATOR)


def _days(record: Record) -> tuple[int | None, int | None, int]:
    """Return the first and the last day of a unit, and whether they bound a span; of unsure dates, nothing."""
    read = [date.edtf for date in record.dates if date.event in _OWN_DATES]
    if not read or any(one is None or one.approximate or one.uncertain for one in read):
        return None, None, 0
    sure = [one for one in read if one]
    first = None if any(one.earliest is None for one in sure) else min(one.earliest for one in sure if one.earliest)
    last = None if any(one.latest is None for one in sure) else max(one.latest for one in sure if one.latest)
    is_span = len(sure) > 1 or any("/" in one.text or one.text[0] in "[{" for one in sure)
    return _number(first), _number(last), int(is_span)


def _number(day: tuple[int, int, int] | None) -> int | None:
    return None if day is None else day[0] * 10_000 + day[1] * 100 + day[2]


TABLES = """
CREATE TABLE IF NOT EXISTS unit (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, level TEXT, part_of TEXT, code TEXT, top TEXT,
    first INTEGER, last INTEGER, is_span INTEGER, says TEXT, path BLOB, line INTEGER, start INTEGER
);
CREATE TABLE IF NOT EXISTS link (source TEXT, target TEXT, pointer TEXT, path BLOB, line INTEGER, start INTEGER);
"""
"""One row for each record, in the order in which they were read, and one for each id of another record in it."""

INSERT_UNIT = """
INSERT INTO unit (id, level, part_of, code, top, first, last, is_span, says, path, line, start)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
INSERT_LINK = "INSERT INTO link VALUES (?, ?, ?, ?, ?, ?)"
