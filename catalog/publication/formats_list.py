"""The formats laid out for reading: a list of all, and what one of them is and loses."""

from __future__ import annotations

import inspect
import sys
import textwrap
from collections.abc import Iterable, Iterator

from catalog.standards import losses
from catalog.standards.formats import Format

__all__ = ["describe", "overview"]


_paragraph = textwrap.TextWrapper(96, "  ", "  ", break_long_words=False, break_on_hyphens=False)


def overview(forms: Iterable[Format]) -> str:
    """Return one line a format: its name, what it is, its media type; `*` for those the feed offers."""
    rows = [(f"{form.name}{' *' if form.schema else ''}", form.title, form.media_type) for form in forms]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    lines = [f"{name:<{widths[0]}}  {title:<{widths[1]}}  {media}" for name, title, media in rows]
    return "\n".join([*lines, "", "* offered by the feed, valid against its schema"])


def describe(form: Format) -> str:
    """Return what is to be known of one format: what it is, its files, its schema, and what it cannot say."""
    return "\n".join(_lines(form))


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
