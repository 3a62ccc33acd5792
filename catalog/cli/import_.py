"""`catalog import`: import documents."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalog.cli.import_lines import ImportLines, ImportTotals

if TYPE_CHECKING:
    from catalog.cli.group import Session

__all__ = ["command"]


@click.command("import", short_help="Import documents: spreadsheets, EAD, MARC, MODS, RIS, pages of digital archives.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("-n", "--dry-run", is_flag=True, help="Show what would be imported; write nothing.")
@click.option("--overwrite", is_flag=True, help="Accept the incoming values where the record was edited since.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one for each item.")
@click.option("--system", metavar="NAME", help="The system whose identifiers the files give: atom.example.org.")
@click.option("--mark-gone", is_flag=True, help="Mark the records that the source no longer has.")
@click.option(
    "--importer",
    metavar="NAME",
    help="Use this importer, or the description of a site in NAME.toml.  [default: the one that recognises the file]",
)
@click.option("--all", "list_all", is_flag=True, help="List every item with its fields, also those of large files.")
@click.option("-q", "--quiet", is_flag=True, help="Print one line for each item, without its fields.")
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    dry_run: bool,
    overwrite: bool,
    as_json: bool,
    importer: str | None,
    system: str | None,
    mark_gone: bool,
    list_all: bool,
    quiet: bool,
) -> None:
    """Import the documents in FILE... into the catalogue: one record file for each, with its transcript beside it.

    Lists what was mapped to a field, what needs your decision, and what was ignored. For a file of more than ten items
    it lists each kind of question once, with its count and the first records; --all and --json list all of them.
    A record that was imported before is updated in the fields that nobody has edited since; other differences are
    listed as conflicts, and --overwrite accepts the incoming values. Re-importing a table of `catalog export
    --format csv` or xlsx changes only the cells you edited, status and sets included; use `catalog withdraw` to
    withdraw a record.

    A record is known by the file (or --system) it came from, by its identifier there and by what it describes: the same
    identifier in another source makes a record of its own, and a question. Records that the source no longer has are
    listed, and --mark-gone writes the day into them.

    Exit code 0: every item was imported or needs no change; 1: some were refused; 2: the command could not run.

    \b
    Examples:
      catalog import page.txt --dry-run
      catalog import pages/*.html --json
    """
    session: Session = ctx.obj
    totals = ImportTotals()
    printed = ImportLines(each_item=quiet or list_all, with_fields=not quiet)
    outcomes = totals.counted(
        session.catalogue().import_files(
            files, dry_run=dry_run, overwrite=overwrite, mark_gone=mark_gone, system=_name(system), importer=importer
        )
    )
    if as_json:
        for outcome in outcomes:
            click.echo(json.dumps(outcome.plain(), ensure_ascii=False, default=str))
    else:
        for line in chain(printed.lines(outcomes), totals.lines(dry_run=dry_run, mark_gone=mark_gone)):
            click.echo(line)
    ctx.exit(1 if totals.ends["refused"] else 0)


def _name(system: str | None) -> str:
    """Return the name of a system on one line, or nothing; refuse one that is blank."""
    from catalog.errors import UsageError

    words = " ".join((system or "").split())
    if system is not None and (not words.isprintable() or not 0 < len(words) <= 500):
        raise UsageError("--system needs a name: atom.example.org.")
    return words
