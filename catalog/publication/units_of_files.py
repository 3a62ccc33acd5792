"""The units of a catalogue as its files are now, for what is shown and exported without the feed."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator

from catalog.model import Above, Record
from catalog.model.public_form import hides_description, public_form
from catalog.storage import CatalogueFolder, Document
from catalog.tree import Units, giver_of, position_of, what_they_give
from catalog.tree.units import may_be_unit
from catalog.validation import read

__all__ = ["UnitsOfFiles", "today"]

_MOST_PASSES = 10
"""Documents that lie in documents: each step down takes one more look at the files."""


def today() -> dt.date:
    """Return the day by which what is closed is closed: that of Greenwich, as in the feed."""
    return dt.datetime.now(dt.UTC).date()


class UnitsOfFiles:
    """The units above the records of a catalogue, read from its files when the first is asked for."""

    def __init__(self, folder: CatalogueFolder) -> None:
        """Take the catalogue."""
        self._folder = folder
        self._units: Units | None = None
        self._missing: set[str] = set()
        self._is_flat = True

    def are_there(self) -> bool:
        """Whether a record of the catalogue may lie in another."""
        self._surveyed()
        return not self._is_flat

    def above(self, record: Record) -> tuple[Above, ...]:
        """Return the units above a record, the nearest first."""
        units, place = self._surveyed(), position_of(record)
        if place.part_of is not None and units.gives_nothing(place.part_of):
            self._look_for({place.part_of})
        return what_they_give(units.above(place))

    def ids_above(self, record: Record) -> frozenset[str]:
        """Return the ids of the records that a record is part of, by what it says or through its code."""
        self.above(record)
        chain = self._surveyed().above(position_of(record))
        said = (record.part_of, *(one.part_of for one in chain))
        return frozenset((*(one.id for one in chain), *(one for one in said if one)))

    def public(self, record: Record) -> Record | None:
        """Return a record as the public may see it today, or None where it may not at all."""
        above = self.above(record)
        is_hidden = not record.may_leave or hides_description(record, above, today())
        return None if is_hidden else public_form(record, above, today())

    def _surveyed(self) -> Units:
        if self._units is None:
            self._units = Units(sqlite3.connect("", isolation_level=None))
            self._units.make()
            for record in self._records(filter(self._may_be_unit, self._folder.documents())):
                if row := giver_of(record):
                    self._is_flat = False
                    self._units.add(row, b"")
        return self._units

    def _may_be_unit(self, document: Document) -> bool:
        self._is_flat = self._is_flat and b"part_of" not in document.text
        return may_be_unit(document)

    def _look_for(self, wanted: set[str]) -> None:
        """Take documents that others are part of: they pass on what is above them."""
        for _ in range(_MOST_PASSES):
            wanted = {
                one for one in wanted if one not in self._missing and self._units and self._units.gives_nothing(one)
            }
            if not wanted or self._units is None:
                return
            self._missing |= wanted
            above: set[str | None] = set()
            named = (one for one in self._folder.documents() if any(name.encode() in one.text for name in wanted))
            for record in self._records(named):
                if record.id in wanted and (row := giver_of(record, has_parts=True)):
                    self._units.add(row, b"")
                    above.add(row.part_of)
            wanted = {one for one in above if one}

    def _records(self, documents: Iterable[Document]) -> Iterator[Record]:
        return (record for document in documents if (record := read(document).record))
