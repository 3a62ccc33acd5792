"""What a source says that is neither in the record, nor asked about, nor ignored already: found by its words.

An importer reads what it knows of a format, and much of that depends on what is beside it. So at the end each piece of
the source is looked for, word by word, in all that was made of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from lxml import etree

from catalog.drafts.draft_builder import Entry
from catalog.drafts.xml_source import line_of, local

__all__ = ["KnownWords", "Piece", "ignore_unread", "pieces_of"]

Piece = tuple[str, str]
"""Words, and the place they are at."""

_WORD = re.compile(r"\w+")
_PROSE = 200
"""Characters of words that are no name and no number, which could be a part of another."""
_XLINK = "{http://www.w3.org/1999/xlink}"


def ignore_unread(entry: Entry, pieces: Iterable[Piece]) -> None:
    """Leave every piece of which a word is nowhere in what was made of the source, each once."""
    KnownWords(entry).ignore_unread(pieces)


class KnownWords:
    """All words of what was made of a source; the record must be complete."""

    def __init__(self, entry: Entry) -> None:
        self._entry = entry
        self._said = set(_made(entry))
        self._texts = ["\n".join(self._said)]
        self._ignored = len(entry.ignored)

    def __contains__(self, words: str) -> bool:
        """Whether every word of some words is known; of prose it is enough that it is there on one line."""
        line = " ".join(words.split())
        if line in self._said or (len(words) >= _PROSE and any(line in text for text in self._texts)):
            return True
        return self._words.issuperset(_WORD.findall(words.casefold()))

    @cached_property
    def _words(self) -> set[str]:
        return set().union(*(_WORD.findall(text.casefold()) for text in self._texts))

    def ignore_unread(self, pieces: Iterable[Piece]) -> None:
        """Leave every piece of which a word is unknown, each once; for the next pieces, what is left is known."""
        self._learn_what_is_ignored()
        for words, place in dict.fromkeys(pieces):
            if words not in self:
                self._entry.ignore(words, place)

    def _learn_what_is_ignored(self) -> None:
        if len(self._entry.ignored) == self._ignored:
            return
        ignored = [each.text for each in self._entry.ignored[self._ignored :]]
        self._ignored = len(self._entry.ignored)
        self._said.update(ignored)
        self._texts.append("\n".join(ignored))
        self._words.update(_WORD.findall(self._texts[-1].casefold()))


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
    for each in entry.ignored:
        yield each.text
    for question in entry.questions:
        yield question.text
    for fixed in entry.fixed:
        yield fixed.text


def _strings(tree: Any) -> Iterator[str]:
    """Yield all words of a plain document, the names of its fields among them: `Rights holder: Ann` is a holder."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, Mapping):
        for key, value in tree.items():
            yield str(key)
            yield from _strings(value)
    elif isinstance(tree, (list, tuple)):
        for value in tree:
            yield from _strings(value)
    elif tree is not None:
        yield str(tree)
