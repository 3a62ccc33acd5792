"""docs/formats.md: every format, and field by field what becomes of a record in it; made of what the formats say."""

from __future__ import annotations

import inspect
import sys

from catalog.standards import losses
from catalog.standards.formats import FORMATS

_MARKS = {losses.KEPT: "●", losses.WORDS: "○", losses.LOST: ""}
_PART = 9
_HEAD = """# Formats

`catalog formats` lists them, `catalog formats NAME` tells about one, `catalog export --format NAME` writes it.
This page is made from the formats themselves: `make golden` writes it anew.

| format | what it is | media type | file | in the feed |
|---|---|---|---|---|
"""
_FATES = """
## What each format keeps

Every field of a full record was changed in turn, and the change was looked for in what each format writes.

- ● kept: the value stands by itself, where a program finds it
- ○ in words: it is told in a text with others
- an empty cell: nothing of it is there
"""


def page() -> str:
    """The page as it should be."""
    overview = "".join(map(_line, FORMATS))
    told = "".join(f"\n### {form.name}\n\n{_told(form)}\n" for form in FORMATS)
    parts = (FORMATS[start : start + _PART] for start in range(0, len(FORMATS), _PART))
    return f"{_HEAD}{overview}{_FATES}{''.join(map(_table, parts))}\n## Each format\n{told}"


def _line(form) -> str:
    fed = "yes" if form.schema else ""
    return f"| `{form.name}` | {form.title} | `{form.media_type}` | `ID.{form.extension}` | {fed} |\n"


def _told(form) -> str:
    needs = f"\n\nIt needs {form.needs}." if form.needs else ""
    return f"{inspect.getdoc(sys.modules[form.encode.__module__])}{needs}"


def _table(forms) -> str:
    lines = [f"| field | {' | '.join(form.name for form in forms)} |", "|---|" + ":-:|" * len(forms)]
    for field, row in losses.table().items():
        lines.append(f"| {field} | {' | '.join(_MARKS[row[form.name]] for form in forms)} |")
    return "\n" + "\n".join(lines) + "\n"


def test_the_page_of_formats_says_what_the_formats_say(root, request):
    path = root / "docs" / "formats.md"
    if request.config.getoption("--update-golden"):
        path.write_text(page(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == page(), (
        "docs/formats.md differs: run `make golden`, and read the difference"
    )


def test_the_page_names_every_format_and_every_field():
    text = page()
    assert all(f"### {form.name}\n" in text for form in FORMATS)
    assert all(f"| {field} |" in text for field in losses.table())
