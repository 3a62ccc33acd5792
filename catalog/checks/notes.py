"""Notes on records to compare them by: rows for the tables of the comparison."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import Any

from catalog.model import (
    CodePart,
    Record,
    ReferenceCode,
    write_leaves,
)
from catalog.reference_codes import Register, register, set_specs
from catalog.storage import Document
from catalog.validation import folded_name
from catalog.vocabularies import CodeLevel

__all__ = ["Notes"]

Place = tuple[bytes, int, int]
"""Where a record is: the path of its file as the system has it, its line, the byte of the file that it begins at."""

_LISTS_OF_AGENTS = ("authors", "signatories", "recipients", "contributors", "mentions")
_agents_of = attrgetter(*_LISTS_OF_AGENTS)


@dataclass(slots=True)
class Notes:
    """What some records are compared by. It is small compared with the records, and is sent between processes."""

    seen: list[tuple[str, bytes, int, int]] = field(default_factory=list)
    """Id and place of each record."""
    links: list[tuple[str, str, bytes, int, int]] = field(default_factory=list)
    """The id that a record names, the pointer to it, the place."""
    codes: list[tuple[str, str, str, int, int, str, bytes, int, int]] = field(default_factory=list)
    """Unit, level, leaves with the first and the last of their numbers; id and place."""
    names: dict[tuple[str, str], list[Any]] = field(default_factory=dict)
    """How often each name occurs, by its folded form and itself; the pointer to the first, the place."""

    def __len__(self) -> int:
        return len(self.seen) + len(self.links) + len(self.codes) + len(self.names)

    def take(self, document: Document, record: Record) -> None:
        """Take note of what a valid record must be compared by."""
        place = (os.fsencode(document.path), document.line, document.offset)
        self.seen.append((record.id, *place))
        self.links += [(target, pointer, *place) for pointer, target in _links(record)]
        self._take_code(record, place)
        for list_of_agents, agents in zip(_LISTS_OF_AGENTS, _agents_of(record), strict=True):
            for number, agent in enumerate(agents):
                name = agent.name
                self._take_name((folded_name(name), name), 1, f"{list_of_agents}/{number}/name", place)

    def add(self, later: Notes) -> None:
        """Add the notes of records that come after these."""
        self.seen += later.seen
        self.links += later.links
        self.codes += later.codes
        for name, (times, pointer, *place) in later.names.items():
            self._take_name(name, times, pointer, place)

    def _take_code(self, record: Record, place: Place) -> None:
        code = record.reference_code
        if not code or not code.levels or record.is_withdrawn:
            return
        unit = _unit(code.repository, tuple([(part.level, part.number) for part in code.levels]), register.in_use())
        leaves = code.leaves or ()
        first = min([one.start.number for one in leaves], default=0)
        last = max([one.end.number for one in leaves], default=0)
        self.codes.append((unit, record.level, write_leaves(leaves), first, last, record.id, *place))

    def _take_name(self, name: tuple[str, str], times: int, pointer: str, place: Iterable[Any]) -> None:
        if known := self.names.get(name):
            known[0] += times
        else:
            self.names[name] = [times, pointer, *place]


@lru_cache(maxsize=4_096)
def _unit(repository: str, levels: tuple[tuple[CodeLevel, str], ...], known: Register) -> str:
    """Return the name of the unit that a code leads to, as sets have it: most documents share theirs with others."""
    parts = tuple(CodePart(level=level, number=number) for level, number in levels)
    return set_specs(ReferenceCode(repository=repository, levels=parts), known)[-1]


def _links(record: Record) -> Iterator[tuple[str, str]]:
    if record.part_of:
        yield "part_of", record.part_of
    for number, other in enumerate(record.related):
        if other.record:
            yield f"related/{number}/record", other.record
