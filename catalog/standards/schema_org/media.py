"""Digital objects in the terms of schema.org: media objects of the document."""

from __future__ import annotations

from catalog.model import Catalogue, DigitalObject, Record
from catalog.standards.digital_objects import facts, iso_duration
from catalog.standards.rdf.node import Node, stated
from catalog.vocabularies import ObjectRole

__all__ = ["media"]

_MEDIA = {"image": "ImageObject", "audio": "AudioObject", "video": "VideoObject"}


def media(record: Record, catalogue: Catalogue) -> Node:
    """Return the files and addresses that show the document, and the address of the picture that stands for it."""
    small = next((one for one in record.digital_objects if one.role is ObjectRole.THUMBNAIL), None)
    return {
        "associatedMedia": [_object(one, record, catalogue) for one in record.digital_objects],
        "thumbnailUrl": catalogue.url_of_object(record.id, small) if small else None,
    }


def _object(one: DigitalObject, record: Record, catalogue: Catalogue) -> Node:
    """A file or address that shows the document or carries its words."""
    kind = (one.media_type or ("image/" if one.iiif_service else "")).partition("/")[0]
    return stated(
        {
            "@type": _MEDIA.get(kind, "MediaObject"),
            "contentUrl": catalogue.url_of_object(record.id, one),
            "name": one.label,
            "additionalType": one.role.value if one.role else None,
            "encodingFormat": one.media_type,
            "contentSize": f"{one.bytes} B" if one.bytes is not None else None,
            "sha256": one.sha256,
            "width": _pixels(one.width),
            "height": _pixels(one.height),
            "duration": iso_duration(one),
            "description": list(facts(one)),
            "license": one.rights,
            "conditionsOfAccess": one.access.conditions if one.access else None,
        }
    )


def _pixels(count: int | None) -> Node | None:
    return {"@type": "QuantitativeValue", "value": str(count), "unitCode": "E37"} if count else None
