"""`catalog validate`: check records."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from catalog.audit import Examination
    from catalog.cli.group import Session
    from catalog.findings import Finding

__all__ = ["command"]

_COLOURS = {"error": "red", "warning": "yellow", "advice": "cyan"}


@click.command("validate", short_help="Check records: what is wrong, where, why, and how to mend it.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text for reading; json for programs, one finding a line.",
)
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], form: str) -> None:
    """Check the records of the catalogue, or the files and folders named by PATH.

    Exit code 0: nothing that keeps a record from being published; 1: errors were found; 2: the command could
    not do its work.

    \b
    Example:
      catalog validate
      catalog validate records/garf --format json
    """
    from catalog.audit import Examination, examine
    from catalog.findings import Severity
    from catalog.storage import read_documents

    session: Session = ctx.obj
    examination = Examination()
    documents = read_documents(paths, session.directory) if paths else session.folder().documents()
    findings = examine(documents, examination, together=not paths)
    if form == "json":
        _print_json(findings)
    else:
        _print_text(findings)
        click.echo(_summary(examination))
    ctx.exit(1 if examination.counts[Severity.ERROR] else 0)


def _print_json(findings: Iterable[Finding]) -> None:
    fields = ("file", "line", "column", "code", "severity", "pointer", "message", "hint")
    for finding in findings:
        values = asdict(finding)
        click.echo(json.dumps({field: values[field] for field in fields}, ensure_ascii=False))


def _print_text(findings: Iterable[Finding]) -> None:
    for finding in findings:
        place = ":".join([finding.file, *(str(number) for number in (finding.line, finding.column) if number)])
        severity = click.style(finding.severity, fg=_COLOURS[finding.severity], bold=True)
        click.echo(f"{place}: {severity} {finding.code}: {finding.message}")
        if finding.hint:
            click.echo(f"    {finding.hint}")


def _summary(examination: Examination) -> str:
    number = examination.documents
    if not number:
        return "There are no records yet: write the first one below records/, or take one in with `catalog ingest`."
    records = f"{number:,} record{'' if number == 1 else 's'} checked"
    counts = [
        f"{count:,} {severity}{'' if count == 1 or severity == 'advice' else 's'}"
        for severity, count in examination.counts.items()
        if count
    ]
    return f"{records}: {', '.join(counts) or 'nothing to mend'}."
