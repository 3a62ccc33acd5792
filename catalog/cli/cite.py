"""`catalog cite`: a citation to paste."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from catalog.cli.group import Session

__all__ = ["command"]


def _list_styles(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if not asked:
        return
    from catalog.citation import STYLES

    for style in STYLES:
        click.echo(f"{style.name:<20} {', '.join(style.forms)} ({', '.join(style.locales)})\n{'':<20} {style.title}")
    ctx.exit()


@click.command("cite", short_help="Print a citation to paste.")
@click.argument("asked", nargs=-1, required=True, metavar="ID|REFERENCE...")
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
@click.option("--locale", metavar="en|ru", help="The language of the style's own words.  [default: the style's first]")
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
@click.option(
    "--list", is_flag=True, is_eager=True, expose_value=False, callback=_list_styles, help="List the styles and stop."
)
@click.pass_context
def command(
    ctx: click.Context,
    asked: tuple[str, ...],
    style: str,
    form: str | None,
    markup: str,
    locale: str | None,
    arrangement: str | None,
    day_first: bool | None,
    names: str,
    hereafter: str | None,
    url: bool | None,
    accessed: dt.datetime | None,
) -> None:
    """Print a citation of a record, which you name by its ID or by its REFERENCE code.

    Several records make a bibliography in the order of the style.

    \b
    Examples:
      catalog cite garf-5446-98-721-170 --style gost --form locator
      catalog cite "GARF, f. 5446, op. 98, d. 721, ll. 170-190" --style chicago --form note
    """
    from catalog.citation import Arrangement, NameOrder, Options, render, render_all
    from catalog.publication.citing import cited

    session: Session = ctx.obj
    folder = session.folder()
    options = Options(
        arrangement=Arrangement(arrangement) if arrangement else None,
        day_first=day_first,
        names=NameOrder(names),
        hereafter=hereafter,
        url=url is not False,
        accessed=accessed.date() if accessed else None,
    )
    page = folder.settings.url_of if url else None
    citations = cited(folder, asked, style=style, form=form, locale=locale, options=options, page=page)
    click.echo(render(citations[0], markup) if len(citations) == 1 else render_all(citations, markup))
