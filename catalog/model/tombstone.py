"""What stays of a record that is withdrawn: what names it, its sets, and where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["tombstone"]

_NAMES = ("id", "level", "title", "reference_code", "ark", "part_of", "access")
"""What names it; and its place and its closure, since what it closed below it stays closed."""
_ADMINISTRATION = ("sets", "created", "source")


def tombstone(plain: Mapping[str, Any], *, date: str, reason: str) -> dict[str, Any]:
    """Return the plain document of a tombstone: harvesters of the record's sets learn from it that it is deleted.

    `plain` is a record's plain document; `date` (ISO 8601) and `reason` say when and why it was withdrawn.
    """
    administration = plain.get("administration", {})
    kept = {name: value for name, value in administration.items() if name in _ADMINISTRATION}
    named = {name: value for name, value in plain.items() if name in _NAMES}
    withdrawn = {"date": date, "reason": reason}
    return {**named, "administration": {**kept, "status": "withdrawn", "withdrawn": withdrawn}}
