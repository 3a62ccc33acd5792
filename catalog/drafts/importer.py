"""What an importer is: a name, a test whether it knows a source, and a reader that yields drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalog.drafts.draft import Draft, Refusal
from catalog.drafts.source import Source

__all__ = ["Importer"]


@dataclass(frozen=True, slots=True)
class Importer:
    """One importer. `recognises` is quick and never raises; `read` yields an outcome for every item of a source.

    What `read` cannot understand leaves it as a `Refusal` with findings. It never raises for bad data.
    """

    name: str
    title: str
    recognises: Callable[[Source], bool]
    read: Callable[[Source], Iterator[Draft | Refusal]]
