"""`catalog validate`: check records."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalog.cli.options import jobs_option
from catalog.errors import UsageError
from catalog.findings import in_words

if TYPE_CHECKING:
    from catalog.api import Catalogue
    from catalog.cli.group import Session
    from catalog.findings import Finding
    from catalog.storage import Document

__all__ = ["command"]

_PROGRESS_STEP = 1_000
_COLOURS = {": error ": "red", ": warning ": "yellow", ": advice ": "cyan"}


@click.command("validate", short_help="Check records: what is wrong, where, why, and how to fix it.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="text to read; json, one finding a line; sarif for code scanning; github for GitHub Actions.",
)
@click.option(
    "--profile",
    metavar="NAME|FILE",
    help="Additional requirements: isad-g, dacs, dacs-optimum, translated-documents, or a JSON Schema of your own.",
)
@click.option(
    "--for",
    "aggregator",
    type=click.Choice(["dpla", "europeana", "base", "openaire", "oclc", "ape"]),
    help="Check what an aggregator would receive, against its requirements.",
)
@click.option("--files", is_flag=True, help="Read the files of digital objects too: are they there, and unchanged?")
@click.option("--personal-data", is_flag=True, help="Advise on open records that may hold personal data.")
@jobs_option("check")
@click.option("--summary", is_flag=True, help="With --for: print a table over all records instead of the findings.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    form: str,
    profile: str | None,
    aggregator: str | None,
    files: bool,
    personal_data: bool,
    jobs: int,
    summary: bool,
) -> None:
    """Check the records of the catalogue, or the files and folders named by PATH.

    Named files are checked against the whole catalogue: ids, links, parents and reference codes. The transcripts and
    digital objects that a record names are looked for; `--files` reads digital objects too.

    `catalog explain CODE` explains a finding. Exit code 0: no errors (warnings and advice do not count); 1: errors were
    found, and these records will not be published; 2: the command could not run.

    \b
    Examples:
      catalog validate
      catalog validate records/garf --format json
      catalog validate --profile isad-g
      catalog validate --for europeana --summary
      catalog validate --files
      catalog validate --personal-data
    """
    from catalog.catalogue_checks import FORMS
    from catalog.findings import Severity

    session: Session = ctx.obj
    if summary:
        if profile or form != "text":
            raise UsageError("--summary prints a table of its own; do not combine it with --profile or --format.")
        _print_summary(session, paths, aggregator)
        return
    tally = _Tally()
    where = session.catalogue() if aggregator or not paths else _around(session)
    check = _checker(session, where, aggregator, files=files, personal_data=personal_data)
    findings = check(*paths, profile=profile, jobs=jobs, progress=tally.progress)
    for piece in FORMS[form](tally.counted(findings)):
        click.echo(_coloured(piece) if form == "text" else piece, nl=False)
    if form == "text":
        click.echo(tally)
        if note := note_of_format(where):
            click.echo(note, err=True)
    ctx.exit(1 if tally.counts[Severity.ERROR] else 0)


def _checker(
    session: Session, where: Catalogue | None, aggregator: str | None, *, files: bool, personal_data: bool
) -> Callable[..., Iterator[Finding]]:
    """Return what checks the records of a catalogue, or files that are in none."""
    from catalog.api import validate

    if where:
        return partial(where.validate, aggregator=aggregator, files=files, personal_data=personal_data)
    if personal_data:
        raise UsageError("--personal-data needs a catalogue: its settings say for how long what is closed.")
    if files:
        raise UsageError("--files needs a catalogue: the files are below `objects` beside its catalog.toml.")
    return partial(validate, root=session.directory)


def note_of_format(catalogue: Catalogue | None) -> str | None:
    """Return what to say about records in an older format; None where there is nothing to say."""
    from catalog.model.catalogue import RECORD_FORMAT

    since = catalogue.folder.settings.record_format if catalogue else RECORD_FORMAT
    if since == RECORD_FORMAT:
        return None
    return f"note: The records are in format {since}. `catalog migrate` brings them to format {RECORD_FORMAT}."


def _around(session: Session) -> Catalogue | None:
    """Return the catalogue that the directory is in; named files may be outside of any."""
    try:
        return session.catalogue()
    except UsageError:
        return None


def _documents(session: Session, paths: tuple[Path, ...]) -> Iterator[Document]:
    from catalog.storage import read_documents

    return read_documents(paths, session.directory) if paths else session.folder().documents()


def _print_summary(session: Session, paths: tuple[Path, ...], aggregator: str | None) -> None:
    from catalog.aggregators import summarise
    from catalog.validation import read

    if aggregator is None:
        raise UsageError("--summary needs --for: name an aggregator.")
    outcomes = (read(document) for document in _documents(session, paths))
    records = (outcome.record for outcome in outcomes if outcome.record)
    for line in summarise(records, session.folder().settings, aggregator).lines():
        click.echo(line)


def _coloured(piece: str) -> str:
    for word, colour in _COLOURS.items():
        place, found, rest = piece.partition(word)
        if found:
            return f"{place}: {click.style(word.strip(': '), fg=colour, bold=True)} {rest}"
    return piece


class _Tally:
    """How many documents were checked and what was found; on a terminal it shows the progress of a long run."""

    def __init__(self) -> None:
        self.documents = 0
        self.counts: Counter[str] = Counter()
        self._shown = 0

    def progress(self, documents: int) -> None:
        """Note how many documents were checked so far, and print it now and then."""
        self.documents = documents
        if sys.stderr.isatty() and documents >= self._shown + _PROGRESS_STEP:
            self._shown = documents
            click.echo(f"\r{documents:,} records read ...", nl=False, err=True)

    def counted(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings and count them; at the end, remove the line of the progress."""
        for finding in findings:
            self.counts[finding.severity] += 1
            yield finding
        if self._shown:
            click.echo("\r" + " " * 40 + "\r", nl=False, err=True)

    def __str__(self) -> str:
        number = self.documents
        if not number:
            return "There are no records yet. Write one in records/, or import one with `catalog import`."
        records = f"{number:,} record{'' if number == 1 else 's'} checked"
        return f"{records}: {in_words(self.counts)}."
