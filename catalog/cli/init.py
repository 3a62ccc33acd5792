"""`catalog init`: a new catalogue."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["command"]


@click.command("init", short_help="Make a new catalogue in a folder.")
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help="The name of the catalogue.  [default: the name of the folder]")
@click.option(
    "--email", default="catalogue@example.org", show_default=True, help="The address harvesters can write to."
)
@click.option(
    "--namespace", default="catalogue.example.org", show_default=True, help="The domain name in OAI identifiers."
)
@click.option("--base-url", default="http://127.0.0.1:8000", show_default=True, help="The address of the catalogue.")
@click.option("--vscode/--no-vscode", default=True, show_default=True, help="Write settings for VS Code in .vscode.")
def command(directory: Path, name: str | None, email: str, namespace: str, base_url: str, vscode: bool) -> None:
    """Make a new catalogue in the folder DIR: settings, schema, and a folder for the records.

    \b
    Example:
      catalog init letters --name "Letters" --email archive@example.org --namespace letters.example.org
    """
    from catalog import api

    api.create(
        directory,
        name=name or directory.resolve().name,
        email=email,
        namespace=namespace,
        base_url=base_url,
        vscode=vscode,
    )
    click.echo(f"Created the catalogue {directory}. Its settings are in {directory / 'catalog.toml'}.")
    click.echo(f"Write records as YAML files in {directory / 'records'}, then check them:")
    click.echo(f"  catalog -C {directory} validate")
