"""The steps from one form of records to the next. Each is a function from a plain record to the fields it renames.

Files outlive programs: a field is renamed in the model and in a step, or not at all. A step that was done changes
nothing when it is done again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from catalog.model.catalogue import RECORD_FORMAT

__all__ = ["STEPS", "Step", "migrated", "renamed"]

Renames = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the format that it leads to, what it does, and which fields of a plain record it renames."""

    format: int
    title: str
    renames: Callable[[Mapping[str, Any]], Renames]


def _abstract_of_a_unit(record: Mapping[str, Any]) -> Renames:
    """What a unit of documents holds was its abstract. An abstract that has an author is one."""
    abstract = record.get("abstract")
    has_author = isinstance(abstract, Mapping) and "author" in abstract
    return {"abstract": "scope"} if abstract and _is_unit(record) and not has_author and "scope" not in record else {}


def _authors_of_a_unit(record: Mapping[str, Any]) -> Renames:
    """Who created, accumulated or kept a unit of documents was its author."""
    return {"authors": "creators"} if record.get("authors") and _is_unit(record) and "creators" not in record else {}


def _is_unit(record: Mapping[str, Any]) -> bool:
    return record.get("level") not in (None, "item")


STEPS = (
    Step(2, "The abstract of a fonds, series or file is its 'scope'.", _abstract_of_a_unit),
    Step(3, "The authors of a fonds, series or file are its 'creators'.", _authors_of_a_unit),
)
"""In the order of the formats; the last one leads to the format of this version."""

assert STEPS[-1].format == RECORD_FORMAT  # noqa: S101 - a slip of ours, seen by every test


def migrated(record: Mapping[str, Any], since: int) -> dict[str, Any]:
    """Return a plain record after every step beyond a format."""
    for renames in _all_renames(record, since):
        record = renamed(record, renames)
    return dict(record)


def _all_renames(record: Mapping[str, Any], since: int) -> Iterator[Renames]:
    for step in STEPS:
        if step.format > since and (renames := step.renames(record)):
            yield renames
            record = renamed(record, renames)


def renamed(record: Mapping[str, Any], renames: Renames) -> dict[str, Any]:
    """Return a plain record with some fields renamed, in the order that they are in."""
    return {renames.get(field, field): value for field, value in record.items()}
