"""`catalog formats`: the export formats."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("formats", short_help="List the export formats, and what each one loses.")
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """List the export formats; with NAME, describe one: what it is, and which fields it keeps and loses.

    \b
    Examples:
      catalog formats
      catalog formats ris
    """
    from catalog.publication.formats_list import describe, overview
    from catalog.standards import formats

    click.echo(describe(formats.find(name)) if name else overview(formats.FORMATS))
