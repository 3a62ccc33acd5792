"""An item of the feed as it is given to the index, and what became of it there."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

__all__ = ["Difference", "FeedItem"]


class Difference(Enum):
    """What became of an item that was put into the index."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"
    REVIVED = "revived"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item as the feed gives it out: for each format the bytes before its datestamp, and those after it.

    `path` is the record file it comes from, `specs` its sets and all that contain them.
    """

    identifier: str
    path: str
    specs: tuple[str, ...]
    rows: Mapping[str, tuple[bytes, bytes]]
    is_deleted: bool = False

    @property
    def digest(self) -> bytes:
        """A checksum of everything that harvesters see of the item but its datestamp."""
        pieces = [b"%d" % self.is_deleted, " ".join(self.specs).encode()]
        for prefix in sorted(self.rows):
            pieces += (prefix.encode(), *self.rows[prefix])
        checksum = hashlib.blake2b(digest_size=16)
        for piece in pieces:
            checksum.update(b"%d:" % len(piece))
            checksum.update(piece)
        return checksum.digest()
