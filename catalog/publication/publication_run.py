"""One publication under way: what is read, in which order, and what of it the feed takes, keeps back and refuses."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from catalog import validation
from catalog.errors import UsageError
from catalog.findings import Finding
from catalog.publication.changed_files import Changes, key_of, path_of, status_of
from catalog.publication.feed_update import FeedUpdate
from catalog.publication.finding_aids import FindingAids, is_shared
from catalog.publication.link_gate import LinkGate, Refused
from catalog.publication.preparation import Prepare, Prepared, Step, prepare
from catalog.publication.units_above import Shown, UnitsAbove
from catalog.regular_files import open_file
from catalog.storage import CatalogueFolder, Difference, Document, FeedWriter, Source, Syntax
from catalog.tree import giver_of, invalid_id
from catalog.tree.units import may_be_unit

__all__ = ["Publication", "PublicationReport"]

_MOST_ROUNDS = 20
"""Rounds of encoding again what the last one changed above others; one is enough for units, a few for documents."""
_FEW = 10  # so many records may vanish without a question


@dataclass(frozen=True, slots=True)
class PublicationReport:
    """What a publication did. `stamp` is the datestamp (seconds) of its changes, None where nothing changed.

    `removed` are the identifiers that are in no record file any more, without a tombstone there, and `unpublished`
    those whose record is a draft, internal or withheld now; both count among the withdrawn.
    """

    added: int = 0
    changed: int = 0
    withdrawn: int = 0
    unchanged: int = 0
    refused: int = 0
    kept_back: int = 0
    """The drafts, internal and closed records in the files that were read."""
    removed: tuple[str, ...] = ()
    unpublished: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    stamp: int | None = None
    repairs: tuple[str, ...] = ()
    """What was repaired in the feed index, each in a sentence."""


@dataclass
class Publication:
    """A publication under way."""

    folder: CatalogueFolder
    writer: FeedWriter
    gate: LinkGate
    around: UnitsAbove
    aids: FindingAids
    feed: FeedUpdate
    day: dt.date
    uncommitted: frozenset[str]
    is_renewed: bool
    findings: list[Finding] = field(default_factory=list)
    refused: int = 0
    kept_back: int = 0
    removed: tuple[str, ...] = ()
    unpublished: tuple[str, ...] = ()
    held: set[str] = field(default_factory=set)
    """The identifiers of published records that the files say are drafts, or internal."""
    vanished: dict[str, str] = field(default_factory=dict)
    doubtful: list[tuple[str, Document]] = field(default_factory=list)

    def read(self, changes: Changes, prepare_all: Prepare) -> None:
        """Read all files that changed, units first; what moved from file to file and what occurs twice comes last."""
        for key in changes.gone:
            self._note_vanished(key, set())
            self.writer.sources.forget(key)
            self._forget(key)
            self.around.survey(key, (), lambda record_id: False)
        for path in changes.files:
            self._survey(path)
        found: set[str] = set()
        refused = self.refused
        for step, prepared in prepare_all(self._steps(changes.files), self.around.units):
            if not isinstance(step, Source):
                self._take(*step, prepared or Prepared(), found)
                continue
            is_refused = self.refused > refused
            if not is_refused:
                self._note_vanished(step.path, found)
            self.writer.sources.put(replace(step, is_refused=is_refused))
            found, refused = set(), self.refused
        self._let_in()
        self._renew(prepare_all)

    def _survey(self, path: Path) -> None:
        """Learn what the units in a file give to others, before anything is encoded."""
        units, invalid, is_unreadable = [], set(), False
        for document in filter(may_be_unit, self.folder.read(path)):
            record = validation.read(document).record
            if record:
                units.append(record)
            elif record_id := invalid_id(document):
                invalid.add(record_id)
            else:
                is_unreadable = True
        self.around.survey(key_of(path, self.folder), units, lambda record_id: is_unreadable or record_id in invalid)

    def _let_in(self) -> None:
        """Put the records that waited into the feed, now that all files are read; keep back those with broken links."""
        kept_back = self.gate.refused()
        for key, document, prepared in self.gate.waiting():
            if (key, prepared.record_id) not in kept_back:
                self._settle(key, document, prepared)
        for key, document in self.doubtful:
            prepared = prepare(key, document, self.folder.settings, self.around.units, self.day)
            if (key, prepared.record_id) not in kept_back:
                self._settle(key, document, prepared)
        for (key, _), findings in kept_back.items():
            self.findings.extend(findings)
            self._refuse_in(key)

    def _renew(self, prepare_all: Prepare) -> None:
        """Encode again the records whose units above have changed since, and those that open today."""
        self._pass_on()
        waiting = {one.id: one for one in (*self.around.opened(self.day), *self.around.outdated())}
        kept_back = self.gate.refused(looks_again=True) if waiting else {}
        for _ in range(_MOST_ROUNDS):
            again = iter(list(waiting.values()))
            for step, prepared in prepare_all(self._steps_again(waiting.values()), self.around.units):
                if not isinstance(step, Source):
                    self._take_again(next(again), step, prepared or Prepared(), kept_back)
            waiting = {one.id: one for one in self.around.outdated()}
            if not waiting:
                return

    def _pass_on(self) -> None:
        """Let single documents that others are part of give them what is above themselves."""
        for key, line, start in self.around.with_parts():
            document = next(self.folder.read(path_of(key, self.folder), line=line, offset=start), None)
            record = validation.read(document).record if document else None
            row = giver_of(record, has_parts=True) if record else None
            if row:
                self.around.take(row, key)

    def _steps_again(self, waiting: Iterable[Shown]) -> Iterator[tuple[str, Document]]:
        """Yield the documents of published records; one that no longer exists is an empty document."""
        for one in waiting:
            path = path_of(one.path, self.folder)
            read = self.folder.read(path, line=one.line, offset=one.start)
            yield one.path, next(read, None) or Document(path, b"", Syntax.JSON, one.line)

    def _take_again(self, before: Shown, step: tuple[str, Document], prepared: Prepared, kept_back: Refused) -> None:
        """Put a record into the feed as it is among its units now.

        Of one that is refused now the published form stays, but not where a unit above has closed it.
        """
        is_same = prepared.record_id == before.id and (step[0], before.id) not in kept_back
        if is_same and prepared.item:
            self.feed.put(prepared.item, prepared)
        elif is_same or self.around.is_closed(before, self.day):
            self.feed.hide(self.folder.settings.oai_identifier(before.id), prepared.shown or before)

    def remove_vanished(self, *, removal_is_meant: bool) -> None:
        """Leave a tombstone for every item that is in no file any more."""
        live = self.writer.count()
        if len(self.vanished) > max(_FEW, live // 2) and not removal_is_meant:
            raise UsageError(
                f"{len(self.vanished):,} of {live:,} published records are no longer in any record file, or are drafts "
                "now. Nothing was published. Check that the folder is complete; to remove them, use --remove."
            )
        self.removed = tuple(sorted(self.vanished.keys() - self.held))
        self.unpublished = tuple(sorted(self.vanished.keys() & self.held))
        for identifier in sorted(self.vanished):
            self.feed.hide(identifier)
            self.around.forget(identifier.removeprefix(self.folder.settings.oai_identifier("")))

    def write_finding_aids(self) -> None:
        """Put together the finding aids of which a component has changed, or all where everything is new."""
        if not is_shared(self.folder.settings):
            return
        for top in sorted(self.feed.altered.union(self.around.tops() if self.is_renewed else ())):
            shown = self.around.get(top)
            identifier = self.folder.settings.oai_identifier(top)
            if shown is None or shown.top is not None or (shown.is_document and not self._renew_document(shown)):
                continue
            stored = self.writer.item(identifier)
            if stored and not stored.is_deleted:
                self.feed.put_item(self.aids.item(stored, top))

    def _renew_document(self, shown: Shown) -> bool:
        """Encode a single document again, as the top of a finding aid where it has parts; return whether it has."""
        has_parts = self.around.has_parts(shown.id)
        key, document = next(self._steps_again([shown]))
        args = (key, document, self.folder.settings, self.around.units, self.day)
        prepared = prepare(*args, has_parts=has_parts)
        if prepared.item and prepared.record_id == shown.id:
            self.feed.put(prepared.item, prepared)
        return has_parts

    def commit(self, now: Callable[[], int]) -> PublicationReport:
        """Make it visible, and say what was done."""
        count = self.feed.differences
        added = count[Difference.ADDED] + count[Difference.REVIVED]
        report = PublicationReport(
            added=added,
            changed=count[Difference.CHANGED],
            withdrawn=count[Difference.DELETED],
            unchanged=self.writer.count() - added - count[Difference.CHANGED],
            refused=self.refused,
            kept_back=self.kept_back,
            removed=self.removed,
            unpublished=self.unpublished,
            findings=tuple(self.findings),
        )
        return replace(report, stamp=self.writer.commit(now))

    def _steps(self, paths: Iterable[Path]) -> Iterator[Step]:
        """Yield the documents of each file, then the file; of one whose bytes did not change, nothing."""
        for path in paths:
            key = key_of(path, self.folder)
            try:
                source = replace(status_of(path, key), is_uncommitted=key in self.uncommitted)
                source, documents = self._opened(path, source)
            except OSError:
                source, documents = Source(key, 0, 0, 0, 0, b"", is_refused=True), self.folder.read(path)
            before = self.writer.sources.get(key)
            if before and before.digest == source.digest and not before.is_refused and not self.is_renewed:
                self.writer.sources.put(source)
                continue
            self._forget(key)
            for document in documents:
                yield key, document
            yield source

    def _opened(self, path: Path, source: Source) -> tuple[Source, Iterator[Document]]:
        """Return a file with its checksum, and its documents; a document that is alone in it is read once for both."""
        documents = self.folder.read(path)
        first = next(documents, None)
        if first and first.is_alone:
            return replace(source, digest=hashlib.sha256(first.text).digest()), iter((first,))
        return replace(source, digest=_digest(path)), chain((first,) if first else (), documents)

    def _take(self, key: str, document: Document, prepared: Prepared, found: set[str]) -> None:
        """Put the record of a document into the feed, unless it is none, a draft, has links, or is in it already."""
        self.gate.note(key, document, prepared)
        if prepared.is_refused:
            self.refused += 1
            self.findings.extend(prepared.findings)
            self.around.keep(prepared.in_tree[0] if prepared.in_tree else "", key)
            return
        if prepared.gives:
            self.around.take(prepared.gives, key)
        if prepared.item is None:
            self.kept_back += 1
            origin = self.writer.origin(prepared.identifier)
            self.held.update((prepared.identifier,) if origin and not origin.is_deleted else ())
        if prepared.identifier in found:
            self._refuse_twin(key, document, prepared)
        elif prepared.item:
            found.add(prepared.identifier)
            origin = self.writer.origin(prepared.identifier)
            if prepared.links:
                self.gate.keep(key, document, prepared)
            elif origin and origin.path not in {"", key} and prepared.identifier not in self.vanished:
                self.doubtful.append((key, document))
            else:
                self.vanished.pop(prepared.identifier, None)
                self.feed.put(prepared.item, prepared)
        elif prepared.shown:
            self.feed.hide(prepared.identifier, prepared.shown)

    def _settle(self, key: str, document: Document, prepared: Prepared) -> None:
        """Take a record that is new, or was published from another file, if it no longer exists."""
        origin = self.writer.origin(prepared.identifier)
        is_elsewhere = origin and origin.path not in {"", key}
        if prepared.item and (self.vanished.pop(prepared.identifier, None) is not None or not is_elsewhere):
            self.feed.put(prepared.item, prepared)
        else:
            self._refuse_twin(key, document, prepared)

    def _forget(self, key: str) -> None:
        """Forget what is known of the tree from a file that is read again, or no longer exists."""
        self.gate.forget(key)
        self.around.forget_documents(key)

    def _note_vanished(self, key: str, found: set[str]) -> None:
        """Note the items that came from a file and are not in it any more."""
        for identifier in self.writer.leave(key, found):
            self.vanished[identifier] = key

    def _refuse_twin(self, key: str, document: Document, prepared: Prepared) -> None:
        origin = self.writer.origin(prepared.identifier)
        line, column = document.locate(("id",))
        self.findings.append(
            Finding(
                "duplicate-id",
                f"The record {prepared.record_id} is published from records/{origin.path if origin else key} already.",
                pointer="/id",
                hint="Give this record another id, or delete one of the two.",
            ).at(document.place, line, column)
        )
        self._refuse_in(key)

    def _refuse_in(self, key: str) -> None:
        """Count a record as refused; its file is read again every time."""
        self.refused += 1
        source = self.writer.sources.get(key)
        if source:
            self.writer.sources.put(replace(source, is_refused=True))


def _digest(path: Path) -> bytes:
    with open_file(path) as file:
        return hashlib.file_digest(file, "sha256").digest()
