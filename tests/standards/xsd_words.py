"""A document with a word of its own in every element and attribute of a schema, to see what becomes of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

_XS = "{http://www.w3.org/2001/XMLSchema}"


@dataclass
class Shape:
    """What a type holds: elements with their types, attributes, and whether words are allowed."""

    elements: dict[str, etree._Element] = field(default_factory=dict)
    attributes: dict[str, etree._Element] = field(default_factory=dict)
    has_words: bool = False


class Schema:
    """The elements of one XSD, its own names alone."""

    def __init__(self, path: Path, deepest: int = 4) -> None:
        self.deepest = deepest
        self.root = etree.parse(path).getroot()
        self.named = {(each.tag, each.get("name")): each for each in self.root if each.get("name")}
        self.namespace = self.root.get("targetNamespace") or ""

    def declared(self, kind: str, name: str | None) -> etree._Element | None:
        own = (name or "").rpartition(":")[2]
        found = self.named.get((f"{_XS}{kind}", own))
        if found is None and kind == "element" and own:
            found = next((each for each in self.root.iter(f"{_XS}element") if each.get("name") == own), None)
        return found

    def shape(self, element: etree._Element) -> Shape:
        """Return what an element may hold."""
        found = Shape()
        inner = element.find(f"{_XS}complexType")
        if inner is None:
            inner = self.declared("complexType", element.get("type"))
        if inner is None:
            found.has_words = not self._is_closed(element.get("type"), element)
        else:
            self._add(inner, found, set())
        return found

    def _add(self, node: etree._Element, found: Shape, seen: set[str]) -> None:
        found.has_words = found.has_words or node.get("mixed") == "true"
        for each in node:
            kind = etree.QName(each).localname if isinstance(each.tag, str) else ""
            name = each.get("ref") or each.get("name") or ""
            if kind == "element":
                target = self.declared("element", each.get("ref")) if each.get("ref") else each
                if target is not None:
                    found.elements[name.rpartition(":")[2]] = target
            elif kind == "attribute" and each.get("use") != "prohibited":
                if not each.get("ref") and not self._is_closed(each.get("type"), each) and not each.get("fixed"):
                    found.attributes[name] = each
            elif kind in ("group", "attributeGroup"):
                self._follow(kind, each.get("ref"), found, seen)
            elif kind in ("extension", "restriction"):
                self._base(each.get("base"), found, seen)
                self._add(each, found, seen)
            elif kind in ("sequence", "choice", "all", "complexContent", "simpleContent"):
                self._add(each, found, seen)

    def _follow(self, kind: str, name: str | None, found: Shape, seen: set[str]) -> None:
        target = self.declared(kind, name)
        if target is not None and f"{kind} {name}" not in seen:
            seen.add(f"{kind} {name}")
            self._add(target, found, seen)

    def _base(self, name: str | None, found: Shape, seen: set[str]) -> None:
        base = self.declared("complexType", name)
        if base is not None:
            self._add(base, found, seen)
        elif not self._is_closed(name, None):
            found.has_words = True

    def _is_closed(self, name: str | None, node: etree._Element | None) -> bool:
        """Whether a type takes only the words of a list, or a number or a date."""
        own = node.find(f"{_XS}simpleType") if node is not None else None
        kind = own if own is not None else self.declared("simpleType", name)
        if kind is None:
            return (name or "").rpartition(":")[2] in ("boolean", "integer", "positiveInteger", "ID", "IDREF", "IDREFS")
        return kind.find(f".//{_XS}enumeration") is not None or kind.find(f".//{_XS}pattern") is not None

    def full(self, name: str, words: Iterator[str], said: dict[str, str], skip: frozenset[str]) -> etree._Element:
        """Return an element with a word in all that it may hold; `said` gets each word with its path."""
        declared = self.declared("element", name)
        assert declared is not None
        return self._full(name, declared, words, said, skip, ())

    def _full(
        self,
        name: str,
        declared: etree._Element,
        words: Iterator[str],
        said: dict[str, str],
        skip: frozenset[str],
        above: tuple[str, ...],
    ) -> etree._Element:
        path = (*above, name)
        element = etree.Element(f"{{{self.namespace}}}{name}" if self.namespace else name)
        shape = self.shape(declared)
        for attribute in shape.attributes:
            if attribute not in skip:
                word = next(words)
                said[word] = f"{'/'.join(path)}/@{attribute}"
                element.set(attribute, word)
        if shape.has_words:
            word = next(words)
            said[word] = "/".join(path)
            element.text = word
        for child, target in shape.elements.items():
            if child not in path and child not in skip and len(path) < self.deepest:
                element.append(self._full(child, target, words, said, skip, path))
        return element
