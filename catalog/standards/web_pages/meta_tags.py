"""The `meta` elements of a page: Dublin Core, those of Google Scholar (`citation_`), and Open Graph at last."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from catalog.drafts import common_fields
from catalog.drafts.dates import add_date
from catalog.drafts.draft_builder import Entry
from catalog.drafts.dublin_core import ELEMENT_NAMES, write_element
from catalog.standards.web_pages.embedded import Meta

__all__ = ["write_citation", "write_dublin_core", "write_open_graph"]

_DUBLIN_CORE = re.compile(r"(?:dc|dcterms|dct)[.:](?P<element>[A-Za-z]+)(?:[.:](?P<refined>[A-Za-z]+))?", re.IGNORECASE)
"""`DC.title`, `dcterms.issued`, `DC.date.created`: an element, refined perhaps (RFC 2731)."""
_NAMES = {name.lower(): name for name in ELEMENT_NAMES - {"type", "format"}}
"""As the terms are written; pages write them in any letters. Type and format are those of the page."""
_CITATION_NAME = re.compile(r"citation_(?P<name>[a-z_]+)", re.IGNORECASE)
_TECHNICAL = re.compile(
    r"viewport|generator|robots|\w+bot|theme-color|color-scheme|referrer|format-detection|application-name|charset|rating"
    r"|handheldfriendly|mobileoptimized|csrf\S*|\S*verif\S*|(?:msapplication|apple|mobile)-\S*|next-\S*|x-ua-compatible"
    r"|content-type|twitter:(?:card|site|creator|widgets\S*)|(?:fb|al):\S*|og:(?:type|locale|image:\S*|updated_time)",
    re.IGNORECASE,
)
"""What is said to browsers, robots and networks, and nothing of the document."""
_OPEN_GRAPH = {"og:title": "/title/text", "og:description": "/abstract/text", "description": "/abstract/text"}


def _date(entry: Entry, text: str, place: str) -> None:
    """Write the date of publication once: `citation_date` is an older name of it. `2012/01/05` is ISO with strokes."""
    if not any(date.get("event") == "publication" for date in entry.document.get("dates", ())):
        add_date(entry, place, code=text.replace("/", "-"), fixed={"event": "publication"})


def _keywords(entry: Entry, text: str, place: str) -> None:
    for keyword in re.split(r"[;,]", text):
        entry.line("/subjects/*/term", keyword, place)


_CITATION: Mapping[str, Callable[[Entry, str, str], None]] = {
    "title": lambda entry, text, place: entry.line("/title/text", text, place),
    "author": lambda entry, text, place: common_fields.write_agent(entry, "/authors/*/name", text, place),
    "editor": lambda entry, text, place: common_fields.write_agent(
        entry, "/contributors/*/name", text, place, {"role": "editor"}
    ),
    "publication_date": _date,
    "date": _date,
    "language": lambda entry, text, place: common_fields.write_language(entry, text, place, translated=False),
    "abstract": lambda entry, text, place: entry.line("/abstract/text", text, place),
    "keywords": _keywords,
    "publisher": lambda entry, text, place: entry.line("/texts/@original/published/publisher", text, place),
}
"""What follows `citation_`, and how it is written."""


def write_dublin_core(entry: Entry, metas: Iterable[Meta]) -> None:
    """Write the elements of Dublin Core. Their `type` is that of the page or of a reference manager, and ignored."""
    for meta, name in _named(metas, _DUBLIN_CORE):
        place = f"Dublin Core ({meta.name})"
        element = _NAMES.get((name["refined"] or "").lower()) or _NAMES.get(name["element"].lower())
        if element:
            write_element(entry, element, meta.content, place, meta.language)
        else:
            entry.ignore(meta.content, place)


def write_citation(entry: Entry, metas: Iterable[Meta]) -> None:
    """Write what Google Scholar reads, https://scholar.google.com/intl/en/scholar/inclusion.html."""
    for meta, name in _named(metas, _CITATION_NAME):
        place = f"citation ({meta.name})"
        if write := _CITATION.get(name["name"].lower()):
            write(entry, meta.content, place)
        else:
            entry.ignore(meta.content, place)


def write_open_graph(entry: Entry, metas: Iterable[Meta]) -> None:
    """Write the title and the description for social networks (https://ogp.me), and the page's `description`.

    What else a page says of itself in this way is ignored, and listed, but for what is said to programs.
    """
    for name, pointer in _OPEN_GRAPH.items():
        for meta in metas:
            if meta.name.lower() == name:
                entry.line(pointer, meta.content, f"meta ({meta.name})")
    for meta in metas:
        name = meta.name.lower()
        is_read = name in _OPEN_GRAPH or _CITATION_NAME.fullmatch(name) or _DUBLIN_CORE.fullmatch(name)
        if not is_read and not _TECHNICAL.fullmatch(name):
            entry.ignore(meta.content, f"meta ({meta.name})")


def _named(metas: Iterable[Meta], pattern: re.Pattern[str]) -> Iterator[tuple[Meta, re.Match[str]]]:
    for meta in metas:
        if name := pattern.fullmatch(meta.name):
            yield meta, name
