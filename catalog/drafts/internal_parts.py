"""What a source marks as not for the public: it is kept apart from the description, and published nowhere."""

from __future__ import annotations

from lxml import etree

__all__ = ["is_marked", "take_marked"]

_Mark = tuple[str, str]
"""An attribute and its value: `audience="internal"` in EAD, `shareable="no"` in MODS."""


def is_marked(element: etree._Element | None, mark: _Mark) -> bool:
    """Whether an element itself bears the mark."""
    return element is not None and (element.get(mark[0]) or "").strip().lower() == mark[1]


def take_marked(element: etree._Element, mark: _Mark) -> list[etree._Element]:
    """Take all marked elements out of another, and return the outermost; the words around them stay where they are."""
    found = [each for each in element.iterdescendants() if isinstance(each.tag, str) and is_marked(each, mark)]
    inner = {part for each in found for part in each.iterdescendants()}
    outermost = [each for each in found if each not in inner]
    for each in outermost:
        _take_out(each)
    return outermost


def _take_out(element: etree._Element) -> None:
    parent, before, tail = element.getparent(), element.getprevious(), element.tail
    if tail and before is not None:
        before.tail = f"{before.tail or ''}{tail}"
    elif tail and parent is not None:
        parent.text = f"{parent.text or ''}{tail}"
    element.tail = None
    if parent is not None:
        parent.remove(element)
