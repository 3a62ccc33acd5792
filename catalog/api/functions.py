"""What a Python program can do without an open catalogue, and how it opens one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, Unpack

from catalog.api.catalogue import Catalogue
from catalog.api.checking import Progress, demand_record, examined
from catalog.errors import UnknownName, UsageError
from catalog.findings import Finding
from catalog.model import Record
from catalog.storage import SETTINGS_FILE, open_catalogue

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

    from catalog.citation import Options
    from catalog.drafts.draft import Draft, Refusal
    from catalog.model import Catalogue as Settings
    from catalog.standards.formats import Format

__all__ = ["app", "bibliography", "cite", "create", "export", "find_root", "open", "read", "validate"]

_Word = TypeVar("_Word", bound=StrEnum)


def open(path: str | Path = ".") -> Catalogue:  # noqa: A001
    """Open the catalogue that `path` is in: the folder itself, or the nearest one above it with a `catalog.toml`.

    Raises UsageError where there is none.
    """
    start = Path(path)
    return Catalogue(open_catalogue(find_root(start) or start))


def create(
    path: str | Path,
    *,
    name: str,
    email: str,
    namespace: str,
    base_url: str = "http://127.0.0.1:8000",
    vscode: bool = True,
) -> Catalogue:
    """Make a new catalogue in the folder `path` and open it. Raises UsageError where one exists already.

    `vscode` writes settings for VS Code, which bind the schema to the records.
    """
    from pydantic import ValidationError

    from catalog.ingest.new_catalogue import found_catalogue
    from catalog.model import Catalogue as Settings
    from catalog.storage import first_fault

    try:
        settings = Settings(name=name, admin_emails=(email,), namespace=namespace, base_url=base_url)
    except ValidationError as error:
        raise UsageError(first_fault(error)) from error
    found_catalogue(Path(path), settings, vscode=vscode)
    return open(path)


def validate(
    *paths: str | Path,
    profile: str | Path | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
    root: str | Path = ".",
) -> Iterator[Finding]:
    """Yield the findings of record files and folders that need not be part of a catalogue.

    Symbolic links that lead out of `root` are not followed; see `Catalogue.validate` for the rest.
    Raises UsageError where no path is given, UnknownName for a profile that does not exist.
    """
    if not paths:
        raise UsageError("Name the files and folders to check, or open a catalogue and use its validate().")
    return examined(tuple(map(Path, paths)), Path(root), None, profile=profile, jobs=jobs, progress=progress)


def read(path: str | Path, importer: str | None = None) -> Iterator[Draft | Refusal]:
    """Read a source file (EAD, MARC, MODS, Dublin Core, RIS, CSL-JSON, a sheet, a saved page) item by item.

    A draft has `document` (plain, not validated), `questions`, `found` and `ignored`; an item that cannot be read is a
    refusal with `findings`. Nothing is written. Raises UsageError where the file cannot be read or no importer
    recognises it.
    """
    from catalog.ingest.read_source_file import read_source
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
    several = iter((records,)) if isinstance(records, Record) else _each(records)
    fitting = (record for record in several if _fits(chosen, record, report))
    return chosen.stream(fitting, settings or _unpublished())


class CitationChoices(TypedDict, total=False):
    """What a style leaves open; the names are those of the options of `catalog cite`."""

    order: str | None
    """`locator-first`, `collection-first` or `repository-first`."""
    day_first: bool | None
    """5 September 1956 (True), September 5, 1956 (False), or as the style has it (None)."""
    names: str
    """`style`, `natural` or `surname-first`."""
    hereafter: str | None
    url: bool
    address: str | None
    accessed: dt.date | None


def cite(
    record: Record,
    style: str = "chicago",
    form: str | None = None,
    *,
    markup: str = "text",
    locale: str | None = None,
    **choices: Unpack[CitationChoices],
) -> str:
    """Return a citation of a record as `text`, `html`, `markdown`, `latex` or `rtf`.

    Form (`note`, `short`, `bibliography`, `locator`, ...) and locale are the style's first where they are not given.
    `choices` are what a style leaves open: `order`, `day_first`, `names`, `hereafter` (a short name to announce),
    `url` (False prints no address), `address` (of the page, for a record that states none), `accessed` (a date).
    Raises UsageError for a style, form, locale, markup or choice that does not exist.
    """
    from catalog import citation

    demand_record(record)
    options = _options(choices)
    return citation.render(citation.cite(record, style=style, form=form, locale=locale, options=options), markup)


def bibliography(
    records: Iterable[Record],
    style: str = "chicago",
    *,
    markup: str = "text",
    locale: str | None = None,
    **choices: Unpack[CitationChoices],
) -> str:
    """Return a list of sources in the order and form of a style. `choices` are those of `cite`."""
    from catalog import citation

    listed = list(records)
    for record in listed:
        demand_record(record)
    options = _options(choices)
    return citation.render_all(citation.bibliography(listed, style=style, locale=locale, options=options), markup)


def _options(choices: CitationChoices) -> Options:
    from catalog.citation import Arrangement, NameOrder, Options

    given: dict[str, Any] = dict(choices)
    order = _one_of(Arrangement, "order of citations", given.pop("order", None))
    names = _one_of(NameOrder, "order of names", given.pop("names", None)) or NameOrder.STYLE
    return Options(arrangement=order, names=names, **given)


def _one_of(values: type[_Word], noun: str, given: str | None) -> _Word | None:
    if given is None:
        return None
    try:
        return values(given)
    except ValueError:
        raise UnknownName(noun, given, values) from None


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


def _each(records: Iterable[Record]) -> Iterator[Record]:
    try:
        return iter(records)
    except TypeError as error:
        raise UsageError(f"Records are needed, or a catalogue, not {type(records).__name__}.") from error


def _fits(form: Format, record: Record, report: Callable[[Finding], None] | None) -> bool:
    demand_record(record)
    if form.fits(record):
        return True
    message = f"The record {record.id!r} is not written in {form.name}."
    finding = Finding("unfit-for-format", message, hint=f"The format needs {form.needs}.")
    if report is None:
        raise UsageError(str(finding))
    report(finding)
    return False


def _unpublished() -> Settings:
    """Return settings for records of no catalogue: the loopback address, and no name that anybody chose."""
    from catalog.model import Catalogue as Settings

    return Settings(name="Unnamed", admin_emails=("nobody@example.org",), namespace="example.org")
