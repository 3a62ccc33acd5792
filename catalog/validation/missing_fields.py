"""What is said of a field that is missing or empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from catalog.findings import Fix, FixPlace
from catalog.model import Record
from catalog.validation.error_message import Said, name_of
from catalog.validation.fields import is_required

__all__ = ["empty", "missing"]

_EXAMPLES = {  # what may be written, and what else
    "key": ("key: original", "or another name of your own for this text"),
    "id": ("id: petrov-letter-1", "or another short name of your own that never changes"),
    "level": ("level: item", "for one document; the others are fonds, series and file"),
    "title": ("title: Letter to the family", "or, where you supply it, 'title: {text: ..., supplied_by: cataloguer}'"),
    "repository": ("repository: GARF", "or another archive that keeps the unit"),
    "conditions": ("conditions: Closed to protect personal data", "or others, in words for readers"),
    "publisher": ("publisher: Pravda", "or another that published it"),
    "name": ("name: Ivan Petrov", "or another"),
    "term": ("term: Diplomacy", "or another"),
    "value": ("value: 'Ms. 12'", "or another"),
}
_OF_A_RELATED = ("title: Reply of the Ministry", "or what else that document is called")


def missing(error: Mapping[str, Any], path: Sequence[str]) -> Said:
    """Say that a field which must be there is not."""
    field = str(error["loc"][-1])
    where = f" in {name_of(path[:-1])!r}" if len(path) > 1 else ""
    return Said("missing-field", f"The field {field!r}{where} is missing.", f"Add {_example(field, path)}.")


def empty(error: Mapping[str, Any], path: Sequence[str]) -> Said:
    """Say that a field has no value."""
    name = name_of(path)
    message = f"The field {name!r} is empty."
    if error["loc"] and str(error["loc"][-1]) == name and is_required(Record, error["loc"]):
        return Said("empty", message, f"Write a value, as in {_example(name, path)}.")
    return Said("empty", message, "Write a value, or remove the line.", Fix("", FixPlace.ENTRY))


def _example(field: str, path: Sequence[str]) -> str:
    line, other = _OF_A_RELATED if field == "title" and len(path) > 1 else _EXAMPLES.get(field, (f"{field}: ...", ""))
    return f"'{line}'{', ' if other else ''}{other}"
