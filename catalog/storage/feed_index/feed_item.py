"""An item of the feed as it is given to the index, and what became of it there."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

__all__ = ["Difference", "FeedItem", "Origin", "read_specs"]

_NOT_NAMED = "#"
"""What is before a set that the header does not name: no setSpec may have it."""


class Difference(Enum):
    """What became of an item that was put into the index."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"
    REVIVED = "revived"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item as the feed publishes it: for each format the bytes before its datestamp, and those after it.

    `path` is the record file it comes from, `specs` its sets and all that contain them. `digest` is a checksum of
    everything that harvesters see of the item but its datestamp.
    """

    identifier: str
    path: str
    specs: tuple[str, ...]
    rows: Mapping[str, tuple[bytes, bytes]]
    is_deleted: bool = False
    hidden_specs: tuple[str, ...] = ()
    """Sets that a deleted item is in, so that who harvests them sees the deletion, and that its header does not name:
    which they are may be what is closed."""
    ark: str = ""
    """The name in its ARK, under which it is found; it is in the formats already, and so in the digest."""
    digest: bytes = field(init=False)

    def __post_init__(self) -> None:
        """Take the checksum where the item is made, which may be another process than the one that writes it."""
        pieces = [b"%d" % self.is_deleted, self.all_specs.encode()]
        for prefix in sorted(self.rows):
            pieces += (prefix.encode(), *self.rows[prefix])
        checked = b"".join([b"%d:%b" % (len(piece), piece) for piece in pieces])
        object.__setattr__(self, "digest", hashlib.blake2b(checked, digest_size=16).digest())

    @property
    def all_specs(self) -> str:
        """All sets as they are kept in the index."""
        return " ".join((*self.specs, *(f"{_NOT_NAMED}{spec}" for spec in self.hidden_specs)))


class Origin(NamedTuple):
    """Where an item comes from: its file, the sets that it names and those it does not, whether it is deleted."""

    path: str
    specs: tuple[str, ...]
    hidden_specs: tuple[str, ...]
    is_deleted: bool


def read_specs(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sets that an item in the index names, and those that it does not.

    >>> read_specs("garf garf:5446 #people:smith")
    (('garf', 'garf:5446'), ('people:smith',))
    """
    all_specs = text.split()
    named = tuple(spec for spec in all_specs if not spec.startswith(_NOT_NAMED))
    return named, tuple(spec[1:] for spec in all_specs if spec.startswith(_NOT_NAMED))
