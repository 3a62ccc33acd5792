"""`catalog report`: a one-page report on the whole catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalog.cli.options import deliver, output_option

if TYPE_CHECKING:
    import datetime as dt

    from catalog.cli.group import Session

__all__ = ["command"]


@click.command("report", short_help="Write a one-page report on the whole catalogue.")
@output_option("report.html", "Where to write the page; - for standard output.")
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
    session: Session = ctx.obj
    page = session.catalogue().report(date.date() if date else None)
    deliver(page, output, session.directory)
