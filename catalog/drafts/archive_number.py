"""The number of a unit beside the name of its archive: `State Archive` and `collection 12, box 1`, or `MS 4`."""

from __future__ import annotations

from catalog.drafts.draft_builder import Entry
from catalog.drafts.reference import levels_of
from catalog.reference_codes import register
from catalog.vocabularies import CodeLevel, Level

__all__ = ["level_of_number", "write_number"]

_LEVELS_OF_CODES = frozenset(level.value for level in CodeLevel)
_OWN_LEVELS = {one.value: code for one in Level if (code := one.value.replace(" ", "_")) in _LEVELS_OF_CODES}


def level_of_number(level: str) -> str:
    """Return the level of the code that the number of a unit of this level is at."""
    return _OWN_LEVELS.get(level, CodeLevel.ITEM.value)


def write_number(entry: Entry, archive: str, number: str, place: str) -> bool:
    """Write archive and number as what they are; return whether that was done.

    The number in an archive of the register is read by its grammar of codes, unless it names its levels in our words.
    """
    own = level_of_number(entry.document.get("level", ""))
    levels = list(levels_of(f"{archive}, {number}", archive, own))
    if not archive or not number or (levels == [(own, number)] and register.in_use().find(archive)):
        return False
    entry.write("/reference_code/repository", archive, place)
    for level, part in levels:
        entry.line(f"/reference_code/{level}", part, place)
    return True
