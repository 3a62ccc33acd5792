"""A work of schema.org while it is read, and what a record and its texts have alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog import reference_codes
from catalog.dates.reader import is_edtf, read
from catalog.drafts.draft_builder import Entry
from catalog.model.strings import clean
from catalog.standards.schema_org.read_graph import Graph, address_of, words_of
from catalog.vocabularies import DateEvent

__all__ = ["Work", "event_of", "identifiers", "ignore_units", "is_said"]

_EVENTS = {event.value: event for event in DateEvent}
_MOST_UNITS = 20


@dataclass(frozen=True, slots=True)
class Work:
    """The node of a work, and the entry it is written to. `source` says where the node is from: JSON-LD."""

    entry: Entry
    node: Mapping[str, Any]
    graph: Graph
    source: str

    @property
    def address(self) -> str:
        """The address of the work itself."""
        return address_of(self.node)

    def place(self, name: str) -> str:
        """Return where the values of a property are."""
        return f"{self.source} ({name})"

    def values(self, name: str) -> list[Any]:
        """Return the values of a property."""
        return self.graph.values(self.node, name)

    def words(self, name: str) -> list[str]:
        """Return the words of the values of a property."""
        return [words for value in self.values(name) if (words := words_of(value))]

    def ignore(self, name: str, *words: str) -> None:
        """Note words of a property that nothing was made of."""
        for each in words:
            self.entry.ignore(each, self.place(name))

    def ignore_all(self, name: str) -> None:
        """Note a property that nothing was made of."""
        self.ignore(name, *self.words(name))


def event_of(words: str) -> DateEvent | None:
    """Return the event that words give a date of: `Receipt: 1 September 1956`."""
    label, _, rest = words.partition(": ")
    return _EVENTS.get(label.lower()) if rest and (is_edtf(rest) or read(rest).value) else None


def identifiers(graph: Graph, node: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """Return the identifiers that are called a reference code, and the words of all others."""
    codes: list[str] = []
    others: list[str] = []
    for value in graph.values(node, "identifier"):
        kind = words_of(value.get("propertyID", "")) if isinstance(value, Mapping) else ""
        if kind != "ARK" and (words := words_of(value)):
            (codes if kind == "reference code" else others).append(words)
    return codes, others


def is_said(words: str, code: str) -> bool:
    """Whether a reference code says the same: it has each of the words, or names the same archive."""
    archive = reference_codes.register.find(words)
    alike = set(re.findall(r"\w+", words.casefold())) <= set(re.findall(r"\w+", code.casefold()))
    return alike or (archive is not None and archive.code in code)


def ignore_units(work: Work, name: str) -> None:
    """Note the units that a work lies in, but for those that its reference code names."""
    codes, _ = identifiers(work.graph, work.node)
    node: Any = next(iter(work.values(name)), None)
    for _ in range(_MOST_UNITS):
        words = words_of(node) or (address_of(node) if isinstance(node, Mapping) else "")
        if not words:
            return
        work.ignore(name, *([] if is_said(clean(words), " ".join(codes)) else [words]))
        node = next(iter(work.graph.values(node, name)), None) if isinstance(node, Mapping) else None
