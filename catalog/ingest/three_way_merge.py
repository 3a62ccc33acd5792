"""Differences between two plain documents, and how a source's changes meet a cataloguer's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Difference", "Merge", "compare", "merge"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs: its JSON Pointer, what is there, and what the source has. None is absent."""

    pointer: str
    present: Any
    given: Any

    def __str__(self) -> str:
        return f"{self.pointer}: {_shown(self.present)} -> {_shown(self.given)}"


@dataclass(frozen=True, slots=True)
class Merge:
    """A record after the source's changes were made where nobody else had changed the field."""

    document: dict[str, Any]
    changes: tuple[Difference, ...]
    conflicts: tuple[Difference, ...]


def compare(present: Any, given: Any, pointer: str = "") -> Iterator[Difference]:
    """Yield the smallest values in which two documents differ; lists of two lengths are one value."""
    if isinstance(present, Mapping) and isinstance(given, Mapping):
        for key in dict.fromkeys((*present, *given)):
            yield from compare(present.get(key), given.get(key), f"{pointer}/{_escape(key)}")
    elif isinstance(present, list) and isinstance(given, list) and len(present) == len(given):
        for number, (left, right) in enumerate(zip(present, given, strict=True)):
            yield from compare(left, right, f"{pointer}/{number}")
    elif present != given:
        yield Difference(pointer, present, given)


def merge(taken: Mapping[str, Any] | None, present: Mapping[str, Any], given: Mapping[str, Any]) -> Merge:
    """Bring a source's changes since it was `taken` into the `present` record.

    A field that the cataloguer has changed since, and one of a record that was never taken from this source,
    stays as it is: the source's value is a conflict to be shown.
    """
    if taken is None:
        return Merge(dict(present), (), tuple(compare(present, given)))
    changes: list[Difference] = []
    conflicts: list[Difference] = []
    document = _merged(taken, present, given, "", changes, conflicts)
    return Merge(document, tuple(changes), tuple(conflicts))


def _merged(
    taken: Any, present: Any, given: Any, pointer: str, changes: list[Difference], conflicts: list[Difference]
) -> Any:
    if isinstance(present, Mapping) and isinstance(given, Mapping):
        before = taken if isinstance(taken, Mapping) else {}
        values = {
            key: _merged(
                before.get(key), present.get(key), given.get(key), f"{pointer}/{_escape(key)}", changes, conflicts
            )
            for key in dict.fromkeys((*present, *given))
        }
        return {key: value for key, value in values.items() if value is not None}
    if present == given or given == taken:  # nothing new in the source
        return present
    differences = compare(present, given, pointer)
    if present == taken:  # nobody has touched it since
        changes.extend(differences)
        return given
    conflicts.extend(differences)
    return present


def _escape(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def _shown(value: Any) -> str:
    text = "nothing" if value is None else repr(value)
    return text if len(text) <= 120 else f"{text[:117]}..."
