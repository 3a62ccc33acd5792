"""What is published, as the pages show it: one record by its id, and the records of a set, the newest first."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lxml import etree

from catalog.drafts.xml_source import parse_xml
from catalog.errors import StorageError
from catalog.model import Record
from catalog.model.public_form import hides_description, public_form
from catalog.publication.changed_files import path_of
from catalog.publication.files_on_disk import with_files
from catalog.publication.letters import LettersServed
from catalog.publication.original_order import OriginalOrder
from catalog.standards.tei.cmif import closing
from catalog.storage import CatalogueFolder, FeedReader, Snapshot
from catalog.tree import Units, position_of, what_they_give
from catalog.validation import read

__all__ = ["Entry", "Found", "Listing", "Parts", "Published", "published"]

_DC = "{http://purl.org/dc/elements/1.1/}"
_SETS_KEPT = 8
"""Sets whose order is remembered: that of a hundred thousand records takes some megabytes."""


@dataclass(frozen=True, slots=True)
class Found:
    """A published record, or the tombstone of one, with its file and the time that changed (seconds)."""

    record: Record
    path: Path
    changed: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A record in a list."""

    id: str
    title: str
    language: str | None
    date: str | None
    kind: str | None
    reference: str | None


@dataclass(frozen=True, slots=True)
class Listing:
    """Some records of the catalogue, the newest first; the next page begins before the change `older`, None at the end.

    `count` is the number of all.
    """

    entries: tuple[Entry, ...]
    older: int | None
    count: int


@dataclass(frozen=True, slots=True)
class Parts:
    """Some of the records that lie in a unit, in their original order: a page with its number, from 1."""

    entries: tuple[Entry, ...]
    number: int
    has_more: bool


