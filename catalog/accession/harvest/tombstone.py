"""The tombstone of a record that its feed has withdrawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

__all__ = ["is_tombstone_of_feed", "tombstone"]

_KEPT = ("id", "level", "title", "reference_code")
_REASON = "The feed it was harvested from has withdrawn it"


def tombstone(tree: Mapping[str, Any], datestamp: str, day: dt.date) -> dict[str, Any]:
    """Return what is left of a record: what names it, its sets, and where it came from."""
    administration = tree["administration"]
    kept = {name: administration[name] for name in ("sets", "created", "source") if name in administration}
    when = f" ({datestamp})" if datestamp else ""
    withdrawal = {"date": day.isoformat(), "reason": f"{_REASON}{when}."}
    named = {name: tree[name] for name in _KEPT if name in tree}
    return {**named, "administration": {**kept, "status": "withdrawn", "withdrawn": withdrawal}}


def is_tombstone_of_feed(tree: Mapping[str, Any]) -> bool:
    """Whether a record was withdrawn by a harvest, and not by a cataloguer."""
    administration = tree.get("administration")
    withdrawn = administration.get("withdrawn") if isinstance(administration, Mapping) else None
    return isinstance(withdrawn, Mapping) and str(withdrawn.get("reason", "")).startswith(_REASON)
