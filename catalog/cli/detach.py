"""`catalog detach`: take files out of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from catalog.cli.group import Session

__all__ = ["command"]


@click.command("detach", short_help="Take files out of a record.")
@click.argument("record_id", metavar="ID")
@click.argument("names", nargs=-1, required=True, metavar="FILE...")
@click.option("--delete", is_flag=True, help="Delete the files from objects/ too.")
@click.pass_context
def command(ctx: click.Context, record_id: str, names: tuple[str, ...], delete: bool) -> None:
    """Take FILEs, or addresses, out of the digital objects of the record ID.

    The files stay in objects/ unless you say --delete; a file that another record lists is never deleted.

    \b
    Examples:
      catalog detach letter-1956-09-05 letter-1956-09-05/170.jpg
      catalog detach letter-1956-09-05 letter-1956-09-05/170.jpg --delete
    """
    session: Session = ctx.obj
    for name in session.catalogue().detach(record_id, *names, delete=delete):
        click.echo(f"detached: {name}")
