"""Microdata and RDFa Lite as nodes like those of JSON-LD. Both put names beside the words that a page shows.

https://html.spec.whatwg.org/multipage/microdata.html, https://www.w3.org/TR/rdfa-lite/
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from catalog.standards.web_pages.html import SavedPage

__all__ = ["MICRODATA", "RDFA", "items"]

_LONGEST = 10_000
_MOST = 20_000
_VALUES = {
    "meta": "content", "link": "href", "a": "href", "area": "href", "audio": "src", "embed": "src", "iframe": "src",
    "img": "src", "source": "src", "track": "src", "video": "src", "object": "data", "data": "value", "meter": "value",
    "time": "datetime",
}  # fmt: skip
"""The attribute that has the value of a property, by the element that bears it."""


@dataclass(frozen=True, slots=True)
class _Syntax:
    """The attributes of a syntax for type, address and property; `is_item` recognises an element that is an item."""

    name: str
    type: str
    address: str
    property: str
    is_item: Callable[[etree._Element], bool]


MICRODATA = _Syntax("microdata", "itemtype", "itemid", "itemprop", lambda element: element.get("itemscope") is not None)
RDFA = _Syntax("RDFa", "typeof", "resource", "property", lambda element: element.get("typeof") is not None)


@dataclass(slots=True)
class _Open:
    """An element that is open, with the item that the properties in it belong to, and its vocabulary."""

    element: etree._Element
    item: dict[str, Any] | None
    vocabulary: str


@dataclass(slots=True)
class _Reading:
    """The items of a page while they are read."""

    page: SavedPage
    syntax: _Syntax
    roots: list[dict[str, Any]] = field(default_factory=list)
    count: int = 0

    def begin(self, element: etree._Element, above: _Open) -> _Open:
        """Read an element below another one."""
        vocabulary = element.get("vocab") or above.vocabulary
        item = self._item(element, vocabulary) if self.syntax.is_item(element) else None
        names = [name.removeprefix("schema:") for name in (element.get(self.syntax.property) or "").split()]
        if item is not None and not (names and above.item is not None):
            self.roots.append(item)
        if names and above.item is not None and self.count < _MOST:
            self.count += 1
            value = item if item is not None else self._value(element)
            for name in names if value not in (None, "") else ():
                above.item.setdefault(name, []).append(value)
        return _Open(element, item if item is not None else above.item, vocabulary)

    def _item(self, element: etree._Element, vocabulary: str) -> dict[str, Any]:
        types = [f"{_prefix(vocabulary, name)}{name}" for name in (element.get(self.syntax.type) or "").split()[:20]]
        address = (element.get(self.syntax.address) or "").strip()[:_LONGEST]
        in_schema_org = any("schema.org" in name or name.startswith("schema:") for name in types)
        context = {"@context": "https://schema.org"} if in_schema_org else {}
        return {**context, "@type": types, **({"@id": address} if address else {})}

    def _value(self, element: etree._Element) -> str:
        """Return the value of a property: in the attribute for it, else the words that the page shows."""
        attribute = element.get("content") or element.get(_VALUES.get(str(element.tag), "content"))
        return (attribute or self.page.words_of(element, _LONGEST)).strip()[:_LONGEST]


def _prefix(vocabulary: str, name: str) -> str:
    return "" if ":" in name else vocabulary


def items(page: SavedPage, syntax: _Syntax) -> list[dict[str, Any]]:
    """Return the items of a page that are in no other item, as nodes of JSON-LD."""
    reading = _Reading(page, syntax)
    opened = [_Open(page.root, None, "")]
    for event, element in _walk(page.root):
        if event == "start":
            opened.append(reading.begin(element, opened[-1]))
        else:
            opened.pop()
    return reading.roots


def _walk(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if isinstance(element.tag, str):
            yield event, element
