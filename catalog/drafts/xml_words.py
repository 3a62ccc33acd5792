"""The words of an XML element on one line, and those of prose in its paragraphs and list items.

Where words are beside an element, it is part of a sentence: nothing comes between `H<emph>2</emph>O`. Elements that
are on their own are separated by a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html.entities import html5
from itertools import islice

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
    """Return the words of a child; an entity is the character it names in HTML, or what the file declares it to be."""
    if isinstance(child, etree._Entity):  # noqa: SLF001 - the only name of the class
        return _declared(child, child.name or "")
    if not isinstance(child.tag, str):
        return ""
    if not len(child):
        return child.text or ""
    words = _words(child)
    return words if _has_own_words(child) or not words else words.strip()


_LONGEST_ENTITY = 200
"""Characters of an entity. The name of an archive has fewer; a file of references alone grows twentyfold at most."""


def _declared(child: etree._Element, name: str, depth: int = 0) -> str:
    """Return the text that the file itself declares for an entity; the reference where that is none, or too long."""
    content = _entities(child.getroottree().getroot()).get(name)
    if content is None or depth > 3:
        return html5.get(f"{name};", f"&{name};")
    plain = re.sub(r"<[^<>]*>", "", content)
    text = re.sub(r"&([\w.-]+);", lambda found: _declared(child, found[1], depth + 1), plain)
    return text if len(text) <= _LONGEST_ENTITY else f"&{name};"


@lru_cache(maxsize=1)
def _entities(root: etree._Element) -> dict[str, str]:
    """Return the entities of text that the internal subset of a document type declares, by name."""
    subset = root.getroottree().docinfo.internalDTD
    found = islice(subset.iterentities(), 1_000) if subset is not None else ()
    return {
        each.name: each.content for each in found if each.name and each.content and len(each.content) <= _LONGEST_ENTITY
    }


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
