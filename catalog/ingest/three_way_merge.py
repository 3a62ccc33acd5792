"""Differences between two plain documents, and how a source's changes meet a cataloguer's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Difference", "Merge", "compare", "merge"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs: its JSON Pointer, what the record has, and what the source says. None is absent."""

    pointer: str
    existing: Any
    incoming: Any

    def __str__(self) -> str:
        return f"{self.pointer}: {_shown(self.existing)} -> {_shown(self.incoming)}"


@dataclass(frozen=True, slots=True)
class Merge:
    """A record after the source's changes were made in the fields that nobody else has changed."""

    document: dict[str, Any]
    changes: tuple[Difference, ...]
    conflicts: tuple[Difference, ...]


def compare(existing: Any, incoming: Any, pointer: str = "") -> Iterator[Difference]:
    """Yield the smallest values in which two documents differ; lists of two lengths are one value."""
    if isinstance(existing, Mapping) and isinstance(incoming, Mapping):
        for key in dict.fromkeys((*existing, *incoming)):
            yield from compare(existing.get(key), incoming.get(key), f"{pointer}/{_escape(key)}")
    elif isinstance(existing, list) and isinstance(incoming, list) and len(existing) == len(incoming):
        for number, (left, right) in enumerate(zip(existing, incoming, strict=True)):
            yield from compare(left, right, f"{pointer}/{number}")
    elif existing != incoming:
        yield Difference(pointer, existing, incoming)


def merge(baseline: Mapping[str, Any] | None, existing: Mapping[str, Any], incoming: Mapping[str, Any]) -> Merge:
    """Merge what a source has changed since `baseline`, its last import, into the `existing` record.

    A field that a cataloguer has changed since then stays as it is, and so does every field of a record that was
    never imported from this source: the source's value is a conflict to be shown.
    """
    if baseline is None:
        return Merge(dict(existing), (), tuple(compare(existing, incoming)))
    changes: list[Difference] = []
    conflicts: list[Difference] = []
    merged = _merged(baseline, existing, incoming, "", changes, conflicts)
    return Merge(merged, tuple(changes), tuple(conflicts))


def _merged(
    baseline: Any, existing: Any, incoming: Any, pointer: str, changes: list[Difference], conflicts: list[Difference]
) -> Any:
    if isinstance(existing, Mapping) and isinstance(incoming, Mapping):
        before = baseline if isinstance(baseline, Mapping) else {}
        values = {
            key: _merged(
                before.get(key), existing.get(key), incoming.get(key), f"{pointer}/{_escape(key)}", changes, conflicts
            )
            for key in dict.fromkeys((*existing, *incoming))
        }
        return {key: value for key, value in values.items() if value is not None}
    if existing == incoming or incoming == baseline:  # nothing new in the source
        return existing
    differences = compare(existing, incoming, pointer)
    if existing == baseline:  # nobody has edited it since
        changes.extend(differences)
        return incoming
    conflicts.extend(differences)
    return existing


def _escape(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def _shown(value: Any) -> str:
    text = "nothing" if value is None else repr(value)
    return text if len(text) <= 120 else f"{text[:117]}..."
