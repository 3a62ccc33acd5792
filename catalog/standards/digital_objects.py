"""Digital objects for the crosswalks: which pictures are seen, what belongs to them, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.model import DigitalObject, Record, write_leaves
from catalog.vocabularies import ObjectRole

__all__ = ["LEAVES", "TEXT", "facts", "iso_duration", "media_types", "pictures", "thumbnails", "transcripts"]

_SEEN_FIRST = (ObjectRole.ACCESS_COPY, None, ObjectRole.DERIVATIVE, ObjectRole.ORIGINAL_SCAN)
"""Of several pictures of the same leaves, the one that is made for readers is seen."""


LEAVES, TEXT = "Leaves: ", "Text: "
"""What is written before the leaves and the text of an object where a standard has words alone for them."""


def facts(one: DigitalObject) -> Iterator[str]:
    """Yield what is said of an object in words, each in a paragraph: its leaves, its text, the note."""
    if one.leaves:
        yield f"{LEAVES}{write_leaves(one.leaves)}"
    if one.text:
        yield f"{TEXT}{one.text}"
    if one.note:
        yield one.note


def media_types(record: Record) -> tuple[str, ...]:
    """Return the media types of the objects, each once."""
    return tuple(dict.fromkeys(one.media_type for one in record.digital_objects if one.media_type))


def iso_duration(one: DigitalObject) -> str | None:
    """Return how long an object plays, in the form of ISO 8601: PT1H2M3S."""
    if one.seconds is None:
        return None
    minutes, seconds = divmod(one.seconds, 60)
    hours, minutes = divmod(int(minutes), 60)
    parts = (f"{hours}H" if hours else "", f"{minutes}M" if minutes else "", f"{seconds:.3f}".rstrip("0").rstrip("."))
    return f"PT{parts[0]}{parts[1]}{parts[2]}S"


def pictures(record: Record) -> tuple[DigitalObject, ...]:
    """Return the pictures that are seen, in their order: of those that show the same leaves, those best for readers."""
    candidates = [one for one in record.digital_objects if one.is_image and _may_be_seen(one)]
    best: dict[object, int] = {}
    for one in candidates:
        best[_shows(one)] = min(_rank(one), best.get(_shows(one), len(_SEEN_FIRST)))
    return tuple(one for one in candidates if _rank(one) == best[_shows(one)])


def _may_be_seen(one: DigitalObject) -> bool:
    return one.role in _SEEN_FIRST and one.media_type != "image/svg+xml"


def _shows(one: DigitalObject) -> object:
    """Return what a picture shows, so that others of the same can be known."""
    return (one.leaves, one.text) if one.leaves else one.name


def _rank(one: DigitalObject) -> int:
    return _SEEN_FIRST.index(one.role)


def thumbnails(record: Record) -> dict[str, DigitalObject]:
    """Return the thumbnails by the picture that they stand for: the one that they name, or that of their leaves."""
    return _beside(record, ObjectRole.THUMBNAIL)


def transcripts(record: Record) -> dict[str, DigitalObject]:
    """Return the transcripts with places by the picture that they were read from."""
    return _beside(record, ObjectRole.TRANSCRIPT)


def _beside(record: Record, role: ObjectRole) -> dict[str, DigitalObject]:
    seen = [one for one in reversed(pictures(record)) if one.leaves]
    by_leaves = {(one.leaves, None): one for one in seen} | {(one.leaves, one.text): one for one in seen}
    found: dict[str, DigitalObject] = {}
    for one in record.digital_objects:
        if one.role is not role:
            continue
        of_leaves = by_leaves.get((one.leaves, one.text)) or by_leaves.get((one.leaves, None))
        name = one.image or (of_leaves.name if of_leaves else None)
        if name:
            found.setdefault(name, one)
    return found
