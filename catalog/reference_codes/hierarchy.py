"""Where a reference code lies: the units above it, what contains what, and the archival order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.model import CodePart, LeafRange, ReferenceCode
from catalog.reference_codes import schemes
from catalog.reference_codes.fond_writing import level_word
from catalog.reference_codes.number import comparison_key, natural_key, plain_key
from catalog.reference_codes.register import Register, in_use
from catalog.reference_codes.schemes.scheme import says_level
from catalog.reference_codes.writing import scheme_of
from catalog.vocabularies import CodeLevel

__all__ = [
    "SortKey",
    "Unit",
    "contains",
    "hierarchy",
    "named_levels",
    "overlaps",
    "same_unit",
    "set_spec_part",
    "set_specs",
    "sort_key",
]

SortKey = tuple[str, tuple[tuple[int, str, tuple[tuple[int, int, str], ...]], ...], tuple[tuple[int, str, bool], ...]]


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit that a document lies in: the archive itself (level None), its fond, opis, delo ..."""

    level: CodeLevel | None
    set_spec: str
    """OAI-PMH setSpec: `garf:5446:98`. Numbers that compare equal have the same one, others never."""
    label: str
    """The unit by itself, for a breadcrumb: `opis 98`."""
    name: str
    """The unit and all above it, for a list of sets: `GARF, fond 5446, opis 98`."""
    code: ReferenceCode
    """The reference code up to this unit."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A code with its archive resolved and its levels in the order of its scheme."""

    archive: str
    label: str
    country: str | None
    scheme: str
    order: tuple[CodeLevel, ...]
    code: ReferenceCode

    @property
    def keys(self) -> tuple[tuple[CodeLevel, str], ...]:
        key = comparison_key if self.scheme == schemes.FOND_OPIS_DELO.name else plain_key
        return tuple((part.level, key(part.number)) for part in self.code.levels)


def hierarchy(code: ReferenceCode, register: Register | None = None) -> tuple[Unit, ...]:
    """Return the units a document lies in, the largest first: archive, fond, opis, [papka,] delo.

    The levels are in the order of the scheme, however they were written; leaves belong to no unit.
    """
    return tuple(_units(_place(code, register)))


def set_specs(code: ReferenceCode, register: Register | None = None) -> tuple[str, ...]:
    """Return the setSpecs of the units a document lies in, the largest first: those of `hierarchy`, and no more."""
    return tuple(_set_specs(_place(code, register)))


def contains(a: ReferenceCode, b: ReferenceCode, register: Register | None = None) -> bool:
    """Whether `b` lies in `a` or is the same.

    They share the archive and every level of `a`, and where `a` names leaves, those of `b` are within them.
    """
    outer, inner = _place(a, register), _place(b, register)
    shared = outer.archive == inner.archive and inner.keys[: len(outer.keys)] == outer.keys
    if not shared or not a.leaves:
        return shared
    return (
        len(outer.keys) == len(inner.keys) and bool(b.leaves) and all(_within(one, a.leaves) for one in b.leaves or ())
    )


def same_unit(a: ReferenceCode, b: ReferenceCode, register: Register | None = None) -> bool:
    """Whether two codes name the same archive and the same number at every level, leaves aside."""
    one, other = _place(a, register), _place(b, register)
    return (one.archive, one.keys) == (other.archive, other.keys)


def overlaps(a: tuple[LeafRange, ...] | None, b: tuple[LeafRange, ...] | None) -> bool:
    """Whether two lists of leaves of one file share a side of a leaf. Leaves that are not stated may be any."""
    if not a or not b:
        return True
    return any(one.start.order <= other.end.order and other.start.order <= one.end.order for one in a for other in b)


def sort_key(code: ReferenceCode, register: Register | None = None) -> SortKey:
    """Return the place of a code in archival order: 2 before 10, 1a after 1, a fond before its files."""
    place = _place(code, register)
    levels = tuple((_rank(level, place.order), level.value, natural_key(key)) for level, key in place.keys)
    return (place.archive, levels, tuple(one.start.order for one in code.leaves or ()))


def _within(one: LeafRange, ranges: tuple[LeafRange, ...]) -> bool:
    return any(outer.start.order <= one.start.order and one.end.order <= outer.end.order for outer in ranges)


def _place(code: ReferenceCode, register: Register | None) -> _Place:
    archive = (register or in_use()).find(code.repository)
    scheme = scheme_of(code, archive)
    order = scheme.levels
    parts = tuple(sorted(code.levels, key=lambda part: _rank(part.level, order))) if order else code.levels
    name = archive.code if archive else code.repository
    in_order = code if parts == code.levels else code.model_copy(update={"levels": parts})
    return _Place(plain_key(name), name, archive.country if archive else None, scheme.name, order, in_order)


def _rank(level: CodeLevel, order: tuple[CodeLevel, ...]) -> int:
    return order.index(level) if level in order else len(order)


def _units(place: _Place) -> Iterator[Unit]:
    archive, *specs = _set_specs(place)
    name = place.label
    yield Unit(None, archive, place.label, name, _up_to(place.code, 0))
    for count, (part, spec) in enumerate(zip(place.code.levels, specs, strict=True), start=1):
        label = _label(part, place.country)
        name = f"{name}, {label}"
        yield Unit(part.level, spec, label, name, _up_to(place.code, count))


def _label(part: CodePart, country: str | None) -> str:
    return part.number if says_level(part) else f"{level_word(part.level, country)} {part.number}"


def named_levels(code: ReferenceCode, register: Register | None = None) -> tuple[str, ...]:
    """Return the levels of a code in its own order, each with its number: opis 98; of an archive of Ukraine opys 98."""
    archive = (register or in_use()).find(code.repository)
    return tuple(_label(part, archive.country if archive else None) for part in code.levels)


def _set_specs(place: _Place) -> Iterator[str]:
    spec = set_spec_part(place.archive)
    yield spec
    expected = iter(_chain(place))
    following = True
    for level, key in place.keys:
        # a level out of the usual chain is named, so that delo 98 without opis is not taken for opis 98
        following = following and next(expected, None) is level
        spec = f"{spec}:{'' if following else level.value + '*'}{set_spec_part(key)}"
        yield spec


def _chain(place: _Place) -> tuple[CodeLevel, ...]:
    if place.scheme == schemes.FOND_OPIS_DELO.name:
        return (CodeLevel.FOND, CodeLevel.OPIS, CodeLevel.DELO)
    return place.order


def _up_to(code: ReferenceCode, count: int) -> ReferenceCode:
    return ReferenceCode(repository=code.repository, levels=code.levels[:count])


_OTHER = re.compile(r"[^a-z0-9.\-]")
_SIGNS = {"/": "~", " ": "_"}


def set_spec_part(key: str) -> str:
    """Write a folded name or number with the characters of a setSpec part; different ones stay different.

    Small letters, digits, `.` and `-` stand for themselves, `~` for a slash, `_` for a space, and any other
    character is its code point in parentheses: `1~2`, `r-5446`, `(456)`.
    """
    return _OTHER.sub(lambda found: _SIGNS.get(found[0]) or f"({ord(found[0]):x})", key)
