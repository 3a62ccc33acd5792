"""hOCR 1.2: pages and lines by their classes, their places in the attribute `title`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from catalog.model.transcribed_page import MOST_LINES, Box, TranscribedLine, TranscribedPage, number_of, one_line

__all__ = ["is_hocr", "pages"]

_LINES = frozenset({"ocr_line", "ocrx_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
_BOX = re.compile(r"(?:^|;)\s*bbox\s+(-?[\d.]{1,12})\s+(-?[\d.]{1,12})\s+(-?[\d.]{1,12})\s+(-?[\d.]{1,12})\s*(?:;|$)")
_IMAGE = re.compile(r"(?:^|;)\s*image\s+(?:\"([^\"]{0,1000})\"|'([^']{0,1000})'|([^;\s]{1,1000}))")


def is_hocr(root: etree._Element) -> bool:
    """Whether a page of HTML has a page of hOCR in it."""
    return next(_of_class(root, {"ocr_page"}), None) is not None


def pages(root: etree._Element) -> Iterator[TranscribedPage]:
    """Yield the pages of a document."""
    for page in _of_class(root, {"ocr_page"}):
        title = page.get("title") or ""
        box, image = _box(title), _IMAGE.search(title)
        name = next(filter(None, image.groups()), "") if image else ""
        lines = (_line(line) for line in islice(_of_class(page, _LINES), MOST_LINES))
        right, bottom = (box.x + box.width, box.y + box.height) if box else (None, None)
        yield TranscribedPage(right, bottom, name, tuple(line for line in lines if line.words))


def _of_class(root: etree._Element, names: set[str] | frozenset[str]) -> Iterator[etree._Element]:
    for element in root.iter(etree.Element):
        if not names.isdisjoint((element.get("class") or "").split()):
            yield element


def _line(line: etree._Element) -> TranscribedLine:
    return TranscribedLine(one_line("".join(map(str, line.itertext()))), _box(line.get("title") or ""))


def _box(title: str) -> Box | None:
    found = _BOX.search(title)
    edges = [number_of(edge) for edge in found.groups()] if found else []
    left, top, right, bottom = edges if len(edges) == 4 else (None,) * 4
    if left is None or top is None or right is None or bottom is None:
        return None
    return Box(left, top, right - left, bottom - top)
