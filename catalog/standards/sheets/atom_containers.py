"""What AtoM says of the boxes of a unit, and of their places in the stacks.

AtoM knows a box by its name, its type and its place: a folder is named with the box that it lies in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import zip_longest

from catalog.drafts.draft_builder import Entry
from catalog.model import Container, Record
from catalog.standards.sheets.atom_cells import joined, values_of
from catalog.standards.sheets.table import Cell

__all__ = ["cells_of", "write_containers"]

_LONGEST = 1_000
"""Characters of a name that is taken apart; a longer one is none."""
_HEADINGS = ("physicalObjectName", "physicalObjectType", "physicalObjectLocation")
_COLUMNS = tuple(heading.lower() for heading in _HEADINGS)


def cells_of(record: Record) -> dict[str, str]:
    """Return the cells of what a unit is kept in; where its place is public, it is beside the box it belongs to."""
    held = [each.words for each in record.containers if not each.is_shelf]
    places = {each.within: _place(each) for each in record.containers if each.is_shelf and each.within in held}
    named = [each for each in record.containers if not (each.is_shelf and each.within in places)]
    rows = [(_name(each), (each.kind or "").capitalize(), places.get(each.words, "")) for each in named]
    columns = zip(_HEADINGS, zip(*rows, strict=True), strict=True) if rows else ()
    return {heading: joined(values) for heading, values in columns if any(values)}


def _name(container: Container) -> str:
    label = f" ({container.label})" if container.label and container.label != container.words else ""
    return ", ".join(filter(None, (container.within, f"{container.words}{label}")))


def _place(shelf: Container) -> str:
    return shelf.number or shelf.label or ""


def write_containers(entry: Entry, cells: Mapping[str, Cell]) -> None:
    """Write each box with its kind; its place is a shelf, which is for the staff."""
    place = next((cells[name].place for name in _COLUMNS if name in cells), "")
    columns = [values_of(cells[column].text) if column in cells else [] for column in _COLUMNS]
    for name, kind, location in zip_longest(*columns, fillvalue=""):
        number, said = _read(" ".join(name.split()), kind)
        if number and not kind:
            entry.line("/containers/*/label", number, place)
        elif number:
            entry.line("/containers/*/number", number, place, {"kind": kind.lower(), **said})
        elif name and kind:
            entry.line("/containers/*/kind", kind.lower(), place, said)
        if location:
            within = " ".join(filter(None, (kind.lower(), number)))
            entry.line(
                "/containers/*/label", location, place, {"kind": "shelf", **({"within": within} if number else {})}
            )


def _read(name: str, kind: str) -> tuple[str, dict[str, str]]:
    """Return the number of a box, its label and the box that it lies in; the whole name where it does not say its kind.

    >>> _read("box 1, Folder 2 (Letters)", "Folder")
    ('2', {'within': 'box 1', 'label': 'Letters'})
    """
    if not kind or len(name) > _LONGEST:
        return name, {}
    found = re.fullmatch(
        rf"(?:(?P<within>.+), )?{re.escape(kind)}\b *(?P<number>.*?)(?: \((?P<label>[^()]+)\))?", name, re.IGNORECASE
    )
    if found is None:
        return name, {}
    said = {key: words for key in ("within", "label") if (words := found[key])}
    return found["number"], said
