"""The tree of units of a description: which unit lies in which; what is written of a unit is kept on disk.

A unit lies where its reference code says, or below the record it names as `part_of`, where that is exported with it
and the code does not place it there already. What is `part_of` itself, by whatever way round, is placed by its code
alone, and so is what would lie more than a hundred units deep.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

__all__ = ["Component", "ComponentTree", "DescribedUnit", "ImpliedUnit"]

_DEEPEST = 100
_IN_MEMORY = 1 << 20
_MARKUP = 40
"""Bytes of the element around a unit."""

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ImpliedUnit:
    """A unit that reference codes name. `named` says that a source gives its title."""

    spec: str
    above: str | None
    place: bytes
    name: str
    named: bool
    level: str
    other_level: str | None
    head: bytes
    body: bytes


@dataclass(frozen=True, slots=True)
class DescribedUnit:
    """A record: the unit `spec` itself where it has a `rank` among the levels above the document, or lying in it."""

    id: str
    spec: str | None
    rank: int | None
    part_of: str | None
    place: bytes
    level: str
    other_level: str | None
    head: bytes
    body: bytes
    inherited: bytes = b""
    """What the units above say of it, which is written where none of them is described."""


@dataclass(frozen=True, slots=True)
class Component:
    """A unit in its place: how deep it lies, the root at 0, what precedes the tree, and its description."""

    depth: int
    level: str
    other_level: str | None
    head: bytes
    body: bytes


@dataclass(slots=True)
class _Node:
    """A unit without what is written of it. `above` is by its code, `link` by its `part_of`: keys of other nodes."""

    place: bytes
    spec: str | None
    above: str | None
    level: str
    other_level: str | None
    head: _Span
    body: _Span
    name: str = ""
    named: bool = False
    rank: int | None = None
    part_of: str | None = None
    link: str | None = None
    record: str | None = None
    inherited: _Span = (0, 0)

    @property
    def parent(self) -> str | None:
        return self.link or self.above


class ComponentTree:
    """Takes units in any order, settles what lies where, and yields them in archival order."""

    def __init__(self) -> None:
        self._written = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed with the tree
        self._end = 0
        self._nodes: dict[str, _Node] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._written.close()

    def implies(self, spec: str, *, named: bool) -> bool:
        """Whether a unit exists already, with a title that a source gives if that is asked for."""
        node = self._nodes.get(_key(spec))
        return node is not None and (node.named or not named)

    def imply(self, unit: ImpliedUnit) -> None:
        """Take a unit that a code names, in place of the same one without a title."""
        above = _key(unit.above) if unit.above else None
        head, body = self._keep(unit.head), self._keep(unit.body)
        self._nodes[_key(unit.spec)] = _Node(
            unit.place, unit.spec, above, unit.level, unit.other_level, head, body, unit.name, unit.named
        )

    def describe(self, unit: DescribedUnit) -> None:
        """Take a record; the units of its code are to be implied as well. The same record again is skipped."""
        if unit.id not in self._nodes:
            above = _key(unit.spec) if unit.spec else None
            node = _Node(
                unit.place, unit.spec, above, unit.level, unit.other_level, self._keep(unit.head), self._keep(unit.body)
            )
            node.rank, node.part_of, node.record = unit.rank, unit.part_of, unit.id
            node.inherited = self._keep(unit.inherited)
            self._nodes[unit.id] = node

    def settle(self) -> None:
        """Settle what lies where, when all units are there."""
        self._describe_units()
        self._follow_parts()
        reached = {key for key, _ in self._downward(_DEEPEST)}
        for key, node in self._nodes.items():
            node.link = node.link if key in reached else None
        self._leave_out_the_empty()

    def fonds(self) -> tuple[str, ...]:
        """Return the names of the largest units that codes name, in archival order."""
        roots = (node for key, node in self._roots() if _is_unit(key))
        return tuple(node.name for node in sorted(roots, key=lambda node: node.place))

    def count_others(self) -> int:
        """Return how many units lie in no other and have no code that says in which fond they are."""
        return sum(1 for key, _ in self._roots() if not _is_unit(key))

    def gather_others(self, unit: ImpliedUnit) -> None:
        """Lay those into one unit, which lies in the fond where there is one."""
        others = [node for key, node in self._roots() if not _is_unit(key)]
        fond = next((key for key, _ in self._roots() if _is_unit(key)), None)
        self.imply(unit)
        self._nodes[_key(unit.spec)].above = fond
        for node in others:
            node.above = _key(unit.spec)

    def walk(self, deepest: int | None = None) -> Iterator[Component]:
        """Yield every component, each before those that lie in it; none that lies deeper than is asked for."""
        is_below: dict[str | None, bool] = {None: False}
        for key, depth in self._downward(len(self._nodes) if deepest is None else deepest):
            node = self._nodes[key]
            body = self._read(node.body)
            if not is_below[node.parent]:
                body += self._read(node.inherited)
            is_below[key] = is_below[node.parent] or node.record is not None
            yield Component(depth, node.level, node.other_level, self._read(node.head), body)

    def fitting(self, most_bytes: int) -> tuple[int, int]:
        """Return how deep the tree may be written within so many bytes, and how many units lie deeper."""
        sizes: dict[int, list[int]] = defaultdict(list)
        for key, depth in self._downward(len(self._nodes)):
            sizes[depth].append(self._nodes[key].body[1] + _MARKUP)
        room = most_bytes
        for depth in range(len(sizes)):
            room -= sum(sizes[depth])
            if depth and room < 0:
                return depth - 1, sum(len(sizes[deeper]) for deeper in range(depth, len(sizes)))
        return len(sizes), 0

    def _describe_units(self) -> None:
        """A unit is described by the record of the highest level that bears its code; all others lie in their unit."""
        ranked = [(node.rank, key, node) for key, node in self._nodes.items() if node.rank is not None]
        for _, key, node in sorted(ranked, key=lambda one: one[:2]):
            unit = self._nodes.get(node.above or "")
            if unit and unit.record is None:
                unit.level, unit.other_level, unit.head, unit.body = node.level, node.other_level, node.head, node.body
                unit.part_of, unit.record, unit.place = node.part_of, node.record, node.place
                unit.inherited = node.inherited
                del self._nodes[key]

    def _follow_parts(self) -> None:
        homes = {node.record: key for key, node in self._nodes.items() if node.record}
        for node in self._nodes.values():
            home = homes.get(node.part_of) if node.part_of else None
            lies_there = home and _is_unit(home) and f"{_key(node.spec or '')}:".startswith(f"{home}:")
            node.link = None if lies_there else home

    def _leave_out_the_empty(self) -> None:
        """Leave out implied units whose records all lie elsewhere."""
        kept: set[str] = set()
        for key, node in self._nodes.items():
            lies_in: str | None = key if node.record else None
            while lies_in and lies_in not in kept:
                kept.add(lies_in)
                lies_in = self._nodes[lies_in].parent
        self._nodes = {key: node for key, node in self._nodes.items() if key in kept}

    def _roots(self) -> Iterator[tuple[str, _Node]]:
        return ((key, node) for key, node in self._nodes.items() if node.parent is None)

    def _downward(self, deepest: int) -> Iterator[tuple[str, int]]:
        """Yield every key that can be reached from a root, with its depth, in archival order."""
        below: dict[str | None, list[str]] = defaultdict(list)
        for key, node in self._nodes.items():
            below[node.parent].append(key)
        waiting = self._in_order(below[None], 0)
        while waiting:
            key, depth = waiting.pop()
            yield key, depth
            if depth < deepest:
                waiting += self._in_order(below[key], depth + 1)

    def _in_order(self, keys: list[str], depth: int) -> list[tuple[str, int]]:
        """The last first, for it is taken last."""
        ordered = sorted(keys, key=lambda key: (self._nodes[key].place, key), reverse=True)
        return [(key, depth) for key in ordered]

    def _keep(self, written: bytes) -> _Span:
        self._written.seek(self._end)
        start, self._end = self._end, self._end + len(written)
        self._written.write(written)
        return start, len(written)

    def _read(self, span: _Span) -> bytes:
        self._written.seek(span[0])
        return self._written.read(span[1])


def _key(spec: str) -> str:
    """The key of a unit that a code names; that of any other is the id of its record, which begins otherwise."""
    return f":{spec}"


def _is_unit(key: str) -> bool:
    return key.startswith(":")
