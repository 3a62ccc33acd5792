"""`catalog fmt`: records in canonical form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from catalog.cli.group import Session
    from catalog.ingest.canonical_files import FileForm

__all__ = ["command"]


@click.command("fmt", short_help="Put records into canonical form, comments and all.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 where a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], check: bool, diff: bool) -> None:
    """Write the records of the catalogue, or the files and folders named by PATH, in their canonical form.

    The fields stand in the order of the standard, quotation marks only where they are needed, long text is folded.
    Comments and the blank lines between groups of fields stay, and no record changes its meaning. A file that is
    no valid record is left as it is.

    Exit code 0: all is well; 1: a file holds no valid record, or (with --check) would change; 2: the command
    could not do its work.

    \b
    Examples:
      catalog fmt
      catalog fmt records/garf --diff
      catalog fmt --check
    """
    from catalog.ingest.canonical_files import examine_forms

    session: Session = ctx.obj
    counts = {"changed": 0, "unchanged": 0, "left": 0}
    for form in examine_forms(paths or _all(session), session.directory):
        for finding in form.findings:
            click.echo(str(finding), err=True)
        if form.changes:
            _show(form, diff=diff)
            if not (check or diff):
                form.rewrite()
        counts["left" if form.findings else "changed" if form.changes else "unchanged"] += 1
    click.echo(_summary(counts, written=not (check or diff)), err=diff)
    ctx.exit(1 if counts["left"] or (check and counts["changed"]) else 0)


def _all(session: Session) -> tuple[Path, ...]:
    records = session.folder().records
    return (records,) if records.is_dir() else ()


def _show(form: FileForm, *, diff: bool) -> None:
    if diff:
        for line in form.difference():
            click.echo(line, nl=False)
    else:
        click.echo(form.path)


def _summary(counts: dict[str, int], *, written: bool) -> str:
    said = [
        f"{_files(counts['changed'])} {'put' if written else 'to be put'} into canonical form",
        f"{counts['unchanged']:,} already in it",
    ]
    if counts["left"]:
        said.append(f"{counts['left']:,} with errors")
    return f"{', '.join(said)}."


def _files(count: int) -> str:
    return f"{count:,} file{'' if count == 1 else 's'}"
