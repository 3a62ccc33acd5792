"""The questions of `catalog new` on a terminal: each until its answer fits, a way back, and a look at the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import click

from catalog.errors import UsageError
from catalog.ingest.answers_in_words import is_like_a_code, read_date, read_languages, read_word
from catalog.ingest.below_unit import code_below, is_number
from catalog.ingest.new_record import Answers, ReadCode, demand_free, objection, preview, proposed_id, read_code
from catalog.model import Record
from catalog.reference_codes.hierarchy import named_levels
from catalog.storage import CatalogueFolder
from catalog.vocabularies import Genre, Level

__all__ = ["ask", "made_answers"]

BACK, NOTHING = "<", "-"
"""What goes back to the question before, and what takes an answer away."""
_NEEDED = ("title", "level")
_TO_SOMEBODY = frozenset({Genre.LETTER, Genre.TELEGRAM, Genre.MEMORANDUM, Genre.NOTE, Genre.PETITION, Genre.REPORT})
_OF_PICTURES = frozenset({Genre.PHOTOGRAPH, Genre.FILM})
_NAMES = ("creators", "signatories", "authors", "recipients", "photographers")

_WORDS = {
    "level": (tuple(Level), "Where none of them fits, answer 'other'."),
    "genre": (tuple(Genre), "Where none of them fits, press Enter."),
}
"""Answers that are a word of a list, and what to answer where it has none that fits."""


class _Question(NamedTuple):
    """One question: the answer it is for, and its words. Several answers are separated by semicolons."""

    answer: str
    words: str
    several: bool = False
    offered: str = ""
    genres: frozenset[Genre] = frozenset()
    """The genres of the documents that it is asked of; of none, all."""
    but: frozenset[Genre] = frozenset()


_QUESTIONS = (
    _Question("title", "Title"),
    _Question("level", f"Level ({', '.join(Level)})", offered=Level.ITEM),
    _Question("genre", "Genre (letter, telegram, minutes, photograph ...)"),
    _Question("date", "Date (1956-09-05, 1956~ for about 1956, or in words: 5 September 1956)"),
    _Question("reference", "Reference code as the archive writes it"),
    _Question("signatories", "Signed by (names, separated by semicolons)", several=True, but=_OF_PICTURES),
    _Question("authors", "Written by, if that is someone else", several=True, but=_OF_PICTURES),
    _Question("photographers", "Photographed by", several=True, genres=_OF_PICTURES),
    _Question("recipients", "Addressed to", several=True, genres=_TO_SOMEBODY),
    _Question("languages", "Language of the original (Russian, zh, en ...)", several=True, but=_OF_PICTURES),
    _Question("extent", "Extent (21 leaves, 1 photograph ...)"),
    _Question("abstract", "What it is about, in a sentence or two"),
)


class _BackError(Exception):
    """The cataloguer wants to answer the question before once more."""


def made_answers(given: Mapping[str, Any]) -> Answers:
    """Return the answers in the form of a record: dates and languages read, the code with its parts.

    Raises UsageError for one that cannot be read.
    """
    values = dict(given)
    reference, above = values.pop("reference", ""), values.pop("above", None)
    read = _code_in(reference, above) if reference.strip() else None
    for doubt in read.doubts if read else ():
        click.echo(f"Check the reference code: {doubt}", err=True)
    if values.get("date"):
        value, as_written = read_date(values["date"])
        values["date"], values["date_as_written"] = value, values.get("date_as_written") or as_written
    for name in _NAMES:
        values[name] = tuple(part.strip() for one in values.get(name, ()) for part in one.split(";") if part.strip())
    values["languages"] = read_languages(values.get("languages", ()))
    return Answers(**values, code=read.code if read else None)


def _code_in(reference: str, above: Record | None) -> ReadCode:
    """Return a reference code as the archive writes it, or of a number within the unit above."""
    if above and is_number(reference):
        return ReadCode(code_below(above, reference.strip()))
    return read_code(reference)


def ask(
    folder: CatalogueFolder, given: Mapping[str, Any], offered: Mapping[str, Any], record_id: str
) -> tuple[Answers, str]:
    """Ask for what no option gave, show the record, and return the answers and the id once they are agreed to."""
    click.echo(
        f"Press Enter to skip what you do not know. {BACK} goes one question back; {NOTHING} takes an answer away."
    )
    values = dict(given)
    asked = [question for question in _QUESTIONS if not given[question.answer]]
    place = 0
    while True:
        place = _ask_from(place, asked, values, offered)
        answers = made_answers(values)
        try:
            chosen = record_id or _ask_id(folder, answers)
            _agree(answers, chosen)
        except _BackError:
            place = _before(len(asked), asked, values)
        else:
            return answers, chosen


def _ask_from(place: int, asked: list[_Question], values: dict[str, Any], offered: Mapping[str, Any]) -> int:
    while place < len(asked):
        question = asked[place]
        if _is_asked(question, values):
            try:
                values[question.answer] = _answer(question, values, offered)
            except _BackError:
                place = _before(place, asked, values)
                continue
        place += 1
    return place


def _is_asked(question: _Question, values: Mapping[str, Any]) -> bool:
    genre = values.get("genre")
    if question.genres:
        return genre in question.genres
    return genre not in question.but if genre else True


def _before(place: int, asked: list[_Question], values: Mapping[str, Any]) -> int:
    """Return the place of the question that was asked before; the first where there is none."""
    return next((number for number in range(place - 1, -1, -1) if _is_asked(asked[number], values)), 0)


def _answer(question: _Question, values: dict[str, Any], offered: Mapping[str, Any]) -> Any:
    before = values.get(question.answer) or offered.get(question.answer) or question.offered
    shown = "; ".join(before) if isinstance(before, tuple) else str(before)
    return click.prompt(
        question.words, default=shown, show_default=bool(shown), value_proc=lambda text: _read(question, text, values)
    )


def _read(question: _Question, text: str, values: dict[str, Any]) -> Any:
    """Return an answer as understood; ask again, with the reason, where it cannot be one."""
    text = text.strip()
    if text == BACK:
        raise _BackError
    text = "" if text == NOTHING else text
    value = tuple(part.strip() for part in text.split(";") if part.strip()) if question.several else text
    if not text and question.answer not in _NEEDED:
        return value
    try:
        return _understood(question, value, values)
    except UsageError as error:
        raise click.UsageError(str(error)) from error


def _understood(question: _Question, value: Any, values: dict[str, Any]) -> Any:
    if question.answer == "date":
        answer = read_date(value)
        if answer.understood:
            click.echo(f"  {answer.understood}")
        return value
    if question.answer == "reference":
        code = _code_in(value, values.get("above")).code
        levels = ", ".join(named_levels(code))
        click.echo(f"  Understood as {code.repository}{f', {levels}' if levels else ''}.")
        return value
    if question.answer in _WORDS:
        word = read_word(value, *_WORDS[question.answer])
        if word != value.strip().casefold():
            click.echo(f"  Understood as {word}.")
        return word
    if question.answer == "languages":
        value = read_languages(value)
    if question.answer in _NAMES:
        _ask_about_codes(value, values)
    if reason := objection(question.answer, value):
        raise UsageError(reason)
    return value


def _ask_about_codes(names: tuple[str, ...], values: Mapping[str, Any]) -> None:
    """Ask whether a name that looks like a reference code is one: it may have been typed one question too late."""
    for name in names:
        if is_like_a_code(name) and not click.confirm(f"  {name!r} looks like a reference code. Is it a name?"):
            back = "" if values.get("reference") else f" {BACK} goes back, to write it as the reference code."
            raise UsageError(f"{name!r} was not taken as a name.{back}")


def _ask_id(folder: CatalogueFolder, answers: Answers) -> str:
    def read(text: str) -> str:
        if text.strip() == BACK:
            raise _BackError
        if reason := objection("record_id", text.strip()):
            raise click.UsageError(reason)
        try:
            demand_free(folder, text.strip())
        except UsageError as error:
            raise click.UsageError(str(error)) from error
        return text.strip()

    return str(click.prompt("Id, which never changes", default=proposed_id(answers), value_proc=read))


def _agree(answers: Answers, record_id: str) -> None:
    """Show the record, and return once it may be written; nothing is written where the cataloguer says no."""
    click.echo(f"\n{preview(record_id, answers)}")
    said = click.prompt(
        f"Write this record? (y, n; {BACK} goes back)",
        type=click.Choice(["y", "n", BACK]),
        default="y",
        show_choices=False,
    )
    if said == BACK:
        raise _BackError
    if said == "n":
        raise click.Abort
