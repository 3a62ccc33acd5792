"""`catalog report`: a one-page report on the whole catalogue."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    import datetime as dt

    from catalog.cli.group import Session

__all__ = ["command"]


@click.command("report", short_help="Write a one-page report on the whole catalogue.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    default=Path("report.html"),
    show_default=True,
    metavar="FILE",
    help="Where to write the page; - for standard output.",
)
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The date printed on the page.  [default: today]",
)
@click.pass_context
def command(ctx: click.Context, output: Path, date: dt.datetime | None) -> None:
    """Write a one-page HTML report on the whole catalogue: completeness, findings, dates, languages, archives.

    The page needs no other file: you can send it, print it, and keep it.

    \b
    Examples:
      catalog report
      catalog report -o reports/2026-11.html
    """
    from catalog.storage import write_output

    session: Session = ctx.obj
    page = session.catalogue().report(date.date() if date else None)
    if str(output) == "-":
        sys.stdout.buffer.write(page)
        sys.stdout.buffer.flush()
    else:
        write_output(output, page, session.directory)
        click.echo(f"Wrote {output}.")
