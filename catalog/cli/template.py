"""`catalog template`: an empty sheet to fill in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

__all__ = ["command"]


@click.command("template", short_help="Print an empty sheet to fill in.")
@click.argument("kind", type=click.Choice(["csv"]))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    default=Path("-"),
    metavar="FILE",
    help="Where to write; - is the screen.  [default: -]",
)
def command(kind: str, output: Path) -> None:
    """Print an empty sheet with a heading for each field, and below it what the column is for.

    Fill in one record a row; several values in a cell stand with | between them. A row that begins with # is
    passed over. `catalog ingest` takes the sheet in, and again when it has changed.

    \b
    Example:
      catalog template csv -o letters.csv
    """
    from catalog.importers.spreadsheet import template
    from catalog.storage import write_file

    content = template()
    if str(output) == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write_file(output, content)
        click.echo(f"{output} is written.")
