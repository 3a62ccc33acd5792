"""The canvases of a manifest: one for each picture or recording, with its lines and its thumbnail."""

from __future__ import annotations

import re

from catalog.model import Catalogue, DigitalObject, Record
from catalog.standards.digital_objects import thumbnails, transcripts
from catalog.standards.iiif.addresses import canvas_url, lines_url
from catalog.standards.iiif.words import label_of
from catalog.standards.rdf.node import Node, stated

__all__ = ["Canvases", "body", "rights_name"]

_RIGHTS = re.compile(r"https?://(creativecommons\.org/(?:licenses|publicdomain)/|rightsstatements\.org/vocab/)")
_KINDS = {"image": "Image", "audio": "Sound", "video": "Video", "text": "Text"}


def rights_name(uri: str) -> str | None:
    """Return a statement or licence by its name, which has http and not https; None for one that IIIF does not know."""
    return re.sub("^https:", "http:", uri) if _RIGHTS.match(uri) else None


def body(one: DigitalObject, record: Record, catalogue: Catalogue) -> Node:
    """Return an object as the body of an annotation, or as a link."""
    kind = (one.media_type or "").partition("/")[0]
    kind = "Text" if one.media_type == "application/pdf" else _KINDS.get(kind, "Dataset")
    return stated(
        {
            "id": catalogue.url_of_object(record.id, one),
            "type": "Image" if one.iiif_service else kind,
            "label": label_of(one),
            "format": one.media_type,
            "width": one.width,
            "height": one.height,
            "duration": one.seconds,
        }
    )


class Canvases:
    """The canvases of one record."""

    def __init__(self, record: Record, catalogue: Catalogue) -> None:
        self._record = record
        self._catalogue = catalogue
        self._thumbnails = thumbnails(record)
        self._transcripts = transcripts(record)

    def canvas(self, one: DigitalObject, number: int) -> Node:
        """Return the canvas of a picture or recording; one without a label has its number."""
        address = canvas_url(self._record, one, self._catalogue)
        painted = {**body(one, self._record, self._catalogue), **_service(one)}
        painted.pop("label")
        painting = {
            "id": f"{address}/painting",
            "type": "Annotation",
            "motivation": "painting",
            "body": painted,
            "target": address,
        }
        small = self._thumbnails.get(one.name)
        return stated(
            {
                "id": address,
                "type": "Canvas",
                "label": label_of(one, default=str(number)),
                "width": one.width,
                "height": one.height,
                "duration": one.seconds,
                "rights": rights_name(one.rights) if one.rights else None,
                "thumbnail": [body(small, self._record, self._catalogue)] if small else [],
                "items": [{"id": f"{address}/page", "type": "AnnotationPage", "items": [painting]}],
                **self._lines(one),
            }
        )

    def _lines(self, one: DigitalObject) -> Node:
        """The transcript of a picture: its lines as annotations, and the file they are read from."""
        transcript = self._transcripts.get(one.name)
        if transcript is None or transcript.file is None:
            return {}
        address = lines_url(self._record, transcript, self._catalogue)
        page = {"id": address, "type": "AnnotationPage", "label": {"en": ["Lines of text"]}}
        return {"annotations": [page], "seeAlso": [body(transcript, self._record, self._catalogue)]}


def _service(one: DigitalObject) -> Node:
    """The service of an image, and the address of its whole picture there where the object has only a page."""
    if one.iiif_service is None:
        return {}
    service = {"id": one.iiif_service, "type": "ImageService3", "profile": "level0"}
    whole = {} if one.media_type else {"id": f"{one.iiif_service}/full/max/0/default.jpg", "format": "image/jpeg"}
    return {**whole, "service": [service]}
