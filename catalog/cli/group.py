"""The group of all commands. The file of a command is imported when it is called, so that `--help` is instant."""

from __future__ import annotations

import importlib
import io
import keyword
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from catalog import __version__
from catalog.cli.command_names import COMMANDS, SECTIONS, meant_by
from catalog.errors import CatalogError
from catalog.findings import printable

if TYPE_CHECKING:
    from catalog.api import Catalogue
    from catalog.storage import CatalogueFolder

__all__ = ["Session", "main"]


@dataclass(frozen=True, slots=True)
class Session:
    """The options given before the command."""

    directory: Path

    def root(self) -> Path:
        """Return the folder of the catalogue that the directory is in, or the directory where there is none."""
        from catalog.api.functions import find_root

        return find_root(self.directory) or self.directory

    def catalogue(self) -> Catalogue:
        """Open the catalogue that the directory is in; UsageError where there is none."""
        from catalog import api

        return api.open(self.directory)

    def folder(self) -> CatalogueFolder:
        """Open the same, as files: for commands that do what programs write for themselves."""
        return self.catalogue().folder


class _ExitWithLine(click.ClickException):
    """Misuse, or a storage error: one clear line, exit code 2."""

    exit_code = 2


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        file = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name  # no file may be called import
        command = importlib.import_module(f"catalog.cli.{file}").command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            meant = meant_by(name)
            ctx.fail(f"There is no command {name!r}.{f' Did you mean {meant!r}?' if meant else ''}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        widest = max(map(len, COMMANDS))
        for name, commands in SECTIONS.items():
            with formatter.section(name):
                formatter.write_dl([(f"{command:{widest}}", line) for command, line in commands.items()])

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run a command; a standard output that takes no more is one line and exit code 2, as any misuse is."""
        for stream in (sys.stdout, sys.stderr):  # a name of a file need not be text that can be written
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
        try:
            try:
                return super().main(*arguments, **options)
            finally:
                sys.stdout.flush()
        except BrokenPipeError:
            _drop_output()
            sys.exit(1)
        except OSError as error:
            _drop_output()
            click.echo(f"Error: {error.filename or 'The output'}: {error.strerror or error}.", err=True)
            sys.exit(2)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except CatalogError as error:
            raise _ExitWithLine(printable(str(error))) from error


def _drop_output() -> None:
    """Send what is still to be written nowhere: Python would try it again on its way out, and complain."""
    with suppress(OSError, ValueError):  # there is no descriptor where a test captures the output
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="catalog")
@click.option(
    "-C",
    "directory",
    metavar="DIR",
    default=".",
    type=click.Path(path_type=Path),
    help="The folder of the catalogue.  [default: the current folder or the nearest one above]",
)
@click.pass_context
def main(ctx: click.Context, directory: Path) -> None:
    """Describe archival documents in plain files, check the descriptions, and publish them."""
    ctx.obj = Session(directory)
