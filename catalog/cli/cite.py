"""`catalog cite`: a citation to paste."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from catalog.cli.options import selection_options
from catalog.errors import UsageError

if TYPE_CHECKING:
    from catalog.citation import Options
    from catalog.cli.group import Session
    from catalog.findings import Finding
    from catalog.publication.cite_by_id import Manner
    from catalog.publication.selection import Selection
    from catalog.storage import CatalogueFolder

__all__ = ["command"]


class _Choices(TypedDict):
    """What a style leaves open."""

    arrangement: str | None
    day_first: bool | None
    names: str
    hereafter: str | None
    accessed: dt.datetime | None


def _list_styles(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if not asked:
        return
    from catalog.citation import STYLES

    for style in STYLES:
        click.echo(f"{style.name:<20} {', '.join(style.forms)} ({', '.join(style.locales)})\n{'':<20} {style.title}")
    ctx.exit()


def _print_csl(ctx: click.Context, _: click.Parameter, name: str | None) -> None:
    if name is None:
        return
    from catalog.citation import csl_style

    click.echo(csl_style(name), nl=False)
    ctx.exit()


@click.command("cite", short_help="Print a citation to paste.")
@click.argument("asked", nargs=-1, metavar="[ID|REFERENCE]...")
@selection_options
@click.option("-s", "--style", default="chicago", show_default=True, metavar="NAME", help="The style of the citation.")
@click.option(
    "--form",
    metavar="FORM",
    help="note, short, repeated, bibliography, in-text or locator.  [default: the style's first]",
)
@click.option(
    "-f",
    "--format",
    "markup",
    default="text",
    show_default=True,
    metavar="NAME",
    help="text, html, markdown, latex or rtf.",
)
@click.option("--locale", metavar="en|ru|de|fr", help="The language of the style.  [default: the style's first]")
@click.option(
    "--order",
    "arrangement",
    type=click.Choice(["locator-first", "collection-first", "repository-first"]),
    help="The order of box and folder, collection, and repository.  [default: the style's]",
)
@click.option("--day-first/--month-first", default=None, help="5 September 1956, or September 5, 1956.")
@click.option(
    "--names",
    type=click.Choice(["style", "natural", "surname-first"]),
    default="style",
    help="The order of names in an entry.  [default: the style's]",
)
@click.option("--hereafter", metavar="NAME", help="Announce a short name: (hereafter cited as NAME).")
@click.option(
    "--url/--no-url",
    default=None,
    help="Print the address of the page in this catalogue if the record has no other; print no address.",
)
@click.option("--accessed", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day you saw the page.")
@click.option("--grouped", is_flag=True, help="Put the list under headings of archives and their fonds.")
@click.option("--one-note", is_flag=True, help="Cite several documents in one note.")
@click.option("--chain", is_flag=True, help="Write one note after the other: ibid. and short forms where they belong.")
@click.option(
    "--document",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A manuscript (.md, .docx, .odt) whose [@id, l. 175] become notes; needs pandoc and -o.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The manuscript to write, in the format of its ending: .docx, .odt, .pdf, .html, .tex, .md.",
)
@click.option(
    "--csl",
    metavar="NAME",
    is_eager=True,
    expose_value=False,
    callback=_print_csl,
    help="Print a style for Zotero, Word, LibreOffice and pandoc: chicago-letters, gost-archival or wilson-center.",
)
@click.option(
    "--list", is_flag=True, is_eager=True, expose_value=False, callback=_list_styles, help="List the styles and stop."
)
@click.pass_context
def command(
    ctx: click.Context,
    asked: tuple[str, ...],
    in_set: str | None,
    since: dt.datetime | None,
    style: str,
    form: str | None,
    markup: str,
    locale: str | None,
    url: bool | None,
    grouped: bool,
    one_note: bool,
    chain: bool,
    document: Path | None,
    output: Path | None,
    **choices: Unpack[_Choices],
) -> None:
    """Print a citation of a record, which you name by its ID or by its REFERENCE code.

    Several records make a bibliography in the order of the style: name them, or a unit, or a set. Without a name
    all published records are cited. For a reference code that is not in the catalogue, only the archival location
    is cited.

    \b
    Examples:
      catalog cite garf-5446-98-721-170 --style gost --form locator
      catalog cite "GARF, f. 5446, op. 98, d. 721, ll. 170-190" --style chicago --form note
      catalog cite GARF/5446 --style gost --grouped
      catalog cite letter-1 letter-2 letter-1 --style gost --chain
      catalog cite --document chapter.md -o chapter.docx --style gost
    """
    from catalog.publication.cite_by_id import Manner
    from catalog.publication.selection import Selection

    session: Session = ctx.obj
    folder = session.folder()
    own_page = folder.settings.url_to_cite if url else None
    manner = Manner(style, form, locale, _options(choices, url), chain, one_note, grouped, own_page)
    manner.check()
    if document or output:
        _cite_manuscript(folder, asked, document, output, manner)
        return
    is_complete = _print_citations(folder, Selection(asked, in_set, since.date() if since else None), manner, markup)
    ctx.exit(0 if is_complete else 1)


def _print_citations(folder: CatalogueFolder, selection: Selection, manner: Manner, markup: str) -> bool:
    """Print the citations of a selection; return whether every record of it could be cited."""
    from catalog.citation import Citation, PlaceAlone, render, render_all
    from catalog.publication.cite_by_id import chosen, cited, in_order

    skipped: list[Finding] = []
    if manner.chain:
        records = in_order(folder, selection.names, skipped.append)
    else:
        records = chosen(folder, selection, skipped.append)
    for record in records:
        if isinstance(record, PlaceAlone):
            click.echo(f"note: no record of this catalogue is at {record.title.text}; the place is cited.", err=True)
    citations = cited(records, manner)
    for finding in skipped:
        click.echo(str(finding), err=True)
    first = citations[0] if len(citations) == 1 else None
    click.echo(render(first, markup) if isinstance(first, Citation) else render_all(citations, markup))
    return not skipped


def _cite_manuscript(
    folder: CatalogueFolder, asked: tuple[str, ...], document: Path | None, output: Path | None, manner: Manner
) -> None:
    from catalog.publication.cite_by_id import record_of
    from catalog.publication.manuscript import cite_manuscript

    if document is None or output is None or asked:
        raise UsageError("Cite in a manuscript with --document FILE and -o FILE, and without ids.")
    found = cite_manuscript(document, output, manner, lambda key: record_of(folder, key), folder.root)
    click.echo(f"Wrote {output}: {found.notes} citations.", err=True)
    for key in dict.fromkeys(found.unknown):
        click.echo(f"note: @{key} is not a record of this catalogue; its citation stays as it is.", err=True)
    for name in dict.fromkeys(found.left_out):
        click.echo(f"note: the picture {name} is left out: only pictures beside the manuscript go into it.", err=True)


def _options(choices: _Choices, url: bool | None) -> Options:
    from catalog.citation import Arrangement, NameOrder, Options

    arrangement, accessed = choices["arrangement"], choices["accessed"]
    return Options(
        arrangement=Arrangement(arrangement) if arrangement else None,
        day_first=choices["day_first"],
        names=NameOrder(choices["names"]),
        hereafter=choices["hereafter"],
        url=url is not False,
        accessed=accessed.date() if accessed else None,
    )
