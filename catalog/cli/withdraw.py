"""`catalog withdraw`: take a record back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from catalog.cli.group import Session

__all__ = ["command"]


@click.command("withdraw", short_help="Take a record back and leave a tombstone.")
@click.argument("record_id", metavar="ID")
@click.option("--reason", required=True, metavar="TEXT", help="Why, for those who look for it.")
@click.pass_context
def command(ctx: click.Context, record_id: str, reason: str) -> None:
    """Rewrite the record ID as a tombstone, and tell the feed that it is deleted.

    The tombstone keeps id, level, title, reference code and sets. It stays in records/ for ever: delete the file,
    and a feed that is built anew no longer knows that there was such a record.

    \b
    Example:
      catalog withdraw letter-1956-09-05 --reason "Published by mistake."
    """
    from catalog.publication.withdrawal import withdraw

    session: Session = ctx.obj
    path = withdraw(session.folder(), record_id, reason, dt.datetime.now(dt.UTC).date())
    click.echo(f"{record_id} is withdrawn: {path} is its tombstone, and the feed says that it is deleted.")
