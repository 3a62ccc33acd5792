"""`catalog migrate`: bring the record files to the present format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from catalog.cli.group import Session

__all__ = ["command"]


@click.command("migrate", short_help="Convert the record files to the present format.")
@click.option("--dry-run", is_flag=True, help="Write nothing; list the files that would change.")
@click.option("--no-commit", is_flag=True, help="Make no commit, also where the catalogue is kept in git.")
@click.pass_context
def command(ctx: click.Context, *, dry_run: bool, no_commit: bool) -> None:
    """Rename the fields that newer versions of catalog call by another name, in all record files.

    `record_format` in catalog.toml says which format the records are in. Where the catalogue is kept in git, the
    changes are one commit, which you can undo.

    Exit code 0: the records are in the present format, or (with --dry-run) can be migrated; 2: nothing was changed.

    \b
    Examples:
      catalog migrate --dry-run
      catalog migrate
    """
    from catalog.migration import Migration
    from catalog.model.catalogue import RECORD_FORMAT

    session: Session = ctx.obj
    migration = Migration(session.folder())
    if migration.since == RECORD_FORMAT:
        click.echo(f"The records are in format {RECORD_FORMAT}, the present one: there is nothing to do.")
        return
    for title in migration.titles:
        click.echo(title)
    if dry_run:
        files = 0
        for file in migration.files():
            files += not file.fault
            click.echo(f"{file.path}: {file.fault}" if file.fault else str(file.path))
        click.echo(f"{files:,} file{'' if files == 1 else 's'} would change. Nothing was written.")
        return
    files, records, commit = migration.run(commit=not no_commit)
    click.echo(f"{records:,} record{'' if records == 1 else 's'} in {files:,} file{'' if files == 1 else 's'} changed.")
    click.echo(f"The records are in format {RECORD_FORMAT}.{f' Commit {commit}.' if commit else ''}")
