"""Bringing the feed up to date with the records: what changed is encoded, stamped and moved to the end, in one step.

A document that is no record never reaches the feed and never takes its published predecessor away. What is in no
record file any more, or is a draft again, becomes a tombstone.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from catalog import validation
from catalog.errors import IndexDamaged, IndexOfNewerRelease, StorageError, UsageError
from catalog.findings import Finding
from catalog.oai import containers
from catalog.publication.changed_files import Changes, changed_files, key_of, path_of, status_of
from catalog.publication.dissemination import feed_formats, fingerprint, tombstone
from catalog.publication.feed_sets import NamedSet, check_rules
from catalog.publication.finding_aids import PREFIXES, FindingAids, is_shared, with_stored
from catalog.publication.letters import Letters
from catalog.publication.link_gate import LinkGate, Refused
from catalog.publication.preparation import Prepare, Prepared, Step, prepare, preparing
from catalog.publication.units_above import Shown, UnitsAbove
from catalog.regular_files import open_file
from catalog.storage import (
    CatalogueFolder,
    Difference,
    Document,
    FeedItem,
    FeedWriter,
    Origin,
    Source,
    Syntax,
    forget_damage,
    noted_damage,
    publishing,
    set_aside,
)
from catalog.tree import giver_of, invalid_id
from catalog.tree.units import may_be_unit

__all__ = ["PublicationReport", "publish"]

_SHOWN = 5
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


def publish(
    folder: CatalogueFolder,
    *,
    paths: Iterable[Path] | None = None,
    everything: bool = False,
    removal_is_meant: bool = False,
    jobs: int = 1,
    now: Callable[[], float] = time.time,
) -> PublicationReport:
    """Publish what changed in the records; or only the files `paths`; or read `everything` again.

    `jobs` is the number of processes that check and encode the records.

    Raises UsageError where more than half of the records vanished, and `remove` does not allow it; StorageError where
    the records cannot be found or the index cannot be written.
    """
    given = None if paths is None else tuple(paths)
    try:
        report = _publish(folder, given, everything=everything, removal_is_meant=removal_is_meant, jobs=jobs, now=now)
    except IndexOfNewerRelease:
        raise
    except IndexDamaged as damage:
        aside = set_aside(folder.index_path)
        report = _publish(folder, None, everything=True, removal_is_meant=removal_is_meant, jobs=jobs, now=now)
        repair = f"{damage} It was set aside as {aside.name} and a new one was made: harvesters get every record again."
        report = replace(report, repairs=(repair,))
    forget_damage(folder.index_path)
    return report


def _publish(
    folder: CatalogueFolder,
    paths: tuple[Path, ...] | None,
    *,
    everything: bool,
    removal_is_meant: bool,
    jobs: int,
    now: Callable[[], float],
) -> PublicationReport:
    check_rules(folder.settings)
    if not folder.records.is_dir():
        raise StorageError(f"There is no folder {folder.records}: nothing is published, and nothing withdrawn.")
    day = dt.datetime.fromtimestamp(now(), dt.UTC).date()
    # the processes are there before the index is opened: nothing of it is theirs
    with ExitStack() as stack:
        prepare_all = stack.enter_context(preparing(folder.settings, jobs, day))
        writer = stack.enter_context(publishing(folder.index_path))
        made_by = fingerprint(folder.settings)
        gate = LinkGate(writer.connection, folder)
        stack.callback(gate.close)
        damaged = writer.damaged() if everything or noted_damage(folder.index_path) else []
        is_renewed = everything or bool(damaged) or gate.is_new or writer.get("fingerprint") != made_by
        if paths is not None and not is_renewed:
            files = tuple(paths)
            changes = Changes(files, (), frozenset(key_of(path, folder) for path in files))
        else:
            changes = changed_files(folder, writer, everything=is_renewed)
            writer.set("fingerprint", made_by)
            writer.set("commit", changes.commit)
            writer.set("scanned_ns", changes.scanned_ns)
            writer.set_formats(feed_formats())
        writer.set("day", day.isoformat())
        around = UnitsAbove(writer.connection)
        aids = FindingAids(writer.connection, folder.settings)
        letters = Letters(writer.connection)
        publication = _Publication(folder, writer, gate, around, aids, letters, day, changes.uncommitted, is_renewed)
        publication.read(changes, prepare_all)
        publication.renew_tombstones(damaged)
        publication.remove_vanished(removal_is_meant=removal_is_meant)
        publication.write_finding_aids()
        report = publication.commit(lambda: int(now()))
        words = ", ".join(damaged[:_SHOWN]) + (", ..." if len(damaged) > _SHOWN else "")
        repair = f"The feed index was damaged at {len(damaged):,} records, which are announced as changed: {words}."
        return replace(report, repairs=(repair,) if damaged else ())


@dataclass
class _Publication:
    """A publication under way."""

    folder: CatalogueFolder
    writer: FeedWriter
    gate: LinkGate
    around: UnitsAbove
    aids: FindingAids
    letters: Letters
    day: dt.date
    uncommitted: frozenset[str]
    is_renewed: bool
    differences: Counter[Difference] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    refused: int = 0
    kept_back: int = 0
    removed: tuple[str, ...] = ()
    unpublished: tuple[str, ...] = ()
    held: set[str] = field(default_factory=set)
    """The identifiers of published records that the files say are drafts, or internal."""
    vanished: dict[str, str] = field(default_factory=dict)
    doubtful: list[tuple[str, Document]] = field(default_factory=list)
    named: dict[str, NamedSet] = field(default_factory=dict)
    altered: set[str] = field(default_factory=set)
    """The topmost units whose finding aids have changed."""

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
            self._put(prepared.item, prepared)
        elif is_same or self.around.is_closed(before, self.day):
            self._hide(self.folder.settings.oai_identifier(before.id), prepared.shown or before)

    def renew_tombstones(self, damaged: Iterable[str]) -> None:
        """Put in again the tombstones that are damaged and are in no file."""
        for identifier in damaged:
            origin = self.writer.origin(identifier)
            if origin and origin.is_deleted and not origin.path:
                again = tombstone(identifier, origin.specs, hidden_specs=origin.hidden_specs)
                self.differences[self.writer.put(again)] += 1

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
            self._hide(identifier)
            self.around.forget(identifier.removeprefix(self.folder.settings.oai_identifier("")))

    def write_finding_aids(self) -> None:
        """Put together the finding aids of which a component has changed, or all where everything is new."""
        if not is_shared(self.folder.settings):
            return
        for top in sorted(self.altered.union(self.around.tops() if self.is_renewed else ())):
            shown = self.around.get(top)
            identifier = self.folder.settings.oai_identifier(top)
            if shown is None or shown.top is not None or (shown.is_document and not self._renew_document(shown)):
                continue
            stored = self.writer.item(identifier)
            if stored and not stored.is_deleted:
                self._count(self.aids.item(stored, top))

    def _renew_document(self, shown: Shown) -> bool:
        """Encode a single document again, as the top of a finding aid where it has parts; return whether it has."""
        has_parts = self.around.has_parts(shown.id)
        key, document = next(self._steps_again([shown]))
        args = (key, document, self.folder.settings, self.around.units, self.day)
        prepared = prepare(*args, has_parts=has_parts)
        if prepared.item and prepared.record_id == shown.id:
            self._put(prepared.item, prepared)
        return has_parts

    def commit(self, now: Callable[[], int]) -> PublicationReport:
        """Make it visible, and say what was done."""
        count = self.differences
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
                self._put(prepared.item, prepared)
        elif prepared.shown:
            self._hide(prepared.identifier, prepared.shown)

    def _settle(self, key: str, document: Document, prepared: Prepared) -> None:
        """Take a record that is new, or was published from another file, if it no longer exists."""
        origin = self.writer.origin(prepared.identifier)
        is_elsewhere = origin and origin.path not in {"", key}
        if prepared.item and (self.vanished.pop(prepared.identifier, None) is not None or not is_elsewhere):
            self._put(prepared.item, prepared)
        else:
            self._refuse_twin(key, document, prepared)

    def _put(self, item: FeedItem, prepared: Prepared) -> None:
        for one in prepared.sets:
            if self.named.get(one.spec) != one:
                self.named[one.spec] = one
                about = containers.collection_description(one.name, one.description) if one.description else b""
                self.writer.name_set(one.spec, one.name, about)
        origin = self.writer.origin(item.identifier) if item.is_deleted else None
        if origin:
            item = _with_former_sets(item, origin, is_closed=prepared.is_closed)
        if prepared.shown:
            self._note_component(prepared.shown, prepared.components)
        self.letters.put(prepared.record_id, prepared.letter)
        is_top = bool(prepared.components) and prepared.shown is not None and prepared.shown.top is None
        self._count(item, is_top=is_top)

    def _count(self, item: FeedItem, *, is_top: bool = False) -> None:
        """Put an item into the feed, and count it unless this publication did so already."""
        if item.is_deleted or not item.rows.keys() >= PREFIXES:
            item = with_stored(item, self.writer.pieces(item.identifier, PREFIXES), is_top=is_top)
        is_counted = self.writer.is_changed(item.identifier)
        difference = self.writer.put(item)
        if not is_counted:
            self.differences[difference] += 1

    def _note_component(self, shown: Shown, components: Mapping[str, bytes]) -> None:
        """Remember how a record is published, and which finding aids change by it."""
        before = self.around.get(shown.id)
        is_changed = self.aids.put(shown.id, components)
        if is_changed or before is None or before.top != shown.top:
            tops = [shown.top, *([before.top] if before else []), *([shown.id] if components else [])]
            self.altered.update(top for top in tops if top is not None)
        self.around.remember(shown)
        if shown.is_document and shown.top is None and self.around.has_parts(shown.id):
            self.altered.add(shown.id)

    def _hide(self, identifier: str, shown: Shown | None = None) -> None:
        """Leave a tombstone of a record that is no longer published, or closed wholly, which is `shown` so."""
        record_id = identifier.removeprefix(self.folder.settings.oai_identifier(""))
        self.letters.put(record_id, None)
        before = self.around.get(record_id)
        if before:
            self._note_component(shown or before, {})
        elif shown:
            self.around.remember(shown)
        origin = self.writer.origin(identifier)
        if origin and not origin.is_deleted:
            pieces = self.writer.pieces(identifier, PREFIXES)
            named, hidden = ((), origin.specs) if shown else (origin.specs, ())
            gone = with_stored(tombstone(identifier, named, hidden_specs=hidden), pieces, is_top=False)
            self.differences[self.writer.put(gone)] += 1

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


def _with_former_sets(item: FeedItem, origin: Origin, *, is_closed: bool) -> FeedItem:
    """Return a tombstone in the sets that its record was in as well: those who harvest them must see it.

    That of a closed record does not name them.
    """
    former = tuple(spec for spec in origin.specs if spec not in item.specs)
    named = item.specs if is_closed else (*item.specs, *former)
    hidden = [spec for spec in (*origin.hidden_specs, *former) if spec not in named]
    return tombstone(item.identifier, named, item.path, tuple(dict.fromkeys(hidden)))


def _digest(path: Path) -> bytes:
    with open_file(path) as file:
        return hashlib.file_digest(file, "sha256").digest()
