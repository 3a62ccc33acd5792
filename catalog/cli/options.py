"""Options that several commands have, and what they do."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

__all__ = ["deliver", "jobs_option", "output_option", "selection_options"]


def jobs_option(work: str) -> Callable[[Any], Any]:
    """Return the option `--jobs`; `work` says what the processes do."""
    return click.option(
        "-j",
        "--jobs",
        type=click.IntRange(1, 64),
        default=1,
        show_default=True,
        help=f"The number of processes that {work} the records.",
    )


def output_option(default: str, help_text: str) -> Callable[[Any], Any]:
    """Return the option `--output` of a command that writes one file; `-` is the standard output."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
        default=Path(default),
        show_default=True,
        metavar="FILE",
        help=help_text,
    )


def selection_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that choose among the published records: `--set` and `--since`."""
    since = click.option(
        "--since",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="DAY",
        help="Only what was published or changed on this day or later: 2026-11-01.",
    )
    return click.option("--set", "in_set", metavar="SPEC", help="Only records of this set of the feed.")(since(command))


def deliver(content: bytes, output: Path, root: Path) -> None:
    """Write a file and say so, or print its content; files of the catalogue in `root` are not overwritten."""
    from catalog.storage import write_output

    if str(output) == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write_output(output, content, root)
        click.echo(f"Wrote {output}.")
