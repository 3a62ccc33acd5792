"""`catalog new`: begin a record."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from catalog.errors import UsageError
from catalog.vocabularies import Genre, Level

if TYPE_CHECKING:
    from catalog.cli.group import Session
    from catalog.ingest.drafting import Answers
    from catalog.storage import CatalogueFolder

__all__ = ["command"]


class _Question(NamedTuple):
    """One question: the answer it is for, and its words. Several answers are separated by semicolons."""

    answer: str
    words: str
    several: bool = False
    offered: str = ""


_QUESTIONS = (
    _Question("title", "Title"),
    _Question("level", f"Level ({', '.join(Level)})", offered=Level.ITEM),
    _Question("genre", "Genre (letter, telegram, minutes, report ...)"),
    _Question("date", "Date (1956-09-05, 1956-09, 1956~ for about 1956)"),
    _Question("reference", "Reference code as the archive writes it"),
    _Question("signatories", "Signed by (names, separated by semicolons)", several=True),
    _Question("authors", "Written by, if that is someone else", several=True),
    _Question("languages", "Language of the original (ru, zh, en ...)", several=True),
)
_NEEDED = ("title", "level")


@click.command("new", short_help="Write a new record, step by step.")
@click.option("--title", default="", help="The title of the document.")
@click.option("--supplied-by", default="", metavar="WHO", help="Who supplied the title, if it is not on the document.")
@click.option("--level", default="", metavar="WORD", help=f"One of: {', '.join(Level)}.")
@click.option("--genre", default="", metavar="WORD", help=f"One of: {', '.join(Genre)}.")
@click.option("--date", default="", metavar="EDTF", help="The date: 1956-09-05, 1956-09, 1956~, 1956/1957.")
@click.option("--date-as-written", default="", metavar="TEXT", help="The date in the words of the document.")
@click.option("--reference", default="", metavar="TEXT", help="The reference code as the archive writes it.")
@click.option("--signatory", "signatories", multiple=True, metavar="NAME", help="Who signed it; may be repeated.")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="Who wrote it; may be repeated.")
@click.option("--recipient", "recipients", multiple=True, metavar="NAME", help="Who received it; may be repeated.")
@click.option(
    "--language", "languages", multiple=True, metavar="TAG", help="Language of the original; may be repeated."
)
@click.option("--id", "record_id", default="", help="The id.  [default: made of the reference code or the title]")
@click.option("--no-input", is_flag=True, help="Do not ask; leave out whatever no option gives.")
@click.pass_context
def command(ctx: click.Context, /, reference: str, record_id: str, no_input: bool, **given: Any) -> None:
    """Write a new, valid record: step by step on a terminal, from options in a script.

    Only the title and the level are required. Leave out what you do not know.

    \b
    Examples:
      catalog new
      catalog new --title "Letter to the Central Committee" --level item --date 1956-09-05 \\
        --reference "GARF, Fond 5446, Opis 98, Delo 721, Listy 170-190" --signatory "Seo Hwi" --language zh
    """
    from catalog.ingest.drafting import (
        Answers,
        begin_record,
        proposed_id,
        read_code,
    )

    session: Session = ctx.obj
    folder = session.folder()
    given["reference"] = reference
    asked = sys.stdin.isatty() and not no_input
    if asked:
        _ask(given)
    elif missing := [f"--{name}" for name in _NEEDED if not given[name]]:
        raise UsageError(f"Give {' and '.join(missing)}: without a terminal, nothing is asked.")
    read = read_code(given["reference"]) if given["reference"].strip() else None
    for doubt in read.doubts if read else ():
        click.echo(f"Check the reference code: {doubt}", err=True)
    del given["reference"]
    answers = Answers(**given, code=read.code if read else None)
    if not record_id:
        record_id = _asked_id(folder, answers) if asked else proposed_id(answers)
    if not record_id:
        raise UsageError("Give --id: no id can be made of the title or the reference code.")
    _print_next_steps(session.directory, begin_record(folder, record_id, answers), record_id)


def _ask(given: dict[str, Any]) -> None:
    """Ask for what no option gave; repeat a question until the answer is valid."""
    click.echo("Press Enter to skip what you do not know.")
    for question in _QUESTIONS:
        if not given[question.answer]:
            given[question.answer] = click.prompt(
                question.words,
                default=question.offered,
                show_default=bool(question.offered),
                value_proc=_reader_of(question),
            )


def _reader_of(question: _Question) -> Callable[[str], Any]:
    from catalog.ingest.drafting import objection, read_code

    def read(text: str) -> Any:
        text = text.strip()
        value = tuple(part.strip() for part in text.split(";") if part.strip()) if question.several else text
        if not text and question.answer not in _NEEDED:
            return value
        if question.answer == "reference":
            _ask_again_if_wrong(read_code, text)
        elif reason := objection(question.answer, value):
            raise click.UsageError(reason)
        return value

    return read


def _asked_id(folder: CatalogueFolder, answers: Answers) -> str:
    from catalog.ingest.drafting import demand_free, objection, proposed_id

    def read(text: str) -> str:
        if reason := objection("record_id", text.strip()):
            raise click.UsageError(reason)
        _ask_again_if_wrong(demand_free, folder, text.strip())
        return text.strip()

    return str(click.prompt("Id, which never changes", default=proposed_id(answers), value_proc=read))


def _ask_again_if_wrong(check: Callable[..., object], *values: object) -> None:
    """Check an answer; if it is wrong, print why and ask again."""
    try:
        check(*values)
    except UsageError as error:
        raise click.UsageError(str(error)) from error


def _print_next_steps(directory: Path, path: Path, record_id: str) -> None:
    catalog = "catalog" if directory == Path() else f"catalog -C {shlex.quote(str(directory))}"
    click.echo(f"Wrote {path}. Add to it in your editor, then check it:")
    click.echo(f"  {catalog} validate {shlex.quote(str(path))}")
    click.echo(f"  {catalog} show {record_id}")
