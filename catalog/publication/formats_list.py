"""The formats laid out for reading: a list of all, and what one of them is and loses."""

from __future__ import annotations

import inspect
import sys
import textwrap
from collections.abc import Iterable, Iterator

from catalog.formats import Format, losses

__all__ = ["as_markdown", "describe", "overview"]


_paragraph = textwrap.TextWrapper(96, "  ", "  ", break_long_words=False, break_on_hyphens=False)


_SIGNS = {losses.KEPT: "●", losses.WORDS: "○", losses.LOST: ""}
_PREFACE = """\
# Formats

`catalog formats` lists them, `catalog formats NAME` tells what one of them keeps and loses, `catalog export --format
NAME` writes it; the page of a record links them all. Those in the feed are OAI-PMH metadata formats of the same name.
"""
_TABLE = """\
## What is lost

A test changes every field of a record that has them all, and looks for the change in each format:
● the value stands by itself, ○ it is told in a text with others, an empty cell: it is lost."""


def overview(forms: Iterable[Format]) -> str:
    """Return one line a format: its name, what it is, its media type; `*` for those the feed offers."""
    rows = [(f"{form.name}{' *' if form.schema else ''}", form.title, form.media_type) for form in forms]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    lines = [f"{name:<{widths[0]}}  {title:<{widths[1]}}  {media}" for name, title, media in rows]
    return "\n".join([*lines, "", "* offered by the feed, valid against its schema"])


def describe(form: Format) -> str:
    """Return what is to be known of one format: what it is, its files, its schema, and what it cannot say."""
    return "\n".join(_lines(form))


def as_markdown(forms: Iterable[Format]) -> str:
    """Return the page of the documentation: the formats, and what becomes of every field in each of them."""
    listed = tuple(forms)
    table = losses.table()
    head = ["| field |" + "".join(f" {form.name} |" for form in listed), "|---|" + "---|" * len(listed)]
    rows = [
        f"| `{field}` |" + "".join(f" {_SIGNS[row[form.name]]} |" for form in listed) for field, row in table.items()
    ]
    needs = [f"- `{form.name}` is written for records that state {form.needs}." for form in listed if form.needs]
    return "\n".join([_PREFACE, *(_entry(form) for form in listed), "", *needs, "", _TABLE, "", *head, *rows, ""])


def _entry(form: Format) -> str:
    feed = ", in the feed" if form.schema else ""
    return f"- `{form.name}`: {form.title}; {form.media_type}, `ID.{form.extension}`{feed}"


def _lines(form: Format) -> Iterator[str]:
    yield form.title
    yield ""
    yield f"name        {form.name}"
    yield f"media type  {form.media_type}"
    yield f"file name   ID.{form.extension}"
    if form.schema:
        yield f"namespace   {form.schema.namespace}"
        yield f"schema      {form.schema.location}"
    if form.needs:
        yield f"needs       {form.needs}"
    yield ""
    yield inspect.getdoc(sys.modules[form.encode.__module__]) or ""
    for fate in (losses.KEPT, losses.WORDS, losses.LOST):
        fields = [field for field, found in losses.fates(form.name) if found == fate]
        if fields:
            yield ""
            yield f"{fate.capitalize()} ({len(fields)} fields):"
            yield _paragraph.fill(", ".join(fields))
