"""Reconciling a draft with the catalogue: it becomes a new record, or updates the one that describes its document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from catalog.findings import Finding
from catalog.ingest.field_scope import in_scope, renamed, restrict_to_source
from catalog.ingest.outcome import Outcome, Result
from catalog.ingest.record_matcher import RecordMatcher
from catalog.ingest.sheet_roundtrip import merge_roundtrip
from catalog.ingest.three_way_merge import Merge, merge
from catalog.ingest.writing import Writing, unedited
from catalog.standards.importers import Draft
from catalog.storage import CatalogueFolder, SourceMemory
from catalog.validation import read_plain
from catalog.vocabularies import Status

__all__ = ["Reconciler"]

_MOST_ALIKE = 5
"""Records that are named as perhaps of the same document."""

_WITHDRAWN = Finding(
    "withdrawn-by-sheet",
    "No sheet withdraws a record: its tombstone says why and when.",
    hint="Put the status back and use `catalog withdraw ID --reason ...`.",
    pointer="/administration/status",
)


@dataclass(frozen=True, slots=True)
class Reconciler:
    """Imports drafts into one catalogue: as new records, or into the records that describe their documents.

    Nothing is written with `dry_run`. With `overwrite` the source wins where somebody has edited the record.
    """

    folder: CatalogueFolder
    matcher: RecordMatcher
    memory: SourceMemory
    writing: Writing
    day: dt.date
    dry_run: bool
    overwrite: bool = False

    def reconcile(self, draft: Draft) -> Outcome:
        """Import a draft, or update the record of its document. Raises StorageError."""
        return self.reconcile_with(draft, self._match(draft))

    def reconcile_with(self, draft: Draft, existing: Mapping[str, Any] | None) -> Outcome:
        """Import a draft that was matched with the `existing` record, where there is one. Raises StorageError."""
        return self._create(draft) if existing is None else self._update(draft, existing)

    def _match(self, draft: Draft) -> Mapping[str, Any] | None:
        """Return the record of the same document; a row of our own table is that of its id, whatever else it shares."""
        record_id = str(draft.document["id"])
        return self.matcher.match(draft.document) if draft.given_out is None else self.matcher.tree_of(record_id)

    def _create(self, draft: Draft) -> Outcome:
        """Write a new record."""
        document, beside = renamed(draft, self.matcher.free_id(draft.document))
        administration = document.get("administration", {})
        source = {**administration.get("source", {}), "taken": self.day.isoformat()}
        document["administration"] = {**administration, "created": self.day.isoformat(), "source": source}
        checked = read_plain(document)
        if checked.record is None:
            return _refused(draft, document["id"], checked.findings)
        document = dict(checked.record.plain())
        path = self.folder.path_for(document)
        message = _likeness(self.matcher.likely(document, _MOST_ALIKE + 1))
        if not self.dry_run:
            self.writing.write(document, beside, document, path)
        self.matcher.put(document, path)
        return Outcome.of(
            Result.IMPORTED,
            draft,
            record=document["id"],
            path=str(path),
            message=message,
            findings=_placed(checked.findings, draft),
            document=document,
        )

    def _update(self, draft: Draft, existing: Mapping[str, Any]) -> Outcome:
        """Update a record where nobody has edited it since its last import; show the conflicts where somebody has."""
        record_id = str(existing["id"])
        if _source(existing).get("sha256") == draft.source.sha256 and not draft.source.item:
            return Outcome.of(Result.UNCHANGED, draft, record=record_id, document=existing)
        if _administration(existing).get("status") == Status.WITHDRAWN:
            return Outcome.of(Result.SKIPPED, draft, record=record_id, message="the record is withdrawn")
        document, beside = renamed(draft, record_id)
        if "status" in draft.administers and _administration(document).get("status") == Status.WITHDRAWN:
            return _refused(draft, record_id, (_WITHDRAWN,))
        current = in_scope(_plain(existing), draft.administers)
        checked = read_plain(restrict_to_source(document, current, draft))
        if checked.record is None:
            return _refused(draft, record_id, checked.findings)
        incoming = in_scope(checked.record.plain(), draft.administers)
        merge_result = self._merge(current, incoming, draft)
        if not merge_result.changes:
            conflicts = merge_result.conflicts
            return Outcome.of(Result.UNCHANGED, draft, record=record_id, conflicts=conflicts, document=existing)
        merged = self._with_administration(merge_result.document, existing, _source(document), draft)
        return self._write(draft, existing, merge_result, merged, beside, incoming)

    def _merge(self, existing: Mapping[str, Any], incoming: Mapping[str, Any], draft: Draft) -> Merge:
        """Merge the incoming fields into the existing ones, both restricted to what the source can express."""
        if draft.given_out:
            return merge_roundtrip(draft.given_out, existing, incoming, overwrite=self.overwrite)
        baseline = self.memory.recall(str(existing["id"]))
        scoped = None if baseline is None else in_scope(baseline, draft.administers)
        return merge(existing if self.overwrite else scoped, existing, incoming)

    def _with_administration(
        self, merged: Mapping[str, Any], existing: Mapping[str, Any], source: Mapping[str, Any], draft: Draft
    ) -> dict[str, Any]:
        """Return the merged record with the administration that the source does not express, and today's date.

        The source of a record is the one it was changed from last, unless that is a table of our own.
        """
        day = self.day.isoformat()
        own = {key: value for key, value in _administration(existing).items() if key not in draft.administers}
        own |= {**_administration(merged), "modified": day}
        if draft.given_out is None:
            own["source"] = {**source, "taken": day}
        return {**merged, "administration": own}

    def _write(
        self,
        draft: Draft,
        existing: Mapping[str, Any],
        merge_result: Merge,
        merged: dict[str, Any],
        beside: Mapping[str, bytes],
        incoming: Mapping[str, Any],
    ) -> Outcome:
        """Write a merged record, with the files beside it that nobody has edited."""
        record_id = str(existing["id"])
        checked = read_plain(merged)
        if checked.record is None:
            return _refused(draft, record_id, checked.findings)
        document = dict(checked.record.plain())
        path = self.matcher.path_of(record_id) or self.folder.path_for(document)
        if not self.dry_run:
            files = unedited(existing, beside, path.parent)
            self.writing.write(document, files, None if draft.given_out else incoming, path)
        self.matcher.put(document, path)
        return Outcome.of(
            Result.UPDATED,
            draft,
            record=record_id,
            path=str(path),
            findings=_placed(checked.findings, draft),
            differences=merge_result.changes,
            conflicts=merge_result.conflicts,
            document=document,
        )


def _refused(draft: Draft, record_id: str, findings: tuple[Finding, ...]) -> Outcome:
    return Outcome.of(Result.REFUSED, draft, record=record_id, findings=_placed(findings, draft))


def _likeness(others: list[str]) -> str:
    """Say which records are perhaps of the same document. Of a title like `Telegram` there may be thousands."""
    named = [f"perhaps the same document as {other}" for other in others[:_MOST_ALIKE]]
    return "; ".join([*named, "or as others"] if len(others) > _MOST_ALIKE else named)


def _placed(findings: tuple[Finding, ...], draft: Draft) -> tuple[Finding, ...]:
    """Place findings about a draft in its source file, at the words that the value comes from."""
    places = {found.pointer: found.place for found in draft.found if found.place}
    return tuple(_in_source(finding, places).at(draft.source.file) for finding in findings)


def _in_source(finding: Finding, places: Mapping[str, str]) -> Finding:
    """Place a finding at the words of its value, of what that is part of, or else of its first part."""
    steps = finding.pointer.split("/")
    above = ("/".join(steps[:length]) for length in range(len(steps), 1, -1))
    below = (pointer for pointer in places if pointer.startswith(f"{finding.pointer}/") and finding.pointer)
    place = next((places[pointer] for pointer in (*above, *below) if pointer in places), "")
    return replace(finding, message=f"{place}: {finding.message}") if place else finding


def _plain(tree: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document in the one form that equal records share; one that is no record stays as it is."""
    record = read_plain(dict(tree)).record
    return dict(record.plain()) if record else dict(tree)


def _administration(tree: Mapping[str, Any]) -> Mapping[str, Any]:
    found = tree.get("administration")
    return found if isinstance(found, Mapping) else {}


def _source(tree: Mapping[str, Any]) -> Mapping[str, Any]:
    found = _administration(tree).get("source")
    return found if isinstance(found, Mapping) else {}
