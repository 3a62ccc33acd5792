"""A full record, and every field of it changed in turn, to be looked for in what was made of it."""

from __future__ import annotations

import copy
import json
from pathlib import Path

from pydantic import ValidationError

from catalog.model import Record

__all__ = ["MARKER", "RICH", "changed", "fields"]

MARKER = "Zmarker77"
RICH = json.loads((Path(__file__).parent / "rich.json").read_text())
OTHERS = {
    "level": "file", "genre": "minutes", "language": "fr", "value": "1931-02-03", "event": "declassification",
    "kind": "family", "certainty": "certain", "role": "sponsor", "form": "print", "relation": "mentioned",
    "mark": "editorial", "leaves": "99v", "uploaded": "1999-01-01", "date": "1998", "count": 4, "at": 40,
    "uri": "http://rightsstatements.org/vocab/CNE/1.0/", "url": "https://elsewhere.example.org/9",
    "authority": "http://viaf.org/viaf/999", "metadata_license": "https://creativecommons.org/licenses/by-nc/4.0/",
    "created": "2025-05-05", "modified": "2025-06-06", "taken": "2025-07-07", "record": "another-record",
    "part_of": "another-unit", "key": "another", "translated_from": "another", "file": "another.txt",
    "bytes": 48212, "sha256": "f" * 64, "width": 1201, "height": 1601, "pages": 7, "duration": "0:02:08",
    "media_type": "image/png",
    "image": "elsewhere/2.jpg", "iiif_service": "https://images.example.org/iiif/other", "ark": "ark:/12345/x5wf6789s",
    "rights": "http://rightsstatements.org/vocab/CNE/1.0/",
    "identifiers.kind": "Handle", "subjects.kind": "occupation", "revisions.event": "revised",
    "revisions.date": "2025-08-08", "revisions.maker": "program", "dates.span": "bulk", "dates.old_style": "1930-01-02",
    "extent.quantity": "77.5", "containers.kind": MARKER, "notes.kind": MARKER, "digital_objects.kind": MARKER,
    "reviewed": False, "is_open": False, "status": "draft", "email": "new@example.org",
}  # fmt: skip
"""Another value of each field that cannot hold the marker."""


def fields(node=RICH, place=(), names=()):
    """Yield every leaf of the record once by its name, with the way to it."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from fields(value, (*place, key), (*names, key))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from fields(value, (*place, number), names)
    else:
        yield ".".join(names), place


def changed(place, marker=MARKER) -> tuple[Record, bool]:
    """Return the record with one leaf changed, and whether to the marker; with the leaf removed where nothing fits."""
    above, key = [step for step in ("", *place) if isinstance(step, str)][-2:]
    other = OTHERS.get(f"{above}.{key}", OTHERS.get(key, MARKER))
    for value in (marker if other == MARKER else other, marker, None):
        document = _replaced(place, value)
        try:
            return Record.model_validate(document), value == marker
        except ValidationError:
            continue
    raise AssertionError(f"nothing fits at {place}")


def _replaced(place, value):
    document = copy.deepcopy(RICH)
    holder = document
    for step in place[:-1]:
        holder = holder[step]
    if value is None:
        del holder[place[-1]]
    else:
        holder[place[-1]] = value
    return document
