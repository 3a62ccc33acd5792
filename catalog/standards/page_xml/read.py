"""PAGE XML: text regions in their reading order, with the lines that people or programs have read in them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from catalog.drafts.xml_source import local
from catalog.model.transcribed_page import MOST_LINES, Box, TranscribedLine, TranscribedPage, number_of, one_line

__all__ = ["pages"]


def pages(root: etree._Element) -> Iterator[TranscribedPage]:
    """Yield the page of a `PcGts` element."""
    for page in root.iter("{*}Page"):
        size = number_of(page.get("imageWidth")), number_of(page.get("imageHeight"))
        lines = (_line(line) for line in islice(_lines(page), MOST_LINES))
        yield TranscribedPage(*size, page.get("imageFilename") or "", tuple(line for line in lines if line.words))


def _lines(page: etree._Element) -> Iterator[etree._Element]:
    """Yield the lines of the regions in their reading order; those that it does not name are at the end."""
    regions = {each.get("id"): each for each in page.iter("{*}TextRegion")}
    order = list(dict.fromkeys(_order(page)))
    rank = {name: number for number, name in enumerate(order)}
    listed = sorted(regions.items(), key=lambda item: rank.get(item[0] or "", len(rank)))
    for _, region in listed:
        yield from (part for part in region if local(part) == "TextLine")


def _order(page: etree._Element) -> Iterator[str]:
    for group in page.iterfind("{*}ReadingOrder/{*}*"):
        yield from _references(group)


def _references(group: etree._Element) -> Iterator[str]:
    """Yield the regions that a group names, those of an ordered one by their numbers; groups may be within groups."""
    waiting = [group]
    while waiting:
        each = waiting.pop()
        if name := each.get("regionRef"):
            yield name
        parts = [part for part in each if local(part)]
        parts.sort(key=lambda part: number_of(part.get("index")) or 0)
        waiting += reversed(parts)


def _line(line: etree._Element) -> TranscribedLine:
    words = _text(line) or " ".join(_text(part) for part in line if local(part) == "Word")
    coordinates = next((part for part in line if local(part) == "Coords"), None)
    return TranscribedLine(one_line(words), _box(coordinates) if coordinates is not None else None)


def _text(element: etree._Element) -> str:
    """Return the reading that counts: of several the one with the smallest number, else the first."""
    readings = [part for part in element if local(part) == "TextEquiv"]
    best = min(readings, key=lambda part: number_of(part.get("index")) or 0, default=None)
    if best is None:
        return ""
    return next(("".join(map(str, part.itertext())) for part in best if local(part) == "Unicode"), "")


def _box(coordinates: etree._Element) -> Box | None:
    """The rectangle around a polygon: `points`, or before 2013 an element for each point."""
    pairs = [pair.split(",") for pair in (coordinates.get("points") or "").split()]
    pairs += [[each.get("x") or "", each.get("y") or ""] for each in coordinates if local(each) == "Point"]
    points = [tuple(map(number_of, pair)) for pair in pairs if len(pair) == 2]
    xs = [x for x, y in points if x is not None and y is not None]
    ys = [y for x, y in points if x is not None and y is not None]
    if not xs:
        return None
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
