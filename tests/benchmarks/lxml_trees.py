"""The yardstick of XML: the same documents built with lxml, by a program that has all values at hand already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

__all__ = ["Shape", "build", "shape_of"]


@dataclass(frozen=True, slots=True)
class Shape:
    """An element as values: tag, attributes, the namespaces declared at the root, text, children."""

    tag: str
    attributes: Mapping[str, str]
    namespaces: Mapping[str | None, str]
    text: str | None
    children: tuple[Shape, ...]


def shape_of(document: bytes) -> Shape:
    """Take a document apart."""
    return _shape(etree.fromstring(document))


def _shape(element: etree._Element) -> Shape:
    children = tuple(map(_shape, element))
    text = element.text if not children else None
    return Shape(str(element.tag), dict(element.attrib), dict(element.nsmap), text, children)


def build(shape: Shape) -> bytes:
    """Build the document anew and serialise it."""
    root = etree.Element(shape.tag, shape.attributes, nsmap=shape.namespaces)
    _fill(root, shape)
    return etree.tostring(root, encoding="UTF-8")


def _fill(element: etree._Element, shape: Shape) -> None:
    element.text = shape.text
    for child in shape.children:
        _fill(etree.SubElement(element, child.tag, child.attributes), child)
