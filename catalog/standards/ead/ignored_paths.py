"""What a finding aid says that nothing is made of: its paths, how often they occur, and the first words of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.drafts.draft import Ignored
from catalog.model.strings import clean

__all__ = ["IgnoredPaths"]

_LONGEST = 80


class IgnoredPaths:
    """The paths with their counts; of thousands of units only the first words of each path are kept."""

    def __init__(self, found: Iterable[tuple[str, str]] = ()) -> None:
        self._counts: dict[str, int] = {}
        self._words: dict[str, str] = {}
        self.add(found)

    def add(self, found: Iterable[tuple[str, str]]) -> None:
        """Count paths, each with its words."""
        for path, words in found:
            self._counts[path] = self._counts.get(path, 0) + 1
            self._words.setdefault(path, clean(words)[:_LONGEST])

    def once(self) -> Iterator[Ignored]:
        """Yield each path once."""
        for path, count in sorted(self._counts.items()):
            times = "once" if count == 1 else f"{count} times"
            yield Ignored(f"{times}: {self._words[path]}" if self._words[path] else times, place=path)
