"""Reconciling a draft with the catalogue: it becomes a new record, or updates the one that describes its document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from catalog.findings import Finding
from catalog.ingest.bad_values import without_bad_values
from catalog.ingest.field_scope import baseline_of, in_scope, renamed, restrict_to_source
from catalog.ingest.item_outcome import Outcome, Result
from catalog.ingest.match_keys import origin_of, publisher_number
from catalog.ingest.record_matcher import RecordMatcher
from catalog.ingest.same_document import agreement_of, features_of
from catalog.ingest.sheet_roundtrip import merge_roundtrip
from catalog.ingest.three_way_merge import Merge, merge
from catalog.ingest.write_records import BatchWriting, unedited
from catalog.standards.importers import Draft, Question
from catalog.storage import CatalogueFolder, ImportBaselines
from catalog.validation import read_plain
from catalog.vocabularies import Maker, RevisionEvent, Status

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
    memory: ImportBaselines
    writing: BatchWriting
    day: dt.date
    dry_run: bool
    overwrite: bool = False

    def reconcile(self, draft: Draft, record_id: str | None = None, perhaps: tuple[str, ...] = ()) -> Outcome:
        """Import a draft, or update the record of its document. Raises StorageError.

        `record_id` is the record that its item was imported as before; `perhaps` are those of which it may be one.
        """
        existing = self.matcher.tree_of(record_id) if record_id else None
        if existing is not None:
            return self._update(without_bad_values(draft), existing, is_own=True)
        existing = self._match(draft)
        return self.reconcile_with(draft if existing else self._asked(draft, perhaps), existing)

    def reconcile_with(self, draft: Draft, existing: Mapping[str, Any] | None) -> Outcome:
        """Import a draft that was matched with the `existing` record, where there is one. Raises StorageError.

        A record that another source brought, or a cataloguer wrote, is compared with the draft and not changed.
        """
        if existing is None:
            return self._create(draft)
        draft = draft if draft.baseline is not None else without_bad_values(draft)
        return self._update(draft, existing, is_own=_is_own(draft, existing))

    def note_gone(self, record_id: str, *, mark: bool) -> Outcome | None:
        """Return the outcome of a record that its source has no more, None where that is known; `mark` it so."""
        existing = self.matcher.tree_of(record_id) or {}
        administration, source = _administration(existing), _source(existing)
        if not source or source.get("gone") or administration.get("status") == Status.WITHDRAWN:
            return None
        path = self.matcher.path_of(record_id)
        if mark and path is not None:
            marked = {**administration, "source": {**source, "gone": self.day.isoformat()}}
            self._put({**existing, "administration": marked}, path)
        message = "the source no longer has it"
        return Outcome(Result.GONE, "", record=record_id, path=str(path or ""), message=message)

    def remember_gone(self, gone: Iterable[str], there: Iterable[str]) -> None:
        """Remember which records a source no longer has, and which it has. Raises StorageError."""
        gone, there = list(gone), list(there)
        if not self.dry_run and (gone or there):
            self.memory.note_gone(gone, there)

    def _put(self, document: Mapping[str, Any], path: Path) -> None:
        """Write a record as it is, if it is valid, without a change of what its source said."""
        record = read_plain(dict(document)).record
        if record is None:
            return
        if not self.dry_run:
            self.writing.write(record.plain(), {}, None, path)
        self.matcher.put(record.plain(), path)

    def _match(self, draft: Draft) -> Mapping[str, Any] | None:
        """Return the record of the same document; a row of our own table is that of its id, whatever else it shares."""
        record_id = str(draft.document["id"])
        if draft.baseline is not None:
            return self.matcher.tree_of(record_id)
        return self.matcher.of_id(draft) or self.matcher.match(draft.document)

    def _asked(self, draft: Draft, perhaps: tuple[str, ...]) -> Draft:
        """Return a draft of a new record with the question whether it is one that is there."""
        if draft.baseline is not None:
            return draft
        wanted = str(draft.document["id"])
        has_own_id = draft.names_record or "identifier" in draft.origin
        others = [wanted] if has_own_id and wanted in self.matcher.index else []
        same = [each for each in self.matcher.agreeing(draft.document, _MOST_ALIKE) if self._is_same(draft, each)]
        named = tuple(dict.fromkeys((*perhaps, *others, *same)))[:_MOST_ALIKE]
        if not named:
            return draft
        reason = f"Perhaps {' or '.join(f'`{each}`' for each in named)} again; it was imported as a record of its own."
        return draft.asked(Question("/id", reason))

    def _is_same(self, draft: Draft, record_id: str) -> bool:
        """Whether a record agrees with a draft on title, date and author."""
        existing = self.matcher.tree_of(record_id)
        if existing is None:
            return False
        agreement = agreement_of(features_of(existing), features_of(draft.document))
        return bool(agreement.title and agreement.dates and agreement.creators)

    def _create(self, draft: Draft) -> Outcome:
        """Write a new record. Nearly all are valid as they are; of others bad values are repaired or left out."""
        may_be_repaired = draft.baseline is None
        if may_be_repaired and not _looks_whole(draft.document):
            draft = without_bad_values(draft)
        document, beside = self._begun(draft)
        checked = read_plain(document)
        if checked.record is None and may_be_repaired:
            draft = without_bad_values(draft)
            document, beside = self._begun(draft)
            checked = read_plain(document)
        if checked.record is None:
            return _refused(draft, document["id"], checked.findings)
        document = dict(checked.record.plain())
        path = self.folder.path_for(document)
        message = _likeness(self.matcher.likely(document, _MOST_ALIKE + 1))
        if not self.dry_run:
            self.writing.write(document, beside, baseline_of(document, document, draft), path)
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

    def _begun(self, draft: Draft) -> tuple[dict[str, Any], Mapping[str, bytes]]:
        """Return the document of a new record, under an id that is free, and the files beside it."""
        document, beside = renamed(draft, self.matcher.free_id(draft.document))
        administration, day = document.get("administration", {}), self.day.isoformat()
        done = [*administration.get("revisions", ()), _done(RevisionEvent.IMPORTED, draft, self.day)]
        source = {**administration.get("source", {}), "taken": day}
        document["administration"] = {**administration, "created": day, "revisions": done, "source": source}
        return document, beside

    def _update(self, draft: Draft, existing: Mapping[str, Any], *, is_own: bool) -> Outcome:
        """Update a record where nobody has edited it since its last import; show the conflicts where somebody has.

        `is_own` says that the source of the draft brought it: no other source changes it.
        """
        record_id = str(existing["id"])
        is_withdrawn = _administration(existing).get("status") == Status.WITHDRAWN
        is_same_source = _source(existing).get("sha256") == draft.source.sha256 and not draft.source.item
        is_remembered = is_same_source and self.memory.checksum(record_id) == draft.source.sha256
        if is_remembered or (is_same_source and is_withdrawn):
            return Outcome.of(Result.UNCHANGED, draft, record=record_id, document=existing)
        if is_withdrawn:
            return Outcome.of(Result.SKIPPED, draft, record=record_id, message="the record is withdrawn")
        document, beside = renamed(draft, record_id)
        if "status" in draft.administers and _administration(document).get("status") == Status.WITHDRAWN:
            return _refused(draft, record_id, (_WITHDRAWN,))
        current = in_scope(_plain(existing), draft.administers)
        checked = read_plain(restrict_to_source(document, current, draft))
        if checked.record is None:
            return _refused(draft, record_id, checked.findings)
        incoming = in_scope(checked.record.plain(), draft.administers)
        merge_result = self._merge(current, incoming, draft, is_own=is_own)
        if not merge_result.changes:
            conflicts = () if is_same_source else merge_result.conflicts
            if is_own and draft.baseline is None:
                self._note_origin(existing, draft)
                self._remember(existing, incoming, merge_result, draft)
            return Outcome.of(Result.UNCHANGED, draft, record=record_id, conflicts=conflicts, document=existing)
        changed = [difference.pointer.split("/")[1] for difference in merge_result.changes]
        merged = self._with_administration(merge_result.document, existing, _source(document), draft, changed)
        return self._write(draft, existing, merge_result, merged, beside, incoming)

    def _note_origin(self, existing: Mapping[str, Any], draft: Draft) -> None:
        """Note that the source has a record again, or under another identifier, where nothing else has changed."""
        was, now, path = _source(existing), draft.origin, self.matcher.path_of(str(existing["id"]))
        named = {key: now[key] for key in ("system", "identifier") if now.get(key)}
        there = {key: value for key, value in {**was, **named}.items() if key != "gone"}
        if was.get("importer") and there != dict(was) and path is not None:
            administration = {**_administration(existing), "source": there}
            self._put({**existing, "administration": administration}, path)

    def _remember(
        self, existing: Mapping[str, Any], incoming: Mapping[str, Any], merge_result: Merge, draft: Draft
    ) -> None:
        """Remember how the source has a record that agrees with it: a run that was killed could no longer do so."""
        if self.dry_run or merge_result.conflicts:
            return
        record_id, baseline = str(existing["id"]), self._baseline(existing, incoming, draft)
        known = self.memory.recall(record_id), self.memory.checksum(record_id)
        if known != (baseline, draft.source.sha256):
            self.writing.remember(record_id, baseline, draft.source.sha256)

    def _baseline(self, existing: Mapping[str, Any], incoming: Mapping[str, Any], draft: Draft) -> dict[str, Any]:
        earlier = self.memory.recall(str(existing["id"]))
        return baseline_of(incoming, earlier or {"administration": _administration(existing)}, draft)

    def _merge(self, existing: Mapping[str, Any], incoming: Mapping[str, Any], draft: Draft, *, is_own: bool) -> Merge:
        """Merge the incoming fields into the existing ones, both restricted to what the source can express."""
        if draft.baseline:
            return merge_roundtrip(draft.baseline, existing, incoming, overwrite=self.overwrite)
        baseline = self.memory.recall(str(existing["id"])) if is_own else None
        scoped = None if baseline is None else in_scope(baseline, draft.administers)
        return merge(existing if self.overwrite else scoped, existing, incoming)

    def _with_administration(
        self,
        merged: Mapping[str, Any],
        existing: Mapping[str, Any],
        source: Mapping[str, Any],
        draft: Draft,
        changed: Iterable[str],
    ) -> dict[str, Any]:
        """Return the merged record with the administration that the source does not express, and what was done today.

        The source of a record is the one it was changed from last, unless that is a table of our own.
        """
        day = self.day.isoformat()
        own = {key: value for key, value in _administration(existing).items() if key not in draft.administers}
        own |= {**_administration(merged), "modified": day}
        own["revisions"] = _with_change(
            own.get("revisions", ()), _done(RevisionEvent.REVISED, draft, self.day), changed
        )
        if draft.baseline is None:
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
            self.writing.write(
                document, files, None if draft.baseline else self._baseline(existing, incoming, draft), path
            )
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


def _looks_whole(document: Mapping[str, Any]) -> bool:
    """Whether the parts of a document that an import adds to are what they should be, and its rights need no look."""
    administration = document.get("administration", {})
    if not isinstance(administration, Mapping) or not isinstance(document.get("id"), str):
        return False
    has_history = isinstance(administration.get("revisions", ()), (list, tuple))
    return has_history and isinstance(administration.get("source", {}), Mapping) and not document.keys() & _LOOKED_AT


_LOOKED_AT = frozenset({"rights", "texts"})
"""The address of a statement of rights may have another spelling; the files of transcripts go by names in texts."""


def _done(event: RevisionEvent, draft: Draft, day: dt.date) -> dict[str, Any]:
    """Return what an import does to a description, as a plain revision."""
    return {"event": event.value, "by": draft.source.importer, "maker": Maker.IMPORT.value, "date": day.isoformat()}


def _with_change(done: Iterable[Mapping[str, Any]], change: dict[str, Any], fields: Iterable[str]) -> list[Any]:
    """Return a history with a change of some fields; changes that one importer makes on one day are one."""
    before, elements = list(done), dict.fromkeys(fields)
    if before and before[-1].items() >= change.items():
        last = before.pop().get("elements", ())
        elements = dict.fromkeys([last] if isinstance(last, str) else last) | elements
    return [*before, {**change, "elements": list(elements)}]


def _is_own(draft: Draft, existing: Mapping[str, Any]) -> bool:
    """Whether the source of a draft brought a record: the same bytes, feed or publisher, or a cataloguer's own id."""
    if draft.baseline is not None or draft.names_record:
        return True
    was, now = origin_of(existing), origin_of(draft.document)
    if was is not None and now is not None and was[:2] == now[:2]:
        return True
    number = publisher_number(draft.document)
    is_of_publisher = bool(number) and number == publisher_number(existing)
    return is_of_publisher or _source(existing).get("sha256") == draft.source.sha256


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
