"""Where a unit is found again: its number, the archive above it, the boxes it lies in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from catalog import reference_codes
from catalog.drafts import common_fields
from catalog.drafts.archive_number import level_of_number
from catalog.drafts.digital_object import is_ark
from catalog.drafts.draft_builder import Entry
from catalog.drafts.internal_parts import is_marked
from catalog.drafts.reference import levels_of
from catalog.drafts.xml_source import is_foreign, line_of, local, text_of
from catalog.model.strings import clean
from catalog.vocabularies import IdentifierKind

__all__ = ["INTERNAL", "is_internal", "number_of", "own_name", "write_code", "write_containers"]


INTERNAL = ("audience", "internal")
"""How EAD marks what is for the staff of the archive."""


def is_internal(part: etree._Element) -> bool:
    """Whether a part of a unit, or the group it is in, is for the staff. Where a <did> is, the whole unit is."""
    group = part.getparent()
    in_group = group is not None and local(group) == "descgrp" and is_marked(group, INTERNAL)
    return in_group or is_marked(part, INTERNAL)


def write_code(entry: Entry, element: etree._Element, above: str) -> None:
    """Write the reference code: a whole reference of an archive that is known, or the unit's own number."""
    identifiers = _numbers_of(element)
    stated = next((_archive(each) for each in _of_unit(element, "repository")), "")
    repository = stated or above
    for unitid in identifiers[:1]:
        place, words = f"{line_of(unitid)} (unitid)", text_of(unitid)
        known = [one for one in reference_codes.parse(words).references if one.repository and one.parts]
        if known:
            entry.line("/reference_code/as_written", words, place)
        elif repository and words:
            entry.line("/reference_code/repository", repository, place)
            level_of_unit = level_of_number(entry.document["level"])
            for level, number in levels_of(words, repository, level_of_unit):
                entry.line(f"/reference_code/{level}", number, place)
        else:
            _write_identifier(entry, unitid)
    for unitid in identifiers[1:]:
        _write_identifier(entry, unitid)
    for own in _of_unit(element, "unitid"):
        if _is_ark(own) and "ark" not in entry.document:
            entry.write("/ark", text_of(own), f"{line_of(own)} (unitid)")
        if _is_own_name(own):
            common_fields.write_id(entry, text_of(own), f"{line_of(own)} (unitid)")
    if repository and not identifiers:
        entry.document.setdefault("reference_code", {"repository": repository})


def own_name(element: etree._Element) -> str:
    """Return the id that a unit has as a record of a catalogue, where the finding aid says it; else nothing."""
    names = (common_fields.id_of(text_of(each)) for each in _of_unit(element, "unitid") if _is_own_name(each))
    return next(names, "")


def number_of(element: etree._Element) -> str:
    """Return the first number that the finding aid gives a unit, or nothing."""
    return next(map(text_of, _numbers_of(element)), "")


def _numbers_of(element: etree._Element) -> list[etree._Element]:
    """Return the numbers that a finding aid gives a unit: the main one first, addresses that last behind all others."""
    numbers = [each for each in _of_unit(element, "unitid") if not (_is_own_name(each) or _is_ark(each))]
    return sorted(numbers, key=_rank_of_number)


def _rank_of_number(unitid: etree._Element) -> tuple[bool, bool]:
    words = re.split(r"[\W_]", _said_of_number(unitid).casefold())
    return "main" not in words, not _LASTING.isdisjoint(words)


_LASTING = frozenset({"handle", "hdl", "doi", "urn", "purl", "pid", "uuid"})


def _said_of_number(unitid: etree._Element) -> str:
    return (unitid.get("localtype") or unitid.get("type") or unitid.get("label") or "").strip()


def _is_own_name(unitid: etree._Element) -> bool:
    return (unitid.get("localtype") or unitid.get("type")) == "record"


def _is_ark(unitid: etree._Element) -> bool:
    return (unitid.get("localtype") or unitid.get("type")) == "ark" and is_ark(text_of(unitid))


def _archive(repository: etree._Element) -> str:
    """Return the name of an archive without its address."""
    names = [each for each in repository if local(each) in ("corpname", "name", "persname", "famname")]
    named = names[0] if names else repository
    if not any(local(each) in _WHERE for each in named):
        return text_of(named)
    words = (named.text or "", *(each.tail or "" for each in named if local(each) in _WHERE))
    return next(filter(None, (" ".join(each.split()).strip(" ,;") for each in words)), "")


_WHERE = frozenset({"address", "addressline", "extptr", "lb"})
"""What is beside the name of an archive: where it is."""


def _write_identifier(entry: Entry, unitid: etree._Element) -> None:
    """Write another number of the unit, with what it is as far as the finding aid says so."""
    said = _said_of_number(unitid)
    kind = _KINDS.get(said.casefold(), "")
    fixed = {"kind": kind} if kind else {"system": said} if said else {}
    entry.line("/identifiers/*/value", text_of(unitid), f"{line_of(unitid)} (unitid)", fixed)


_KINDS = {kind.value.casefold(): kind.value for kind in IdentifierKind} | dict.fromkeys(
    ("former", "former number", "old", "previous", "ancienne cote", "cote ancienne", "altsignatur"),
    IdentifierKind.FORMER.value,
)


def write_containers(entry: Entry, element: etree._Element) -> None:
    """Write what a unit is kept in, each container within the one that it names as its parent."""
    named: dict[str, str] = {}
    for container in _of_unit(element, "container"):
        kind = clean(container.get("localtype") or container.get("type") or "").lower()
        words, label = text_of(container), clean(container.get("label") or "")
        number = re.sub(rf"^{re.escape(kind)}\s+", "", words, flags=re.IGNORECASE) if kind else words
        parent = named.get((container.get("parent") or "").split(" ")[0], "")
        beside = {"kind": kind, "label": label, "within": parent}
        fixed = {name: value for name, value in beside.items() if value and (name == "kind" or value.lower() != kind)}
        place = f"{line_of(container)} (container)"
        if number and (kind or label):
            entry.line("/containers/*/number", number, place, fixed)
        else:
            entry.line("/containers/*/label", number or label, place)
        if own := container.get("id"):
            named[own] = " ".join(filter(None, (kind, number)))
    for container in entry.document.get("containers", ()):
        container.update({name: container.pop(name) for name in _ORDER if name in container})


_ORDER = ("kind", "number", "label", "within")


def _of_unit(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the elements of this name in the unit's <did>, or beside it, where some files have them."""
    for child in element:
        parts = child if local(child) == "did" else [child]
        own = (part for part in parts if local(part) == name and not is_foreign(part))
        yield from (part for part in own if not is_internal(part))
