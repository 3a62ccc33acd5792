"""`catalog fields`: the fields of a record, found by any word for them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from catalog.fields import Field

__all__ = ["command"]

_WIDTH = 96
_LABEL = 10


@click.command("fields", short_help="Find a field of a record, and what to write there.")
@click.argument("words", nargs=-1, metavar="[NAME | WORDS]", shell_complete=lambda ctx, param, begun: _paths(begun))
def command(words: tuple[str, ...]) -> None:
    """Explain the field of a record that NAME or WORDS means; without either, list all fields.

    You may use the name of the field, its number in ISAD(G) or DACS, or the word of your archive in English, Russian,
    Ukrainian, French, German, Spanish, Italian or Polish. A word of a list, such as photographer, finds its field.

    \b
    Examples:
      catalog fields custody
      catalog fields 3.3.1
      catalog fields biographical history
      catalog fields состав и содержание
    """
    from catalog.errors import UsageError
    from catalog.fields import all_fields, close_fields, find_fields

    asked = " ".join(words)
    found = find_fields(asked) if asked else ()
    if asked and not found:
        near = " or ".join(close_fields(asked))
        hint = f"Did you mean {near}?" if near else "`catalog fields` lists them all."
        raise UsageError(f"No field is called {asked!r}. {hint}")
    if found:
        click.echo("\n\n".join("\n".join((*_explained(field), *_as_asked(field, asked))) for field in found))
    else:
        click.echo("\n".join(_listed(all_fields())))


def _as_asked(field: Field, asked: str) -> Iterator[str]:
    """Yield the line of a word that is a kind of what the field holds: a gauge, a client."""
    from catalog.fields import AGENT_FIELDS
    from catalog.validation.labelled_value import labelled
    from catalog.validation.unknown_field import UnknownField

    value = "Ivan Petrov" if field.path in AGENT_FIELDS else "..."
    if line := labelled(UnknownField(asked, (asked,), value, {}), field.path):
        yield from _labelled("As asked", line)


def _paths(begun: str) -> list[str]:
    from catalog.fields import all_fields

    return [field.path for field in all_fields() if field.path.startswith(begun)]


def _listed(fields: tuple[Field, ...]) -> Iterator[str]:
    width = max(len(field.path) for field in fields)
    for field in fields:
        number = ", ".join(field.isad)
        yield f"{field.path.ljust(width)}  {number.ljust(5)}  {_first_words(field)}"


def _first_words(field: Field) -> str:
    """Return the meaning on one line, without the number beside it."""
    words = field.meaning.removeprefix(f"ISAD(G) {field.isad[0]}").lstrip(" :") if field.isad else field.meaning
    return textwrap.shorten(words, 72, placeholder=" ...")


def _explained(field: Field) -> Iterator[str]:
    yield click.style(field.path, bold=True) + (f"  {field.numbers}" if field.numbers else "")
    yield from textwrap.wrap(field.meaning, _WIDTH)
    yield ""
    yield from _labelled("Write", "one of these words" if field.words else field.form)
    width = max((len(word) for word, _ in field.words), default=0)
    for word, meaning in field.words:
        yield f"{' ' * (_LABEL + 1)}{word.ljust(width)}  {meaning}"
    yield from _labelled("Example", field.example)
    yield from _labelled("Also", ", ".join(field.also))
    if row := field.element:
        places = [f"EAD {', '.join(row.ead)}", f"MARC {row.marc.tag} ${row.marc.code}", f"MODS note {row.mods}"]
        yield from _labelled("Read from", " · ".join([*places, *([f"AtoM {row.atom}"] if row.atom else [])]))
    yield from _fates(field)


def _fates(field: Field) -> Iterator[str]:
    """Yield in which formats the field is kept, in which it is said in words, in which it is lost."""
    from catalog.standards.losses import KEPT, LOST, WORDS, table

    rows = [row for path, row in table().items() if path == field.path or path.startswith(f"{field.path}.")]
    for label, fate in (("Kept in", KEPT), ("In words", WORDS), ("Lost in", LOST)):
        yield from _labelled(label, ", ".join(name for name in (rows[0] if rows else {}) if rows[0][name] == fate))


def _labelled(label: str, words: str) -> Iterator[str]:
    if words:
        first = f"{label}:".ljust(_LABEL + 1)
        yield from textwrap.wrap(
            words, _WIDTH, initial_indent=first, subsequent_indent=" " * len(first), break_on_hyphens=False
        )
