"""`catalog new`: begin a record."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from catalog.errors import UsageError
from catalog.vocabularies import Genre, Level

if TYPE_CHECKING:
    from catalog.cli.group import Session
    from catalog.ingest.new_record import Answers
    from catalog.storage import CatalogueFolder

__all__ = ["command"]

_NEEDED = ("title", "level")


@click.command("new", short_help="Write a new record, step by step.")
@click.option("--title", default="", help="The title of the document.")
@click.option("--supplied-by", default="", metavar="WHO", help="Who supplied the title, if it is not on the document.")
@click.option("--level", default="", metavar="WORD", help=f"One of: {', '.join(Level)}.")
@click.option("--genre", default="", metavar="WORD", help=f"One of: {', '.join(Genre)}.")
@click.option("--date", default="", metavar="DATE", help="The date: 1956-09-05, 1956~, 5 September 1956.")
@click.option("--date-as-written", default="", metavar="TEXT", help="The date in the words of the document.")
@click.option(
    "--reference",
    default="",
    metavar="TEXT",
    help="The reference code as the archive writes it; with --part-of, the number in that unit is enough.",
)
@click.option("--part-of", default="", metavar="ID", help="The record that it is part of; it says the level below.")
@click.option("--creator", "creators", multiple=True, metavar="NAME", help="Who created the unit; may be repeated.")
@click.option("--signatory", "signatories", multiple=True, metavar="NAME", help="Who signed it; may be repeated.")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="Who wrote it; may be repeated.")
@click.option("--recipient", "recipients", multiple=True, metavar="NAME", help="Who received it; may be repeated.")
@click.option("--photographer", "photographers", multiple=True, metavar="NAME", help="Who photographed it.")
@click.option(
    "--language", "languages", multiple=True, metavar="NAME", help="Language of the original: ru, Russian; repeatable."
)
@click.option("--extent", default="", metavar="TEXT", help="How much it is: 21 leaves.")
@click.option("--abstract", default="", metavar="TEXT", help="What it is about.")
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Read answers from a caption or a line of text; - is standard input.",
)
@click.option("--id", "record_id", default="", help="The id.  [default: made from the reference code or the title]")
@click.option("--no-input", is_flag=True, help="Do not ask; leave out whatever no option gives.")
@click.pass_context
def command(
    ctx: click.Context, /, reference: str, record_id: str, no_input: bool, source: Path | None, **given: Any
) -> None:
    """Write a new, valid record: step by step on a terminal, from options in a script.

    Only the title and the level are required; with --part-of, the title alone. Leave out what you do not know. On a
    terminal, `<` goes back to the question before, and you see the record before it is written.

    \b
    Examples:
      catalog new
      catalog new --from caption.txt
      catalog new --title "Letter to the Central Committee" --level item --date "5 September 1956" \\
        --reference "GARF, Fond 5446, Opis 98, Delo 721, Listy 170-190" --signatory "Seo Hwi" --language Chinese
      catalog new --part-of petrov-papers --reference 2 --title "Photographs"
    """
    from catalog.cli.questions import ask
    from catalog.ingest.new_record import begin_record

    session: Session = ctx.obj
    folder = session.folder()
    given["reference"] = reference
    if given["part_of"]:
        _take_from_above(folder, given)
    offered = _read_source(source) if source else {}
    is_asked = sys.stdin.isatty() and not no_input
    if is_asked:
        answers, record_id = ask(folder, given, offered, record_id)
    else:
        answers, record_id = _without_questions(
            {**given, **{k: v for k, v in offered.items() if not given[k]}}, record_id
        )
    _print_next_steps(session.directory, begin_record(folder, record_id, answers), record_id)


def _take_from_above(folder: CatalogueFolder, given: dict[str, Any]) -> None:
    """Take the level from the unit above, and keep it for the reference code, of which a number alone may be given."""
    from catalog.ingest.below_unit import level_below, unit_above

    given["above"] = unit_above(folder, given["part_of"])
    given["level"] = given["level"] or level_below(given["above"]).value


def _read_source(source: Path) -> dict[str, Any]:
    """Read the answers in a file, and print them: the cataloguer sees what was understood."""
    from catalog.ingest.caption import MOST_CHARACTERS, answers_in
    from catalog.regular_files import open_file

    try:
        if str(source) == "-":
            data = sys.stdin.buffer.read(MOST_CHARACTERS * 4)
        else:
            with open_file(source) as file:
                data = file.read(MOST_CHARACTERS * 4)
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{source} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{source} is not text in UTF-8.") from error
    found = answers_in(text)
    for name, value in found.items():
        shown = value if isinstance(value, str) else "; ".join(value)
        if shown:
            click.echo(f"Read {name.replace('_', ' ')}: {shown}", err=True)
    return found


def _without_questions(given: dict[str, Any], record_id: str) -> tuple[Answers, str]:
    from catalog.cli.questions import made_answers
    from catalog.ingest.new_record import proposed_id

    if missing := [f"--{name}" for name in _NEEDED if not given[name]]:
        raise UsageError(f"Give {' and '.join(missing)}: without a terminal, nothing is asked.")
    answers = made_answers(given)
    record_id = record_id or proposed_id(answers)
    if not record_id:
        raise UsageError("Give --id: no id can be made from the title or the reference code.")
    return answers, record_id


def _print_next_steps(directory: Path, path: Path, record_id: str) -> None:
    catalog = "catalog" if directory == Path() else f"catalog -C {shlex.quote(str(directory))}"
    click.echo(f"Wrote {path}. Add to it in your editor, then check it:")
    click.echo(f"  {catalog} validate {shlex.quote(str(path))}")
    click.echo(f"  {catalog} show {record_id}")
