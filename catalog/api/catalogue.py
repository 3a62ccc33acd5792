"""An open catalogue, as a Python program uses it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalog.api.checking import Progress, demand_jobs, demand_record, examined
from catalog.errors import FeedError, UnknownRecord, UsageError
from catalog.findings import Finding
from catalog.model import Record
from catalog.storage import CatalogueFolder

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

    from catalog.ingest import Outcome
    from catalog.model import Catalogue as Settings
    from catalog.objects.attaching import Attached
    from catalog.objects.transcribing import Transcribed
    from catalog.publication.publish import PublicationReport
    from catalog.storage import Document

__all__ = ["Catalogue"]


class Catalogue:
    """An open catalogue: its records by id, and what can be done with all of them.

    Nothing is kept in memory: each call reads the files as they are now.
    """

    def __init__(self, folder: CatalogueFolder) -> None:
        self.folder = folder

    @property
    def root(self) -> Path:
        """The folder that holds `catalog.toml`."""
        return self.folder.root

    @property
    def settings(self) -> Settings:
        """What `catalog.toml` says."""
        return self.folder.settings

    def __repr__(self) -> str:
        return f"<Catalogue {self.settings.name!r} in {str(self.root)!r}>"

    def __getitem__(self, record_id: str) -> Record:
        """Return a record, drafts and withdrawn ones too.

        Raises UnknownRecord, which is a KeyError; InvalidRecord with the findings, where the document has errors.
        """
        document = self._document(record_id)
        if document is None:
            raise UnknownRecord(record_id)
        return _record_in(document)

    def get(self, record_id: str) -> Record | None:
        """Return a record, or None where there is none. Raises InvalidRecord where the document has errors."""
        document = self._document(record_id)
        return _record_in(document) if document else None

    def find(self, name: str) -> Record:
        """Return the published record or draft of an id, or of a reference code as archives and scholars write it.

        Raises UnknownRecord where there is none, UsageError where it was withdrawn or the code means several.
        """
        from catalog.publication.cite_by_id import found

        return found(self.folder, name)

    def path(self, record_id: str) -> Path:
        """Return the path of the file of a record, one with errors too. Raises UnknownRecord where there is none."""
        document = self._document(record_id)
        if document is None:
            raise UnknownRecord(record_id)
        return document.path

    def __contains__(self, record_id: object) -> bool:
        return self._document(record_id) is not None

    def __len__(self) -> int:
        """Return the number of record documents, invalid ones too."""
        return sum(1 for _ in self.folder.documents())

    def __bool__(self) -> bool:
        """A catalogue without records is true as well."""
        return True

    def __iter__(self) -> Iterator[Record]:
        """Yield every record in the order of the files. Raises InvalidRecord at a document that is not valid."""
        return map(_record_in, self.folder.documents())

    def records(self, report: Callable[[Finding], None]) -> Iterator[Record]:
        """Yield every valid record; call `report` with the errors of each document that is skipped."""
        from catalog.validation import read as validated

        for document in self.folder.documents():
            outcome = validated(document)
            if outcome.record is not None:
                yield outcome.record
            else:
                for finding in outcome.errors:
                    report(finding)

    def validate(
        self,
        *paths: str | Path,
        profile: str | Path | None = None,
        aggregator: str | None = None,
        files: bool = False,
        personal_data: bool = False,
        jobs: int = 1,
        progress: Progress | None = None,
    ) -> Iterator[Finding]:
        """Yield every finding: of each record by itself, then of all records together.

        With `paths`, only these files and folders are checked, and their ids, links and codes against the whole
        catalogue. `profile` is the name of a profile or the path of a JSON Schema, `aggregator` one of `dpla`,
        `europeana`, ..., `jobs` the number of processes. With `files`, the files of digital objects are read too; with
        `personal_data`, a closure is proposed for open records that may hold personal data. `progress` is called with
        the number of documents checked. Raises UnknownName for a profile or an aggregator that does not exist.
        """
        named = tuple(map(Path, paths))
        return examined(
            named,
            self.root,
            self.folder,
            profile=profile,
            aggregator=aggregator,
            files=files,
            personal_data=personal_data,
            jobs=jobs,
            progress=progress,
        )

    def add(self, record: Record | Mapping[str, Any]) -> Path:
        """Write a new record to a file of its own below its archive and fond, and return the path.

        Raises UsageError where the id is taken, InvalidRecord where the record breaks a rule.
        """
        checked = _checked(record)
        if existing := self._document(checked.id):
            raise UsageError(f"The id {checked.id!r} is taken by {existing.path}; use replace() to change that record.")
        return self.folder.write(checked.plain())

    def replace(self, record: Record | Mapping[str, Any]) -> Path:
        """Write a record over the one with its id. Comments, blank lines and the way of writing are kept.

        Raises UnknownRecord where there is no record with that id, InvalidRecord where the record breaks a rule.
        """
        checked = _checked(record)
        existing = self._document(checked.id)
        if existing is None:
            raise UnknownRecord(checked.id)
        return self.folder.write(checked.plain(), path=existing.path)

    def attach(
        self,
        record_id: str,
        *files: str | Path,
        leaves: Sequence[str] = (),
        **stated: Any,
    ) -> tuple[Attached, ...]:
        """Copy files below `objects/ID`, measure each, and list them in a record; return what is listed.

        `stated` are fields of the digital objects: `role`, `text`, `label`, ... `leaves` are those of all files, or
        of each in turn. Raises UnknownRecord, UsageError, InvalidRecord where a field has no such value, and
        StorageError where a file cannot be read or copied.
        """
        from catalog.objects.attaching import attach

        return attach(self.folder, record_id, [Path(file) for file in files], stated, leaves)

    def detach(self, record_id: str, *names: str, delete: bool = False) -> tuple[str, ...]:
        """Take digital objects out of a record by their files or addresses; `delete` deletes the files as well.

        Raises UnknownRecord, and UsageError for what the record does not list, or another record lists too.
        """
        from catalog.objects.attaching import detach

        return detach(self.folder, record_id, names, delete=delete)

    def transcribe(
        self, record_id: str, *files: str | Path, text: str, language: str | None = None, replace: bool = False
    ) -> tuple[Transcribed, ...]:
        """Make the transcript of a text of the pages in files of ALTO, PAGE XML or hOCR, and attach the files.

        A text of that key is made where there is none. Raises UsageError where a file is none of them, or where the
        text has a transcript and `replace` is not true.
        """
        from catalog.objects.transcribing import transcribe

        return transcribe(
            self.folder, record_id, [Path(file) for file in files], text, language=language, replace=replace
        )

    def mint(self, *record_ids: str) -> Iterator[tuple[str, str]]:
        """Give ARKs to the named records, or to all published ones, that have none; yield the id and the ARK of each.

        Raises UsageError where the settings name no institution, and for a record that is withdrawn or internal.
        """
        from catalog.publication.minting import mint

        return mint(self.folder, record_ids or None)

    def withdraw(self, record_id: str, reason: str, *, date: dt.date | None = None) -> Path:
        """Replace a published record by a tombstone, which the feed announces as deleted; return the path.

        `date` is the day of the withdrawal, today where it is not given. Raises UnknownRecord where there is no such
        record, UsageError where it is withdrawn already, InvalidRecord where its file or the reason has an error.
        """
        from catalog.publication.withdrawal import withdraw

        return withdraw(self.folder, record_id, reason, date or dt.datetime.now(dt.UTC).date())

    def import_files(
        self,
        paths: str | Path | Iterable[str | Path],
        *,
        dry_run: bool = False,
        overwrite: bool = False,
        mark_gone: bool = False,
        system: str = "",
        importer: str | None = None,
    ) -> Iterator[Outcome]:
        """Import source files and yield the outcome of each item: `outcome.result`, `outcome.record`, ...

        Your own edits are never overwritten unless `overwrite` is true. `system` names the system whose identifiers
        the files give. Records that a source no longer has come last; `mark_gone` notes it in them. Nothing happens
        until you iterate.
        """
        from catalog.ingest import ingest
        from catalog.standards import importers

        chosen = importers.find(importer) if importer else None
        files = [Path(paths)] if isinstance(paths, str | Path) else [Path(path) for path in paths]
        options: dict[str, Any] = {"dry_run": dry_run, "overwrite": overwrite, "mark_gone": mark_gone}
        return ingest(files, self.folder, system=system, importer=chosen, **options)

    def harvest(
        self,
        url: str,
        *,
        prefix: str = "oai_dc",
        in_set: str = "",
        since: str = "",
        until: str = "",
        dry_run: bool = False,
        note: Callable[[str], None] | None = None,
    ) -> Iterator[Outcome]:
        """Import the records of an OAI-PMH feed and yield the outcome of each. Nothing happens until you iterate.

        The next harvest of the feed asks only for what changed; an interrupted one resumes. `note` is called with
        remarks about the feed. Raises FeedError where the feed cannot be harvested, or at the end where the harvest
        was interrupted; what was yielded before is written.
        """
        from catalog.ingest.harvest import Harvest, Wish

        wish = Wish(url, prefix, in_set, since, until, dry_run=dry_run)
        harvest = Harvest(self.folder, wish, note or (lambda _: None))
        yield from harvest.run()
        if harvest.failure:
            raise FeedError(harvest.failure)

    def export(
        self,
        form: str,
        *names: str,
        in_set: str | None = None,
        since: dt.date | None = None,
        with_parts: bool = False,
        report: Callable[[Finding], None] | None = None,
    ) -> Iterator[bytes]:
        """Yield records as one file in a format, piece by piece.

        `names` are ids or reference codes of units; without them, every published record is exported. `with_parts`
        takes all that is part of a record named by its id too: the whole tree of a fonds. `report` is
        called for each record that is skipped; without it, the first such record raises UsageError.
        """
        from catalog.publication.export import Export
        from catalog.publication.selection import Selection
        from catalog.standards import formats

        selection = Selection(names, in_set, since, with_parts)
        return Export(self.folder, formats.find(form), selection, report=report or _raise).stream()

    def publish(self, *, everything: bool = False, remove: bool = False, jobs: int = 1) -> PublicationReport:
        """Bring the feed up to date with the records, in one transaction.

        `everything` reads every file again; `remove` lets more than half of the records go. Raises UsageError where
        so many are gone and `remove` is false, StorageError where the index cannot be written.
        """
        from catalog.publication.publish import publish

        demand_jobs(jobs)
        return publish(self.folder, everything=everything, removal_is_meant=remove, jobs=jobs)

    def report(self, date: dt.date | None = None) -> bytes:
        """Return a page (HTML) on the state of the whole catalogue; `date` is printed on it, today by default."""
        from catalog.report import report

        return report(self.folder, date or dt.datetime.now().astimezone().date())

    def app(self) -> WSGIApplication:
        """Return the WSGI application: pages at `/`, the OAI-PMH feed at `/oai`, `/health`."""
        from catalog.web.app import create_app

        return create_app(self.folder)

    def _document(self, record_id: object) -> Document | None:
        return self.folder.find(record_id) if isinstance(record_id, str) else None


def _record_in(document: Document) -> Record:
    from catalog.validation import read as validated

    return validated(document).demand()


def _checked(record: Record | Mapping[str, Any]) -> Record:
    """Return a record that keeps every rule; a `Record` made in Python has its shape checked, not yet the rules."""
    from catalog.validation import read_plain

    if isinstance(record, Mapping):
        return read_plain(dict(record)).demand()
    demand_record(record)
    return read_plain(record.plain()).demand()


def _raise(finding: Finding) -> None:
    raise UsageError(str(finding))
