"""One draft arrives: as a new record, or at a record that describes its document already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from catalog.accession.difference import merge
from catalog.accession.naming import renamed
from catalog.accession.outcome import Outcome, Result
from catalog.accession.shelf import Shelf
from catalog.accession.writing import Writing, unedited
from catalog.findings import Finding
from catalog.importers import Draft
from catalog.storage import CatalogueFolder, SourceMemory
from catalog.validation import read_plain

__all__ = ["Arrivals"]


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
        present = self.shelf.match(draft.document)
        return self._new(draft) if present is None else self._again(draft, present)

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
        message = "; ".join(f"perhaps the same document as {other}" for other in self.shelf.likely(document))
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
        source = _source(given)
        kept = {key: value for key, value in _plain(present).items() if key != "administration"}
        given = _heard({key: value for key, value in _plain(given).items() if key != "administration"}, kept, draft)
        merged = merge(kept if self.overwrite else self.memory.recall(record_id), kept, given)
        if not merged.changes:
            return Outcome.of(Result.UNCHANGED, draft, record=record_id, conflicts=merged.conflicts, document=present)
        document = {**merged.document, "administration": {**_administration(present), **self._stamp(source)}}
        checked = read_plain(document)
        if checked.record is None:
            return Outcome.of(Result.REFUSED, draft, record=record_id, findings=_placed(checked.findings, draft))
        document = dict(checked.record.plain())
        path = self.shelf.path_of(record_id) or self.folder.path_for(document)
        if not self.dry_run:
            files = unedited(present, beside, path.parent)
            self.writing.write(document, files, given, path)
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

    def _stamp(self, source: Mapping[str, Any]) -> dict[str, Any]:
        return {"modified": self.day.isoformat(), "source": {**source, "taken": self.day.isoformat()}}


def _placed(findings: tuple[Finding, ...], draft: Draft) -> tuple[Finding, ...]:
    """Place findings about a draft in the file it comes from, at the words the value stands on."""
    places = {found.pointer: found.place for found in draft.found if found.place}
    return tuple(_in_source(finding, places).at(draft.source.file) for finding in findings)


def _in_source(finding: Finding, places: Mapping[str, str]) -> Finding:
    steps = finding.pointer.split("/")
    above = ("/".join(steps[:length]) for length in range(len(steps), 1, -1))
    place = next((places[pointer] for pointer in above if pointer in places), "")
    return replace(finding, message=f"{place}: {finding.message}") if place else finding


def _heard(given: dict[str, Any], kept: Mapping[str, Any], draft: Draft) -> dict[str, Any]:
    """Return what the source gives, and what the record has in fields the source cannot speak of."""
    if draft.fields is None:
        return given
    silent = {key: value for key, value in kept.items() if key not in draft.fields}
    return {key: value for key, value in given.items() if key in draft.fields} | silent


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
