"""One draft arrives: as a new record, or at a record that describes its document already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from catalog.findings import Finding
from catalog.ingest.field_scope import hear, spoken_of
from catalog.ingest.file_names import renamed
from catalog.ingest.outcome import Outcome, Result
from catalog.ingest.record_matcher import Shelf
from catalog.ingest.sheet_roundtrip import merge_returned
from catalog.ingest.three_way_merge import Merge, merge
from catalog.ingest.writing import Writing, unedited
from catalog.standards.importers import Draft
from catalog.storage import CatalogueFolder, SourceMemory
from catalog.validation import read_plain
from catalog.vocabularies import Status

__all__ = ["Arrivals"]

_MOST_ALIKE = 5
"""Records that are named as perhaps of the same document."""

_WITHDRAWN = Finding(
    "withdrawn-by-sheet",
    "No sheet withdraws a record: its tombstone says why and when.",
    hint="Put the status back and use `catalog withdraw ID --reason ...`.",
    pointer="/administration/status",
)


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The catalogue that drafts arrive at.

    Nothing is written where `dry_run` is set. With `overwrite` the source wins where somebody has edited the record.
    """

    folder: CatalogueFolder
    shelf: Shelf
    memory: SourceMemory
    writing: Writing
    day: dt.date
    dry_run: bool
    overwrite: bool = False

    def receive(self, draft: Draft) -> Outcome:
        """Take a draft in, or bring the record of its document up to date. Raises StorageError."""
        return self.arrive(draft, self._match(draft))

    def arrive(self, draft: Draft, present: Mapping[str, Any] | None) -> Outcome:
        """Take in a draft that was matched with the record of its document, where there is one. Raises StorageError."""
        return self._new(draft) if present is None else self._again(draft, present)

    def _match(self, draft: Draft) -> Mapping[str, Any] | None:
        """Return the record of the same document; a row of our own table is that of its id, whatever else it shares."""
        record_id = str(draft.document["id"])
        return self.shelf.match(draft.document) if draft.given_out is None else self.shelf.tree_of(record_id)

    def _new(self, draft: Draft) -> Outcome:
        """Write the record of a document that the catalogue has not."""
        document, beside = renamed(draft, self.shelf.free_id(draft.document))
        administration = document.get("administration", {})
        source = {**administration.get("source", {}), "taken": self.day.isoformat()}
        document["administration"] = {**administration, "created": self.day.isoformat(), "source": source}
        checked = read_plain(document)
        if checked.record is None:
            return Outcome.of(Result.REFUSED, draft, record=document["id"], findings=_placed(checked.findings, draft))
        document = dict(checked.record.plain())
        path = self.folder.path_for(document)
        message = _likeness(self.shelf.likely(document, _MOST_ALIKE + 1))
        if not self.dry_run:
            self.writing.write(document, beside, document, path)
        self.shelf.put(document, path)
        return Outcome.of(
            Result.TAKEN_IN,
            draft,
            record=document["id"],
            path=str(path),
            message=message,
            findings=_placed(checked.findings, draft),
            document=document,
        )

    def _again(self, draft: Draft, present: Mapping[str, Any]) -> Outcome:
        """Bring a record up to date where nobody has edited it since; show where somebody has."""
        record_id = str(present["id"])
        if _source(present).get("sha256") == draft.source.sha256 and not draft.source.item:
            return Outcome.of(Result.UNCHANGED, draft, record=record_id, document=present)
        if _administration(present).get("status") == "withdrawn":
            return Outcome.of(Result.SKIPPED, draft, record=record_id, message="the record is withdrawn")
        given, beside = renamed(draft, record_id)
        kept = spoken_of(_plain(present), draft.administers)
        heard = read_plain(hear(given, kept, draft))
        if "status" in draft.administers and _administration(given).get("status") == Status.WITHDRAWN:
            return Outcome.of(Result.REFUSED, draft, record=record_id, findings=_placed((_WITHDRAWN,), draft))
        if heard.record is None:
            return Outcome.of(Result.REFUSED, draft, record=record_id, findings=_placed(heard.findings, draft))
        said = spoken_of(heard.record.plain(), draft.administers)
        merged = self._merge(kept, said, draft)
        if not merged.changes:
            return Outcome.of(Result.UNCHANGED, draft, record=record_id, conflicts=merged.conflicts, document=present)
        own = {key: value for key, value in _administration(present).items() if key not in draft.administers}
        own |= {**_administration(merged.document), **self._stamp(draft, _source(given))}
        checked = read_plain({**merged.document, "administration": own})
        if checked.record is None:
            return Outcome.of(Result.REFUSED, draft, record=record_id, findings=_placed(checked.findings, draft))
        document = dict(checked.record.plain())
        path = self.shelf.path_of(record_id) or self.folder.path_for(document)
        if not self.dry_run:
            files = unedited(present, beside, path.parent)
            self.writing.write(document, files, None if draft.given_out else said, path)
        self.shelf.put(document, path)
        return Outcome.of(
            Result.UPDATED,
            draft,
            record=record_id,
            path=str(path),
            findings=_placed(checked.findings, draft),
            differences=merged.changes,
            conflicts=merged.conflicts,
            document=document,
        )

    def _merge(self, kept: Mapping[str, Any], said: Mapping[str, Any], draft: Draft) -> Merge:
        """Bring what a source says into what the record has, both reduced to what the source speaks of."""
        if draft.given_out:
            return merge_returned(draft.given_out, kept, said, overwrite=self.overwrite)
        taken = self.memory.recall(str(kept["id"]))
        remembered = None if taken is None else spoken_of(taken, draft.administers)
        return merge(kept if self.overwrite else remembered, kept, said)

    def _stamp(self, draft: Draft, source: Mapping[str, Any]) -> dict[str, Any]:
        """Say when the record was changed, and from what, unless it is the catalogue's own that comes back."""
        day = self.day.isoformat()
        return {"modified": day} if draft.given_out else {"modified": day, "source": {**source, "taken": day}}


def _likeness(others: list[str]) -> str:
    """Say which records are perhaps of the same document. Of a title like `Telegram` there may be thousands."""
    named = [f"perhaps the same document as {other}" for other in others[:_MOST_ALIKE]]
    return "; ".join([*named, "or as others"] if len(others) > _MOST_ALIKE else named)


def _placed(findings: tuple[Finding, ...], draft: Draft) -> tuple[Finding, ...]:
    """Place findings about a draft in the file it comes from, at the words the value stands on."""
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
