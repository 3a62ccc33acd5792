"""`catalog explain`: what a finding means."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from catalog.validation import Explanation

__all__ = ["command"]


@click.command("explain", short_help="Explain a finding: what it means, why it matters, how to fix it.")
@click.argument("code", required=False, shell_complete=lambda ctx, param, begun: _codes(begun))
def command(code: str | None) -> None:
    """Explain the finding CODE, with an example; without CODE, list all findings.

    \b
    Example:
      catalog explain text-chain-broken
    """
    from catalog.errors import UnknownName

    known = _known()
    if code in known:
        click.echo("\n".join(_terminal(known[code])))
    elif code:
        raise UnknownName("finding", code, known)
    else:
        width = max(len(name) for name in known)
        for explanation in known.values():
            click.echo(f"{explanation.code.ljust(width)}  {explanation.demand}")


def _known() -> dict[str, Explanation]:
    from catalog.aggregators import demands_explained
    from catalog.validation import explanations

    return {**explanations(), **demands_explained()}


def _codes(begun: str) -> list[str]:
    return [code for code in _known() if code.startswith(begun)]


def _terminal(explanation: Explanation) -> Iterator[str]:
    yield f"{click.style(explanation.code, bold=True)} ({explanation.severity})"
    yield from textwrap.wrap(explanation.demand, 96)
    yield from textwrap.wrap(explanation.reason, 96)
    for label, example in (("Wrong", explanation.wrong), ("Right", explanation.right)):
        if example:
            yield from ("", f"{label}:", *(f"  {line}" for line in example.splitlines()))
