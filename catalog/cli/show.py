"""`catalog show`: a record in readable form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from catalog.errors import InvalidRecord

if TYPE_CHECKING:
    from catalog.cli.group import Session

__all__ = ["command"]


@click.command("show", short_help="Print a record in readable form.")
@click.argument("record_id", metavar="ID")
@click.pass_context
def command(ctx: click.Context, record_id: str) -> None:
    """Print the record ID in readable form, with what it inherits from the units above it.

    \b
    Example:
      catalog show garf-5446-98-721-170
    """
    from catalog.publication.showing import show
    from catalog.publication.units_of_files import UnitsOfFiles

    session: Session = ctx.obj
    try:
        record = session.catalogue()[record_id]
        click.echo(show(record, UnitsOfFiles(session.folder()).public(record)))
    except InvalidRecord as error:
        for finding in error.findings:
            click.echo(str(finding), err=True)
        ctx.exit(1)
