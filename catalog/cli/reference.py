"""`catalog reference`: read and write archival reference codes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from catalog.cli.group import Session
    from catalog.reference_codes import ParsedReference, Reading, Register

__all__ = ["command"]

_TEXT = click.argument("text", nargs=-1, metavar="[TEXT]...")
_REGISTER = click.option(
    "--register",
    "register_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A file of your own archives, in the form of the register that comes with the package.",
)


@click.group("reference", short_help="Read and write archival reference codes.")
def command() -> None:
    """Read and write archival reference codes: GARF, f. 5446, op. 98, d. 721, ll. 170-190.

    \b
    Examples:
      catalog reference parse "ГАРФ. Ф. Р-9401. Оп. 1а. Д. 184. Л. 207, 233."
      catalog reference format --style gost-ru "GARF, f. 5446, op. 98, d. 721, ll. 170-190"
    """


@command.command("parse", short_help="Read reference codes and print their parts.")
@_TEXT
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each TEXT, on a line of its own.")
@_REGISTER
def parse_command(text: tuple[str, ...], as_json: bool, register_file: Path | None) -> None:
    """Read the reference codes in each TEXT: archive, fond, opis, delo, leaves, and what was not understood.

    Without TEXT, each line of standard input is read. A doubtful reading is marked, with the reason.

    \b
    Examples:
      catalog reference parse "AVPRF f. 0100, op. 34, 1946, p. 253, d. 18"
      catalog reference parse --json < references.txt
    """
    from catalog.reference_codes import parse

    register = _register(register_file)
    for one in _texts(text):
        reading = parse(one, register)
        if as_json:
            click.echo(json.dumps(reading.plain(), ensure_ascii=False))
        else:
            click.echo("\n".join(_reading_lines(reading)))


@command.command("format", short_help="Write reference codes in a style.")
@_TEXT
@click.option("-s", "--style", default="slavic", show_default=True, metavar="NAME", help="The style.")
@click.option("--list", "listed", is_flag=True, help="List the styles, with an example of each, and stop.")
@_REGISTER
def format_command(text: tuple[str, ...], style: str, listed: bool, register_file: Path | None) -> None:
    """Write the reference codes in each TEXT in a style; without TEXT, those in each line of standard input.

    A TEXT in which no reference code of a named archive is found is reported, and the exit code is 1.

    \b
    Examples:
      catalog reference format --style gost-ru "GARF, f. 5446, op. 98, d. 721, ll. 170-190"
      catalog reference format --style wilson-center < references.txt
    """
    from catalog.reference_codes import STYLES, parse, write_several

    if listed:
        for name, example in _examples(STYLES):
            click.echo(f"{name:<15} {example}")
        return
    register = _register(register_file)
    # an unknown style is refused before any text is read
    write_several((), style, register)
    missed = False
    for one in _texts(text):
        codes = [reference.code for reference in parse(one, register).references]
        known = [code for code in codes if code is not None]
        if known:
            click.echo(write_several(known, style, register))
        else:
            missed = True
            click.echo(f"No reference code of a named archive is in: {_shortened(one)}", err=True)
    if missed:
        raise SystemExit(1)


def _register(file: Path | None) -> Register | None:
    """Return the register of a file, or of the catalogue's own archives where there are any."""
    from catalog.reference_codes.register import load

    session: Session = click.get_current_context().obj
    own = session.root() / "archives.toml"
    chosen = file or (own if own.exists() else None)
    return load(chosen) if chosen else None


def _texts(given: tuple[str, ...]) -> Iterator[str]:
    """Yield the texts of the command line, or the lines of the standard input."""
    if given:
        # an argument that is not UTF-8 could not be printed again
        yield from (one.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for one in given)
        return
    with click.open_file("-", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if line.strip():
                yield line.rstrip("\r\n")


def _examples(styles: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    from catalog.model import ReferenceCode
    from catalog.reference_codes import write

    code = ReferenceCode.model_validate(
        {"repository": "GARF", "fond": "5446", "opis": "98", "delo": "721", "leaves": "170-190"}
    )
    for name in styles:
        yield name, write(code, name)


def _reading_lines(reading: Reading) -> Iterator[str]:
    """Yield the lines that describe a reading."""
    yield _shortened(reading.text)
    if not reading.references:
        yield "  no reference code"
    for reference in reading.references:
        yield from _reference_lines(reference)
    for piece in reading.residue:
        yield f"  not understood: {_shortened(piece.text)}"


def _reference_lines(reference: ParsedReference) -> Iterator[str]:
    archive = reference.repository or reference.repository_as_written or "no archive"
    levels = [part for part in reference.parts if not (reference.leaves and part.level in _LEAVES)]
    facts = [archive, *(f"{part.level.replace('_', ' ')} {part.number}" for part in levels)]
    if reference.leaves:
        facts.append(f"leaves {', '.join(map(str, reference.leaves))}")
    if reference.year:
        facts.append(f"year {reference.year}")
    if reference.microfilm:
        facts.append(f"microfilm {reference.microfilm}")
    if reference.extent:
        facts.append(f"{reference.extent} leaves in all")
    yield f"  {', '.join(facts)}"
    for qualifier in reference.qualifiers:
        yield f"    {qualifier.kind}: {_shortened(qualifier.text)}"
    if reference.candidates:
        yield f"    may be: {', '.join(reference.candidates)}"
    for doubt in reference.doubts:
        yield f"    doubt: {doubt}"


_LEAVES = frozenset({"leaves", "pages", "blatt", "karta"})
"""What archives call the leaves, which are printed behind the levels."""


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 200 else f"{line[:199]}…"
