"""What a unit is kept in, in the holdings of MODS: a note of its own type for each container."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from catalog.drafts.draft_builder import Entry
from catalog.drafts.xml_source import text_of
from catalog.model import Container

__all__ = ["CONTAINER", "words_of", "write_containers"]

CONTAINER = "container"
"""The type of the note. The shelf locator of MODS is the call number in most libraries."""
_WITHIN = ", in "


def words_of(container: Container) -> str:
    """Return a container and the one that it lies in: folder 7, in box 3."""
    return _WITHIN.join(filter(None, (container.words, container.within)))


def write_containers(entry: Entry, location: etree._Element, place: str) -> None:
    """Write each container; what is behind `in` is the one that it lies in, where that is a container of the unit."""
    notes = location.findall(f"{{*}}holdingSimple/{{*}}copyInformation/{{*}}note[@type='{CONTAINER}']")
    known = {text_of(note).rpartition(_WITHIN)[0] or text_of(note) for note in notes}
    for note in notes:
        own, _, within = text_of(note).rpartition(_WITHIN)
        is_within = bool(own) and within in known
        words = own if is_within else text_of(note)
        beside = {"label": note.get("displayLabel", ""), "within": within if is_within else ""}
        if not any(beside.values()):
            entry.line("/containers/*", words, place)
        elif words:
            read = Container.model_validate(words if " " in words else {"kind": words})
            number = read.number or (words if read.label and beside["label"] else None)
            fixed = {"kind": read.kind, "number": number, "label": read.label, **_stated(beside)}
            first, *rest = _stated(fixed)
            entry.line(f"/containers/*/{first}", fixed[first], place, {name: fixed[name] for name in rest})
        note.clear()  # its words are read: they are not looked for again


def _stated(values: Mapping[str, str | None]) -> dict[str, str | None]:
    return {name: value for name, value in values.items() if value}
