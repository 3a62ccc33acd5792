"""Where a document is kept and read, in MODS: <location>.

The whole reference code is in `physicalLocation`, where reference managers read it, and its place in the archive in
`shelfLocator`.
"""

from __future__ import annotations

from collections.abc import Iterator

from catalog.model import Catalogue, DigitalObject, Record
from catalog.standards import codes, digital_objects
from catalog.standards.markup import Markup, branch, leaf, text_element
from catalog.standards.mods.holdings import containers
from catalog.standards.mods.terms import REPOSITORY
from catalog.vocabularies import ObjectRole

__all__ = ["location"]

_location, _physical_location, _shelf_locator = branch("location"), leaf("physicalLocation"), leaf("shelfLocator")
_repository = leaf("physicalLocation", {"type": REPOSITORY})
_holding, _copy = branch("holdingSimple"), branch("copyInformation")
_primary_url = leaf("url", {"usage": "primary display"})


def location(record: Record, catalogue: Catalogue) -> Markup:
    """Return the archive and the number there, the addresses, and what it is kept in."""
    return _location(
        [
            *_kept_at(record),
            _primary_url(record.url or catalogue.url_of(record.id)),
            *[_object(one, record, catalogue) for one in record.digital_objects],
            _holding([_copy(containers(record))]),
        ]
    )


def _kept_at(record: Record) -> Iterator[Markup]:
    code = record.reference_code
    if code and (within := codes.locator(code)):
        yield _physical_location(codes.words(code))
        yield _shelf_locator(within)
    elif code:
        yield _repository(codes.archive_name(code))


def _object(one: DigitalObject, record: Record, catalogue: Catalogue) -> Markup:
    """The address of a digital object: a thumbnail is a preview, any other file the object itself."""
    access = "preview" if one.role is ObjectRole.THUMBNAIL else "raw object" if one.file or one.media_type else None
    role = [one.role.value.capitalize()] if one.role and one.role is not ObjectRole.THUMBNAIL else []
    marks = {
        "displayLabel": one.label,
        "access": access,
        "note": "; ".join([*role, *digital_objects.facts(one)]) or None,
    }
    return text_element("url", catalogue.url_of_object(record.id, one), marks)
