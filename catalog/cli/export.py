"""`catalog export`: records in another format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from catalog.cli.group import Session
    from catalog.findings import Finding

__all__ = ["command"]


@click.command("export", short_help="Write records in another format.")
@click.argument("record_ids", nargs=-1, metavar="[ID]...")
@click.option("-f", "--format", "name", required=True, metavar="NAME", help="The format; `catalog formats` lists them.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    default=Path("-"),
    metavar="FILE",
    help="Where to write: a file, which is replaced only by a whole new one; - is the screen.  [default: -]",
)
@click.pass_context
def command(ctx: click.Context, record_ids: tuple[str, ...], name: str, output: Path) -> None:
    """Write the records with these IDs, or every published record, in a format.

    Exit code 0: all were written; 1: some documents are no records, and were passed over; 2: nothing could be done.

    \b
    Example:
      catalog export garf-5446-98-721-170 --format ris
      catalog export --format oai_dc -o letters.xml
    """
    from catalog import formats
    from catalog.publication.export import export, export_file

    session: Session = ctx.obj
    passed_over: list[Finding] = []
    form, folder = formats.find(name), session.folder()
    if str(output) == "-":
        for piece in export(folder, form, record_ids, report=passed_over.append):
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    else:
        export_file(folder, form, output, record_ids, report=passed_over.append)
    for finding in passed_over:
        click.echo(str(finding), err=True)
    ctx.exit(1 if passed_over else 0)
