"""The words of an XML element on one line, and those of prose in its paragraphs and list items.

Where words are beside an element, it is part of a sentence: nothing comes between `H<emph>2</emph>O`. Elements that
are on their own are separated by a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from lxml import etree

from catalog.drafts.draft_from_text import clean

__all__ = ["all_words", "paragraphs_of", "text_of"]

_NO_SPACE_BEFORE = re.compile(r"[,.;:!?)\]}»”’]")
_HOLDERS = frozenset(
    {"list", "deflist", "chronlist", "table", "tgroup", "thead", "tbody", "index", "blockquote", "div"}
)
_HEAD = "head"


def text_of(element: etree._Element | None) -> str:
    """Return all words in an element, on one line."""
    if element is None:
        return ""
    return clean(_words(element) if len(element) else element.text or "")


def all_words(element: etree._Element) -> str:
    """Return every word in an element, to be looked for and not to be read: whatever is in it is apart by a space."""
    return clean(" ".join(map(str, element.itertext())))


def paragraphs_of(element: etree._Element) -> Iterator[str]:
    """Yield the paragraphs of prose, each item of a list by itself, without the heading of the whole."""
    parts = [part for part in element if _name(part) not in ("", _HEAD)]
    if not parts or _has_own_words(element):
        yield text_of(element)
        return
    for part in parts:
        yield from _lines(part)


def _lines(element: etree._Element) -> Iterator[str]:
    if _name(element) in _HOLDERS or _name(element) == _name(element.getparent()):
        for part in element:
            yield from _lines(part)
    elif isinstance(element.tag, str):
        yield text_of(element)


def _words(element: etree._Element) -> str:
    mixed = _has_own_words(element)
    pieces = [element.text or ""]
    for child in element:
        inner, tail = _inner(child), child.tail or ""
        apart = not (mixed and _is_inline(child))
        pieces += [" " if apart else "", inner, tail if not apart or _NO_SPACE_BEFORE.match(tail) else f" {tail}"]
    return "".join(pieces)


def _inner(child: etree._Element) -> str:
    """Return the words of a child; an entity is the character it names in HTML, or stays as it is written."""
    if isinstance(child, etree._Entity):  # noqa: SLF001 - the only name of the class
        return html5.get(f"{child.name};", f"&{child.name};")
    if not isinstance(child.tag, str):
        return ""
    if not len(child):
        return child.text or ""
    words = _words(child)
    return words if _has_own_words(child) or not words else words.strip()


def _is_inline(child: etree._Element) -> bool:
    return not isinstance(child.tag, str) or _has_own_words(child) or (len(child) == 1 and _is_inline(child[0]))


def _has_own_words(element: etree._Element) -> bool:
    if element.text and not element.text.isspace():
        return True
    for child in element:
        tail = child.tail
        if tail and not tail.isspace():
            return True
    return False


def _name(element: etree._Element | None) -> str:
    tag = element.tag if element is not None else None
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
