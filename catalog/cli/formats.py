"""`catalog formats`: the formats there are."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("formats", short_help="List the formats, and what each of them loses.")
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """List the formats; with NAME, tell what one of them is, how it is put together and what it loses.

    \b
    Examples:
      catalog formats
      catalog formats ris
    """
    from catalog.publication.formats_list import describe, overview
    from catalog.standards import formats

    click.echo(describe(formats.find(name)) if name else overview(formats.FORMATS))
