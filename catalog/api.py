"""The Python API: what `import catalog` offers. Every name in `__all__` is stable; the rooms below are not.

`catalog/__init__.py` forwards these names, and imports this module only when one of them is used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalog.errors import CatalogError, InvalidRecord, StorageError, UnknownName, UsageError
from catalog.findings import Finding, Severity
from catalog.model import Record
from catalog.storage import SETTINGS_FILE, CatalogueFolder, open_catalogue

if TYPE_CHECKING:
    import datetime as dt
    from wsgiref.types import WSGIApplication

    from catalog.citation import Options
    from catalog.drafts.draft import Draft, Refusal
    from catalog.ingest import Outcome
    from catalog.model import Catalogue as Settings
    from catalog.publication.publish import PublicationReport
    from catalog.storage import Document

__all__ = [
    "CatalogError",
    "Catalogue",
    "Finding",
    "InvalidRecord",
    "Record",
    "Severity",
    "StorageError",
    "UnknownName",
    "UsageError",
    "app",
    "bibliography",
    "cite",
    "create",
    "export",
    "open",
    "read",
]


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
        """Return a record, drafts and withdrawn ones too. Raises KeyError, or InvalidRecord with the findings."""
        document = self._document(record_id)
        if document is None:
            raise KeyError(record_id)
        return _record_in(document)

    def __contains__(self, record_id: object) -> bool:
        return isinstance(record_id, str) and self._document(record_id) is not None

    def __len__(self) -> int:
        """Return the number of record documents, invalid ones too."""
        return sum(1 for _ in self.folder.documents())

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
        self, *, profile: str | None = None, aggregator: str | None = None, jobs: int = 1
    ) -> Iterator[Finding]:
        """Yield every finding: of each record by itself, then of all records together.

        `profile` is the name of a profile or the path of a JSON Schema, `aggregator` one of `dpla`, `europeana`, ...,
        and `jobs` the number of processes. Raises UnknownName for a profile or an aggregator that does not exist.
        """
        from catalog.aggregators import find_aggregator
        from catalog.checks import Examination, examine, examine_in_parallel, judge
        from catalog.validation.profile import load_profile

        judges: list[Callable[[Record], Iterable[Finding]]] = []
        if profile:
            judges.append(load_profile(profile).findings)
        if aggregator is not None:
            find_aggregator(aggregator)  # now, not at the first record
            judges.append(lambda record: judge(record, self.settings, aggregator))
        examination = Examination(judges)
        if jobs == 1:
            return examine(self.folder.documents(), examination, together=True)
        return examine_in_parallel(self.folder.portions(), examination, together=True, jobs=jobs)

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

        Raises KeyError where there is no record with that id, InvalidRecord where the record breaks a rule.
        """
        checked = _checked(record)
        existing = self._document(checked.id)
        if existing is None:
            raise KeyError(checked.id)
        return self.folder.write(checked.plain(), path=existing.path)

    def ingest(
        self,
        paths: Iterable[str | Path],
        *,
        dry_run: bool = False,
        overwrite: bool = False,
        importer: str | None = None,
    ) -> Iterator[Outcome]:
        """Import source files and yield what became of each item: `outcome.result`, `outcome.record`, ...

        Your own edits are never overwritten unless `overwrite` is true. Nothing happens until you iterate.
        """
        from catalog.ingest import ingest
        from catalog.standards import importers

        chosen = importers.find(importer) if importer else None
        files = [Path(path) for path in paths]
        return ingest(files, self.folder, dry_run=dry_run, overwrite=overwrite, importer=chosen)

    def export(
        self,
        form: str,
        *names: str,
        in_set: str | None = None,
        since: dt.date | None = None,
        report: Callable[[Finding], None] | None = None,
    ) -> Iterator[bytes]:
        """Yield records as one file in a format, piece by piece.

        `names` are ids or reference codes of units; without them, every published record is exported. `report` is
        called for each record that is skipped; without it, the first such record raises UsageError.
        """
        from catalog.publication.export import Export
        from catalog.publication.selection import Selection
        from catalog.standards import formats

        selection = Selection(names, in_set, since)
        return Export(self.folder, formats.find(form), selection, report=report or _raise).stream()

    def publish(self, *, everything: bool = False, remove: bool = False, jobs: int = 1) -> PublicationReport:
        """Bring the feed up to date with the records, in one transaction.

        `everything` reads every file again; `remove` lets more than half of the records go. Raises UsageError where
        so many are gone and `remove` is false, StorageError where the index cannot be written.
        """
        from catalog.publication.publish import publish

        return publish(self.folder, everything=everything, removal_is_meant=remove, jobs=jobs)

    def app(self) -> WSGIApplication:
        """Return the WSGI application: pages at `/`, the OAI-PMH feed at `/oai`, `/health`."""
        from catalog.web.app import create_app

        return create_app(self.folder)

    def _document(self, record_id: str) -> Document | None:
        return self.folder.find(record_id)


def open(path: str | Path = ".") -> Catalogue:  # noqa: A001
    """Open the catalogue that `path` is in: the folder itself, or the nearest one above it with a `catalog.toml`.

    Raises UsageError where there is none.
    """
    start = Path(path)
    return Catalogue(open_catalogue(find_root(start) or start))


