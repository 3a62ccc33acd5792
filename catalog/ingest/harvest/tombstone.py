"""The tombstone of a record that its feed has withdrawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from catalog.model.tombstone import tombstone

__all__ = ["is_tombstone_of_feed", "tombstone_of_feed"]

_REASON = "The feed it was harvested from has withdrawn it"


def tombstone_of_feed(tree: Mapping[str, Any], datestamp: str, day: dt.date) -> dict[str, Any]:
    """Return what is left of a record; the reason gives the datestamp of its deletion in the feed."""
    when = f" ({datestamp})" if datestamp else ""
    return tombstone(tree, date=day.isoformat(), reason=f"{_REASON}{when}.")


def is_tombstone_of_feed(tree: Mapping[str, Any]) -> bool:
    """Whether a record was withdrawn by a harvest, and not by a cataloguer."""
    administration = tree.get("administration")
    withdrawn = administration.get("withdrawn") if isinstance(administration, Mapping) else None
    return isinstance(withdrawn, Mapping) and str(withdrawn.get("reason", "")).startswith(_REASON)
