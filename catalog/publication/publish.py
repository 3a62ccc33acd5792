"""Bringing the feed up to date with the records: what changed is encoded, stamped and moved to the end, in one step.

A document that is no record never reaches the feed and never takes its published predecessor away. What is in no
record file any more, or is a draft again, becomes a tombstone.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from catalog.errors import IndexDamaged, IndexOfNewerRelease, StorageError, UsageError
from catalog.findings import Finding
from catalog.oai import containers
from catalog.publication.changed_files import (
    Changes,
    changed_files,
    key_of,
    status_of,
)
from catalog.publication.dissemination import feed_formats, fingerprint, tombstone
from catalog.publication.feed_sets import NamedSet, check_rules
from catalog.publication.link_gate import LinkGate
from catalog.publication.preparation import (
    Prepare,
    Prepared,
    Step,
    prepare,
    preparing,
)
from catalog.regular_files import open_file
from catalog.storage import (
    CatalogueFolder,
    Difference,
    Document,
    FeedItem,
    FeedWriter,
    Source,
    forget_damage,
    noted_damage,
    publishing,
    set_aside,
)

__all__ = ["PublicationReport", "publish"]

_SHOWN = 5
_FEW = 10  # so many records may vanish without a question


@dataclass(frozen=True, slots=True)
class PublicationReport:
    """What a publication did. `stamp` is the datestamp (seconds) of its changes, None where nothing changed.

    `removed` are the identifiers that are in no record file any more, without a tombstone there; they count
    among the withdrawn.
    """

    added: int = 0
    changed: int = 0
    withdrawn: int = 0
    unchanged: int = 0
    refused: int = 0
    removed: tuple[str, ...] = ()
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

    Raises UsageError where more than half of the records vanished and that is not said to be meant, StorageError
    where the records cannot be found or the index cannot be written.
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
    # the processes are there before the index is opened: nothing of it is theirs
    with ExitStack() as stack:
        prepare_all = stack.enter_context(preparing(folder.settings, jobs))
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
        publication = _Publication(folder, writer, gate, changes.uncommitted, is_renewed)
        publication.read(changes, prepare_all)
        publication.renew_tombstones(damaged)
        publication.remove_vanished(removal_is_meant=removal_is_meant)
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
    uncommitted: frozenset[str]
    is_renewed: bool
    differences: Counter[Difference] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    refused: int = 0
    removed: tuple[str, ...] = ()
    vanished: dict[str, str] = field(default_factory=dict)
    doubtful: list[tuple[str, Document]] = field(default_factory=list)
    named: dict[str, NamedSet] = field(default_factory=dict)

    def read(self, changes: Changes, prepare_all: Prepare) -> None:
        """Read all files that changed; what moved from file to file and what occurs twice is decided at the end."""
        for key in changes.gone:
            self._note_vanished(key, set())
            self.writer.sources.forget(key)
            self.gate.forget(key)
        found: set[str] = set()
        refused = self.refused
        for step, prepared in prepare_all(self._steps(changes.files)):
            if not isinstance(step, Source):
                self._take(*step, prepared or Prepared(), found)
                continue
            is_refused = self.refused > refused
            if not is_refused:
                self._note_vanished(step.path, found)
            self.writer.sources.put(replace(step, is_refused=is_refused))
            found, refused = set(), self.refused
        self._let_in()

    def _let_in(self) -> None:
        """Put the records that waited into the feed, now that all files are read; keep back those with broken links."""
        kept_back = self.gate.refused()
        for key, document, prepared in self.gate.waiting():
            if (key, prepared.record_id) not in kept_back:
                self._settle(key, document, prepared)
        for key, document in self.doubtful:
            prepared = prepare(key, document, self.folder.settings)
            if (key, prepared.record_id) not in kept_back:
                self._settle(key, document, prepared)
        for (key, _), findings in kept_back.items():
            self.findings.extend(findings)
            self._refuse_in(key)

    def renew_tombstones(self, damaged: Iterable[str]) -> None:
        """Put in again the tombstones that are damaged and are in no file."""
        for identifier in damaged:
            origin = self.writer.origin(identifier)
            if origin and origin[2] and not origin[0]:
                self.differences[self.writer.put(tombstone(identifier, origin[1]))] += 1

    def remove_vanished(self, *, removal_is_meant: bool) -> None:
        """Leave a tombstone for every item that is in no file any more."""
        live = self.writer.count()
        if len(self.vanished) > max(_FEW, live // 2) and not removal_is_meant:
            raise UsageError(
                f"{len(self.vanished):,} of {live:,} published records are in no record file any more. Nothing was "
                "published. Look whether the folder is whole; if they are meant to go, say --remove."
            )
        self.removed = tuple(sorted(self.vanished))
        for identifier in self.removed:
            origin = self.writer.origin(identifier)
            if origin:
                self.differences[self.writer.put(tombstone(identifier, origin[1]))] += 1

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
            removed=self.removed,
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
            self.gate.forget(key)
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
        """Put the record of a document into the feed, unless it is none, a draft, has links, or is there already."""
        self.gate.note(key, document, prepared)
        if prepared.is_refused:
            self.refused += 1
            self.findings.extend(prepared.findings)
        elif prepared.identifier in found:
            self._refuse_twin(key, document, prepared)
        elif prepared.item:
            found.add(prepared.identifier)
            origin = self.writer.origin(prepared.identifier)
            if prepared.links:
                self.gate.keep(key, document, prepared)
            elif origin and origin[0] not in {"", key} and prepared.identifier not in self.vanished:
                self.doubtful.append((key, document))
            else:
                self.vanished.pop(prepared.identifier, None)
                self._put(prepared.item, prepared.sets)

    def _settle(self, key: str, document: Document, prepared: Prepared) -> None:
        """Take a record that is new, or was published from another file, if it is there no more."""
        origin = self.writer.origin(prepared.identifier)
        is_elsewhere = origin and origin[0] not in {"", key}
        if prepared.item and (self.vanished.pop(prepared.identifier, None) is not None or not is_elsewhere):
            self._put(prepared.item, prepared.sets)
        else:
            self._refuse_twin(key, document, prepared)

    def _put(self, item: FeedItem, sets: Iterable[NamedSet]) -> None:
        for one in sets:
            if self.named.get(one.spec) != one:
                self.named[one.spec] = one
                about = containers.collection_description(one.name, one.description) if one.description else b""
                self.writer.name_set(one.spec, one.name, about)
        origin = self.writer.origin(item.identifier) if item.is_deleted else None
        if origin:  # a tombstone no longer states what put the record into a set: harvesters of the set must see it
            item = tombstone(item.identifier, tuple(dict.fromkeys((*item.specs, *origin[1]))), item.path)
        self.differences[self.writer.put(item)] += 1

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
                f"The record {prepared.record_id} is published from records/{origin[0] if origin else key} already.",
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
