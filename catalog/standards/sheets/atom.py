"""AtoM's sheets of ISAD(G) descriptions: one unit a row, below the one that `parentId` names.

AtoM writes the archive of a tree at its top only; units below keep it here. What AtoM says in several columns of one
event (who, when, what) are side by side. A row of the same unit in another culture is its words in that language.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from catalog.drafts import common_fields
from catalog.drafts.archive_number import level_of_number
from catalog.drafts.draft import Draft, Provenance
from catalog.drafts.draft_builder import Entry
from catalog.drafts.identifier import slug
from catalog.drafts.rights import write_rights
from catalog.drafts.unread_words import ignore_unread
from catalog.languages.by_name import named
from catalog.languages.codes import language_of
from catalog.reference_codes import register
from catalog.standards import revisions
from catalog.standards.sheets.atom_cells import NOTHING, values_of
from catalog.standards.sheets.atom_columns import COLUMNS
from catalog.standards.sheets.atom_containers import write_containers
from catalog.standards.sheets.atom_events import EVENT_COLUMNS, write_events
from catalog.standards.sheets.atom_notes import write_note
from catalog.standards.sheets.atom_numbers import write_numbers
from catalog.standards.sheets.atom_translations import Translations, language_in, say_languages, write_translated
from catalog.standards.sheets.columns import Column
from catalog.standards.sheets.record import entry_of
from catalog.standards.sheets.table import Cell, Row
from catalog.vocabularies import Genre, Level, SubjectKind

__all__ = ["Atom", "is_atom"]

_PLACES = {name: column.pointer for name, column in COLUMNS.items()}
_COLUMNS = {name: Column(column.heading, column.heading, column.pointer) for name, column in COLUMNS.items()}
_LEVELS = {
    "part": "item", "fond": "fonds", "fondo": "fonds", "fundo": "fonds",
    "sub-fonds": "subfonds", "sous-fonds": "subfonds", "subfondo": "subfonds", "subfundo": "subfonds",
    "sottofondo": "subfonds", "teilbestand": "subfonds",
    "colección": "collection", "coleção": "collection", "collezione": "collection", "sammlung": "collection",
    "serie": "series", "série": "series",
    "sub-series": "subseries", "sous-série": "subseries", "subserie": "subseries", "subsérie": "subseries",
    "sottoserie": "subseries",
    "dossier": "file", "dossiê": "file", "expediente": "file", "fascicolo": "file",
    "pièce": "item", "item documental": "item", "unidad documental simple": "item",
}  # fmt: skip
"""AtoM's levels in other languages, those that mean one level only: `Bestand` is a fonds in German, a file in Dutch."""
_CULTURE, _OF_DESCRIPTION, _SCRIPT = "culture", "languageofdescription", "script"
_CONTAINERS = ("physicalobjectname", "physicalobjecttype", "physicalobjectlocation")
_NUMBERS = ("alternativeidentifiers", "alternativeidentifierlabels", "accessionnumber")
_ENDS = ("eventstartdates", "eventenddates")
_SEVERAL_NOTES = frozenset({"publicationNote", "archivistNote", "languageNote"})
"""Columns of elements in which AtoM writes several notes: paragraphs of ours."""
_OUR_GENRES = frozenset(genre.value for genre in Genre)
_LEVEL_WORDS = frozenset(level.value for level in Level)


def is_atom(headings: Sequence[str]) -> bool:
    """Whether a row of headings is one of AtoM's sheets."""
    return "levelofdescription" in {heading.strip().lower() for heading in headings}


class Atom:
    """Reads one of AtoM's sheets row by row, and remembers which archive each unit is kept in."""

    def __init__(self, translations: Translations | None = None) -> None:
        self._translations = translations or Translations()
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
        cells = tuple(cell for cell in row.cells if cell.text.strip() != NOTHING)
        apart = {self.name(cell.heading): cell for cell in cells if self.name(cell.heading) in _APART}
        rest = replace(row, cells=tuple(cell for cell in cells if cell not in apart.values()))
        entry = entry_of(rest, lambda heading: _COLUMNS.get(heading.strip().lower()), _words_of)
        _settle_level(entry)
        numbers = {self.name(cell.heading): cell.text.strip() for cell in cells}
        entry.identify(numbers.get("legacyid", ""), numbers.get("sourcename", ""))
        write_events(entry, apart.values())
        for name, write in _BY_HAND.items():
            if name in apart:
                write(entry, apart[name])
        write_containers(entry, apart)
        _write_language(entry, apart)
        self._write_translations(entry, row, language_in(row))
        self._place(entry, apart)
        _ignore_unread(entry, apart)
        above = numbers.get("parentid", "") if "part_of" in entry.document else ""
        said = frozenset(entry.document.get("administration", {})) & {"status", "language", "rules"}
        return replace(entry.draft(source, taken), administers=said, above=above)

    def is_translation(self, row: Row) -> bool:
        """Whether a row is the translation of one before it."""
        return self._translations.holds(row)

    def _write_translations(self, entry: Entry, row: Row, language: str) -> None:
        """Write the words of the description in its other languages."""
        for translation in self._translations.of(row):
            other = language_in(translation)
            say_languages(entry, language)
            for cell in translation.cells:
                pointer = _PLACES.get(cell.heading.strip().lower(), "")
                write_translated(entry, pointer, cell, other)

    def _place(self, entry: Entry, apart: Mapping[str, Cell]) -> None:
        """Name the unit and the one above, and give it the archive of that, where it has a number."""
        document = entry.document
        if above := document.get("part_of"):
            self._siblings[above] += 1
            document["sequence"] = str(self._siblings[above])
        code = document.pop("reference_code", {})
        archive = _archive(code.get("repository", "")) or self._archives.get(document.get("part_of", ""), "")
        if archive and "id" in document:
            self._archives[document["id"]] = archive
        number = code.pop("item", "")
        if archive:
            own = {level_of_number(document.get("level", "")): number} if number else {}
            document["reference_code"] = {"repository": archive, **own}
        else:
            entry.line("/identifiers/*/value", number, "identifier")
        write_numbers(entry, *(apart.get(name) for name in _NUMBERS))


