"""`catalog withdraw`: withdraw a published record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from catalog.cli.group import Session

__all__ = ["command"]


@click.command("withdraw", short_help="Withdraw a published record and leave a tombstone.")
@click.argument("record_id", metavar="ID")
@click.option("--reason", required=True, metavar="TEXT", help="The reason, for readers who look for the record.")
@click.pass_context
def command(ctx: click.Context, record_id: str, reason: str) -> None:
    """Withdraw the record ID: a tombstone replaces it, and the feed announces it as deleted.

    The tombstone keeps id, level, title, reference code and sets. Keep it in records/: without it, a feed that is
    rebuilt from scratch no longer knows that the record existed.

    \b
    Example:
      catalog withdraw letter-1956-09-05 --reason "Published by mistake."
    """
    session: Session = ctx.obj
    path = session.catalogue().withdraw(record_id, reason)
    click.echo(f"Withdrew {record_id}. Its tombstone is {path}; the feed announces the record as deleted.")
