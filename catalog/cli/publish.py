"""`catalog publish`: bring the feed up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from catalog.cli.options import jobs_option
from catalog.cli.public_address import note_of_loopback

if TYPE_CHECKING:
    from catalog.cli.group import Session
    from catalog.publication.publish import PublicationReport

__all__ = ["command"]


@click.command("publish", short_help="Publish the changed records in the feed.")
@click.option("--all", "everything", is_flag=True, help="Read every record again, not only the files that changed.")
@click.option("--remove", "removal", is_flag=True, help="Publish even if more than half of the records are gone.")
@click.option("--mint", "minting", is_flag=True, help="First give an ARK to every published record that has none.")
@jobs_option("check and encode")
@click.pass_context
def command(ctx: click.Context, *, everything: bool, removal: bool, minting: bool, jobs: int) -> None:
    """Compare the records with the feed, and publish what changed.

    A record with an error is not published; its last published version stays. Records no longer found in any file,
    and those that became drafts, are announced to harvesters as deleted.

    Exit code 0: the feed agrees with the records; 1: some records were refused; 2: nothing was published.

    \b
    Example:
      catalog publish --jobs 4
    """
    session: Session = ctx.obj
    if minting:
        for record_id, ark in session.catalogue().mint():
            click.echo(f"{record_id}: {ark}")
    report = session.catalogue().publish(everything=everything, remove=removal, jobs=jobs)
    for repair in report.repairs:
        click.echo(repair, err=True)
    for finding in report.findings:
        click.echo(str(finding), err=True)
    for identifier in report.removed:
        click.echo(f"{identifier} is no longer in any record file: the feed announces it as deleted.", err=True)
    for identifier in report.unpublished:
        click.echo(f"{identifier} is a draft or internal now: the feed announces it as deleted.", err=True)
    click.echo(_summary(report))
    if report.kept_back:
        one = report.kept_back == 1
        words = "1 record is a draft" if one else f"{report.kept_back:,} records are drafts"
        click.echo(f"{words}, internal or closed: not published.")
    if note := note_of_loopback(session.folder().settings.base_url):
        click.echo(note, err=True)
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
