"""What a unit is kept in, in the holdings of MODS: a note of its own type for each container.

The label of the note is the kind of the container, its words are the number. What is written on it is a note behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from catalog.drafts.draft_builder import Entry
from catalog.drafts.xml_source import text_of
from catalog.model import Container, Record
from catalog.standards.markup import Markup, leaf, tagged

__all__ = ["containers", "write_containers"]

_CONTAINER = "container"
"""The type of the note. The shelf locator of MODS is the call number in most libraries."""
_LABEL = "container label"
_WITHIN = ", in "
_kept_in, _written_on = tagged("note", "displayLabel", {"type": _CONTAINER}), leaf("note", {"type": _LABEL})


def containers(record: Record) -> Iterator[Markup]:
    """Yield each container with the one that it lies in (folder: 7, in box 3), and what is written on it."""
    for container in record.containers:
        if not container.is_shelf:
            own = container.number or container.kind or container.label
            yield _kept_in(_WITHIN.join(filter(None, (own, container.within))), container.kind)
            yield _written_on(container.label if container.number or container.kind else None)


def write_containers(entry: Entry, location: etree._Element, place: str) -> None:
    """Write each container; what is behind `in` is the one that it lies in, where that is a container of the unit."""
    notes = location.findall("{*}holdingSimple/{*}copyInformation/{*}note")
    boxes = [note for note in notes if note.get("type") == _CONTAINER and text_of(note)]
    known = {_read(note, words).words for note in boxes for words in (text_of(note), _own(note)) if words}
    for note in boxes:
        _, _, within = text_of(note).rpartition(_WITHIN)
        is_within = bool(_own(note)) and within in known
        container = _read(note, _own(note) if is_within else text_of(note))
        said = {
            "kind": container.kind,
            "number": container.number,
            "label": container.label or _label(note),
            "within": within if is_within else None,
        }
        first, *rest = [name for name, words in said.items() if words]
        entry.line(f"/containers/*/{first}", said[first], place, {name: said[name] for name in rest})
    for note in notes:
        if note.get("type") in (_CONTAINER, _LABEL):
            note.clear()  # its words are read: they are not looked for again


def _own(note: etree._Element) -> str:
    return text_of(note).rpartition(_WITHIN)[0]


def _read(note: etree._Element, words: str) -> Container:
    """Return the container of a note: its label is the kind, or else its words are kind and number."""
    kind = note.get("displayLabel", "")
    if kind:
        return Container(kind=kind, number=words if words != kind else None)
    return Container.model_validate(words)


def _label(note: etree._Element) -> str:
    """Return what is written on the container of a note, which the next note says."""
    following = note.getnext()
    return text_of(following) if following is not None and following.get("type") == _LABEL else ""
