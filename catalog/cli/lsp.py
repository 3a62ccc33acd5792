"""`catalog lsp`: findings, fixes and completion in an editor."""

from __future__ import annotations

import importlib.util

import click

from catalog.errors import UsageError

__all__ = ["command"]


@click.command("lsp", short_help="Serve an editor: findings, fixes and completion while you type.")
def command() -> None:
    """Serve an editor over standard input and output with the Language Server Protocol.

    An editor starts it by itself; how to set up VS Code, Neovim and Emacs is in the documentation. It needs the
    extra `lsp`.

    \b
    Example:
      catalog lsp
    """
    if importlib.util.find_spec("pygls") is None:
        raise UsageError("The language server needs the extra `lsp`: pipx inject catalog pygls, or pip install pygls.")
    from catalog.editor.server import make_server

    make_server().start_io()
