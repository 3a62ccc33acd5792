"""`catalog validate`: check records."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalog.cli.jobs import jobs_option
from catalog.errors import UsageError

if TYPE_CHECKING:
    from catalog.checks import Examination, Judge
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
    help="Additional requirements: isad-g, translated-documents, or a JSON Schema of your own.",
)
@click.option(
    "--for",
    "aggregator",
    type=click.Choice(["dpla", "europeana", "base", "openaire", "oclc", "ape"]),
    help="Check what an aggregator would receive, against its requirements.",
)
@jobs_option("check")
@click.option("--summary", is_flag=True, help="With --for: print a table over all records instead of the findings.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    form: str,
    profile: str | None,
    aggregator: str | None,
    jobs: int,
    summary: bool,
) -> None:
    """Check the records of the catalogue, or the files and folders named by PATH.

    `catalog explain CODE` explains a finding. Exit code 0: no errors (warnings and advice do not count); 1: errors were
    found, and these records will not be published; 2: the command could not run.

    \b
    Examples:
      catalog validate
      catalog validate records/garf --format json
      catalog validate --profile isad-g
      catalog validate --for europeana --summary
    """
    from catalog.checks import FORMS, Examination
    from catalog.findings import Severity

    session: Session = ctx.obj
    if summary:
        if profile or form != "text":
            raise UsageError("--summary prints a table of its own; do not combine it with --profile or --format.")
        _print_summary(session, paths, aggregator)
        return
    examination = Examination(list(_judges(session, profile, aggregator)), _watch())
    findings = _findings(session, paths, examination, jobs)
    for piece in FORMS[form](findings):
        click.echo(_coloured(piece) if form == "text" else piece, nl=False)
    if form == "text":
        click.echo(_summary(examination))
    ctx.exit(1 if examination.counts[Severity.ERROR] else 0)


def _findings(session: Session, paths: tuple[Path, ...], examination: Examination, jobs: int) -> Iterator[Finding]:
    from catalog.checks import examine, examine_in_parallel
    from catalog.storage import read_portions

    if jobs == 1:
        yield from examine(_documents(session, paths), examination, together=not paths)
    else:
        portions = read_portions(paths, session.directory) if paths else session.folder().portions()
        yield from examine_in_parallel(portions, examination, together=not paths, jobs=jobs)
    if examination.tell and examination.documents >= _PROGRESS_STEP:
        click.echo("\r" + " " * 40 + "\r", nl=False, err=True)


def _documents(session: Session, paths: tuple[Path, ...]) -> Iterator[Document]:
    from catalog.storage import read_documents

    return read_documents(paths, session.directory) if paths else session.folder().documents()


def _judges(session: Session, profile: str | None, aggregator: str | None) -> Iterator[Judge]:
    """Yield the additional checks; what they need is loaded only where they are asked for."""
    if profile:
        from catalog.validation.profile import load_profile

        yield load_profile(profile).findings
    if aggregator:
        from catalog.checks import judge

        settings = session.folder().settings
        yield lambda record: judge(record, settings, aggregator)


def _print_summary(session: Session, paths: tuple[Path, ...], aggregator: str | None) -> None:
    from catalog.checks import summarise
    from catalog.validation import read

    if aggregator is None:
        raise UsageError("--summary needs --for: name an aggregator.")
    outcomes = (read(document) for document in _documents(session, paths))
    records = (outcome.record for outcome in outcomes if outcome.record)
    for line in summarise(records, session.folder().settings, aggregator).lines():
        click.echo(line)


def _watch() -> Callable[[int], None] | None:
    """Return what prints the progress of a long run on a terminal."""
    shown = 0

    def show(documents: int) -> None:
        nonlocal shown
        if documents >= shown + _PROGRESS_STEP:
            shown = documents
            click.echo(f"\r{documents:,} records read ...", nl=False, err=True)

    return show if sys.stderr.isatty() else None


def _coloured(piece: str) -> str:
    for word, colour in _COLOURS.items():
        place, found, rest = piece.partition(word)
        if found:
            return f"{place}: {click.style(word.strip(': '), fg=colour, bold=True)} {rest}"
    return piece


def _summary(examination: Examination) -> str:
    number = examination.documents
    if not number:
        return "There are no records yet. Write one in records/, or import one with `catalog ingest`."
    records = f"{number:,} record{'' if number == 1 else 's'} checked"
    counts = [
        f"{count:,} {severity}{'' if count == 1 or severity == 'advice' else 's'}"
        for severity, count in examination.counts.items()
        if count
    ]
    return f"{records}: {', '.join(counts) or 'no problems found'}."