def _archive(words: str) -> str:
    """Return the code of an archive that the register knows by this name; else the words."""
    known = register.in_use().find(words) if words else None
    return known.code if known and words == known.name else words


def _write_language(entry: Entry, cells: Mapping[str, Cell]) -> None:
    """Write the language of the description: as it is said, or else that of the row."""
    for name in (_OF_DESCRIPTION, _CULTURE):
        cell = cells.get(name)
        tag = (language_of(cell.text.strip().replace("_", "-")) or named(cell.text.strip())) if cell else ""
        if cell and tag:
            entry.write("/administration/language", tag, cell.place)
        elif cell:
            entry.ignore(cell.text, cell.place)


def _write_history(entry: Entry, cell: Cell) -> None:
    """Write what was done to the description, a line each."""
    for words in filter(None, map(str.strip, cell.text.splitlines())):
        entry.revision(revisions.read_line(words), cell.place)


def _settle_level(entry: Entry) -> None:
    """Keep the word of a level that is none of the list, for AtoM's list is open."""
    level = entry.document.get("level", "")
    if level and level not in _LEVEL_WORDS:
        place = next(found.place for found in entry.found if found.pointer == "/level")
        entry.replace("/level", Level.OTHER.value, place)
        entry.line("/level_as_written", level, place)


def _write_genres(entry: Entry, cell: Cell) -> None:
    """Write the first genre that is one of our list; every other term is a heading of that kind."""
    for word in _several(cell.text):
        if word.lower() in _OUR_GENRES and "genre" not in entry.document:
            entry.line("/genre", word.lower(), cell.place)
        else:
            entry.line("/subjects/*/term", word, cell.place, {"kind": SubjectKind.GENRE.value})


def _write_notes(entry: Entry, cell: Cell) -> None:
    for words in _several(cell.text):
        write_note(entry, words, cell.place)


def _write_rights(entry: Entry, cell: Cell) -> None:
    write_rights(entry, cell.text.strip().split("\n\n"), cell.place)


def _write_sources(entry: Entry, cell: Cell) -> None:
    """Write the sources of a description to its archivist's note, of which they are a part (ISAD(G) 3.7.1)."""
    entry.paragraphs("/processing", cell.text, cell.place)


def _write_script(entry: Entry, cell: Cell) -> None:
    """Write the script of the one language; of several, nothing says which is written in which."""
    texts = entry.document.get("texts", [])
    languages = texts[0].get("language", []) if texts else []
    tag = language_of(f"{languages[0]}-{cell.text.strip()}") if len(languages) == 1 else ""
    if tag:
        languages[0] = tag
    else:
        entry.ignore(cell.text, cell.place)


_BY_HAND = {
    "generalnote": _write_notes,
    "reproductionconditions": _write_rights,
    "sources": _write_sources,
    "revisionhistory": _write_history,
    "genreaccesspoints": _write_genres,
    _SCRIPT: _write_script,
}
_APART = frozenset({
    *(heading.lower() for heading in EVENT_COLUMNS),
    *_BY_HAND, _CULTURE, _OF_DESCRIPTION, *_CONTAINERS, *_NUMBERS,
})  # fmt: skip


def _ignore_unread(entry: Entry, apart: Mapping[str, Cell]) -> None:
    """Leave the words of columns beside others that no value was made of."""
    beside = (apart[name] for name in (*_CONTAINERS, *_NUMBERS) if name in apart)
    ignore_unread(entry, ((cell.text, cell.place) for cell in beside))
    for cell in (apart[name] for name in _ENDS if name in apart):
        days = (word for word in _several(cell.text) if not re.fullmatch(r"[\d/. -]+", word))
        ignore_unread(entry, ((word, cell.place) for word in days))


def _words_of(column: Column, text: str) -> list[str]:
    """Return the values of a cell: ids that are no bare numbers, small words of lists, notes with their element."""
    if column.pointer in ("/id", "/part_of"):
        return [f"atom-{slug(text)}" if text.strip().isdigit() else common_fields.id_of(text)]
    if column.pointer == "/level":
        plain = unicodedata.normalize("NFC", text.strip().lower())
        word = _LEVELS.get(plain, plain)
        return [word if word in _LEVEL_WORDS else text.strip()]
    if column.pointer == "/administration/status":
        return [text.strip().lower()]
    if column.pointer.startswith("/extent"):
        return text.splitlines()
    if column.name in _SEVERAL_NOTES:
        return ["\n\n".join(_several(text))]
    return _several(text) if column.is_several else [text.strip()]


def _several(text: str) -> list[str]:
    return [word for word in values_of(text) if word]
