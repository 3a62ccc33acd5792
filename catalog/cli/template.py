"""`catalog template`: an empty sheet to fill in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

__all__ = ["command"]


@click.command("template", short_help="Print an empty sheet to fill in.")
@click.argument("kind", type=click.Choice(["csv", "xlsx"]))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    default=Path("-"),
    metavar="FILE",
    help="Where to write; - is the screen.  [default: -]",
)
@click.pass_context
def command(ctx: click.Context, kind: str, output: Path) -> None:
    """Print an empty sheet with a heading for each field, and what the column is for.

    A CSV sheet explains its columns in its second row; a workbook (xlsx) in comments and on a sheet of its own, and
    it offers the words of closed lists to choose from.
    Fill in one record a row; several values in a cell stand with | between them. A row that begins with # is
    passed over. `catalog ingest` takes the sheet in, and again when it has changed.

    \b
    Examples:
      catalog template csv -o letters.csv
      catalog template xlsx -o letters.xlsx
    """
    from catalog.standards.sheets.template import template
    from catalog.standards.sheets.workbook_template import workbook_template
    from catalog.storage import write_output

    if kind == "xlsx" and str(output) == "-" and sys.stdout.isatty():
        raise click.UsageError("A workbook is no text: name a file with -o letters.xlsx.")
    content = template() if kind == "csv" else workbook_template()
    if str(output) == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write_output(output, content, ctx.obj.directory)
        click.echo(f"{output} is written.")
