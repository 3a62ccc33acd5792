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

_TOLD_EVERY = 1_000
_COLOURS = {": error ": "red", ": warning ": "yellow", ": advice ": "cyan"}


@click.command("validate", short_help="Check records: what is wrong, where, why, and how to mend it.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="text for reading; json for programs, one finding a line; sarif for code scanning; github for its actions.",
)
@click.option(
    "--profile",
    metavar="NAME|FILE",
    help="An institution's extra demands: isad-g, translated-documents, or a JSON Schema.",
)
@click.option(
    "--for",
    "aggregator",
    type=click.Choice(["dpla", "europeana", "base", "openaire", "oclc", "ape"]),
    help="Judge the records with the eyes of an aggregator, on what it would be sent.",
)
@jobs_option("look at")
@click.option("--summary", is_flag=True, help="With --for: a table over all records instead of the findings.")
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

    Exit code 0: nothing that keeps a record from being published; 1: errors were found; 2: the command could
    not do its work. What a finding means is told by `catalog explain CODE`.

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
            raise UsageError("--summary is a table of its own: it goes without --profile and --format.")
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
    if examination.tell and examination.documents >= _TOLD_EVERY:
        click.echo("\r" + " " * 40 + "\r", nl=False, err=True)


def _documents(session: Session, paths: tuple[Path, ...]) -> Iterator[Document]:
    from catalog.storage import read_documents

    return read_documents(paths, session.directory) if paths else session.folder().documents()


def _judges(session: Session, profile: str | None, aggregator: str | None) -> Iterator[Judge]:
    """Yield who else judges the records; what they need is loaded only where it is asked for."""
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
        raise UsageError("--summary goes with --for: say for which aggregator.")
    outcomes = (read(document) for document in _documents(session, paths))
    records = (outcome.record for outcome in outcomes if outcome.record)
    for line in summarise(records, session.folder().settings, aggregator).lines():
        click.echo(line)


def _watch() -> Callable[[int], None] | None:
    """Return who says on a terminal how far a long run has come."""
    told = 0

    def tell(documents: int) -> None:
        nonlocal told
        if documents >= told + _TOLD_EVERY:
            told = documents
            click.echo(f"\r{documents:,} records read ...", nl=False, err=True)

    return tell if sys.stderr.isatty() else None


def _coloured(piece: str) -> str:
    for word, colour in _COLOURS.items():
        place, found, rest = piece.partition(word)
        if found:
            return f"{place}: {click.style(word.strip(': '), fg=colour, bold=True)} {rest}"
    return piece


def _summary(examination: Examination) -> str:
    number = examination.documents
    if not number:
        return "There are no records yet: write the first one below records/, or take one in with `catalog ingest`."
    records = f"{number:,} record{'' if number == 1 else 's'} checked"
    counts = [
        f"{count:,} {severity}{'' if count == 1 or severity == 'advice' else 's'}"
        for severity, count in examination.counts.items()
        if count
    ]
    return f"{records}: {', '.join(counts) or 'nothing to mend'}."
