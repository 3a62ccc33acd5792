"""Titles in MODS: <titleInfo>, with the article that is not filed."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.model import Record, Title
from catalog.standards import titles
from catalog.standards.markup import Markup, element, leaf
from catalog.standards.mods.languages import in_language

__all__ = ["title_info", "titles_of"]

_title, _article = leaf("title"), leaf("nonSort", {"xml:space": "preserve"})


def titles_of(record: Record) -> Iterator[Markup]:
    """Yield the title, then its translations and other titles."""
    yield title_info(record.title, None)
    for other in record.other_titles:
        yield title_info(other, "translated" if titles.is_translation(other, record.title) else "alternative")


def title_info(title: Title, kind: str | None) -> Markup:
    """Return a title of a type."""
    marks = {
        "type": kind,
        "supplied": "yes" if title.is_supplied else None,
        **in_language(title.language),
    }
    article = titles.article(title)
    return element("titleInfo", [_article(article), _title(title.text[len(article) :])], marks)
