"""The shelf of a harvest: a record is known first by the feed and the identifier it was harvested under."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from catalog.accession.shelf import Shelf
from catalog.storage import CatalogueFolder

__all__ = ["FeedShelf"]

Origin = tuple[str, str, str]


class FeedShelf(Shelf):
    """Two records of one feed are two documents, whatever else they share."""

    def __init__(self, folder: CatalogueFolder) -> None:
        self._by_origin: dict[Origin, str] = {}
        self._harvested: dict[tuple[str, str], list[str]] = {}
        super().__init__(folder)

    def _put(self, tree: Mapping[str, Any], path: Path | None) -> None:
        super()._put(tree, path)
        origin = _origin(tree)
        if origin and self._by_origin.setdefault(origin, tree["id"]) == tree["id"]:
            ids = self._harvested.setdefault(origin[:2], [])
            if tree["id"] not in ids:
                ids.append(tree["id"])

    def match(self, tree: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """Return the record harvested under the same identifier, else one of the same document from elsewhere."""
        origin = _origin(tree)
        known = self._by_origin.get(origin) if origin else None
        if known:
            return self.tree_of(known)
        present = super().match(tree)
        other = _origin(present) if present else None
        return None if origin and other and origin[0] == other[0] else present

    def harvested(self, base_url: str, identifier: str) -> list[Mapping[str, Any]]:
        """Return the records that came from one record of a feed."""
        ids = self._harvested.get((base_url, identifier), ())
        return [tree for each in ids if (tree := self.tree_of(each)) is not None]


def _origin(tree: Mapping[str, Any]) -> Origin | None:
    """Return the feed, the identifier there, and the item within it."""
    administration = tree.get("administration")
    source = administration.get("source") if isinstance(administration, Mapping) else None
    harvested = source.get("harvested") if isinstance(source, Mapping) else None
    if not isinstance(source, Mapping) or not isinstance(harvested, Mapping):
        return None
    return str(harvested.get("base_url")), str(harvested.get("identifier")), str(source.get("note") or "")
