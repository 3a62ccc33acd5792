"""ALTO 1 to 4: pages with text lines and their strings, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from catalog.drafts.xml_source import local, text_of
from catalog.model.transcribed_page import MOST_LINES, Box, TranscribedLine, TranscribedPage, number_of, one_line

__all__ = ["pages"]


def pages(root: etree._Element) -> Iterator[TranscribedPage]:
    """Yield the pages of an `alto` element."""
    image = next((text_of(each) for each in root.iter("{*}fileName")), "")
    for page in root.iter("{*}Page"):
        lines = (_line(line) for line in islice(page.iter("{*}TextLine"), MOST_LINES))
        size = number_of(page.get("WIDTH")), number_of(page.get("HEIGHT"))
        yield TranscribedPage(*size, image, tuple(line for line in lines if line.words))


def _line(line: etree._Element) -> TranscribedLine:
    """A line; a hyphen at its end belongs to the word before it."""
    words = ""
    for part in line:
        if local(part) == "HYP":
            words += part.get("CONTENT") or "-"
        elif local(part) == "String":
            words += f" {part.get('CONTENT') or ''}"
    return TranscribedLine(one_line(words), _box(line))


def _box(line: etree._Element) -> Box | None:
    """The place of a line: its own, or that around its strings."""
    own = _edges(line)
    parts = [own] if own else [edges for part in line if (edges := _edges(part))]
    if not parts:
        return None
    left, top = min(each[0] for each in parts), min(each[1] for each in parts)
    return Box(left, top, max(each[2] for each in parts) - left, max(each[3] for each in parts) - top)


def _edges(element: etree._Element) -> tuple[float, float, float, float] | None:
    x, y, width, height = (number_of(element.get(name)) for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
    if x is None or y is None or width is None or height is None:
        return None
    return x, y, x + width, y + height
