"""An item of the feed as it is given to the index, and what became of it there."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
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

    `path` is the record file it comes from, `specs` its sets and all that contain them. `digest` is a checksum of
    everything that harvesters see of the item but its datestamp.
    """

    identifier: str
    path: str
    specs: tuple[str, ...]
    rows: Mapping[str, tuple[bytes, bytes]]
    is_deleted: bool = False
    digest: bytes = field(init=False)

    def __post_init__(self) -> None:
        """Take the checksum where the item is made, which may be another process than the one that writes it."""
        pieces = [b"%d" % self.is_deleted, " ".join(self.specs).encode()]
        for prefix in sorted(self.rows):
            pieces += (prefix.encode(), *self.rows[prefix])
        checked = b"".join([b"%d:%b" % (len(piece), piece) for piece in pieces])
        object.__setattr__(self, "digest", hashlib.blake2b(checked, digest_size=16).digest())
