"""Counting by name in bounded memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from typing import Generic, TypeVar

__all__ = ["Tally"]

_Key = TypeVar("_Key", bound=Hashable)


class Tally(Generic[_Key]):
    """Counts by key; after `limit` different keys, every further key is counted under none of them."""

    def __init__(self, limit: int = 20_000) -> None:
        self._limit = limit
        self._counts: Counter[_Key] = Counter()
        self.apart = 0
        """What was counted under no key, since there were too many."""

    def add(self, key: _Key, count: int = 1) -> None:
        """Count a key."""
        if key in self._counts or len(self._counts) < self._limit:
            self._counts[key] += count
        else:
            self.apart += count

    def __getitem__(self, key: _Key) -> int:
        return self._counts[key]

    def __len__(self) -> int:
        return len(self._counts)

    @property
    def total(self) -> int:
        """Everything that was counted."""
        return self._counts.total() + self.apart

    def ranked(self) -> list[tuple[_Key, int]]:
        """Return keys and counts, the most frequent first, equal ones in the order of their names."""
        return sorted(self._counts.items(), key=lambda item: (-item[1], str(item[0])))
