"""ArchivesSpace's sheet for bulk imports: one component a row, below the one before it that is a level higher.

The first column names the row of headings; the row below it says the same for people. Notes are pairs of columns,
the words (`n_scopecontent`) and whether they are published (`p_scopecontent`); dates, extents and containers come in
two sets of columns, the second with `_2` behind each name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from catalog.drafts import common_fields
from catalog.drafts.draft import Draft, Provenance
from catalog.drafts.draft_builder import Entry
from catalog.drafts.identifier import free_id
from catalog.standards.sheets.archivesspace_cells import (
    AGENT,
    ELEMENTS_BY_NAME,
    LABELS,
    NOTE,
    NOTES,
    SETS,
    SUBJECT,
    Cells,
    write_component,
)
from catalog.standards.sheets.autocorrection import ask_about
from catalog.standards.sheets.table import Row

__all__ = ["ArchivesSpace", "is_archivesspace"]

_CODES = "archivesspace field code"
_TREE = frozenset({"hierarchy", "level"})
_AID = ("ead", "collection_id", "res_uri")
_COLUMNS = {
    **dict.fromkeys(_AID, "/part_of"),
    "hierarchy": "/part_of",
    "ref_id": "/id",
    "title": "/title/text",
    "unit_id": "/identifiers",
    "level": "/level",
    "other_level": "/level_as_written",
    "publish": "/administration",
    "processing_note": "/administration",
    "restrictions_flag": "/access",
    **{f"{name}{one}": "/texts" for name in ("l_lang", "l_langscript") for one in SETS},
    **{
        f"{name}{one}": "/dates"
        for name in ("dates_label", "begin", "end", "date_type", "expression", "date_certainty")
        for one in SETS
    },
    **{
        f"{name}{one}": "/extent"
        for name in ("portion", "number", "extent_type", "container_summary", "physical_details", "dimensions")
        for one in SETS
    },
    **{
        f"{name}{one}": "/containers"
        for name in (
            "cont_instance_type",
            "barcode",
            *(f"{part}_{at}" for part in ("type", "indicator") for at in "123"),
        )
        for one in SETS
    },
    **dict.fromkeys(
        (
            "digital_object_id",
            "digital_object_title",
            "digital_object_publish",
            "digital_object_link",
            "digital_object_link_publish",
            "thumbnail",
            "thumbnail_publish",
        ),
        "/digital_objects",
    ),
}


def is_archivesspace(headings: Sequence[str]) -> bool:
    """Whether a row of headings is that of ArchivesSpace's sheet."""
    words = {heading.strip().lower() for heading in headings}
    return "title" in words and (
        any(word.startswith(_CODES) for word in words) or (words >= _TREE and bool(words & set(_AID)))
    )


@dataclass(frozen=True, slots=True)
class _Above:
    """A component that others may be part of: how deep it is in the tree, and its id."""

    depth: int
    id: str


class ArchivesSpace:
    """Reads one sheet row by row, and remembers the components that the next ones may be part of."""

    def __init__(self) -> None:
        self._above: list[_Above] = []
        self._siblings: Counter[str] = Counter()

    def name(self, heading: str) -> str:
        """Return the column that a heading names, or nothing."""
        key = heading.strip().lower()
        return key if key in _COLUMNS or AGENT.fullmatch(key) or SUBJECT.fullmatch(key) or NOTE.fullmatch(key) else ""

    def repeats(self, _name: str) -> bool:
        """No heading occurs twice."""
        return False

    def pointer(self, heading: str) -> str:
        """Return where the values of a column go in a record, or nothing."""
        key = self.name(heading)
        if found := NOTE.fullmatch(key):
            name = found[2].removesuffix("_2")
            row = ELEMENTS_BY_NAME.get(name)
            return row.pointer if row else NOTES.get(name, "/notes" if name in LABELS else "/language_note")
        if found := AGENT.fullmatch(key):
            return "/creators"
        return "/subjects" if SUBJECT.fullmatch(key) else _COLUMNS.get(key, "")

    def is_label(self, row: Row) -> bool:
        """Whether a row repeats the headings for people."""
        return any(
            (cell.heading.lower().startswith(_CODES) and cell.text.strip().lower().startswith("field name"))
            or (self.name(cell.heading) == "hierarchy" and "hierarch" in cell.text.lower())
            for cell in row.cells
        )

    def draft(self, row: Row, source: Provenance, taken: Mapping[str, str]) -> Draft:
        """Return the draft of a row."""
        entry, known = Entry(), {}
        for cell in row.cells:
            name = self.name(cell.heading)
            if not name:
                entry.ignore(cell.text, cell.place)
            elif ask_about(entry, cell, self.pointer(cell.heading)):
                known[name] = cell
        columns = frozenset(filter(None, map(self.name, row.headings)))
        cells = Cells(known, columns)
        write_component(entry, cells)
        aid = next(filter(None, map(cells.text, _AID)), "")
        self._name(entry, cells, aid, taken)
        finding_aid = self._place(entry, cells, aid)
        for cell in cells.rest():
            entry.ignore(cell.text, cell.place)
        said = frozenset(entry.document.get("administration", {})) & {"status"}
        return replace(entry.draft(source, taken), administers=said, finding_aid=finding_aid)

    def _name(self, entry: Entry, cells: Cells, aid: str, taken: Mapping[str, str]) -> None:
        """Give the component an id of the finding aid's and its own number, and remember what its source calls it."""
        own = cells.text("ref_id")
        number = own or cells.text("unit_id")
        if own:
            entry.identify(own)
        if number:
            wanted = common_fields.id_of(f"{aid} {number}".strip()) or "component"
            entry.document["id"] = free_id(wanted, taken)
        else:
            title = entry.document.get("title", {})
            words = f"{aid} {title.get('text', '') or entry.document['level']}"
            entry.document["id"] = free_id(common_fields.id_of(words) or "component", taken)

    def _place(self, entry: Entry, cells: Cells, aid: str) -> str:
        """Put the component below the one above it; return the finding aid where that is what is above."""
        words, place = cells.text("hierarchy"), cells.place("hierarchy")
        depth = int(float(words)) if re.fullmatch(r"\d{1,2}(?:\.0+)?", words) else 0
        above = [one for one in self._above if one.depth < depth]
        self._above = [*above, _Above(depth, entry.document["id"])] if depth else self._above
        if not depth:
            entry.ask("/part_of", f"{place}: the hierarchy is not a number, so the unit above is not known.", words)
            return ""
        if depth > 1 and (not above or above[-1].depth != depth - 1):
            entry.ask("/part_of", f"{place}: no row above it is one level higher.", words)
            return ""
        if depth > 1:
            entry.document["part_of"] = above[-1].id
        elif aid:
            entry.write("/part_of", common_fields.id_of(aid), cells.place(*_AID))
        self._siblings[str(entry.document.get("part_of"))] += 1
        entry.document["sequence"] = str(self._siblings[str(entry.document.get("part_of"))])
        if depth == 1:
            for name in _AID:
                if cells.text(name) not in ("", aid):
                    entry.ignore(cells.text(name), cells.place(name))
        return aid if depth == 1 else ""
