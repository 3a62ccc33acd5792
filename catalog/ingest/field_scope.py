"""What a source speaks of in a record: its silence on everything else takes nothing away."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from catalog.standards.importers import Draft
from catalog.vocabularies import Status

__all__ = ["hear", "spoken_of"]

_ADMINISTRATION = "administration"


def spoken_of(tree: Mapping[str, Any], administers: Collection[str]) -> dict[str, Any]:
    """Return a plain record with those parts of its administration alone; its status is said in any case."""
    spoken = {key: value for key, value in tree.items() if key != _ADMINISTRATION}
    if administers:
        own = {"status": Status.PUBLISHED.value, **tree.get(_ADMINISTRATION, {})}
        spoken[_ADMINISTRATION] = {part: own[part] for part in sorted(administers) if part in own}
    return spoken


def hear(given: Mapping[str, Any], kept: Mapping[str, Any], draft: Draft) -> dict[str, Any]:
    """Return what the source gives, and what the record has in fields the source cannot speak of."""
    own = given.get(_ADMINISTRATION, {})
    heard = {part: own[part] for part in draft.administers if part in own}
    fields = given.keys() | kept.keys() if draft.fields is None else draft.fields
    told = {key: value for key, value in given.items() if key in fields}
    silent = {key: value for key, value in kept.items() if key not in fields}
    return {**told, **silent, _ADMINISTRATION: heard}
