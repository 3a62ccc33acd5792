"""How a row of a table that the catalogue gave out comes back: what was edited in it meets later edits of the record.

The table holds no copy of what it was, only a fingerprint of each field: enough to tell who has changed it since.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from catalog.ingest.three_way_merge import Difference, Merge, compare
from catalog.model.fingerprint import fields_of, fingerprint

__all__ = ["merge_returned"]


def merge_returned(
    given_out: Mapping[str, str], present: Mapping[str, Any], given: Mapping[str, Any], *, overwrite: bool
) -> Merge:
    """Bring the fields that were edited in the table into the `present` record.

    A field that was edited in both stays as it is, and the table's value is a conflict to be shown; with `overwrite`
    it wins. A field that was not edited in the table is never changed.
    """
    here, there = dict(fields_of(present)), dict(fields_of(given))
    changes: list[Difference] = []
    conflicts: list[Difference] = []
    merged: dict[str, Any] = {}
    for name in dict.fromkeys((*here, *there)):
        old, new, was = here.get(name), there.get(name), given_out.get(name)
        if old == new or _mark(new) == was:
            merged[name] = old
            continue
        is_free = overwrite or _mark(old) == was
        (changes if is_free else conflicts).extend(compare(old, new, f"/{name.replace('.', '/')}"))
        merged[name] = new if is_free else old
    return Merge(_assembled(merged), tuple(changes), tuple(conflicts))


def _mark(value: Any) -> str | None:
    return None if value is None else fingerprint(value)


def _assembled(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record of these fields, the parts of its administration together again."""
    plain: dict[str, Any] = {}
    for name, value in fields.items():
        field, _, part = name.partition(".")
        if value is not None and part:
            plain.setdefault(field, {})[part] = value
        elif value is not None:
            plain[field] = value
    return plain
