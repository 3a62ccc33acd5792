"""Merging a re-imported table of `catalog export`: what was edited in it meets later edits of the record.

The table holds no copy of what was exported, only a fingerprint of each field: enough to see who has changed it since.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from catalog.ingest.three_way_merge import Difference, Merge, compare
from catalog.model.fingerprint import fields_of, fingerprint

__all__ = ["merge_roundtrip"]


def merge_roundtrip(
    baseline: Mapping[str, str], existing: Mapping[str, Any], incoming: Mapping[str, Any], *, overwrite: bool
) -> Merge:
    """Merge the fields that were edited in an exported table into the `existing` record.

    `baseline` has the fingerprint of each field as exported. A field that was edited in both stays as it is,
    and the value of the table is a conflict to be shown; with `overwrite` it wins. A field that was not edited in the
    table is never changed.
    """
    here, there = dict(fields_of(existing)), dict(fields_of(incoming))
    changes: list[Difference] = []
    conflicts: list[Difference] = []
    merged: dict[str, Any] = {}
    for name in dict.fromkeys((*here, *there)):
        old, new, exported = here.get(name), there.get(name), baseline.get(name)
        if old == new or _mark(new) == exported:
            merged[name] = old
            continue
        is_free = overwrite or _mark(old) == exported
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
