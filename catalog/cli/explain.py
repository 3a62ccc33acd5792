"""`catalog explain`: what a finding means."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from catalog.validation import Explanation

__all__ = ["command"]


@click.command("explain", short_help="Tell what a finding means, why it matters, and how it looks right.")
@click.argument("code", required=False, shell_complete=lambda ctx, param, begun: _codes(begun))
@click.option("--markdown", is_flag=True, help="Print all explanations as the page docs/rules.md.")
def command(code: str | None, markdown: bool) -> None:
    """Tell what the finding CODE means; without CODE, list all findings.

    \b
    Example:
      catalog explain text-chain-broken
    """
    from catalog.errors import UnknownName

    known = _known()
    if markdown:
        click.echo("\n".join(_page(known.values())), nl=False)
    elif code in known:
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
    yield click.style(explanation.code, bold=True)
    yield from textwrap.wrap(explanation.demand, 96)
    yield from textwrap.wrap(explanation.reason, 96)
    for label, example in (("Wrong", explanation.wrong), ("Right", explanation.right)):
        if example:
            yield from ("", f"{label}:", *(f"  {line}" for line in example.splitlines()))


def _page(explanations: Iterable[Explanation]) -> Iterator[str]:
    yield "# Findings\n"
    yield "What is found in records and in files taken in. This page is made by `catalog explain --markdown`.\n"
    for explanation in explanations:
        yield f"## {explanation.code}\n\n{explanation.demand}\n\n{explanation.reason}\n"
        for label, example in (("Wrong", explanation.wrong), ("Right", explanation.right)):
            if example:
                yield f"{label}:\n\n```yaml\n{example}\n```\n"
