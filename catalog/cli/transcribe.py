"""`catalog transcribe`: make the transcript of a text from ALTO, PAGE XML or hOCR."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from catalog.cli.group import Session

__all__ = ["command"]


@click.command("transcribe", short_help="Make the transcript of a text from ALTO, PAGE XML or hOCR.")
@click.argument("record_id", metavar="ID")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--text", "key", required=True, metavar="KEY", help="The key of the text: original, russian.")
@click.option("--language", metavar="TAG", help="The language of the text: ru, en, zh-Hant.")
@click.option("--replace", is_flag=True, help="Replace the transcript that the text has.")
@click.pass_context
def command(
    ctx: click.Context, record_id: str, files: tuple[Path, ...], key: str, language: str | None, replace: bool
) -> None:
    """Make the transcript of the text KEY of the record ID from FILEs, a page in each, in their order.

    The words are written to ID.KEY.txt beside the record: a line for each line of a page, an empty line between pages.
    The files are attached, each tied to the image whose name it states or has, so that viewers show its lines there.

    \b
    Example:
      catalog transcribe letter-1956-09-05 page/*.xml --text russian --language ru
    """
    session: Session = ctx.obj
    for one in session.catalogue().transcribe(record_id, *files, text=key, language=language, replace=replace):
        tied = f"on {one.image}" if one.image else "on no image: none in the record has its name"
        click.echo(f"transcribed: {one.file.name}, {one.lines:,} line{'' if one.lines == 1 else 's'} {tied}")
