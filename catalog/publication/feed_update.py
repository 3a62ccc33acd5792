"""Putting records into the feed, and taking them out of it: with their sets, letters and parts of finding aids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from catalog.model import Catalogue
from catalog.oai import containers
from catalog.publication.dissemination import tombstone
from catalog.publication.feed_sets import NamedSet
from catalog.publication.finding_aids import PREFIXES, FindingAids, with_stored
from catalog.publication.letters import Letters
from catalog.publication.preparation import Prepared
from catalog.publication.units_above import Shown, UnitsAbove
from catalog.storage import Difference, FeedItem, FeedWriter, Origin

__all__ = ["FeedUpdate"]


@dataclass
class FeedUpdate:
    """What a publication changes in the feed, each change counted once."""

    settings: Catalogue
    writer: FeedWriter
    around: UnitsAbove
    aids: FindingAids
    letters: Letters
    differences: Counter[Difference] = field(default_factory=Counter)
    altered: set[str] = field(default_factory=set)
    """The topmost units whose finding aids have changed."""
    _named: dict[str, NamedSet] = field(default_factory=dict)

    def put(self, item: FeedItem, prepared: Prepared) -> None:
        """Put a prepared record into the feed: its sets, its letter, its part of a finding aid, and itself."""
        for one in prepared.sets:
            if self._named.get(one.spec) != one:
                self._named[one.spec] = one
                about = containers.collection_description(one.name, one.description) if one.description else b""
                self.writer.name_set(one.spec, one.name, about)
        origin = self.writer.origin(item.identifier) if item.is_deleted else None
        if origin:
            item = _with_former_sets(item, origin, is_closed=prepared.is_closed)
        if prepared.shown:
            self._note_component(prepared.shown, prepared.components)
        self.letters.put(prepared.record_id, prepared.letter)
        is_top = bool(prepared.components) and prepared.shown is not None and prepared.shown.top is None
        self.put_item(item, is_top=is_top)

    def put_item(self, item: FeedItem, *, is_top: bool = False) -> None:
        """Put an item into the feed, and count it unless this publication did so already."""
        if item.is_deleted or not item.rows.keys() >= PREFIXES:
            item = with_stored(item, self.writer.pieces(item.identifier, PREFIXES), is_top=is_top)
        is_counted = self.writer.is_changed(item.identifier)
        difference = self.writer.put(item)
        if not is_counted:
            self.differences[difference] += 1

    def _note_component(self, shown: Shown, components: Mapping[str, bytes]) -> None:
        """Remember how a record is published, and which finding aids change by it."""
        before = self.around.get(shown.id)
        is_changed = self.aids.put(shown.id, components)
        if is_changed or before is None or before.top != shown.top:
            tops = [shown.top, *([before.top] if before else []), *([shown.id] if components else [])]
            self.altered.update(top for top in tops if top is not None)
        self.around.remember(shown)
        if shown.is_document and shown.top is None and self.around.has_parts(shown.id):
            self.altered.add(shown.id)

    def hide(self, identifier: str, shown: Shown | None = None) -> None:
        """Leave a tombstone of a record that is no longer published, or closed wholly, which is `shown` so."""
        record_id = identifier.removeprefix(self.settings.oai_identifier(""))
        self.letters.put(record_id, None)
        before = self.around.get(record_id)
        if before:
            self._note_component(shown or before, {})
        elif shown:
            self.around.remember(shown)
        origin = self.writer.origin(identifier)
        if origin and not origin.is_deleted:
            pieces = self.writer.pieces(identifier, PREFIXES)
            named, hidden = ((), origin.specs) if shown else (origin.specs, ())
            gone = with_stored(tombstone(identifier, named, hidden_specs=hidden), pieces, is_top=False)
            self.differences[self.writer.put(gone)] += 1

    def renew_tombstones(self, damaged: Iterable[str]) -> None:
        """Put in again the tombstones that are damaged and are in no file."""
        for identifier in damaged:
            origin = self.writer.origin(identifier)
            if origin and origin.is_deleted and not origin.path:
                again = tombstone(identifier, origin.specs, hidden_specs=origin.hidden_specs)
                self.differences[self.writer.put(again)] += 1


def _with_former_sets(item: FeedItem, origin: Origin, *, is_closed: bool) -> FeedItem:
    """Return a tombstone in the sets that its record was in as well: those who harvest them must see it.

    That of a closed record does not name them.
    """
    former = tuple(spec for spec in origin.specs if spec not in item.specs)
    named = item.specs if is_closed else (*item.specs, *former)
    hidden = [spec for spec in (*origin.hidden_specs, *former) if spec not in named]
    return tombstone(item.identifier, named, item.path, tuple(dict.fromkeys(hidden)))