class Published:
    """The published records of a catalogue, found through its feed index."""

    def __init__(self, folder: CatalogueFolder) -> None:
        """Take the catalogue."""
        self.folder = folder
        self.settings = folder.settings
        self._reader = FeedReader(folder.index_path)
        self._counted: tuple[str, int, int] = ("", -1, 0)
        self._in_order: dict[tuple[str, int, str], list[str]] = {}

    def find(self, record_id: str) -> Found | None:
        """Return a published record or a tombstone; None where there is none.

        Raises StorageError where its file is no record just now: someone is at work on it.
        """
        with self._view() as view:
            entry = view.entry(self.settings.oai_identifier(record_id)) if view else None
            if view is None or entry is None or not entry.path:
                return None
            return self._read(record_id, path_of(entry.path, self.folder), view)

    def was_withdrawn(self, record_id: str) -> bool:
        """Whether there was a record with this id that is no longer published."""
        with self._view() as view:
            entry = view.entry(self.settings.oai_identifier(record_id)) if view else None
        return bool(entry and entry.is_deleted)

    def id_of_ark(self, name: str) -> str | None:
        """Return the id of the record that has an ARK, or had it before it was withdrawn."""
        with self._view() as view:
            identifier = view.item_of_ark(name) if view else None
        return identifier.removeprefix(self.settings.oai_identifier("")) if identifier else None

    def listing(self, before: int | None, limit: int) -> Listing:
        """Return the newest records of the catalogue before a change."""
        with self._view() as view:
            if view is None:
                return Listing((), None, 0)
            found = view.newest(None, before, limit + 1)
            entries = tuple(self._entry(view, one.identifier) for one in found[:limit])
            older = found[limit - 1].change if len(found) > limit else None
            return Listing(entries, older, self._count(view))

    def top_units(self, number: int, limit: int) -> Parts:
        """Return a page of the fonds and collections: the units with parts that lie in no other."""
        with self._view() as view:
            ids = self._order(view).tops((number - 1) * limit, limit + 1) if view else []
            return Parts(self._entries(view, ids[:limit]), number, len(ids) > limit)

    def parts_of_set(self, spec: str, number: int, limit: int) -> Parts:
        """Return a page of the records of a set, in their original order."""
        with self._view() as view:
            ids = self._ids_in_order(view, spec) if view else []
            chosen = ids[(number - 1) * limit : number * limit]
            return Parts(self._entries(view, chosen), number, len(ids) > number * limit)

    def parts_of_unit(self, record_id: str, number: int, limit: int) -> Parts:
        """Return a page of the records that lie in the unit of a record, in their original order."""
        with self._view() as view:
            ids = self._order(view).in_unit(record_id, (number - 1) * limit, limit + 1) if view else []
            return Parts(self._entries(view, ids[:limit]), number, len(ids) > limit)

    def _entries(self, view: Snapshot | None, ids: Iterable[str]) -> tuple[Entry, ...]:
        return tuple(self._entry(view, self.settings.oai_identifier(one)) for one in ids) if view else ()

    def _ids_in_order(self, view: Snapshot, spec: str) -> list[str]:
        """Return the ids of a set, sorted once for every state of the feed."""
        key = (view.lineage, view.head, spec)
        if key not in self._in_order:
            if len(self._in_order) >= _SETS_KEPT:
                self._in_order.clear()
            self._in_order[key] = self._order(view).in_set(spec)
        return self._in_order[key]

    def _order(self, view: Snapshot) -> OriginalOrder:
        return OriginalOrder(view.connection, self.settings.oai_identifier(""))

    def has_letters(self) -> bool:
        """Whether there is an index of letters with a letter in it."""
        with self._view() as view:
            served = LettersServed(view.connection) if view else None
            return served is not None and served.are_there() and served.head(self.settings) is not None

    def letters(self) -> Iterator[bytes] | None:
        """Yield the index of all letters, piece by piece; None where the feed has none that may be given."""
        with self._view() as view:
            served = LettersServed(view.connection) if view else None
            head = served.head(self.settings) if served and served.are_kept() else None
        return self._pieces(head) if head else None

    def _pieces(self, head: bytes) -> Iterator[bytes]:
        """Yield the letters in portions, each as the feed is when it is asked for."""
        yield head
        last = ""
        while portion := self._letters_after(last):
            yield b"".join(written + b"\n" for _, written in portion)
            last = portion[-1][0]
        yield closing()

    def _letters_after(self, record_id: str) -> list[tuple[str, bytes]]:
        with self._view() as view:
            return list(LettersServed(view.connection).after(record_id)) if view else []

    def _count(self, view: Snapshot) -> int:
        """Count the records once for every state of the feed: that is a walk over all of them."""
        lineage, head, count = self._counted
        if (lineage, head) != (view.lineage, view.head):
            count = view.count_items()
            self._counted = (view.lineage, view.head, count)
        return count

    def set_name(self, spec: str) -> str | None:
        """Return the name of a set of the feed, or None where there is none."""
        with self._view() as view:
            return view.set_name(spec) if view else None

    @contextmanager
    def _view(self) -> Iterator[Snapshot | None]:
        """Open the index; None where nothing was published yet."""
        if not os.path.lexists(self.folder.index_path):
            yield None
            return
        with self._reader.view(int(time.time())) as view:
            yield view

    def _read(self, record_id: str, path: Path, view: Snapshot) -> Found | None:
        needle = record_id.encode()
        for document in self.folder.read(path):
            if needle in document.text:
                record = read(document).record
                if record is None and document.is_alone:
                    raise StorageError(f"{path} is no record just now.")
                if record and record.id == record_id and (record.is_published or record.is_withdrawn):
                    return self._found(record, path, view)
        return None

    def _found(self, record: Record, path: Path, view: Snapshot) -> Found | None:
        """Return a record as the public may see it, among the units and on the day of the last publication."""
        units, day = Units(view.connection), dt.date.fromisoformat(str(view.get("day") or "0001-01-01"))
        if not units.is_there():
            raise StorageError("The feed index was made by an older release of catalog: run `catalog publish`.")
        above = what_they_give(units.above(position_of(record)))
        if record.is_published and hides_description(record, above, day):
            return None
        run = view.record("oai_dc", self.settings.oai_identifier(record.id))
        changed = max(path.stat().st_mtime, run.stamp if run else 0)
        return Found(with_files(public_form(record, above, day), path.parent, self.folder), path, changed)

    def _entry(self, view: Snapshot, identifier: str) -> Entry:
        record_id = identifier.removeprefix(self.settings.oai_identifier(""))
        run = view.record("oai_dc", identifier)
        facts = _facts(b"".join(run.rows[0][1:3])) if run else {}
        title = facts.get("title")
        return Entry(
            id=record_id,
            title=(title.text or record_id) if title is not None else record_id,
            language=title.get("{http://www.w3.org/XML/1998/namespace}lang") if title is not None else None,
            date=_text(facts.get("date")),
            kind=self._order(view).kind(record_id) or _text(facts.get("type")),
            reference=_text(facts.get("source")),
        )


@lru_cache(maxsize=8)
def published(folder: CatalogueFolder) -> Published:
    """Return the published records of a catalogue; the same every time, so that its index stays open."""
    return Published(folder)


def _facts(row: bytes) -> dict[str, etree._Element]:
    """Return the first element of each name in the Dublin Core of a record; of its types the last, its genre."""
    start, end = row.find(b"<oai_dc:dc"), row.rfind(b"</oai_dc:dc>")
    if start < 0 or end < 0:
        raise StorageError("The feed index has no Dublin Core for a record that is not deleted.")
    facts: dict[str, etree._Element] = {}
    for element in parse_xml(row[start : end + len(b"</oai_dc:dc>")]):
        name = str(element.tag).removeprefix(_DC)
        if name == "type":
            facts[name] = element
        else:
            facts.setdefault(name, element)
    return facts


def _text(element: etree._Element | None) -> str | None:
    return None if element is None else element.text
