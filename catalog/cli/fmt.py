"""`catalog fmt`: format record files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from catalog.cli.group import Session
    from catalog.ingest.canonical_files import FileForm

__all__ = ["command"]


@click.command("fmt", short_help="Format record files; comments are kept.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], check: bool, diff: bool) -> None:
    """Format the record files of the catalogue, or the files and folders named by PATH.

    Puts the fields in the order of ISAD(G), quotation marks only where they are needed, and folds long text. Comments
    and blank lines between groups of fields are kept, and no record changes its meaning. Files with errors are not
    changed.

    Exit code 0: all files are formatted; 1: a file has errors, or (with --check) would change; 2: the command could
    not run.

    \b
    Examples:
      catalog fmt
      catalog fmt records/garf --diff
      catalog fmt --check
    """
    from catalog.ingest.canonical_files import examine_forms

    session: Session = ctx.obj
    counts = {"changed": 0, "unchanged": 0, "invalid": 0}
    for form in examine_forms(paths or _all(session), session.directory):
        for finding in form.findings:
            click.echo(str(finding), err=True)
        if form.changes:
            _show(form, diff=diff)
            if not (check or diff):
                form.rewrite()
        counts["invalid" if form.findings else "changed" if form.changes else "unchanged"] += 1
    click.echo(_summary(counts, written=not (check or diff)), err=diff)
    ctx.exit(1 if counts["invalid"] or (check and counts["changed"]) else 0)


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
    parts = [
        f"{_files(counts['changed'])} {'formatted' if written else 'to format'}",
        f"{counts['unchanged']:,} unchanged",
    ]
    if counts["invalid"]:
        parts.append(f"{counts['invalid']:,} with errors")
    return f"{', '.join(parts)}."


def _files(count: int) -> str:
    return f"{count:,} file{'' if count == 1 else 's'}"
