"""Which unit of a source is which record of an earlier import of it, by what the units are and where they lie.

A unit is known by its identifier, else by its reference code, else by title, dates and container below the same
parent. None of these is believed against the others: in many finding aids `c1`, `c2` or `F 1/1`, `F 1/2` are counted
anew whenever a unit is put in front, and would then be those of other documents. So the passes go from what agrees in
most to what agrees in least, and what more than one unit could be is matched with none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from catalog.ingest.features import Agreement, Features, agreement_of

__all__ = ["ExistingUnit", "IncomingUnit", "UnitMatches", "is_opaque", "match_units"]

_OPAQUE = re.compile(
    r"[a-z][a-z0-9+.-]*:.*/\S+|.*(?:[0-9a-f]{16}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})", re.IGNORECASE
)
"""An address, or an identifier drawn by chance (`aspace_` and 32 hexadecimal digits): it is never counted anew."""


@dataclass(frozen=True, slots=True)
class ExistingUnit:
    """A record of an earlier import, as it is and as the source had it; `place` orders the units of one parent."""

    record: str
    parent: str | None
    identifier: str
    versions: tuple[Features, ...]
    system: str = ""
    place: float = 0
    item: tuple[str, str] = ("", "")
    """The checksum of the file it was read from, and the item there."""
    is_of_source: bool = True
    """Whether it came from the same file or system; else from one that has a unit of the same identifier."""


@dataclass(frozen=True, slots=True)
class IncomingUnit:
    """A unit of the source: the id that its importer proposes, and that of the unit it is part of."""

    id: str
    parent: str | None
    identifier: str
    features: Features
    system: str = ""
    item: tuple[str, str] = ("", "")


@dataclass(slots=True)
class UnitMatches:
    """`record_of` has the record of a unit by the number of the unit; `perhaps` those that one may be, undecided."""

    record_of: dict[int, str] = field(default_factory=dict)
    perhaps: dict[int, tuple[str, ...]] = field(default_factory=dict)


def is_opaque(identifier: str) -> bool:
    """Whether an identifier means one thing for ever."""
    return _OPAQUE.match(identifier) is not None


def match_units(existing: Sequence[ExistingUnit], incoming: Sequence[IncomingUnit]) -> UnitMatches:
    """Match the units of a source, parents before their children, with the records of an earlier import."""
    matching = _Matching(existing, incoming)
    matching.match_all()
    record_of = {unit: existing[at].record for unit, at in matching.matched.items()}
    return UnitMatches(record_of, {unit: records for unit, records in matching.perhaps.items() if records})


@dataclass(frozen=True, slots=True)
class _Pass:
    """One way to know a unit: `key` of its identifier and features is None where they do not say enough."""

    key: Callable[[str, Features], Hashable | None]
    is_by_content: bool = False
    """Whether identifier and code are not asked: they may speak against it."""
    is_renamed: bool = False
    """Whether the title is not asked."""
    is_undated: bool = False
    """Whether the dates are not asked: they may speak against it."""


def _if(needed: object, *key: Hashable) -> Hashable | None:
    return key if needed else None


_EQUAL = _Pass(lambda name, has: _if(name or has.code, name, has.code, has.content))
_NAMED = _Pass(lambda name, has: _if(name and has.title, name, has.title))
_NAMED_AND_DATED = _Pass(lambda name, has: _if(name and has.title, name, has.title, has.dates))
_CODED = _Pass(lambda _, has: _if(has.code and has.title, has.code, has.title))
_CODED_AND_DATED = _Pass(lambda _, has: _if(has.code and has.title, has.code, has.title, has.dates))
_PASSES = (
    _EQUAL,
    _Pass(lambda _, has: _if(has.title, has.content), is_by_content=True),
    _NAMED_AND_DATED,
    _CODED_AND_DATED,
    _Pass(lambda _, has: _if(has.title and has.dates, has.title, has.dates, has.container), is_by_content=True),
    _Pass(lambda _, has: _if(has.title and has.dates, has.title, has.dates), is_by_content=True),
    _NAMED,
    _CODED,
    _Pass(lambda _, has: _if(has.title, has.title, has.container), is_by_content=True, is_undated=True),
    _Pass(lambda _, has: _if(has.title, has.title), is_by_content=True, is_undated=True),
    _Pass(lambda name, _: _if(name, name), is_renamed=True),
    _Pass(lambda _, has: _if(has.code, has.code), is_renamed=True),
)
_MOVED = (_NAMED_AND_DATED, _CODED_AND_DATED, _NAMED, _CODED)
"""How a unit is known below another parent."""


class _Group:
    """The records and the units among which a unit is looked for: those of one parent, or of a whole tree."""

    def __init__(self, matching: _Matching, records: Iterable[int], units: Iterable[int], *, are_roots: bool) -> None:
        self.records, self.units, self.are_roots = list(records), list(units), are_roots
        self._matching = matching

    @cached_property
    def identifiers(self) -> tuple[set[str], set[str]]:
        """The identifiers before and now."""
        existing, incoming = self._matching.existing, self._matching.incoming
        return {existing[at].identifier for at in self.records}, {incoming[unit].identifier for unit in self.units}

    @cached_property
    def codes(self) -> tuple[set[str], set[str]]:
        """The codes before and now."""
        existing, incoming = self._matching.existing, self._matching.incoming
        before = {has.code for at in self.records for has in existing[at].versions}
        return before, {incoming[unit].features.code for unit in self.units}


class _Matching:
    """Records and units by their numbers; `matched` has the record of a unit."""

    def __init__(self, existing: Sequence[ExistingUnit], incoming: Sequence[IncomingUnit]) -> None:
        self.existing, self.incoming = existing, incoming
        self.matched: dict[int, int] = {}
        self.perhaps: dict[int, tuple[str, ...]] = {}
        self._taken: set[int] = set()
        self._records_of: dict[str | None, list[int]] = defaultdict(list)
        self._units_of: dict[str | None, list[int]] = defaultdict(list)
        known, proposed = {unit.record for unit in existing}, {unit.id for unit in incoming}
        for at in sorted(range(len(existing)), key=lambda at: (existing[at].place, at)):
            parent = existing[at].parent
            self._records_of[parent if parent in known and parent != existing[at].record else None].append(at)
        for number, unit in enumerate(incoming):
            self._units_of[unit.parent if unit.parent in proposed and unit.parent != unit.id else None].append(number)

    def match_all(self) -> None:
        """Match the roots, and below each matched one its tree."""
        self._match_roots()
        for unit, at in list(self.matched.items()):
            if self._units_of[self.incoming[unit].id]:
                self._match_tree(at, unit)

    def _match_roots(self) -> None:
        """Match what lies in no other unit; of another source only what is surely the same."""
        units = self._units_of[None]
        own = [at for at in self._records_of[None] if self.existing[at].is_of_source]
        self._match_group(_Group(self, own, units, are_roots=True))
        others = [at for at in self._records_of[None] if not self.existing[at].is_of_source]
        by_name = _by(others, lambda at: self.existing[at].identifier or None)
        for unit in units:
            for at in by_name.get(self.incoming[unit].identifier, ()):
                if not self._is_free(at, unit):
                    continue
                if self._is_surely(at, unit):
                    self._match(at, unit)
                else:
                    self._note_perhaps(unit, [at])

    def _match_tree(self, root: int, root_unit: int) -> None:
        """Match what lies below a matched root: what an identifier names, then parent by parent, then what moved."""
        whole = _Group(self, self._below(root), self._units_below(root_unit), are_roots=False)
        self._match_same_items(whole)
        self._match_opaque(whole)
        for unit in [root_unit, *whole.units]:
            if unit in self.matched and (units := self._units_of[self.incoming[unit].id]):
                records = self._records_of[self.existing[self.matched[unit]].record]
                self._match_group(_Group(self, records, units, are_roots=False))
        for one in _MOVED:
            self._match_pass(one, whole)

    def _match_group(self, group: _Group) -> None:
        self._match_same_items(group)
        self._match_opaque(group)
        for one in _PASSES:
            self._match_pass(one, group)
        self._match_rows(group)

    def _match_same_items(self, group: _Group) -> None:
        """Match the items of the very file that was imported before."""
        by_item = _by(group.records, lambda at: self.existing[at].item if all(self.existing[at].item) else None)
        for item, units in _by(group.units, lambda unit: self.incoming[unit].item).items():
            records = by_item.get(item, [])
            if len(units) == len(records) == 1 and self._is_free(records[0], units[0]):
                self._match(records[0], units[0])

    def _match_opaque(self, group: _Group) -> None:
        by_name = _by(group.records, lambda at: _opaque(self.existing[at].identifier))
        for name, units in _by(group.units, lambda unit: _opaque(self.incoming[unit].identifier)).items():
            records = by_name.get(name, [])
            if len(units) == len(records) == 1 and self._is_free(records[0], units[0]):
                self._match(records[0], units[0])

    def _match_pass(self, one: _Pass, group: _Group) -> None:
        """Match the units of which each side has one with a key: by content one of all, else one that is left."""
        records: dict[Hashable, list[int]] = defaultdict(list)
        for at in group.records if one.is_by_content else self._free_records(group):
            unit = self.existing[at]
            for key in {one.key(unit.identifier, features) for features in unit.versions} - {None}:
                records[key].append(at)
        free = group.units if one.is_by_content else [unit for unit in group.units if unit not in self.matched]
        for key, units in _by(free, lambda n: one.key(self.incoming[n].identifier, self.incoming[n].features)).items():
            found = records.get(key, [])
            if len(units) == len(found) == 1 and self._is_free(found[0], units[0]):
                if self._may_be(one, found[0], units[0], group):
                    self._match(found[0], units[0])
                else:
                    self._note_perhaps(units[0], found)

    def _may_be(self, one: _Pass, at: int, unit: int, group: _Group) -> bool:
        """Whether nothing speaks against a match: another number that was not given anew, or another document."""
        found = [agreement_of(has, self.incoming[unit].features) for has in self.existing[at].versions]
        if one.is_by_content:
            is_dated = not one.is_undated or any(each.dates is not False for each in found)
            return is_dated and any(_by_content(each) for each in found) and self._is_counted_anew(at, unit, group)
        if all(each.is_plainly_other for each in found):
            is_bare = all(each.is_of_title_alone for each in found)
            return one.is_renamed and (self._holds_the_same(at, unit) if group.are_roots else is_bare)
        return True

    def _holds_the_same(self, at: int, unit: int) -> bool:
        """Whether a root whose description is another one holds, for the half or more, units of the same titles."""
        below = self._records_of[self.existing[at].record]
        before = {has.title for each in below for has in self.existing[each].versions}
        now = {self.incoming[each].features.title for each in self._units_of[self.incoming[unit].id]}
        return bool(now) and len(now & before) * 2 >= len(now | before)

    def _is_counted_anew(self, at: int, unit: int, group: _Group) -> bool:
        """Whether the numbers agree, or were given anew: that of the one is now, or was, that of another."""
        old, new = self.existing[at], self.incoming[unit]
        if old.identifier and new.identifier and old.identifier != new.identifier:
            before, now = group.identifiers
            is_fixed = is_opaque(old.identifier) or is_opaque(new.identifier)
            if is_fixed or (old.identifier not in now and new.identifier not in before):
                return False
        codes, code = {has.code for has in old.versions} - {""}, new.features.code
        if codes and code and code not in codes:
            before, now = group.codes
            return bool(codes & now) or code in before
        return True

    def _match_rows(self, group: _Group) -> None:
        """Match rows of units with one title in their order, where that is certain; ask about the others."""
        anchors = self._anchors(group)
        records: dict[tuple[str, int], list[int]] = defaultdict(list)
        for at in self._free_records(group):
            for title in {has.title for has in self.existing[at].versions} - {""}:
                records[title, anchors[0][at]].append(at)
        free = [unit for unit in group.units if unit not in self.matched and self.incoming[unit].features.title]
        titles: dict[str, list[int]] = defaultdict(list)
        for (title, _), found in records.items():
            titles[title] += found
        rows: dict[tuple[str, int], list[int]] = defaultdict(list)
        for unit in free:
            rows[self.incoming[unit].features.title, anchors[1][unit]].append(unit)
        for row, units in rows.items():
            found = records.get(row, [])
            pairs = list(zip(found, units, strict=False))
            if len(found) == len(units) and all(self._are_alike(at, unit, is_row=True) for at, unit in pairs):
                for at, unit in pairs:
                    if self._is_free(at, unit):
                        self._match(at, unit)
        for unit in free:
            same = [at for at in titles.get(self.incoming[unit].features.title, ()) if self._is_free(at, unit)]
            self._note_perhaps(unit, [at for at in same if self._are_alike(at, unit, is_row=False)])

    def _anchors(self, group: _Group) -> tuple[dict[int, int], dict[int, int]]:
        """Return, for each record and each unit, the record that the nearest one before it was matched with, or -1."""
        of_records, of_units = {}, {}
        last = -1
        for at in group.records:
            of_records[at] = last
            last = at if at in self._taken else last
        last = -1
        for unit in group.units:
            of_units[unit] = last
            last = self.matched.get(unit, last)
        return of_records, of_units

    def _are_alike(self, at: int, unit: int, *, is_row: bool) -> bool:
        """Whether a record may be that of a unit with its title; in a row of such, only what is described alike."""
        old, new = self.existing[at], self.incoming[unit]
        if old.identifier and new.identifier and old.identifier != new.identifier:
            return False
        if is_row:
            return any(has.content == new.features.content and has.code == new.features.code for has in old.versions)
        found = [agreement_of(has, new.features) for has in old.versions]
        return any(each.code is not False and each.dates is not False and _by_content(each) for each in found)

    def _is_surely(self, at: int, unit: int) -> bool:
        old, new = self.existing[at], self.incoming[unit]
        found = [agreement_of(has, new.features) for has in old.versions]
        if is_opaque(new.identifier) or (old.system and old.system == new.system):
            return not all(each.is_plainly_other for each in found)
        return any(each.is_surely_same for each in found)

    def _note_perhaps(self, unit: int, records: Iterable[int]) -> None:
        named = (self.existing[at].record for at in records)
        self.perhaps[unit] = tuple(dict.fromkeys((*self.perhaps.get(unit, ()), *named)))

    def _match(self, at: int, unit: int) -> None:
        self.matched[unit] = at
        self._taken.add(at)
        self.perhaps.pop(unit, None)

    def _is_free(self, at: int, unit: int) -> bool:
        systems = {self.existing[at].system, self.incoming[unit].system} - {""}
        return at not in self._taken and unit not in self.matched and len(systems) < 2

    def _free_records(self, group: _Group) -> list[int]:
        return [at for at in group.records if at not in self._taken]

    def _below(self, root: int) -> list[int]:
        """Return the records below one, each before those that lie in it."""
        return _walk(root, lambda at: self._records_of.get(self.existing[at].record, []))

    def _units_below(self, root: int) -> list[int]:
        return _walk(root, lambda unit: self._units_of.get(self.incoming[unit].id, []))


def _by_content(agreement: Agreement) -> bool:
    """Whether what two descriptions say beside their codes does not make them two documents."""
    said = (agreement.title, agreement.dates, agreement.creators)
    return said.count(False) <= said.count(True) and agreement.creators is not False


def _opaque(identifier: str) -> str | None:
    return identifier if is_opaque(identifier) else None


def _by(numbers: Iterable[int], key: Callable[[int], Hashable | None]) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for number in numbers:
        if (value := key(number)) is not None:
            groups[value].append(number)
    return groups


def _walk(root: int, below: Callable[[int], list[int]]) -> list[int]:
    found, waiting, seen = [], [root], {root}
    while waiting:
        for each in below(waiting.pop()):
            if each not in seen:
                seen.add(each)
                found.append(each)
                waiting.append(each)
    return found
