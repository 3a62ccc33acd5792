"""`catalog attach`: attach scans, recordings and other files to a record."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from catalog.vocabularies import ObjectRole

if TYPE_CHECKING:
    from catalog.cli.group import Session

__all__ = ["command"]


@click.command("attach", short_help="Attach scans, recordings and other files to a record.")
@click.argument("record_id", metavar="ID")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--role", type=click.Choice([role.value for role in ObjectRole]), help="What the files are for.")
@click.option(
    "--leaves", multiple=True, metavar="LEAVES", help="The leaves they show: once for all files, or once for each."
)
@click.option("--text", metavar="KEY", help="The key of the text they show or carry.")
@click.option("--label", metavar="WORDS", help="What they are called, or show.")
@click.option("--image", metavar="FILE", help="Of a thumbnail or a transcript: the image that it belongs to.")
@click.option("--rights", metavar="URI", help="Their rights statement, if it differs from the record's.")
@click.option("--internal", is_flag=True, help="They are for the staff alone: never served or published.")
@click.pass_context
def command(
    ctx: click.Context, /, record_id: str, files: tuple[Path, ...], leaves: tuple[str, ...], **stated: str | bool | None
) -> None:
    """Attach FILEs to the record ID: each is copied to objects/ID/, measured, and listed in the record.

    A file that is in objects/ already stays where it is. Media type (by the content, not by the name), size, checksum,
    width and height, pages and duration are measured. After you change a file, attach it again to measure it again;
    `catalog check` and `catalog validate --files` find files that have changed.

    \b
    Examples:
      catalog attach letter-1956-09-05 scans/*.jpg --role "access copy"
      catalog attach letter-1956-09-05 170.jpg 170v.jpg --leaves 170 --leaves 170v --text russian
    """
    session: Session = ctx.obj
    given = {name: value for name, value in stated.items() if value not in (None, False)}
    for one in session.catalogue().attach(record_id, *files, leaves=leaves, **given):
        click.echo(f"{'attached' if one.is_new else 'measured again'}: objects/{_in_words(one.plain)}")


def _in_words(one: Mapping[str, Any]) -> str:
    size = f"{one['width']} x {one['height']} pixels" if "width" in one else ""
    pages = f"{one['pages']:,} pages" if "pages" in one else ""
    facts = (one["media_type"], f"{one['bytes']:,} bytes", size, pages, one.get("duration", ""))
    return f"{one['file']} ({', '.join(filter(None, facts))})"
