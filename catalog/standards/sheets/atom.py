"""AtoM's sheets of ISAD(G) descriptions: one unit a row, below the one that `parentId` names.

AtoM writes the archive of a tree at its top only; units below keep it here. What AtoM says in several columns of one
event (who, when, what) are side by side. Elements that a record has no field of are notes, with the element's name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from catalog.drafts import bibliography
from catalog.drafts.draft import Draft, Provenance
from catalog.drafts.draft_builder import Entry
from catalog.drafts.identifier import slug
from catalog.drafts.unread_words import leave_unread
from catalog.model import ELEMENTS
from catalog.standards.sheets.atom_events import EVENT_HEADINGS, write_events
from catalog.standards.sheets.columns import Column
from catalog.standards.sheets.record import entry_of
from catalog.standards.sheets.table import Cell, Row
from catalog.vocabularies import Genre, Level

__all__ = ["Atom", "is_atom"]

_EMPTY = "NULL"
_NOTES = {
    "languageNote": "Language and script",
    "relatedUnitsOfDescription": "Related units of description",
}
"""Elements that are notes, with the names ISAD(G) gives them."""
_POINTERS = {
    "legacyId": "/id",
    "sourceName": "/administration/source/system",
    "parentId": "/part_of",
    "title": "/title/text",
    "levelOfDescription": "/level",
    "extentAndMedium": "/extent",
    "repository": "/reference_code/repository",
    "identifier": "/reference_code/item",
    "scopeAndContent": "/abstract/text",
    "accessConditions": "/access/conditions",
    "reproductionConditions": "/rights/statement",
    "language": "/texts/@original/language/*",
    "digitalObjectURI": "/url",
    "generalNote": "/notes/*",
    "archivistNote": "/administration/source/note",
    "subjectAccessPoints": "/subjects/*/term",
    "placeAccessPoints": "/places/*/name",
    "nameAccessPoints": "/mentions/*/name",
    "genreAccessPoints": "/genre",
    "publicationStatus": "/administration/status",
    **dict.fromkeys(_NOTES, "/notes/*/text"),
    **{row.atom: row.pointer for row in ELEMENTS if row.atom},
}
_COLUMNS = {
    name.lower(): Column(name, name, pointer, fixed={"kind": _NOTES[name]} if name in _NOTES else {})
    for name, pointer in _POINTERS.items()
}
_PLACES = {name.lower(): pointer for name, pointer in {**_POINTERS, **EVENT_HEADINGS}.items()}
_LEVELS = {"part": "item", "fond": "fonds", "sub-fonds": "subfonds", "sub-series": "subseries", "record group": "fonds"}
_ENDS = ("eventstartdates", "eventenddates")
_GENRES = "genreaccesspoints"
_APART = frozenset(heading.lower() for heading in EVENT_HEADINGS) | {_GENRES}
_OUR_GENRES = frozenset(genre.value for genre in Genre)
_LEVEL_WORDS = frozenset(level.value for level in Level)
_CODE_LEVELS = _LEVEL_WORDS


def is_atom(headings: Sequence[str]) -> bool:
    """Whether a row of headings is one of AtoM's sheets."""
    return "levelofdescription" in {heading.strip().lower() for heading in headings}


class Atom:
    """Reads one of AtoM's sheets row by row, and remembers which archive each unit is kept in."""

    def __init__(self) -> None:
        self._archives: dict[str, str] = {}
        self._siblings: Counter[str] = Counter()

    def name(self, heading: str) -> str:
        """Return the column that a heading names, or nothing."""
        key = heading.strip().lower()
        return key if key in _PLACES else ""

    def repeats(self, name: str) -> bool:
        """No heading of AtoM's occurs twice."""
        return False

    def pointer(self, heading: str) -> str:
        """Return where the values of a column go in a record, or nothing."""
        return _PLACES.get(self.name(heading), "")

    def draft(self, row: Row, source: Provenance, taken: Mapping[str, str]) -> Draft:
        """Return the draft of a row."""
        cells = tuple(cell for cell in row.cells if cell.text.strip() != _EMPTY)
        apart = [cell for cell in cells if self.name(cell.heading) in _APART]
        rest = replace(row, cells=tuple(cell for cell in cells if cell not in apart))
        entry = entry_of(rest, lambda heading: _COLUMNS.get(heading.strip().lower()), _words_of)
        _ask_about_level(entry)
        numbers = {self.name(cell.heading): cell.text.strip() for cell in cells}
        entry.identify(numbers.get("legacyid", ""), numbers.get("sourcename", ""))
        write_events(entry, apart)
        for cell in apart:
            if self.name(cell.heading) == _GENRES:
                _write_genres(entry, cell)
            if self.name(cell.heading) in _ENDS:
                days = (word for word in _several(cell.text) if not re.fullmatch(r"[\d/. -]+", word))
                leave_unread(entry, ((word, cell.place) for word in days))
        self._place(entry)
        above = numbers.get("parentid", "") if "part_of" in entry.document else ""
        said = frozenset(entry.document.get("administration", {})) & {"status"}
        return replace(entry.draft(source, taken), administers=said, above=above)

    def _place(self, entry: Entry) -> None:
        """Name the unit and the one above, and give it the archive of that; a number without an archive is a note."""
        document = entry.document
        if above := document.get("part_of"):
            self._siblings[above] += 1
            document["sequence"] = str(self._siblings[above])
        code = document.get("reference_code", {})
        archive = code.get("repository") or self._archives.get(document.get("part_of", ""), "")
        if archive and "id" in document:
            self._archives[document["id"]] = archive
        number = code.pop("item", "")
        if not archive:
            document.pop("reference_code", None)
            entry.note("Reference code", number, "identifier")
        else:
            level = document.get("level", "")
            own = {level if level in _CODE_LEVELS else "item": number} if number else {}
            document["reference_code"] = {"repository": archive, **own}


def _ask_about_level(entry: Entry) -> None:
    """Ask about a level that is none of ours: AtoM's list is open. Until somebody answers, it is a file."""
    level = entry.document.get("level", "")
    if level and level not in _LEVEL_WORDS:
        entry.replace("/level", "file")
        entry.ask("/level", "The level is not one of the list.", level, tuple(sorted(_LEVEL_WORDS)))


def _write_genres(entry: Entry, cell: Cell) -> None:
    """Write the first genre that is one of our list; every other term is a subject."""
    for word in _several(cell.text):
        is_ours = word.lower() in _OUR_GENRES and "genre" not in entry.document
        entry.line("/genre" if is_ours else "/subjects/*/term", word.lower() if is_ours else word, cell.place)


def _words_of(column: Column, text: str) -> list[str]:
    """Return the values of a cell: ids that are no bare numbers, small words of lists, notes with their element."""
    if column.pointer in ("/id", "/part_of"):
        return [f"atom-{slug(text)}" if text.strip().isdigit() else bibliography.id_of(text)]
    if column.pointer == "/level":
        return [_LEVELS.get(text.strip().lower(), text.strip().lower())]
    if column.pointer == "/administration/status":
        return [text.strip().lower()]
    if column.name in _NOTES:
        return [text.strip()]
    return _several(text) if column.is_several else [text.strip()]


def _several(text: str) -> list[str]:
    return [word.strip() for word in text.split("|") if word.strip() not in ("", _EMPTY)]
