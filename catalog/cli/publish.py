"""`catalog publish`: bring the feed up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from catalog.cli.jobs import jobs_option

if TYPE_CHECKING:
    from catalog.cli.group import Session
    from catalog.publication.publish import PublicationReport

__all__ = ["command"]


@click.command("publish", short_help="Bring the feed up to date with the records.")
@click.option("--all", "everything", is_flag=True, help="Read every record anew, not only the files that changed.")
@click.option("--remove", "removal", is_flag=True, help="Go on where more than half of the records are gone.")
@jobs_option("check and encode")
@click.pass_context
def command(ctx: click.Context, *, everything: bool, removal: bool, jobs: int) -> None:
    """Compare the records with the feed, and give out what changed.

    A record with an error is not published; what was published of it before stays as it is. A record that is in
    no file any more is told to harvesters as deleted.

    Exit code 0: the feed agrees with the records; 1: some records were refused; 2: nothing was published.

    \b
    Example:
      catalog publish --jobs 4
    """
    from catalog.publication.publish import publish

    session: Session = ctx.obj
    report = publish(session.folder(), everything=everything, removal_is_meant=removal, jobs=jobs)
    for finding in report.findings:
        click.echo(str(finding), err=True)
    for identifier in report.removed:
        click.echo(f"{identifier} is in no record file any more: the feed says it is deleted.", err=True)
    click.echo(_summary(report))
    ctx.exit(1 if report.refused else 0)


def _summary(report: PublicationReport) -> str:
    counts = {
        "added": report.added,
        "changed": report.changed,
        "withdrawn": report.withdrawn,
        "unchanged": report.unchanged,
        "refused": report.refused,
    }
    return ", ".join(f"{count:,} {word}" for word, count in counts.items()) + "."
