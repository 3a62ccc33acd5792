"""How much there is of a document, and of what, in MODS: <physicalDescription>."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.model import Extent, Record
from catalog.standards import digital_objects
from catalog.standards.markup import Markup, branch, leaf, tagged
from catalog.standards.mods.terms import DIMENSIONS, MATERIAL

__all__ = ["descriptions"]

_physical, _media_type, _extent = branch("physicalDescription"), leaf("internetMediaType"), tagged("extent", "unit")
_material, _dimensions = leaf("form", {"type": MATERIAL}), leaf("note", {"type": DIMENSIONS})


def descriptions(record: Record) -> Iterator[Markup]:
    """Yield the media types of its files, then a description for each extent."""
    yield _physical(map(_media_type, digital_objects.media_types(record)))
    yield from (_physical(_pieces(extent)) for extent in record.extent)


def _pieces(extent: Extent) -> Iterator[Markup]:
    """Yield the words, the number with its unit, what it is made of, and its measure."""
    yield _extent(extent.as_written, None)
    if extent.quantity:
        yield _extent(extent.quantity, extent.unit)
    else:
        yield _extent(extent.unit, None)
    yield _material(extent.medium)
    yield _dimensions(extent.dimensions)
