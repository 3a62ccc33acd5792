"""What an import of one source will do: which of its items update which records, known before the first is written.

A record that was imported is known by where it came from (the kind of source, the file or system, its identifier
there) and by what it is. Another source that proposes the same id gets one of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from catalog.ingest.match_keys import (
    below_name,
    identifier_name,
    kind_of,
    scope_name,
    source_of,
)
from catalog.ingest.record_matcher import RecordMatcher
from catalog.ingest.same_document import features_of
from catalog.ingest.unit_matching import UnitMatches, match_units
from catalog.ingest.units import ExistingUnit, IncomingUnit
from catalog.standards.importers import Draft, Refusal
from catalog.storage import ImportBaselines
from catalog.validation import read_plain

__all__ = ["SourcePlan", "plan_source", "plan_units"]


class SourcePlan:
    """The records that the items of a source are, by the number of the item; empty for a source that is new."""

    def __init__(self, existing: Mapping[str, ExistingUnit], matches: UnitMatches) -> None:
        self._existing = existing
        self._matches = matches
        self._seen: set[str] = set()
        self._perhaps = {each for records in matches.perhaps.values() for each in records}

    def record_of(self, number: int) -> str | None:
        """Return the record that an item was imported as before."""
        return self._matches.record_of.get(number)

    def perhaps(self, number: int) -> tuple[str, ...]:
        """Return the records of which an item may be one."""
        return self._matches.perhaps.get(number, ())

    def saw(self, record_id: str | None) -> None:
        """Note that the source has a record still."""
        if record_id:
            self._seen.add(record_id)

    def gone(self) -> list[str]:
        """Return the records that the source no longer has; none where no item of it is known."""
        known = [unit.record for unit in self._existing.values() if unit.is_of_source and unit.item[1]]
        if self._seen.isdisjoint(known):
            return []
        return [each for each in known if each not in self._seen | self._perhaps]

    def there(self) -> list[str]:
        """Return the records of earlier imports that the source has still."""
        return [each for each in self._existing if each in self._seen]


def plan_source(
    items: Iterable[Draft | Refusal], matcher: RecordMatcher, memory: ImportBaselines, system: str = ""
) -> SourcePlan:
    """Look through the items of a source, and match them with the records of earlier imports of it.

    With a `system` the source is all that was imported of it, else what was imported from a file of its name.
    """
    planner = _Planner(matcher, memory, system)
    for item in items:
        if isinstance(item, Draft) and item.baseline is None:
            planner.look_for(item)
    if not planner.existing:
        return SourcePlan({}, UnitMatches())
    numbered = ((number, item) for number, item in enumerate(items) if isinstance(item, Draft))
    return _planned(planner.existing, ((number, item) for number, item in numbered if _is_looked_for(item)))


def plan_units(
    items: Iterable[Draft | Refusal], known: Iterable[Mapping[str, Any]], memory: ImportBaselines
) -> SourcePlan:
    """Match the items of a source with the `known` records, which are all that came from it before."""
    existing = {}
    for tree in known:
        record_id = str(tree["id"])
        is_gone = memory.is_gone(record_id) or "gone" in source_of(tree)
        existing[record_id] = replace(_existing(tree, memory.recall(record_id)), is_of_source=True, is_gone=is_gone)
    return _planned(existing, ((number, item) for number, item in enumerate(items) if isinstance(item, Draft)))


def _planned(existing: Mapping[str, ExistingUnit], drafts: Iterable[tuple[int, Draft]]) -> SourcePlan:
    """Match numbered drafts with the records of earlier imports."""
    numbers, incoming = [], []
    for number, draft in drafts:
        numbers.append(number)
        incoming.append(_incoming(draft))
    found = match_units(list(existing.values()), incoming)
    record_of = {numbers[unit]: record for unit, record in found.record_of.items()}
    perhaps = {numbers[unit]: records for unit, records in found.perhaps.items()}
    return SourcePlan(existing, UnitMatches(record_of, perhaps))


def _is_looked_for(draft: Draft) -> bool:
    """Whether a draft is known by where it came from: no row of our own table, and no id of a cataloguer."""
    return draft.baseline is None and not draft.names_record


class _Planner:
    """Gathers the records that may be those of a source."""

    def __init__(self, matcher: RecordMatcher, memory: ImportBaselines, system: str) -> None:
        self._matcher = matcher
        self._memory = memory
        self._system = system
        self._scopes: set[str] = set()
        self.existing: dict[str, ExistingUnit] = {}

    def look_for(self, draft: Draft) -> None:
        """Gather the records of the file and the system of an item, and those that have its identifier elsewhere."""
        kind, origin = kind_of(draft.source.importer), draft.origin
        same_bytes = ("sha256", draft.source.sha256)
        for where in (("system", self._system) if self._system else ("file", draft.source.file), same_bytes):
            if (scope := scope_name(kind, *where)) not in self._scopes:
                self._scopes.add(scope)
                self._gather(self._matcher.index.ids(scope), is_of_source=True)
        identifier = origin.get("identifier")
        if identifier and not draft.document.get("part_of"):
            for record_id in self._matcher.index.ids(identifier_name(kind, str(identifier))):
                self._gather_tree(record_id)

    def _gather_tree(self, root: str) -> None:
        waiting = [root]
        while waiting:
            record_id = waiting.pop()
            if record_id not in self.existing:
                self._gather([record_id], is_of_source=False)
                waiting += self._matcher.index.ids(below_name(record_id))

    def _gather(self, ids: Iterable[str], *, is_of_source: bool) -> None:
        for record_id in ids:
            tree = None if record_id in self.existing else self._matcher.tree_of(record_id)
            if tree is not None:
                baseline, is_gone = self._memory.recall(record_id), self._memory.is_gone(record_id)
                unit = _existing(tree, baseline)
                is_gone = is_gone or "gone" in source_of(tree)
                self.existing[record_id] = replace(unit, is_of_source=is_of_source, is_gone=is_gone)


def _existing(tree: Mapping[str, Any], baseline: Mapping[str, Any] | None) -> ExistingUnit:
    """Return a record as a unit of the source it came from: in its place there, wherever it was moved since."""
    source, placed = source_of(tree), tree if baseline is None else baseline
    return ExistingUnit(
        str(tree["id"]),
        placed.get("part_of"),
        str(source.get("identifier") or ""),
        features_of(placed, str(source.get("identifier") or "")),
        str(source.get("system") or ""),
        _number(placed.get("sequence")),
        (str(source.get("sha256") or ""), str(source.get("note") or "")),
    )


def _incoming(draft: Draft) -> IncomingUnit:
    origin = draft.origin
    identifier = str(origin.get("identifier") or "")
    record = read_plain(dict(draft.document)).record
    return IncomingUnit(
        str(draft.document["id"]),
        draft.document.get("part_of"),
        identifier,
        features_of(record.plain() if record else draft.document, identifier),
        str(origin.get("system") or ""),
        (draft.source.sha256, draft.source.item),
    )


def _number(sequence: Any) -> float:
    try:
        return float(sequence)
    except (TypeError, ValueError):
        return 0
