"""The words of an XML element on one line, and those of prose in its paragraphs and list items.

Where words are beside an element, it is part of a sentence: nothing comes between `H<emph>2</emph>O`. Elements that
are on their own are separated by a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html.entities import html5
from itertools import islice

from lxml import etree

from catalog.model.strings import clean

__all__ = ["all_words", "paragraphs_of", "text_of"]

_NO_SPACE_BEFORE = re.compile(r"[,.;:!?)\]}»”’]")
_HOLDERS = frozenset(
    {"list", "deflist", "chronlist", "table", "tgroup", "thead", "tbody", "index", "blockquote", "div"}
)
_HEAD = "head"
_BLOCKS = _HOLDERS | {"p", _HEAD}
"""Elements that begin a new line in prose, and in a paragraph."""
_APART = _BLOCKS | {"note", "footnote", "address", "addressline", "subarea", "item"}
"""Elements whose words never continue those before them."""
_NAMES = frozenset(
    {"persname", "corpname", "famname", "geogname", "name", "title", "bibref", "archref", "extref", "ref", "date"}
    | {"unitdate", "unittitle", "subject", "genreform", "reference"}
)
"""Elements in prose that are words of their own, as those of type and form are not: `H<emph>2</emph>O`."""


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
    parts = [part for part in element if _name(part) != _HEAD]
    if _has_own_words(element) or not any(_name(part) for part in parts):
        yield from _runs(element.text or "", element)
        return
    for part in parts:
        yield from _lines(part)


def _lines(element: etree._Element) -> Iterator[str]:
    if _name(element) in _HOLDERS or _name(element) == _name(element.getparent()):
        for part in element:
            yield from _lines(part)
    elif isinstance(element.tag, str):
        yield from _runs(element.text or "", element)


def _runs(text: str, parts: Iterable[etree._Element]) -> Iterator[str]:
    """Yield what is between the lists, tables and paragraphs among some parts, and the lines of each of those."""
    run: list[etree._Element] = []
    for part in parts:
        if _name(part) not in _BLOCKS:
            run.append(part)
            continue
        yield clean(_joined(text, run))
        if _name(part) != _HEAD:
            yield from _lines(part)
        text, run = part.tail or "", []
    yield clean(_joined(text, run))


def _words(element: etree._Element) -> str:
    return _joined(element.text or "", element)


def _joined(text: str, parts: Iterable[etree._Element]) -> str:
    """Return words and the parts that follow them, with a space where two would run together."""
    parts = list(parts)
    mixed = any(each and not each.isspace() for each in (text, *(part.tail for part in parts)))
    pieces, before = [text], text
    for child in parts:
        inner, tail = _inner(child), child.tail or ""
        apart = not (mixed and _is_inline(child))
        gap = " " if apart or _begins_a_word(child, before, inner) else ""
        pieces += [gap, inner, tail if not apart or _NO_SPACE_BEFORE.match(tail) else f" {tail}"]
        before = tail or inner or before
    return "".join(pieces)


def _begins_a_word(child: etree._Element, before: str, inner: str) -> bool:
    """Whether a name or a reference follows a word without a space: `received from<persname>Ann Archer</persname>`."""
    return before[-1:].isalnum() and (inner[:1].isupper() or inner[:1].isdigit()) and _name(child) in _NAMES


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
    if _name(child) in _APART:
        return False
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
