"""What a source says that is neither in the record, nor asked about, nor left already: found by its words.

An importer reads what it knows of a format, and much of that depends on what is beside it. So at the end each piece of
the source is looked for, word by word, in all that was made of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from catalog.drafts.draft_builder import Entry
from catalog.drafts.xml_source import line_of, local

__all__ = ["KnownWords", "Piece", "leave_unread", "pieces_of"]

Piece = tuple[str, str]
"""Words, and the place they are at."""

_WORD = re.compile(r"\w+")
_XLINK = "{http://www.w3.org/1999/xlink}"


def leave_unread(entry: Entry, pieces: Iterable[Piece]) -> None:
    """Leave every piece of which a word is nowhere in what was made of the source, each once."""
    known = KnownWords(entry)
    for words, place in dict.fromkeys(pieces):
        if words not in known:
            entry.leave(words, place)


class KnownWords:
    """All words of what was made of a source."""

    def __init__(self, entry: Entry) -> None:
        self._words = {word for words in _made(entry) for word in _WORD.findall(words.casefold())}

    def __contains__(self, words: str) -> bool:
        """Whether every word of some words is known."""
        return self._words.issuperset(_WORD.findall(words.casefold()))


def pieces_of(
    element: etree._Element, read: Mapping[str, Collection[str]], technical: Collection[str] = (), above: str = ""
) -> Iterator[Piece]:
    """Yield the words between the tags of an element and of those in it, and the values of their attributes.

    `read` names, by element, the attributes that the importer reads or asks about itself, `*` for those of all
    elements and `#` where it does so with the words too; `technical` those that say nothing of the document.
    """
    name = local(element)
    path = f"{above}{name}"
    place = f"{line_of(element)} ({path})"
    own = {*read.get(name, ()), *read.get("*", ())}
    for key, value in element.attrib.items():
        attribute = str(key).rpartition("}")[2]
        if attribute not in own and attribute not in technical and not _is_declaration(str(key)):
            yield str(value), f"{line_of(element)} ({path}/@{attribute})"
    if "#" not in own and element.text and element.text.strip():
        yield element.text, place
    for child in element:
        if local(child):
            yield from pieces_of(child, read, technical, f"{path}/")
        if "#" not in own and child.tail and child.tail.strip():
            yield child.tail, place


def _is_declaration(key: str) -> bool:
    """Whether an attribute is about the file: the schema that it follows, how a link is followed."""
    return key.startswith("{http://www.w3.org/2001/XMLSchema-instance}") or (
        key.startswith(_XLINK) and key.removeprefix(_XLINK) in ("type", "show", "actuate")
    )


def _made(entry: Entry) -> Iterator[str]:
    yield from _strings(entry.document)
    for found in entry.found:
        yield found.text
    for left in entry.left:
        yield left.text
    for question in entry.questions:
        yield question.text
    for fixed in entry.fixed:
        yield fixed.text


def _strings(tree: Any) -> Iterator[str]:
    """Yield all words of a plain document, the names of its fields among them: `Rights holder: Ann` is a holder."""
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            yield str(key)
            yield from _strings(value)
    elif isinstance(tree, (list, tuple)):
        for value in tree:
            yield from _strings(value)
    elif tree is not None:
        yield str(tree)
