"""`catalog check`: check that what is kept can be trusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from catalog.findings import in_words

if TYPE_CHECKING:
    from catalog.cli.group import Session
    from catalog.findings import Finding

__all__ = ["command"]


@click.command("check", short_help="Check that nothing is missing or damaged: files, checksums, links, the feed.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text to read; json, one finding a line.",
)
@click.option("--repair", is_flag=True, help="Delete what interrupted runs have left.")
@click.pass_context
def command(ctx: click.Context, form: str, repair: bool) -> None:
    """Check that nothing in the catalogue is missing or damaged.

    Every record file can be read; links lead to records; transcripts are there, with their checksums; the feed has each
    record byte by byte as the files say, and nothing else; the databases are sound; no interrupted run has left files.

    Exit code 0: no errors (warnings and advice do not count); 1: errors were found; 2: the command could not run.

    \b
    Examples:
      catalog check
      catalog check --repair
    """
    from catalog.catalogue_checks import FORMS
    from catalog.catalogue_checks.storage_check import check_storage
    from catalog.findings import Severity

    session: Session = ctx.obj
    counts: Counter[str] = Counter()

    def counted(findings: Iterable[Finding]) -> Iterator[Finding]:
        for finding in findings:
            counts[finding.severity] += 1
            yield finding

    for piece in FORMS[form](counted(check_storage(session.folder(), repair=repair))):
        click.echo(piece, nl=False)
    if form == "text":
        click.echo(f"Checked: {in_words(counts)}.")
    ctx.exit(1 if counts[Severity.ERROR] else 0)
