"""What a source can say of a record: a field that it cannot express is never taken away by its absence."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from catalog.standards.importers import Draft
from catalog.vocabularies import Status

__all__ = ["baseline_of", "in_scope", "renamed", "restrict_to_source"]

_ADMINISTRATION = "administration"
_OUR_OWN = frozenset({"created", "modified", "revisions", "source"})
"""Parts of the administration that every import writes, whatever its source says."""


def in_scope(record: Mapping[str, Any], administers: Collection[str]) -> dict[str, Any]:
    """Return a plain record with those parts of its administration alone, where a missing status is `published`."""
    scoped = {key: value for key, value in record.items() if key != _ADMINISTRATION}
    if administers:
        own = {"status": Status.PUBLISHED.value, **record.get(_ADMINISTRATION, {})}
        scoped[_ADMINISTRATION] = {part: own[part] for part in sorted(administers) if part in own}
    return scoped


def restrict_to_source(incoming: Mapping[str, Any], existing: Mapping[str, Any], draft: Draft) -> dict[str, Any]:
    """Return the incoming fields, with the existing values of every field that the source cannot express."""
    own = incoming.get(_ADMINISTRATION, {})
    administration = {part: own[part] for part in draft.administers if part in own}
    fields = incoming.keys() | existing.keys() if draft.fields is None else draft.fields
    expressed = {key: value for key, value in incoming.items() if key in fields}
    others = {key: value for key, value in existing.items() if key not in fields}
    return {**expressed, **others, _ADMINISTRATION: administration}


def baseline_of(incoming: Mapping[str, Any], earlier: Mapping[str, Any] | None, draft: Draft) -> dict[str, Any]:
    """Return how a source has a record: what the draft expresses, else what the source said before.

    What a cataloguer wrote in a field that the source cannot express is no part of it: a later source that can
    express it would else take it for its own words, and replace it.
    """
    before = earlier or {}
    baseline = restrict_to_source(incoming, before, draft)
    administration = {**before.get(_ADMINISTRATION, {}), **baseline.pop(_ADMINISTRATION)}
    own = {part: value for part, value in administration.items() if part not in _OUR_OWN - draft.administers}
    return {**baseline, _ADMINISTRATION: own} if own else baseline


def renamed(draft: Draft, record_id: str) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return the draft's document under `record_id`, and the files beside it, which are named after the record."""
    old = str(draft.document["id"])

    def name(file: str) -> str:
        return f"{record_id}{file.removeprefix(old)}" if file.startswith(f"{old}.") else file

    def named(text: Any) -> Any:
        transcript = text.get("transcript") if isinstance(text, Mapping) else None
        if not isinstance(transcript, Mapping):
            return text
        return {**text, "transcript": {**transcript, "file": name(transcript["file"])}}

    document = {**draft.document, "id": record_id}
    if texts := document.get("texts"):
        document["texts"] = [named(text) for text in texts]
    return document, {name(file): content for file, content in draft.beside.items()}
