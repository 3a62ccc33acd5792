"""`catalog show`: a record in readable form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from catalog.errors import UsageError

if TYPE_CHECKING:
    from catalog.cli.group import Session

__all__ = ["command"]


@click.command("show", short_help="Print a record in readable form.")
@click.argument("record_id", metavar="ID")
@click.pass_context
def command(ctx: click.Context, record_id: str) -> None:
    """Print the record ID in readable form.

    \b
    Example:
      catalog show garf-5446-98-721-170
    """
    from catalog.publication.showing import show
    from catalog.validation import read

    session: Session = ctx.obj
    document = session.folder().find(record_id)
    if document is None:
        raise UsageError(f"There is no record {record_id!r} in this catalogue.")
    outcome = read(document)
    if outcome.record is None:
        for finding in outcome.findings:
            click.echo(str(finding), err=True)
        ctx.exit(1)
    click.echo(show(outcome.demand()))
