"""The lasting name and the digital objects of a document in the terms of RiC-O 1.1."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.model import Catalogue, DigitalObject, Record
from catalog.standards.digital_objects import facts
from catalog.standards.rdf.node import Node
from catalog.standards.rico.terms import name_of, stated

__all__ = ["instantiations", "lasting_name"]


def lasting_name(record: Record, catalogue: Catalogue) -> Iterator[Node]:
    """Yield the ARK as an identifier."""
    if record.ark:
        kind = name_of("IdentifierType", "ARK")
        yield {
            "@id": catalogue.url_of_ark(record.ark),
            "@type": "Identifier",
            "textualValue": record.ark,
            "hasIdentifierType": kind,
        }


def instantiations(record: Record, catalogue: Catalogue, nodes: Node) -> Node:
    """The texts, and the files that instantiate the document beside them."""
    files = [_instantiation(one, record, catalogue) for one in record.digital_objects]
    return {**nodes, "hasOrHadInstantiation": [*nodes.get("hasOrHadInstantiation", []), *files]}


def _instantiation(one: DigitalObject, record: Record, catalogue: Catalogue) -> Node:
    pixels = f"{one.width} x {one.height} pixels" if one.width and one.height else None
    pages = f"{one.pages} pages" if one.pages else None
    size = f"{one.bytes} bytes" if one.bytes is not None else None
    extent = ", ".join(part for part in (pixels, pages, one.duration, size) if part)
    return stated(
        {
            "@id": catalogue.url_of_object(record.id, one),
            "@type": "Instantiation",
            "name": one.label,
            "type": one.role.value if one.role else None,
            "hasRepresentationType": name_of("RepresentationType", one.media_type),
            "instantiationExtent": extent or None,
            "conditionsOfUse": one.rights,
            "conditionsOfAccess": one.access.conditions if one.access else None,
            "note": [*facts(one), *([f"SHA-256: {one.sha256}"] if one.sha256 else [])],
        }
    )
