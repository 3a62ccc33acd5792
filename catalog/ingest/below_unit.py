"""A new record below one that is there: its level, and its reference code from a number alone."""

from __future__ import annotations

import re

from catalog.errors import UnknownRecord, UsageError
from catalog.model import CodePart, Record, ReferenceCode
from catalog.reference_codes import register
from catalog.storage import CatalogueFolder
from catalog.validation import read
from catalog.vocabularies import CodeLevel, Level

__all__ = ["code_below", "is_number", "level_below", "unit_above"]

_NUMBER = re.compile(r"\d{1,7}[^\W\d_]{0,3}(?:[./-]\d{1,6})*")
_BELOW = {CodeLevel.FOND: CodeLevel.OPIS, CodeLevel.OPIS: CodeLevel.DELO, CodeLevel.PAPKA: CodeLevel.DELO}
_LEVELS = {Level.SERIES: Level.FILE, Level.SUBSERIES: Level.FILE, Level.FILE: Level.ITEM}


def unit_above(folder: CatalogueFolder, record_id: str) -> Record:
    """Return the record that a new one is to be part of.

    Raises UnknownRecord, UsageError where it is an item or withdrawn, InvalidRecord where it has errors.
    """
    document = folder.find(record_id)
    if document is None:
        raise UnknownRecord(record_id)
    above = read(document).demand()
    if above.level is Level.ITEM or above.is_withdrawn:
        what = "withdrawn" if above.is_withdrawn else "an item, which has no parts"
        raise UsageError(f"The record {record_id!r} is {what}: name a fonds, a series or a file.")
    return above


def level_below(above: Record) -> Level:
    """Return the level that the parts of a unit have: a fonds has series, a series files, a file items."""
    return _LEVELS.get(above.level, Level.SERIES)


def is_number(reference: str) -> bool:
    """Whether a reference is no whole code, but a number within a unit: 12, 12a, 3/1."""
    return bool(_NUMBER.fullmatch(reference.strip()))


def code_below(above: Record, number: str) -> ReferenceCode:
    """Return the code of the unit with a number in a unit. Raises UsageError where its level is not known."""
    code = above.reference_code
    if code is None or not code.levels:
        raise UsageError(f"The record {above.id!r} has no reference code to continue: write the whole code.")
    *upper, last = code.levels
    if last.level is CodeLevel.REFERENCE:
        levels = (*upper, CodePart(level=last.level, number=f"{last.number}/{number}"))
    elif level := _level_below(code, last.level):
        levels = (*code.levels, CodePart(level=level, number=number))
    else:
        raise UsageError(f"What is below {last.level} {last.number} is not known: write the whole code.")
    return code.revised(levels=levels, leaves=None, as_written=None, note=None)


def _level_below(code: ReferenceCode, level: CodeLevel) -> CodeLevel | None:
    archive = register.find(code.repository)
    own = archive.levels if archive else ()
    if level.value in own[:-1]:
        return CodeLevel(own[own.index(level.value) + 1])
    return None if level.value in own else _BELOW.get(level)