def create(
    path: str | Path, *, name: str, email: str, namespace: str, base_url: str = "http://127.0.0.1:8000"
) -> Catalogue:
    """Make a new catalogue in the folder `path` and open it. Raises UsageError where one exists already."""
    from pydantic import ValidationError

    from catalog.ingest.new_catalogue import found_catalogue
    from catalog.model import Catalogue as Settings
    from catalog.storage import first_fault

    try:
        settings = Settings(name=name, admin_emails=(email,), namespace=namespace, base_url=base_url)
    except ValidationError as error:
        raise UsageError(first_fault(error)) from error
    found_catalogue(Path(path), settings)
    return open(path)


def read(path: str | Path, importer: str | None = None) -> Iterator[Draft | Refusal]:
    """Read a source file (EAD, MARC, MODS, Dublin Core, RIS, CSL-JSON, a sheet, a saved page) item by item.

    A draft has `document` (plain, not validated), `questions`, `found` and `left`; an item that cannot be read is a
    refusal with `findings`. Nothing is written. Raises UsageError where the file cannot be read or no importer
    recognises it.
    """
    from catalog.ingest.reading import read_source
    from catalog.standards import importers

    source = read_source(Path(path))
    if isinstance(source, Finding):
        raise UsageError(str(source))
    chosen = importers.find(importer) if importer else importers.recognise(source)
    if chosen is None:
        names = ", ".join(each.name for each in importers.IMPORTERS)
        raise UsageError(f"No importer recognises {path}. Name one of: {names}.")
    return chosen.read(source)


def export(
    records: Catalogue | Record | Iterable[Record],
    form: str,
    *,
    settings: Settings | None = None,
    report: Callable[[Finding], None] | None = None,
) -> Iterator[bytes]:
    """Yield records as one file in a format, piece by piece; memory does not grow with their number.

    Of a catalogue, its published records are exported. `settings` say the address and name of the catalogue that the
    records belong to: `c.settings`. `report` is called for each record that the format cannot hold; without it, the
    first such record raises UsageError. Raises UnknownName for a format that does not exist.
    """
    from catalog.standards import formats

    if isinstance(records, Catalogue):
        return records.export(form, report=report)
    chosen = formats.find(form)
    several = (records,) if isinstance(records, Record) else records
    fitting = (record for record in several if _fits(chosen, record, report or _raise))
    return chosen.stream(fitting, settings or _unpublished())


def cite(
    record: Record,
    *,
    style: str = "chicago",
    form: str | None = None,
    markup: str = "text",
    locale: str | None = None,
    options: Options | None = None,
) -> str:
    """Return a citation of a record as `text`, `html`, `markdown`, `latex` or `rtf`.

    Form (`note`, `short`, `bibliography`, `locator`, ...) and locale are the style's first where they are not given.
    Raises UsageError for a style, form, locale or markup that does not exist.
    """
    from catalog import citation

    chosen = options or citation.Options()
    return citation.render(citation.cite(record, style=style, form=form, locale=locale, options=chosen), markup)


def bibliography(
    records: Iterable[Record],
    *,
    style: str = "chicago",
    markup: str = "text",
    locale: str | None = None,
    options: Options | None = None,
) -> str:
    """Return a list of sources in the order and form of a style."""
    from catalog import citation

    chosen = options or citation.Options()
    return citation.render_all(citation.bibliography(records, style=style, locale=locale, options=chosen), markup)


def app(path: str | Path = ".") -> WSGIApplication:
    """Return the WSGI application of the catalogue that `path` is in, for any WSGI server."""
    return open(path).app()


def find_root(start: Path) -> Path | None:
    """Return the catalogue that a folder is in, as the user would write it (`..` from the current folder), or None."""
    if not start.is_dir():
        return None
    here = start.resolve()
    for steps, folder in enumerate((here, *here.parents)):
        if (folder / SETTINGS_FILE).is_file():
            above = Path(*[".."] * steps) if start == Path() else folder
            return above if steps else start
    return None


def _record_in(document: Document) -> Record:
    from catalog.validation import read as validated

    return validated(document).demand()


def _checked(record: Record | Mapping[str, Any]) -> Record:
    """Return a record that keeps every rule; a `Record` made in Python has its shape checked, not yet the rules."""
    from catalog.validation import read_plain

    return read_plain(record.plain() if isinstance(record, Record) else dict(record)).demand()


def _fits(form: Any, record: Record, report: Callable[[Finding], None]) -> bool:
    if form.fits(record):
        return True
    message = f"The record {record.id!r} is not written in {form.name}."
    report(Finding("unfit-for-format", message, hint=f"The format needs {form.needs}."))
    return False


def _raise(finding: Finding) -> None:
    raise UsageError(str(finding))


def _unpublished() -> Settings:
    """Return settings for records of no catalogue: the loopback address, and no name that anybody chose."""
    from catalog.model import Catalogue as Settings

    return Settings(name="Unnamed", admin_emails=("nobody@example.org",), namespace="example.org")
