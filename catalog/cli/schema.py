"""`catalog schema`: the JSON Schema of a record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalog.errors import UsageError

if TYPE_CHECKING:
    from catalog.cli.group import Session

__all__ = ["command"]


@click.command("schema", short_help="Write or check the JSON Schema of a record.")
@click.option("--write", is_flag=True, help="Write schemas/record.schema.json.")
@click.option("--check", is_flag=True, help="Exit with 1 if schemas/record.schema.json is not up to date.")
@click.pass_context
def command(ctx: click.Context, write: bool, check: bool) -> None:
    """Print the JSON Schema of a record (draft 2020-12), write it to a file, or check the existing file.

    \b
    Example:
      catalog schema --write
    """
    from catalog.storage import write_file
    from catalog.validation import schema_bytes

    session: Session = ctx.obj
    path = session.root() / "schemas" / "record.schema.json"
    if write and check:
        raise UsageError("Use either --write or --check, not both.")
    if write:
        if not session.directory.is_dir():
            raise UsageError(f"{session.directory} is not a folder.")
        write_file(path, schema_bytes())
        click.echo(f"Wrote {path}.")
    elif not check:
        click.echo(schema_bytes().decode(), nl=False)
    elif _content(path) != schema_bytes():
        click.echo(f"{path} is not up to date: run `catalog schema --write`.", err=True)
        ctx.exit(1)


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
