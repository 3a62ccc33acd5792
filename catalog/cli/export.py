"""`catalog export`: records in another format."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalog.cli.options import selection_options
from catalog.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from catalog.cli.group import Session
    from catalog.findings import Finding
    from catalog.model import Record
    from catalog.storage import CatalogueFolder

__all__ = ["command"]

_STEP = 100
_FINDING_AIDS = ("ead3", "ead4", "ead2002")
"""Formats that hold a unit with all its parts in one tree."""


@click.command("export", short_help="Write records in another format.")
@click.argument("names", nargs=-1, metavar="[ID|REFERENCE]...")
@click.option("-f", "--format", "form", required=True, metavar="NAME", help="The format; `catalog formats` lists them.")
@selection_options
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    default=None,
    metavar="FILE",
    help="The file to write; it is replaced only by a complete new one, and compressed if its name ends in .gz. "
    "A FIFO or device is written to. Without it, or with -, the records go to standard output.",
)
@click.option(
    "--each",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="DIR",
    help="Write each record to a file of its own in DIR.",
)
@click.option("--with-parts", is_flag=True, help="With each ID, all that is part of it: the series, files and items.")
@click.pass_context
def command(
    ctx: click.Context,
    names: tuple[str, ...],
    form: str,
    in_set: str | None,
    since: dt.datetime | None,
    output: Path | None,
    each: Path | None,
    with_parts: bool,
) -> None:
    """Write records in another format: those you name by ID or by the REFERENCE code of a unit, or all published ones.

    Exit code 0: all were written; 1: some records were skipped (reasons are printed); 2: the command could not run.

    \b
    Examples:
      catalog export garf-5446-98-721-170 --format ris
      catalog export GARF/5446 --format ead3 -o fond.xml
      catalog export GARF/5446/98 --format ead3 --each finding-aids
      catalog export petrov-papers --with-parts --format ead3 -o petrov.xml
      catalog export --format oai_dc -o letters.xml.gz
    """
    from catalog.publication.export import Export
    from catalog.publication.selection import Selection
    from catalog.standards import formats

    if output and each:
        raise UsageError("Write to one file with -o, or each record to its own with --each: not both.")
    session: Session = ctx.obj
    selection = Selection(names, in_set, since.date() if since else None, with_parts)
    skipped = count()
    to_screen = each is None and str(output or "-") == "-"

    def report(finding: Finding) -> None:
        next(skipped)
        click.echo(str(finding), err=True)

    with _progress(shown=not to_screen and sys.stderr.isatty()) as written:
        export = Export(session.folder(), formats.find(form), selection, report=report, written=written)
        if each:
            export.to_folder(each)
        elif output and not to_screen:
            export.to_file(output)
        else:
            _print(export.stream())
    if form in _FINDING_AIDS and not with_parts:
        _note_on_parts(session.folder(), names)
    ctx.exit(1 if next(skipped) else 0)


def _note_on_parts(folder: CatalogueFolder, names: tuple[str, ...]) -> None:
    """Say how to write a whole finding aid, where a unit was named by its id and written alone."""
    from catalog.validation import read

    for name in names:
        document = folder.find(name) if len(names) == 1 else None
        record = read(document).record if document else None
        if record and record.level.is_aggregation:
            click.echo(f"note: Only {name} itself is written; `--with-parts` adds all that is part of it.", err=True)


def _print(pieces: Iterator[bytes]) -> None:
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


@contextmanager
def _progress(*, shown: bool) -> Iterator[Callable[[Record], None]]:
    """Count the records on the terminal, where there is one to see it."""
    number = count(1)

    def written(record: Record) -> None:
        done = next(number)
        if shown and done % _STEP == 0:
            click.echo(f"\r{done:,} records", nl=False, err=True)

    yield written
    if shown:
        click.echo(f"\r{next(number) - 1:,} records", err=True)
