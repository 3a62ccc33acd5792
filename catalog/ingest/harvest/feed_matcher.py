"""The matcher of a harvest: a record is known first by the feed and the identifier it was harvested under."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from catalog.ingest.match_keys import (
    feed_name,
    origin_name,
    origin_of,
    version_name,
)
from catalog.ingest.record_matcher import RecordMatcher

__all__ = ["FeedMatcher"]


class FeedMatcher(RecordMatcher):
    """Two records of one feed are two documents, whatever else they share."""

    def match(self, tree: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """Return the record harvested under the same identifier, else one of the same document from elsewhere."""
        origin = origin_of(tree)
        # a unit of a finding aid is matched with all the others before it comes here
        for known in self.index.ids(origin_name(origin)) if origin and not origin[2] else ():
            if present := self.tree_of(known):
                return present
        present = super().match(tree)
        other = origin_of(present) if present else None
        return None if origin and other and origin[0] == other[0] else present

    def taken_from(self, base_url: str, identifier: str, sha256: str) -> Iterator[str]:
        """Yield the ids of the records that came, whole, from a record of a feed with that checksum."""
        return self.index.ids(version_name(base_url, identifier, sha256))

    def harvested(self, base_url: str, identifier: str) -> list[Mapping[str, Any]]:
        """Return the records that came from one record of a feed."""
        ids = self.index.ids(feed_name(base_url, identifier))
        return [tree for each in ids if (tree := self.tree_of(each)) is not None]
