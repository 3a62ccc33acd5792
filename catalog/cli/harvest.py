"""`catalog harvest`: import the records of another feed."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from catalog.cli.group import Session
    from catalog.ingest import Outcome
    from catalog.ingest.harvest import Harvest

__all__ = ["command"]


@click.command("harvest", short_help="Import records from another OAI-PMH feed.")
@click.argument("url", metavar="URL")
@click.option("--prefix", default="oai_dc", show_default=True, metavar="NAME", help="The metadata prefix to ask for.")
@click.option("--set", "spec", default="", metavar="SET", help="Only the records of this set.")
@click.option("--from", "start", default="", metavar="DATE", help="Only what changed since.  [default: the last time]")
@click.option("--until", default="", metavar="DATE", help="Only what changed until then.")
@click.option(
    "--limit",
    default=1_000_000,
    show_default=True,
    type=click.IntRange(min=1),
    metavar="N",
    help="Stop after so many records; the next run resumes there.",
)
@click.option("--keep-answers", is_flag=True, help="Save the responses of the feed unchanged.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one for each record.")
@click.option("-n", "--dry-run", is_flag=True, help="Show what would be imported; write nothing.")
@click.pass_context
def command(
    ctx: click.Context,
    url: str,
    prefix: str,
    spec: str,
    start: str,
    until: str,
    limit: int,
    *,
    keep_answers: bool,
    as_json: bool,
    dry_run: bool,
) -> None:
    """Harvest the OAI-PMH feed at URL into the catalogue: one record file for each of its records.

    The next harvest of the same feed asks only for what has changed. An interrupted harvest resumes where it stopped.
    A record that the feed has deleted becomes a tombstone. Fields that were edited here are never overwritten:
    they are listed as conflicts.

    Exit code 0: the harvest is complete; 1: some records were refused, or it was interrupted; 2: the command could
    not run.

    \b
    Examples:
      catalog harvest https://example.org/oai
      catalog harvest https://example.org/oai --prefix marcxml --set letters --from 2026-01-01
    """
    from catalog.ingest.harvest import Harvest, Wish

    session: Session = ctx.obj
    wish = Wish(url, prefix, spec, start, until, keep_answers, dry_run, limit)
    line = _ProgressLine()
    harvest = Harvest(session.folder(), wish, line.note)
    counts: Counter[str] = Counter()
    for outcome in harvest.run():
        counts[outcome.result] += 1
        line.show(harvest)
        for text in [json.dumps(outcome.plain(), ensure_ascii=False, default=str)] if as_json else _lines(outcome):
            line.clear()
            click.echo(text)
    line.clear()
    if not as_json:
        click.echo(_summary(counts, dry_run=dry_run))
    if harvest.failure:
        again = "" if dry_run else " Run the same command again to resume."
        click.echo(f"The harvest was interrupted: {harvest.failure}{again}", err=True)
    ctx.exit(1 if counts["refused"] or not harvest.is_complete else 0)


def _summary(counts: Counter[str], *, dry_run: bool) -> str:
    would = " (dry run: nothing was written)" if dry_run else ""
    return (", ".join(f"{count:,} {result}" for result, count in counts.items()) or "nothing new") + would


def _lines(outcome: Outcome) -> Iterator[str]:
    """Yield the lines about one record: none, where it was imported without remarks."""
    named = f": {outcome.record}" if outcome.record else ""
    note = f" - {outcome.message}" if outcome.message else ""
    if outcome.result in ("refused", "skipped") or outcome.message or outcome.conflicts:
        yield f"{outcome.item}: {outcome.result}{named}{note}"
    if outcome.result in ("refused", "skipped"):
        for finding in outcome.findings:
            yield f"  {finding}"
    for conflict in outcome.conflicts:
        yield f"  conflict  {conflict}"


class _ProgressLine:
    """One line on a terminal that is written over: how many, how fast, how much is left."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._shown = 0.0
        self._is_terminal = sys.stderr.isatty()

    def show(self, harvest: Harvest) -> None:
        """Update the line, ten times a second at most."""
        now = time.monotonic()
        if not self._is_terminal or now - self._shown < 0.1:
            return
        self._shown = now
        rate = harvest.records / max(now - self._begun, 0.001)
        words = f"{harvest.received:,} records, {rate:,.0f} a second"
        if harvest.size and harvest.size > harvest.received:
            left = harvest.size - harvest.received
            words = f"{words}, {left:,} left (about {left / max(rate, 0.001):,.0f} s)"
        click.echo(f"\r\x1b[K{words}", nl=False, err=True)

    def clear(self) -> None:
        """Take the line away."""
        if self._is_terminal and self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)

    def note(self, words: str) -> None:
        """Print a note about the feed."""
        self.clear()
        click.echo(f"note: {words}", err=True)
