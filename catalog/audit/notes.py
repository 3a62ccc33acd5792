"""What must be remembered of records so that they can be compared: rows for the tables of the comparison."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from catalog.model import Record, write_leaves
from catalog.references import set_specs
from catalog.storage import Document
from catalog.validation import folded_name

__all__ = ["Notes"]

Place = tuple[str, int, int]
"""Where a record stands: the path of its file, its line, the byte of the file that it begins at."""


@dataclass(slots=True)
class Notes:
    """What some records must be compared by. It is small beside the records, and goes from process to process."""

    seen: list[tuple[str, str, int, int]] = field(default_factory=list)
    """Id and place of each record."""
    links: list[tuple[str, str, str, int, int]] = field(default_factory=list)
    """The id that a record names, the pointer to it, the place."""
    codes: list[tuple[str, str, str, int, int, str, str, int, int]] = field(default_factory=list)
    """Unit, level, leaves with the first and the last of their numbers; id and place."""
    names: dict[tuple[str, str], tuple[int, str, str, int, int]] = field(default_factory=dict)
    """How often each name stands, by its folded form and itself; the pointer to the first, the place."""

    def __len__(self) -> int:
        return len(self.seen) + len(self.links) + len(self.codes) + len(self.names)

    def take(self, document: Document, record: Record) -> None:
        """Take note of what a valid record must be compared by."""
        place = (str(document.path), document.line, document.offset)
        self.seen.append((record.id, *place))
        self.links += [(target, pointer, *place) for pointer, target in _links(record)]
        self._take_code(record, place)
        for field_ in ("authors", "signatories", "recipients", "contributors", "mentions"):
            for number, agent in enumerate(getattr(record, field_)):
                name = agent.name
                self._take_name((folded_name(name), name), (1, f"{field_}/{number}/name", *place))

    def add(self, later: Notes) -> None:
        """Add the notes of records that come after these."""
        self.seen += later.seen
        self.links += later.links
        self.codes += later.codes
        for name, row in later.names.items():
            self._take_name(name, row)

    def _take_code(self, record: Record, place: Place) -> None:
        code = record.reference_code
        if not code or not code.levels or record.is_withdrawn:
            return
        leaves = code.leaves or ()
        first = min((one.start.number for one in leaves), default=0)
        last = max((one.end.number for one in leaves), default=0)
        self.codes.append((set_specs(code)[-1], record.level, write_leaves(leaves), first, last, record.id, *place))

    def _take_name(self, name: tuple[str, str], row: tuple[int, str, str, int, int]) -> None:
        known = self.names.get(name)
        self.names[name] = (known[0] + row[0], *known[1:]) if known else row


def _links(record: Record) -> Iterator[tuple[str, str]]:
    if record.part_of:
        yield "part_of", record.part_of
    for number, other in enumerate(record.related):
        if other.record:
            yield f"related/{number}/record", other.record
