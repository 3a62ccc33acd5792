"""Which unit of a source is which record of an earlier import of it, by what the units are and where they lie.

A unit is known by its identifier, else by its reference code, else by title, dates and container below the same
parent. None of these is believed against the others: in many finding aids `c1`, `c2` or `F 1/1`, `F 1/2` are counted
again whenever a unit is put in front, and would then be those of other documents. So the passes go from what agrees in
most to what agrees in least, and what more than one unit could be is matched with none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from catalog.ingest.same_document import Agreement, agreement_of, folded
from catalog.ingest.units import (
    DESCRIBED,
    MOVED,
    PASSES,
    ExistingUnit,
    IncomingUnit,
    Pass,
    is_opaque,
    without_number,
)

__all__ = ["UnitMatches", "match_units"]


@dataclass(slots=True)
class UnitMatches:
    """`record_of` has the record of a unit by the number of the unit; `perhaps` those that one may be, undecided."""

    record_of: dict[int, str] = field(default_factory=dict)
    perhaps: dict[int, tuple[str, ...]] = field(default_factory=dict)


def match_units(existing: Sequence[ExistingUnit], incoming: Sequence[IncomingUnit]) -> UnitMatches:
    """Match the units of a source, parents before their children, with the records of an earlier import."""
    matching = _Matching(existing, incoming)
    matching.match_all()
    return matching.matches()


class _Tree:
    """What is known of a tree of units, or of all the roots: which numbers its units do not keep."""

    def __init__(self, units: Iterable[IncomingUnit], *, is_of_roots: bool) -> None:
        self.is_of_roots = is_of_roots
        self._is_one_number = any(
            each.features.code and folded(each.identifier) == each.features.code for each in units
        )
        self.renumbered: set[str] = set()
        """`identifier`, `code`: those that units with the same description have not kept."""

    def note_apart(self, numbers: set[str]) -> None:
        """Note which numbers a unit did not keep; where the identifier is the code, both."""
        self.renumbered |= {"identifier", "code"} if numbers and self._is_one_number else numbers


class _Group:
    """The records and the units among which a unit is looked for, by their places in all of them, and their tree."""

    def __init__(self, existing: dict[int, ExistingUnit], incoming: dict[int, IncomingUnit], tree: _Tree) -> None:
        self.existing, self.incoming, self.tree = existing, incoming, tree
        self._identifiers = (
            {unit.identifier for unit in existing.values()},
            {unit.identifier for unit in incoming.values()},
        )
        before, now = (
            (unit.features.code for unit in existing.values()),
            (unit.features.code for unit in incoming.values()),
        )
        self._codes = set(before), set(now)

    def agreement(self, at: int, unit: int) -> Agreement:
        """Compare a record with a unit."""
        return agreement_of(self.existing[at].features, self.incoming[unit].features)

    def numbers_apart(self, at: int, unit: int) -> set[str]:
        """Return which numbers a record and a unit have both, and not the same."""
        old, new = self.existing[at], self.incoming[unit]
        pairs = {
            "identifier": (old.identifier, new.identifier),
            "code": (old.features.code, new.features.code),
        }
        return {number for number, (before, now) in pairs.items() if before and now and before != now}

    def are_renumbered(self, apart: set[str], at: int, unit: int) -> bool:
        """Whether the numbers that differ were assigned again: that of the one is now, or was, that of another."""
        old, new = self.existing[at], self.incoming[unit]
        if "identifier" in apart:
            before, now = self._identifiers
            is_fixed = is_opaque(old.identifier) or is_opaque(new.identifier)
            if is_fixed or (old.identifier not in now and new.identifier not in before):
                return False
        if "code" in apart:
            before, now = self._codes
            return old.features.code in now or new.features.code in before
        return True


class _Matching:
    """Records and units by their places in the two sequences."""

    def __init__(self, existing: Sequence[ExistingUnit], incoming: Sequence[IncomingUnit]) -> None:
        self._existing, self._incoming = existing, incoming
        self._matched: dict[int, int] = {}
        self._taken: set[int] = set()
        self._perhaps: dict[int, set[int]] = defaultdict(set)
        self._records_below: dict[int | None, list[int]] = defaultdict(list)
        self._units_below: dict[int | None, list[int]] = defaultdict(list)
        places = {unit.record: at for at, unit in enumerate(existing)}
        for at in sorted(range(len(existing)), key=lambda at: (existing[at].place, at)):
            above = places.get(existing[at].parent or "")
            self._records_below[above if above != at else None].append(at)
        proposed = {each.id: number for number, each in enumerate(incoming)}
        for number, each in enumerate(incoming):
            above = proposed.get(each.parent or "")
            self._units_below[above if above != number else None].append(number)

    def matches(self) -> UnitMatches:
        """Return what was matched, and what may be."""
        free = {unit: sorted(records - self._taken) for unit, records in self._perhaps.items()}
        return UnitMatches(
            {unit: self._existing[at].record for unit, at in self._matched.items()},
            {
                unit: tuple(self._existing[at].record for at in records)
                for unit, records in free.items()
                if records and unit not in self._matched
            },
        )

    def match_all(self) -> None:
        """Match the roots, and below each matched one its tree."""
        own = [at for at in self._records_below[None] if self._existing[at].is_of_source]
        others = [at for at in self._records_below[None] if not self._existing[at].is_of_source]
        units = self._units_below[None]
        self._match_group(self._group(own, units))
        self._match_elsewhere(self._group(others, units))
        for unit, at in list(self._matched.items()):
            if self._units_below[unit]:
                self._match_tree(at, unit)

    def _match_elsewhere(self, group: _Group) -> None:
        """Match the roots of another source that have the same identifier, where they surely are the same."""
        by_name = _by(group.existing, lambda at: group.existing[at].identifier or None)
        for unit, new in group.incoming.items():
            for at in by_name.get(new.identifier, ()):
                if self._is_surely(group, at, unit):
                    self._match(at, unit)
                self._perhaps[unit].add(at)

    def _match_tree(self, root: int, root_unit: int) -> None:
        """Match what lies below a matched root: what an identifier names, then parent by parent, then what moved."""
        records, units = _below(self._records_below, root), _below(self._units_below, root_unit)
        whole = self._group(records, units, is_of_roots=False)
        self._match_same_items(whole)
        self._match_opaque(whole)
        for unit in [root_unit, *units]:
            if unit in self._matched and self._units_below[unit]:
                self._match_group(self._siblings(self._matched[unit], unit, whole.tree))
        for one in MOVED:
            self._match_pass(one, whole)

    def _group(self, records: Iterable[int], units: Iterable[int], *, is_of_roots: bool = True) -> _Group:
        existing = {at: self._existing[at] for at in records}
        incoming = {unit: self._incoming[unit] for unit in units}
        return _Group(existing, incoming, _Tree(incoming.values(), is_of_roots=is_of_roots))

    def _siblings(self, above: int, unit_above: int, tree: _Tree) -> _Group:
        """Return what lies in a record and in a unit, without the numbers of these in front of their own."""
        records, units = self._existing, self._incoming
        return _Group(
            {at: without_number(records[at], records[above]) for at in self._records_below[above]},
            {unit: without_number(units[unit], units[unit_above]) for unit in self._units_below[unit_above]},
            tree,
        )

    def _match_group(self, group: _Group) -> None:
        self._match_same_items(group)
        self._match_opaque(group)
        for one in PASSES:
            self._match_pass(one, group)
        self._match_rows(group)

    def _match_same_items(self, group: _Group) -> None:
        """Match the items of the very file that was imported before."""
        records = _by(group.existing, lambda at: group.existing[at].item if all(group.existing[at].item) else None)
        self._match_singles(records, _by(group.incoming, lambda unit: group.incoming[unit].item))

    def _match_opaque(self, group: _Group) -> None:
        records = _by(group.existing, lambda at: _opaque(group.existing[at].identifier))
        self._match_singles(records, _by(group.incoming, lambda unit: _opaque(group.incoming[unit].identifier)))

    def _match_singles(self, records: dict[Hashable, list[int]], units: dict[Hashable, list[int]]) -> None:
        for key, found in units.items():
            there = records.get(key, [])
            if len(found) == len(there) == 1 and self._is_free(there[0], found[0]):
                self._match(there[0], found[0])

    def _match_pass(self, one: Pass, group: _Group) -> None:
        """Match the units of which each side has one with a key: by content one of all, else one that is left."""
        records: Iterable[int] = group.existing
        units: Iterable[int] = group.incoming
        if not one.is_by_content:
            records = [at for at in records if at not in self._taken]
            units = [unit for unit in units if unit not in self._matched]
        old, new = group.existing, group.incoming
        by_key = _by(records, lambda at: one.key(old[at].identifier, old[at].features))
        for key, found in _by(units, lambda n: one.key(new[n].identifier, new[n].features)).items():
            there = by_key.get(key, [])
            if len(found) != 1 or len(there) != 1 or not self._is_free(there[0], found[0]):
                continue
            if self._may_be(one, there[0], found[0], group):
                group.tree.note_apart(group.numbers_apart(there[0], found[0]))
                self._match(there[0], found[0])
            self._perhaps[found[0]].add(there[0])

    def _may_be(self, one: Pass, at: int, unit: int, group: _Group) -> bool:
        """Whether nothing speaks against a match: another number that was not assigned again, or another document."""
        found, apart = group.agreement(at, unit), group.numbers_apart(at, unit)
        if group.existing[at].is_gone and one is not DESCRIBED and not (one.number and found.is_title_undisputed):
            return False
        if one.is_by_content:
            is_dated = not one.is_undated or found.dates is not False
            return is_dated and found.is_same_by_content and group.are_renumbered(apart, at, unit)
        if one.number in group.tree.renumbered or not apart <= group.tree.renumbered:
            return False
        if not found.is_plainly_other:
            return True
        if not one.is_renamed:
            return False
        return self._holds_the_same(at, unit) if group.tree.is_of_roots else found.is_of_title_alone

    def _holds_the_same(self, at: int, unit: int) -> bool:
        """Whether the half or more of what lies in a record and in a unit has the same titles and dates."""
        inside = (self._existing[each].features for each in self._records_below[at])
        there = (self._incoming[each].features for each in self._units_below[unit])
        before, now = {(has.title, has.dates) for has in inside}, {(has.title, has.dates) for has in there}
        return bool(now) and len(now & before) * 2 >= len(now | before)

    def _match_rows(self, group: _Group) -> None:
        """Match rows of units with one description in their order, where that is certain; ask about the others."""
        before, now = self._anchors(group)
        old, new = group.existing, group.incoming
        records = [at for at in old if at not in self._taken]
        units = [unit for unit in new if unit not in self._matched and new[unit].features.title]
        by_row = _by(records, lambda at: (old[at].features, old[at].identifier, before[at]))
        for row, found in _by(units, lambda unit: (new[unit].features, new[unit].identifier, now[unit])).items():
            there = by_row.get(row, [])
            for at, unit in zip(there, found, strict=True) if len(there) == len(found) else ():
                if self._is_free(at, unit):
                    self._match(at, unit)
        by_title = _by(records, lambda at: old[at].features.title or None)
        for unit in units:
            alike = by_title.get(new[unit].features.title, ())
            self._perhaps[unit] |= {at for at in alike if self._is_free(at, unit) and _are_alike(group, at, unit)}

    def _anchors(self, group: _Group) -> tuple[dict[int, int], dict[int, int]]:
        """Return, for each record and each unit, the record that the nearest one before it was matched with, or -1."""
        of_records, of_units = {}, {}
        last = -1
        for at in group.existing:
            of_records[at] = last
            last = at if at in self._taken else last
        last = -1
        for unit in group.incoming:
            of_units[unit] = last
            last = self._matched.get(unit, last)
        return of_records, of_units

    def _is_surely(self, group: _Group, at: int, unit: int) -> bool:
        """Whether a root of another source is the same document: its identifier alone does not say so."""
        old, new, found = group.existing[at], group.incoming[unit], group.agreement(at, unit)
        if not self._is_free(at, unit):
            return False
        if is_opaque(new.identifier) or (old.system and old.system == new.system):
            return not found.is_plainly_other
        if not self._units_below[unit]:
            return found.is_same_in_all
        return found.is_surely_same and self._holds_the_same(at, unit)

    def _match(self, at: int, unit: int) -> None:
        self._matched[unit] = at
        self._taken.add(at)

    def _is_free(self, at: int, unit: int) -> bool:
        systems = {self._existing[at].system, self._incoming[unit].system} - {""}
        return at not in self._taken and unit not in self._matched and len(systems) < 2


def _are_alike(group: _Group, at: int, unit: int) -> bool:
    """Whether a record may be that of a unit with its title: nothing says that it is another."""
    found = group.agreement(at, unit)
    return not group.numbers_apart(at, unit) and found.dates is not False and found.is_same_by_content


def _opaque(identifier: str) -> str | None:
    return identifier if is_opaque(identifier) else None


def _by(numbers: Iterable[int], key: Callable[[int], Hashable | None]) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for number in numbers:
        if (value := key(number)) is not None:
            groups[value].append(number)
    return groups


def _below(tree: dict[int | None, list[int]], root: int) -> list[int]:
    """Return what lies below a root, each before what lies in it."""
    found, waiting, seen = [], [root], {root}
    while waiting:
        for each in tree.get(waiting.pop(), ()):
            if each not in seen:
                seen.add(each)
                found.append(each)
                waiting.append(each)
    return found
