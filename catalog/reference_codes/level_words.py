"""Reference codes whose levels are named in the words of ISAD(G): `MAL, fonds 27, series 1, file 2`.

Read where no scheme reads a string: the archive may be of the general scheme, or not in the register.
"""

from __future__ import annotations

import re

from catalog.reference_codes.leaf_list import LeafList, read_leaf_list
from catalog.reference_codes.parsed import ParsedPart, ParsedReference, Reading, Span
from catalog.reference_codes.register import Archive, Register
from catalog.reference_codes.schemes import FOND_OPIS_DELO, GENERAL

__all__ = ["read_level_words"]

_LEVELS = {
    "fonds": "fonds", "subfonds": "subfonds", "sub-fonds": "subfonds", "collection": "collection", "series": "series",
    "subseries": "subseries", "sub-series": "subseries", "class": "class", "file": "file", "dossier": "dossier",
    "volume": "volume", "piece": "piece", "item": "item", "box": "box", "folder": "folder",
    "record group": "record_group",
}  # fmt: skip
_OF_FONDS = {"fonds": "fond", "series": "opis", "file": "delo", "inventory": "opis"}
"""The levels of archives that count fonds, opisi and dela, by the words of ISAD(G)."""
_FIRST = frozenset({"fonds", "collection", "record_group", "series", "box", "reference"})
"""Levels that the code of an archive which nobody knows begins with: `Letter to Kim, item 3` is no code."""
_PART = re.compile(rf"(?P<level>{'|'.join(_LEVELS)})\.?:? (?P<number>[\w./-]*\d[\w./-]*|[A-Z][\w./-]*)", re.IGNORECASE)
_LEAVES = re.compile(r"[,;] ?(?:leaf|leaves|folios?|foll?\.|ff?\.|sheets?) (?=\d)", re.IGNORECASE)
_MARK = re.compile(r"[A-Z]{1,8}(?:/[\w.-]+)+")
_NAME = re.compile(r"[^\W\d][^,;:()\[\]\n]{0,80}")
_LONGEST = 200


def read_level_words(text: str, register: Register) -> Reading | None:
    """Return the reading of a string that is one archive and levels by their names, or None for any other."""
    name, parted, rest = text.strip().rstrip(".").partition(",")
    if len(text) > _LONGEST or not parted:
        return _numbers_alone(text, register)
    archive = register.find(name.strip())
    rest, *behind = _LEAVES.split(rest, maxsplit=1)
    leaves = read_leaf_list(behind[0].lower(), 0) if behind else None
    if behind and (leaves is None or leaves.end < len(behind[0])):
        return None
    parts = _levels(rest, archive)
    if not parts and archive is None and _MARK.fullmatch(rest.strip()):
        parts = (ParsedPart("reference", rest.strip()),)
    if not parts or not _NAME.fullmatch(name.strip()) or not (archive or parts[0].level in _FIRST):
        return None
    return _reading(text, name.strip(), archive, parts, leaves)


def _levels(rest: str, archive: Archive | None) -> tuple[ParsedPart, ...]:
    """Return the levels of a code, each with its number; none where one of the pieces is no level."""
    found = [_PART.fullmatch(piece.strip()) for piece in re.split("[,;]", rest)]
    if not all(found):
        return ()
    parts = []
    for match in found:
        if match:
            level = _LEVELS[match["level"].lower()]
            level = _OF_FONDS.get(level, level) if archive and archive.scheme == FOND_OPIS_DELO.name else level
            parts.append(ParsedPart(level, match["number"], match["level"]))
    return tuple(parts) if len({part.level for part in parts}) == len(parts) else ()


def _numbers_alone(text: str, register: Register) -> Reading | None:
    """Read the numbers behind the code of an archive that says what its levels are: MAL/27/1/2."""
    name, *numbers = text.strip().split("/")
    archive = register.find(name) if numbers and all(numbers) else None
    if archive is None or archive.scheme != GENERAL.name or len(numbers) > len(archive.levels):
        return None
    return _reading(text, name, archive, tuple(map(ParsedPart, archive.levels, numbers)))


def _reading(
    text: str, name: str, archive: Archive | None, parts: tuple[ParsedPart, ...], leaves: LeafList | None = None
) -> Reading:
    unknown = () if archive else (f"The archive {name!r} is not in the register.",)
    ranges, doubts = (leaves.ranges, leaves.doubts) if leaves else ((), ())
    scheme = archive.scheme if archive else GENERAL.name
    span = Span(0, len(text), text)
    code = archive.code if archive else None
    return Reading(text, (ParsedReference(code, name, (), parts, ranges, scheme, span, doubts=(*unknown, *doubts)),))
