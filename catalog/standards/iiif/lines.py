"""The lines of a transcript as annotations of IIIF: each with its words, and its place on the canvas of its picture."""

from __future__ import annotations

from catalog.model import Catalogue, DigitalObject, Record
from catalog.model.transcribed_page import Box, TranscribedPage
from catalog.standards.iiif.addresses import canvas_url, lines_url
from catalog.standards.rdf.node import Node

__all__ = ["annotation_page"]

_CONTEXTS = [
    "http://iiif.io/api/extension/text-granularity/context.json",
    "http://iiif.io/api/presentation/3/context.json",
]


def annotation_page(
    page: TranscribedPage, transcript: DigitalObject, picture: DigitalObject, record: Record, catalogue: Catalogue
) -> Node:
    """Return the lines of a page as one page of annotations. A line without a place is one of the whole canvas."""
    address = lines_url(record, transcript, catalogue)
    canvas = canvas_url(record, picture, catalogue)
    text = record.text(transcript.text or picture.text or "")
    language = {"language": text.language[0]} if text and text.language else {}
    items = [
        {
            "id": f"{address}#{number}",
            "type": "Annotation",
            "motivation": "supplementing",
            "textGranularity": "line",
            "body": {"type": "TextualBody", "value": line.words, "format": "text/plain", **language},
            "target": canvas + (_place(line.box, page, picture) if line.box else ""),
        }
        for number, line in enumerate(page.lines, 1)
    ]
    return {"@context": _CONTEXTS, "id": address, "type": "AnnotationPage", "items": items}


def _place(box: Box, page: TranscribedPage, picture: DigitalObject) -> str:
    """Return the place on the canvas: the page may be measured in tenths of millimetres, or on a larger scan."""
    across = picture.width / page.width if picture.width and page.width else 1.0
    down = picture.height / page.height if picture.height and page.height else 1.0
    right, bottom = picture.width or box.x + box.width, picture.height or box.y + box.height
    x, y = max(0, round(box.x * across)), max(0, round(box.y * down))
    width = min(round(box.width * across), round(right) - x)
    height = min(round(box.height * down), round(bottom) - y)
    return f"#xywh={x},{y},{width},{height}" if width > 0 and height > 0 else ""
