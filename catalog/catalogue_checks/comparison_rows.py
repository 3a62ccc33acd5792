"""Notes on records to compare them by: rows for the tables of the comparison."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from catalog.findings import Finding
from catalog.model import Record, write_leaves
from catalog.model.ark import normal
from catalog.storage import Document
from catalog.tree import described, invalid, links
from catalog.validation import folded_name

__all__ = ["Notes"]

Place = tuple[bytes, int, int]
"""Where a record is: the path of its file as the system has it, its line, the byte of the file that it begins at."""

_LISTS_OF_AGENTS = ("authors", "signatories", "recipients", "contributors", "mentions")
_agents_of = attrgetter(*_LISTS_OF_AGENTS)


@dataclass(slots=True)
class Notes:
    """What some records are compared by. It is small compared with the records, and is sent between processes."""

    units: list[tuple[Any, ...]] = field(default_factory=list)
    """Each record in the tree (`Described`), and its place; of an invalid one, its id alone."""
    links: list[tuple[str, str, str, bytes, int, int]] = field(default_factory=list)
    """The id of a record, the id that it names, the pointer to it, the place."""
    codes: list[tuple[str, str, str, int, int, str, bytes, int, int]] = field(default_factory=list)
    """Unit, level, leaves with the first and the last of their numbers; id and place."""
    names: dict[tuple[str, str], list[Any]] = field(default_factory=dict)
    """How often each name occurs, by its folded form and itself; the pointer to the first, the place."""
    arks: list[tuple[str, str, bytes, int, int]] = field(default_factory=list)
    """The name in an ARK, the id of its record, the place."""
    inherited: list[tuple[str, Finding]] = field(default_factory=list)
    """The id of a record, and a finding that is void where a unit above fills the field."""

    def __len__(self) -> int:
        return sum(map(len, (self.units, self.links, self.codes, self.arks, self.names, self.inherited)))

    def take(self, document: Document, record: Record) -> None:
        """Take note of what a valid record must be compared by."""
        place = (os.fsencode(document.path), document.line, document.offset)
        unit = described(record)
        self.units.append((*unit, *place))
        self.links += [(record.id, target, pointer, *place) for pointer, target in links(record)]
        self._take_code(record, unit.code, place)
        if record.ark:
            self.arks.append((normal(record.ark), record.id, *place))
        for list_of_agents, agents in zip(_LISTS_OF_AGENTS, _agents_of(record), strict=True):
            for number, agent in enumerate(agents):
                name = (folded_name(agent.name), agent.name)
                if known := self.names.get(name):
                    known[0] += 1
                else:
                    self.names[name] = [1, f"{list_of_agents}/{number}/name", *place]

    def take_invalid(self, document: Document, record_id: str) -> None:
        """Take note of a record that has errors: links to it say so."""
        place = (os.fsencode(document.path), document.line, document.offset)
        self.units.append((*invalid(record_id), *place))

    def add(self, later: Notes) -> None:
        """Add the notes of records that come after these."""
        self.units += later.units
        self.links += later.links
        self.codes += later.codes
        self.arks += later.arks
        self.inherited += later.inherited
        for name, noted in later.names.items():
            if known := self.names.get(name):
                known[0] += noted[0]
            else:
                self.names[name] = noted

    def _take_code(self, record: Record, unit: str, place: Place) -> None:
        code = record.reference_code
        if not code or not unit:
            return
        leaves = code.leaves or ()
        first = min([one.start.number for one in leaves], default=0)
        last = max([one.end.number for one in leaves], default=0)
        self.codes.append((unit, record.level, write_leaves(leaves), first, last, record.id, *place))
