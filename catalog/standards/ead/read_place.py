"""Where a unit is found again: its number, the archive above it, the boxes it lies in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from catalog import reference_codes
from catalog.drafts import bibliography
from catalog.drafts.draft_builder import Entry
from catalog.drafts.internal_parts import is_marked
from catalog.drafts.xml_source import line_of, local, text_of
from catalog.vocabularies import CodeLevel, Level

__all__ = ["INTERNAL", "is_internal", "number_of", "own_name", "write_code", "write_containers"]

_CONTAINERS = {word: level for level in CodeLevel if level.is_container for word in (level.value, f"{level.value}s")}
_CODE_LEVELS = {level.value: level.value for level in Level}


INTERNAL = ("audience", "internal")
"""How EAD marks what is for the staff of the archive."""


def is_internal(part: etree._Element) -> bool:
    """Whether a part of a unit, or the group it is in, is for the staff. Where a <did> is, the whole unit is."""
    group = part.getparent()
    in_group = group is not None and local(group) == "descgrp" and is_marked(group, INTERNAL)
    return in_group or is_marked(part, INTERNAL)


def write_code(entry: Entry, element: etree._Element, above: str) -> None:
    """Write the reference code: a whole reference of an archive that is known, or the unit's own number."""
    identifiers = [each for each in _of_unit(element, "unitid") if not _is_own_name(each)]
    stated = next((text_of(each) for each in _of_unit(element, "repository")), "")
    repository = stated or above
    for unitid in identifiers[:1]:
        place, words = f"{line_of(unitid)} (unitid)", text_of(unitid)
        known = [one for one in reference_codes.parse(words).references if one.repository and one.parts]
        if known:
            entry.line("/reference_code/as_written", words, place)
        elif repository and words:
            entry.line("/reference_code/repository", repository, place)
            entry.line(f"/reference_code/{_CODE_LEVELS.get(entry.document['level'], 'item')}", words, place)
        else:
            entry.note("Reference code", words, place)
    for unitid in identifiers[1:]:
        entry.note("Reference code", text_of(unitid), f"{line_of(unitid)} (unitid)")
    for own in _of_unit(element, "unitid"):
        if _is_own_name(own):
            bibliography.write_id(entry, text_of(own), f"{line_of(own)} (unitid)")
    if repository and not identifiers:
        entry.document.setdefault("reference_code", {"repository": repository})


def own_name(element: etree._Element) -> str:
    """Return the id that a unit has as a record of a catalogue, where the finding aid says it; else nothing."""
    names = (bibliography.id_of(text_of(each)) for each in _of_unit(element, "unitid") if _is_own_name(each))
    return next(names, "")


def number_of(element: etree._Element) -> str:
    """Return the first number that the finding aid gives a unit, or nothing."""
    return next((text_of(each) for each in _of_unit(element, "unitid") if not _is_own_name(each)), "")


def _is_own_name(unitid: etree._Element) -> bool:
    return (unitid.get("localtype") or unitid.get("type")) == "record"


def write_containers(entry: Entry, element: etree._Element) -> None:
    """Write boxes and folders into the code of an archive; whatever else holds a unit is a note."""
    for container in _of_unit(element, "container"):
        kind = (container.get("localtype") or container.get("type") or container.get("label") or "").strip().lower()
        words, place = text_of(container), f"{line_of(container)} (container)"
        level = _CONTAINERS.get(kind)
        code = entry.document.get("reference_code", {})
        number = re.sub(rf"^{re.escape(kind)}\s+", "", words, flags=re.IGNORECASE)
        if level and "repository" in code and level.value not in code and number:
            entry.line(f"/reference_code/{level.value}", number, place)
        elif words:
            entry.note("Container", words if words.lower().startswith(kind) else f"{kind} {words}", place)


def _of_unit(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the elements of this name in the unit's <did>."""
    for child in element:
        if local(child) == "did":
            yield from (part for part in child if local(part) == name and not is_internal(part))
