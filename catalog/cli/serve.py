"""`catalog serve`: serve the feed and the pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalog.cli.public_address import note_of_loopback

if TYPE_CHECKING:
    from catalog.cli.group import Session

__all__ = ["command"]


@click.command("serve", short_help="Serve the feed and the pages.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; 0.0.0.0 for all.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65_535), help="The port to listen on.")
@click.option(
    "--workers",
    default=2,
    show_default=True,
    type=click.IntRange(1, 64),
    help="The number of processes that answer requests.",
)
@click.option("--access-log", metavar="FILE", help="Log each request to this file; - for standard output.")
@click.pass_context
def command(ctx: click.Context, host: str, port: int, workers: int, access_log: str | None) -> None:
    """Serve the OAI-PMH feed at /oai and the pages at / until Ctrl-C or SIGTERM.

    You can publish while the server runs: `catalog publish` takes effect at once.

    \b
    Example:
      catalog serve --port 8080 --workers 4 --access-log -
    """
    from catalog.storage.output_file import check_log
    from catalog.web.server import ServerOptions, serve

    session: Session = ctx.obj
    folder = session.folder()
    if access_log not in (None, "-"):
        check_log(Path(access_log), folder.root)
    options = ServerOptions(host, port, workers, access_log)
    words = f"Serving {folder.settings.name} on http://{host}:{port}/, the feed at /oai. Stop it with Ctrl-C."

    def announce() -> None:
        click.echo(words)
        if note := note_of_loopback(folder.settings.base_url):
            click.echo(note, err=True)

    serve(folder, options, announce)
