"""What is published, as the pages show it: one record by its id, and the records of a set, the newest first."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lxml import etree

from catalog.errors import StorageError
from catalog.model import Record
from catalog.publication.changed_files import path_of
from catalog.storage import CatalogueFolder, FeedReader, Snapshot
from catalog.validation import read

__all__ = ["Entry", "Found", "Listing", "Published", "published"]

_DC = "{http://purl.org/dc/elements/1.1/}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


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
    """Some records of a list, the newest first; the next page begins before the change `older`, None at the end.

    `count` is the number of all records of the catalogue; None for a set, which is not counted.
    """

    entries: tuple[Entry, ...]
    older: int | None
    count: int | None


class Published:
    """The published records of a catalogue, found through its feed index."""

    def __init__(self, folder: CatalogueFolder) -> None:
        """Take the catalogue."""
        self.folder = folder
        self.settings = folder.settings
        self._reader = FeedReader(folder.index_path)
        self._counted: tuple[str, int, int] = ("", -1, 0)

    def find(self, record_id: str) -> Found | None:
        """Return a published record or a tombstone; None where there is none.

        Raises StorageError where its file is no record just now: someone is at work on it.
        """
        with self._view() as view:
            entry = view.entry(self.settings.oai_identifier(record_id)) if view else None
        return self._read(record_id, path_of(entry.path, self.folder)) if entry and entry.path else None

    def was_withdrawn(self, record_id: str) -> bool:
        """Whether there was a record with this id that is published no more."""
        with self._view() as view:
            entry = view.entry(self.settings.oai_identifier(record_id)) if view else None
        return bool(entry and entry.is_deleted)

    def listing(self, spec: str | None, before: int | None, limit: int) -> Listing:
        """Return the newest records of a set (of the whole catalogue where `spec` is None) before a change."""
        with self._view() as view:
            if view is None:
                return Listing((), None, 0)
            found = view.newest(spec, before, limit + 1)
            entries = tuple(self._entry(view, one.identifier) for one in found[:limit])
            older = found[limit - 1].change if len(found) > limit else None
            return Listing(entries, older, self._count(view) if spec is None else None)

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
        if not self.folder.index_path.exists():
            yield None
            return
        with self._reader.view(int(time.time())) as view:
            yield view

    def _read(self, record_id: str, path: Path) -> Found | None:
        needle = record_id.encode()
        for document in self.folder.read(path):
            if needle in document.text:
                record = read(document).record
                if record is None and document.is_alone:
                    raise StorageError(f"{path} is no record just now.")
                if record and record.id == record_id and (record.is_published or record.is_withdrawn):
                    return Found(record.public(), path, path.stat().st_mtime)
        return None

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
            kind=_text(facts.get("type")),
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
    for element in etree.fromstring(row[start : end + len(b"</oai_dc:dc>")], _PARSER):
        name = str(element.tag).removeprefix(_DC)
        if name == "type":
            facts[name] = element
        else:
            facts.setdefault(name, element)
    return facts


def _text(element: etree._Element | None) -> str | None:
    return None if element is None else element.text
