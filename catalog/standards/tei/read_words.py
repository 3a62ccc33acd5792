"""text: the words of a document, a division for each of its texts, as a transcript beside the record.

What editors add is taken out and listed: notes, and the second reading of a pair. What they read with doubt or supplied
is in brackets, which the record explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from catalog.drafts.xml_source import local, place_of, text_of
from catalog.model.strings import clean

__all__ = ["Words", "words_of"]

_HOLDERS = frozenset(
    (
        "address", "back", "body", "cit", "closer", "div", "div1", "div2", "div3", "front", "group", "lg", "list",
        "opener", "postscript", "table", "text",
    )
)  # fmt: skip
_BLOCKS = _HOLDERS | frozenset(
    (
        "ab", "addrLine", "argument", "byline", "dateline", "docDate", "docImprint", "docTitle", "epigraph", "figure",
        "floatingText", "head", "item", "l", "label", "p", "quote", "row", "salute", "signed", "sp", "speaker",
        "titlePage", "titlePart", "trailer",
    )
)  # fmt: skip
_FIRST_OF = {"choice": ("sic", "orig", "abbr", "unclear", "seg")}
_LEFT = frozenset({"note", "del", "fw", "figDesc", "certainty", "respons", "index", "app"})
_MARKS = {"unclear": "uncertain reading", "supplied": "supplied"}
_SEGMENTS = {"original-term": "original term", "editorial": "editorial", "bracketed": "unknown"}
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


@dataclass
class Words:
    """The words of one text: paragraphs with blank lines between them, what is in brackets, what was left out."""

    text: str = ""
    brackets: list[dict[str, Any]] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)


def words_of(element: etree._Element) -> Words:
    """Return the words of a text or of one of its divisions."""
    found = Words()
    paragraphs: list[str] = []
    length = 0
    for block in _paragraphs(element):
        piece = _Paragraph()
        piece.take(block)
        text, marks = piece.finished()
        found.left += piece.left
        if not text:
            continue
        for at, words, mark in marks:
            found.brackets.append({"as_written": words, "mark": mark, "at": length + at})
        paragraphs.append(text)
        length += len(text) + 2
    found.text = "\n\n".join(paragraphs)
    return found


def _paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the smallest blocks; words that are between blocks are with their holder."""
    inner = [part for part in element if local(part) in _BLOCKS]
    has_words = bool((element.text or "").strip()) or any((part.tail or "").strip() for part in element)
    if not inner or (has_words and local(element) not in _HOLDERS):
        yield element
        return
    for part in element:
        if local(part) in _BLOCKS:
            yield from _paragraphs(part)
        elif local(part) and local(part) not in ("pb", "lb", "milestone", "cb", "anchor", "gb"):
            yield part


class _Paragraph:
    """One paragraph as it is put together: spaces count once, line breaks are kept."""

    def __init__(self) -> None:
        self._text = ""
        self._marks: list[tuple[int, str, str]] = []
        self.left: list[tuple[str, str]] = []

    def finished(self) -> tuple[str, list[tuple[int, str, str]]]:
        """Return the text and its brackets."""
        return self._text.rstrip(), self._marks

    def take(self, element: etree._Element) -> None:
        """Add the words of an element."""
        self._add(element.text)
        for part in element:
            self._part(part)
            self._add(part.tail)

    def _part(self, part: etree._Element) -> None:
        name = local(part)
        if name == "lb":
            self._break(part)
        elif name in _LEFT:
            self._leave(part)
        elif name in _FIRST_OF:
            self._choose(part, _FIRST_OF[name])
        elif name == "gap":
            self._mark(f"[{clean(part.get('reason', '')) or '…'}]", "editorial")
        elif name in _MARKS or (name == "seg" and part.get("type") in _SEGMENTS):
            self._bracket(part, _MARKS.get(name) or _SEGMENTS[part.get("type", "")])
        elif name in _BLOCKS:
            self._add("\n" if self._text else "")
            self.take(part)
        elif name:
            self.take(part)

    def _break(self, part: etree._Element) -> None:
        if self._text:
            self._text = self._text.rstrip(" ")
            self._text += "" if part.get("break") == "no" else "\n"

    def _choose(self, part: etree._Element, wanted: tuple[str, ...]) -> None:
        """Take what the document has, and leave what editors put beside it."""
        first = next((each for name in wanted for each in part if local(each) == name), None)
        for each in part:
            if each is first:
                self._part(each)
            else:
                self._leave(each)

    def _leave(self, part: etree._Element) -> None:
        if text_of(part):
            self.left.append((text_of(part), place_of(part)))

    def _bracket(self, part: etree._Element, mark: str) -> None:
        words = text_of(part)
        if words:
            self._mark(words if words.startswith("[") and words.endswith("]") else f"[{words}]", mark)

    def _mark(self, words: str, mark: str) -> None:
        self._marks.append((len(self._text), words, mark))
        self._text += words

    def _add(self, words: str | None) -> None:
        plain = _SPACES.sub(" ", words or "")
        if not self._text or self._text[-1] in " \n":
            plain = plain.lstrip(" ")
        self._text += plain
