"""The option of commands that can use several processes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

__all__ = ["jobs_option"]


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
