"""`catalog mint`: give records ARKs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from catalog.errors import UsageError

if TYPE_CHECKING:
    from catalog.cli.group import Session

__all__ = ["command"]


@click.command("mint", short_help="Give records ARKs, lasting names that this catalogue resolves.")
@click.argument("record_ids", nargs=-1, metavar="[ID]...")
@click.option("--all", "everything", is_flag=True, help="All published records that have none.")
@click.pass_context
def command(ctx: click.Context, record_ids: tuple[str, ...], everything: bool) -> None:
    """Give the records ID ARKs, under the number and the shoulder that catalog.toml names below [ark].

    An ARK is written into the record once, and never changes; a record that has one keeps it. Publish the records then:
    the server answers at /ark:/NAAN/NAME.

    \b
    Examples:
      catalog mint letter-1956-09-05
      catalog mint --all
    """
    session: Session = ctx.obj
    if everything == bool(record_ids):
        raise UsageError("Name records, or use --all.")
    count = 0
    for record_id, ark in session.catalogue().mint(*record_ids):
        click.echo(f"{record_id}: {ark}")
        count += 1
    if not count:
        click.echo("All of them have an ARK already.")
