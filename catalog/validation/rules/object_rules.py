"""Rules about digital objects: what they name of their record is there."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.findings import Severity
from catalog.validation.rules.record_parts import RecordParts
from catalog.validation.rules.rule import Breach, Rule

__all__ = ["OBJECT_RULES"]


def _twice(parts: RecordParts) -> Iterator[Breach]:
    seen = set()
    for number, one in enumerate(parts.record.digital_objects):
        if one.name in seen:
            hint = "Take out one of the two."
            yield Breach(("digital_objects", number), f"{one.name} is listed twice.", hint)
        seen.add(one.name)


def _of_no_text(parts: RecordParts) -> Iterator[Breach]:
    for number, one in enumerate(parts.record.digital_objects):
        if one.text is not None and one.text not in parts.text_of_key:
            keys = ", ".join(sorted(parts.text_of_key))
            hint = f"Write one of the keys: {keys}." if keys else "Describe the text under `texts`, or take out `text`."
            yield Breach(("digital_objects", number, "text"), f"No text has the key {one.text!r}.", hint)


def _of_no_image(parts: RecordParts) -> Iterator[Breach]:
    names = {one.name for one in parts.record.digital_objects}
    for number, one in enumerate(parts.record.digital_objects):
        if one.image is not None and (one.image not in names or one.image == one.name):
            message = f"{one.image} is not another digital object of this record."
            hint = "Write the `file` or the `url` of the image as it is in the list."
            yield Breach(("digital_objects", number, "image"), message, hint)


OBJECT_RULES = (
    Rule("object-twice", Severity.ERROR, ("digital_objects",), _twice),
    Rule("object-text-unknown", Severity.ERROR, ("digital_objects",), _of_no_text),
    Rule("object-image-unknown", Severity.ERROR, ("digital_objects",), _of_no_image),
)
"""About the files and addresses that show a document."""
