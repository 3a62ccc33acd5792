"""What a page of a feed does to the catalogue: records are imported, updated or withdrawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from lxml import etree

from catalog.errors import StorageError
from catalog.findings import Finding, Severity
from catalog.ingest.field_scope import baseline_of
from catalog.ingest.harvest.checkpoint import Memory
from catalog.ingest.harvest.datestamps import is_later
from catalog.ingest.harvest.feed import Header, Page
from catalog.ingest.harvest.feed_matcher import FeedMatcher
from catalog.ingest.harvest.harvested_drafts import WHOLE, drafts_of, metadata_of, source_of_record
from catalog.ingest.harvest.metadata_namespaces import settle_namespaces
from catalog.ingest.harvest.tombstone import is_tombstone_of_feed, tombstone_of_feed
from catalog.ingest.item_outcome import Outcome, Result
from catalog.ingest.match_keys import source_of
from catalog.ingest.reconcile import Reconciler
from catalog.ingest.source_import import SourceImport
from catalog.ingest.source_plan import plan_units
from catalog.ingest.three_way_merge import compare
from catalog.ingest.write_records import BatchWriting
from catalog.standards.importers import (
    Draft,
    Importer,
    Refusal,
    Source,
)
from catalog.storage import CatalogueFolder, ImportBaselines
from catalog.validation import read_plain

__all__ = ["Receiving"]


_MOST_DELETIONS = 10_000
"""Deletions that are remembered: several pages of the largest feeds, in a memory that does not grow."""


class Receiving:
    """Takes the pages of one feed in. With `dry_run` nothing is written."""

    def __init__(
        self,
        folder: CatalogueFolder,
        memory: Memory,
        importer: Importer,
        base_url: str,
        day: dt.date,
        *,
        dry_run: bool,
    ) -> None:
        self._folder = folder
        self._importer = importer
        self._base_url = base_url
        self._day = day
        self._dry_run = dry_run
        self._memory = memory
        self._came: dict[str, tuple[str, str]] = {}
        """Datestamp and checksum of the records that came last in this run, by identifier."""
        self._deleted: dict[str, str] = {}
        """The datestamps of the last deletions of this run: a list may have an older version behind them."""
        self._matcher = FeedMatcher(folder, dry_run=dry_run)
        self._taken = ImportBaselines(folder.root)
        self._writing = BatchWriting(folder, self._matcher, self._taken, memory.staging)
        self._reconciler = Reconciler(folder, self._matcher, self._taken, self._writing, day, dry_run)

    def close(self) -> None:
        """Let go of the records that are here, and of the memory of their sources."""
        self._writing.close()
        self._matcher.close()
        self._taken.close()

    def take(self, page: Page) -> list[Outcome]:
        """Take a page in; return what became of its records when all of it is on the disk. Raises StorageError."""
        outcomes: list[Outcome] = []
        begun: set[str] = set()
        superseded = _superseded(page.records)
        for number, (header, record) in enumerate(page.records):
            if number in superseded:
                outcomes.append(self._skipped(header, "another version of it in the same page is the newer one"))
                continue
            if header.identifier in begun:  # what is written of it must be there before it is read again
                self._commit()
            begun.add(header.identifier)
            outcomes += self._take(header, record)
        self._commit()
        return outcomes + [self._lost(identifier) for identifier in page.lost]

    def _commit(self) -> None:
        if not self._dry_run:
            self._writing.commit()

    def _take(self, header: Header, record: etree._Element) -> Iterator[Outcome]:
        if header.is_deleted:
            yield from self._delete(header)
            return
        metadata = metadata_of(record)
        if metadata is not None:
            settle_namespaces(metadata, self._importer.name)
        source = source_of_record(record, header, self._base_url)
        if (unchanged := self._unchanged(header, source)) is not None:
            yield Outcome(Result.UNCHANGED, self._base_url, header.identifier, record=unchanged)
            return
        if self._is_older(header):
            yield self._older(header)
            return
        if self._is_replaced(header, source):
            yield self._skipped(header, "another version of it with the same datestamp came after it before")
            return
        items = list(drafts_of(record, source, header, self._base_url, self._importer))
        known = self._matcher.harvested(self._base_url, header.identifier) if self._importer.name in WHOLE else []
        if max(len(items), len(known)) > 1:
            outcomes = self._receive_units(items, known)
        else:
            outcomes = (self._receive_one(item) for item in items)
        for outcome in outcomes:
            yield replace(outcome, file=self._base_url, item=header.identifier)

    def _receive_one(self, item: Draft | Refusal) -> Outcome:
        try:
            return self._refused(item) if isinstance(item, Refusal) else self._receive(item)
        except StorageError as error:
            finding = Finding("not-written", str(error), hint="Nothing of it was written.")
            return Outcome(Result.REFUSED, self._base_url, findings=(finding,))

    def _receive_units(self, items: list[Draft | Refusal], known: list[Mapping[str, Any]]) -> Iterator[Outcome]:
        """Import the units of a finding aid: each is the record that it was before, wherever it is in the file now."""
        plan = plan_units(items, known, self._taken)
        withdrawn = [
            (number, tree)
            for number in range(len(items))
            if (record_id := plan.record_of(number)) and (tree := self._matcher.tree_of(record_id))
            if is_tombstone_of_feed(tree)
        ]
        for number, tree in withdrawn:
            item = items[number]
            if isinstance(item, Draft):
                yield self._return(item, tree)
        if withdrawn and not self._dry_run:
            self._commit()
        yield from SourceImport(self._reconciler, plan, mark_gone=False).receive(items)

    def _delete(self, header: Header) -> Iterator[Outcome]:
        if self._is_older(header):
            yield self._older(header)
            return
        self._deleted[header.identifier] = header.datestamp
        if len(self._deleted) > _MOST_DELETIONS:
            del self._deleted[next(iter(self._deleted))]
        yield from self._withdraw(header)

    def _older(self, header: Header) -> Outcome:
        return self._skipped(header, "an older version than the one that is here")

    def _skipped(self, header: Header, message: str) -> Outcome:
        return Outcome(Result.SKIPPED, self._base_url, header.identifier, message=message)

    def _is_replaced(self, header: Header, source: Source) -> bool:
        """Whether a version gave way to another with its datestamp, in this run or before; else note that it came.

        So a feed that lists both on different pages does not change the record to and fro at each harvest.
        """
        version = f"{header.identifier} {header.datestamp}"
        if self._memory.replaced.get(source.sha256) == version:
            return True
        stamp, checksum = self._came.pop(header.identifier, ("", ""))
        if checksum and stamp == header.datestamp:
            self._memory.replace(checksum, version)
        self._came[header.identifier] = (header.datestamp, source.sha256)
        if len(self._came) > _MOST_DELETIONS:
            del self._came[next(iter(self._came))]
        return False

    def _is_older(self, header: Header) -> bool:
        """Whether a newer version of the record is here, or its deletion: feeds list some twice, the older one last."""
        if is_later(self._deleted.get(header.identifier, ""), header.datestamp):
            return True
        known = self._matcher.harvested(self._base_url, header.identifier)
        stamps = [str(source_of(tree)["harvested"].get("datestamp")) for tree in known]
        return any(is_later(stamp, header.datestamp) for stamp in stamps)

    def _unchanged(self, header: Header, source: Source) -> str | None:
        """Return the record that was taken from the same bytes, and remembered so, or None: then it must be read."""
        known = self._matcher.taken_from(self._base_url, header.identifier, source.sha256)
        return next((each for each in known if self._taken.checksum(each) == source.sha256), None)

    def _refused(self, item: Refusal) -> Outcome:
        erroneous = any(finding.severity is Severity.ERROR for finding in item.findings)
        return Outcome(Result.REFUSED if erroneous else Result.SKIPPED, self._base_url, findings=item.findings)

    def _receive(self, draft: Draft) -> Outcome:
        present = self._matcher.match(draft.document)
        if present is not None and is_tombstone_of_feed(present):
            return self._return(draft, present)
        return self._reconciler.reconcile_with(draft, present)

    def _return(self, draft: Draft, present: Mapping[str, Any]) -> Outcome:
        """Replace a tombstone by the record, which the feed has again."""
        administration = draft.document["administration"]
        was = present["administration"]
        kept = {name: was[name] for name in ("created", "sets") if name in was}
        source = {**administration["source"], "taken": self._day.isoformat()}
        administration = {**administration, **kept, "modified": self._day.isoformat(), "source": source}
        document = {**draft.document, "id": present["id"], "administration": administration}
        checked = read_plain(document)
        if checked.record is None:
            return Outcome.of(Result.REFUSED, draft, record=present["id"], findings=checked.findings)
        own = dict(checked.record.plain())
        self._place(own)
        if not self._dry_run:
            self._writing.remember(own["id"], baseline_of(own, own, draft), draft.source.sha256)
        return Outcome.of(Result.UPDATED, draft, record=present["id"], message="the feed publishes it again")

    def _withdraw(self, header: Header) -> Iterator[Outcome]:
        present = self._matcher.harvested(self._base_url, header.identifier)
        for tree in present:
            yield replace(self._withdraw_one(tree, header), file=self._base_url, item=header.identifier)
        if not present:
            yield self._skipped(header, "the feed has withdrawn it, and it is not here")

    def _withdraw_one(self, tree: Mapping[str, Any], header: Header) -> Outcome:
        record_id = str(tree["id"])
        if tree["administration"].get("status") == "withdrawn":
            return Outcome(Result.UNCHANGED, self._base_url, record=record_id, message="it is withdrawn")
        taken = self._taken.recall(record_id)
        own, given = _description(tree), _description(taken or {}, record_id)
        if own != given:
            conflicts = tuple(compare(own, given)) if taken else ()
            hint = f"the feed has withdrawn it, but it was edited here: `catalog withdraw {record_id}` does the same"
            return Outcome(Result.SKIPPED, self._base_url, record=record_id, message=hint, conflicts=conflicts)
        kept = tombstone_of_feed(tree, header.datestamp, self._day)
        checked = read_plain(kept)
        if checked.record is None:
            return Outcome(Result.REFUSED, self._base_url, record=record_id, findings=checked.findings)
        try:
            self._place(dict(checked.record.plain()))
        except StorageError as error:
            return Outcome(Result.REFUSED, self._base_url, findings=(Finding("not-written", str(error)),))
        return Outcome(Result.UPDATED, self._base_url, record=record_id, message="the feed has withdrawn it")

    def _place(self, document: dict[str, Any]) -> None:
        path = self._matcher.path_of(document["id"]) or self._folder.path_for(document)
        if not self._dry_run:
            self._writing.place(document, path)
        self._matcher.put(document, path)

    def _lost(self, identifier: str) -> Outcome:
        message = "The feed gives this record in a form that cannot be read."
        finding = Finding("not-xml", message, hint="Report it to those who keep the feed.")
        return Outcome(Result.REFUSED, self._base_url, identifier, findings=(finding,))


def _superseded(records: Sequence[tuple[Header, etree._Element]]) -> set[int]:
    """Return the places in a page of the versions that another one there replaces: the newest stays, else the last.

    So a feed that lists two versions with one datestamp does not change a record to and fro at each harvest.
    """
    newest: dict[str, int] = {}
    for number, (header, _) in enumerate(records):
        before = newest.get(header.identifier)
        if before is None or not is_later(records[before][0].datestamp, header.datestamp):
            newest[header.identifier] = number
    if len(newest) == len(records):
        return set()
    return {
        number
        for number, (header, record) in enumerate(records)
        if number != (kept := newest[header.identifier]) and etree.tostring(record) != etree.tostring(records[kept][1])
    }


def _description(tree: Mapping[str, Any], record_id: str = "") -> dict[str, Any]:
    """Return what a record says of its document, in the one form that equal records share."""
    given = {**tree, "id": record_id} if record_id else dict(tree)
    record = read_plain(given).record
    plain = record.plain() if record else given
    return {key: value for key, value in plain.items() if key != "administration"}
