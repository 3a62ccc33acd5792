"""What ArchivesSpace's sheet says of one component, column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from catalog.dates.reader import marked, read
from catalog.drafts import common_fields
from catalog.drafts.dates import add_date
from catalog.drafts.digital_object import write_object
from catalog.drafts.draft_builder import Entry
from catalog.drafts.relators import ROLES
from catalog.languages.by_name import named
from catalog.languages.codes import language_of
from catalog.model import ELEMENTS
from catalog.standards.sheets.table import Cell
from catalog.vocabularies import DateEvent, DateSpan, Level

__all__ = ["AGENT", "ELEMENTS_BY_NAME", "LABELS", "NOTE", "NOTES", "SETS", "SUBJECT", "Cells", "write_component"]

SETS = ("", "_2")
_YES, _NO = frozenset({"true", "yes", "1", "t", "y"}), frozenset({"false", "no", "0", "f", "n"})
_LEVELS = {level.value.replace(" ", ""): level.value for level in Level if level is not Level.OTHER} | {
    "recordgrp": Level.RECORD_GROUP.value,
    "subgrp": Level.SUBGROUP.value,
}
_OTHER_LEVELS = frozenset({"otherlevel", "other"})
_SPANS = {"inclusive": DateSpan.INCLUSIVE.value, "range": DateSpan.INCLUSIVE.value, "bulk": DateSpan.BULK.value}
_EVENTS = frozenset(event.value for event in DateEvent)
_MARKS = {"approximate": "~", "inferred": "", "questionable": "?"}
AGENT = re.compile(r"(people|families|corporate_entities)_agent_(record_id|header|role|relator)_(\d)")
SUBJECT = re.compile(r"subject_(\d)_(record_id|term|type|source)")
NOTE = re.compile(r"([npbel])_([a-z]+(?:_\d)?)")
ELEMENTS_BY_NAME = {name: row for row in ELEMENTS for name in row.ead if name != "odd"}
_KINDS = {"people": "person", "families": "family", "corporate_entities": "corporate body"}
NOTES = {
    "abstract": "/abstract/text",
    "accessrestrict": "/access/conditions",
    "userestrict": "/rights/statement",
    "physdesc": "/extent/*/as_written",
}
LABELS = {"physfacet": "Physical facet", "dimensions": "Dimensions", "physloc": "Location", "odd": ""}


class Cells:
    """The cells of a row by their columns; those that were not asked for are ignored in the end."""

    def __init__(self, cells: Mapping[str, Cell], columns: frozenset[str]) -> None:
        self._cells = cells
        self._columns = columns
        self._used: set[str] = set()

    def text(self, name: str) -> str:
        """Return the words of a column, which are read thereby."""
        self._used.add(name)
        return self._cells[name].text.strip() if name in self._cells else ""

    def leave(self, *names: str) -> None:
        """Say that nothing was made of columns that were read."""
        self._used.difference_update(names)

    def is_denied(self, name: str) -> bool:
        """Whether a column says no; one that says neither yes nor no is left."""
        said = self.text(name).lower()
        if said not in _YES | _NO:
            self.leave(name)
        return said in _NO

    def place(self, *names: str) -> str:
        """Return the place of the first of these columns that has something in it."""
        return next((self._cells[name].place for name in names if name in self._cells), "")

    def named(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        """Return the names of columns that a pattern describes."""
        return [found for name in self._cells if (found := pattern.fullmatch(name))]

    def has_column(self, name: str) -> bool:
        """Whether the sheet has a column, though the row may have nothing in it."""
        return name in self._columns

    def rest(self) -> Iterator[Cell]:
        """Yield the cells that nobody has read."""
        yield from (cell for name, cell in self._cells.items() if name not in self._used)


def write_component(entry: Entry, cells: Cells) -> None:
    """Write all that a row says of its component but for its place in the tree."""
    entry.line("/title/text", cells.text("title"), cells.place("title"))
    _write_level(entry, cells)
    _write_dates(entry, cells)
    entry.line("/identifiers/*/value", cells.text("unit_id"), cells.place("unit_id"))
    _write_extents(entry, cells)
    _write_containers(entry, cells)
    _write_languages(entry, cells)
    _write_agents(entry, cells)
    _write_subjects(entry, cells)
    _write_notes(entry, cells)
    _write_access(entry, cells)
    _write_objects(entry, cells)
    _write_status(entry, cells)


def _write_level(entry: Entry, cells: Cells) -> None:
    """Write the level; one that is not in our list is in its own words, and asked about."""
    word, other, place = cells.text("level"), cells.text("other_level"), cells.place("level", "other_level")
    plain = re.sub(r"[\s_-]", "", word.lower())
    if plain in _LEVELS:
        entry.write("/level", _LEVELS[plain], place)
        cells.leave("other_level")
        return
    entry.document["level"] = Level.OTHER.value
    entry.line("/level_as_written", other or word, place)
    if plain not in _OTHER_LEVELS or not other:
        entry.ask("/level", "The sheet names no level of the list.", word or other, tuple(Level))


def _write_dates(entry: Entry, cells: Cells) -> None:
    for one in SETS:
        label, begin, end, kind, words, certainty = (
            cells.text(f"{name}{one}")
            for name in ("dates_label", "begin", "end", "date_type", "expression", "date_certainty")
        )
        place = cells.place(f"expression{one}", f"begin{one}", f"end{one}")
        if not (begin or end or words):
            cells.leave(f"dates_label{one}", f"date_type{one}", f"date_certainty{one}")
            continue
        fixed = {"event": label.lower()} if label.lower() in _EVENTS else {}
        if label and not fixed:
            cells.leave(f"dates_label{one}")
        span = _SPANS.get(kind.lower())
        if span and (end or kind.lower() == "bulk" or words):
            fixed["span"] = span
        _write_date(entry, place, (begin, end, words), certainty, fixed, is_span=span is not None)
        if certainty.lower() not in ("", *_MARKS):
            cells.leave(f"date_certainty{one}")
        if kind.lower() not in ("", "single", *_SPANS):
            cells.leave(f"date_type{one}")


def _write_date(
    entry: Entry, place: str, said: tuple[str, str, str], certainty: str, fixed: dict[str, str], *, is_span: bool
) -> None:
    """Write a date of its words and of the days it begins and ends with; a span without an end is a question."""
    begin, end, words = said
    mark = _MARKS.get(certainty.lower(), "")
    if begin and is_span and not end and not words:
        written = entry.write("/dates/*/as_written", begin, place, fixed)
        reason = "The source calls the date a span and gives no end: it may be open, or of one year."
        entry.ask(f"{written.removesuffix('as_written')}value", reason, begin, (f"{begin}/..", begin))
        return
    code = "/".join(dict.fromkeys(filter(None, (begin, end)))) if begin else f"../{end}" if end else ""
    if mark:
        code = marked(code or read(words).value or "", mark)
    add_date(entry, place, words, code=code, fixed=fixed)


def _write_extents(entry: Entry, cells: Cells) -> None:
    for one in SETS:
        portion, number, unit, summary, medium, dimensions = (
            cells.text(f"{name}{one}")
            for name in ("portion", "number", "extent_type", "container_summary", "physical_details", "dimensions")
        )
        place = cells.place(
            *(f"{name}{one}" for name in ("number", "extent_type", "container_summary", "physical_details"))
        )
        unit = unit.replace("_", " ")
        beside = {name: words for name, words in (("medium", medium), ("dimensions", dimensions)) if words}
        if re.fullmatch(r"\d{1,12}(?:\.\d{1,6})?", number):
            fixed = {**({"unit": unit} if unit else {}), **beside}
            entry.line("/extent/*/quantity", number, place, fixed)
        elif number or unit:
            entry.line("/extent/*/as_written", " ".join(filter(None, (number, unit))), place, beside)
        elif beside:
            name, words = beside.popitem()
            entry.line(f"/extent/*/{name}", words, place, beside)
        entry.line("/extent/*/as_written", summary, cells.place(f"container_summary{one}"))
        if portion.lower() not in ("", "whole"):
            cells.leave(f"portion{one}")


def _write_containers(entry: Entry, cells: Cells) -> None:
    """Write each container within the one before; the kind of the instance says nothing of the box."""
    for one in SETS:
        barcode, within = cells.text(f"barcode{one}"), ""
        for at in "123":
            kind, number = (cells.text(f"{part}_{at}{one}") for part in ("type", "indicator"))
            place = cells.place(f"indicator_{at}{one}", f"type_{at}{one}")
            kind = kind.lower().replace("_", " ")
            beside = {"kind": kind, "within": within, "barcode": barcode if at == "1" else ""}
            fixed = {name: words for name, words in beside.items() if words}
            if number:
                entry.line("/containers/*/number" if kind else "/containers/*/label", number, place, fixed)
                within = " ".join(filter(None, (kind, number)))
            elif kind or fixed.get("barcode"):
                entry.ignore(
                    " ".join(filter(None, (kind, fixed.get("barcode", "")))), place or cells.place(f"barcode{one}")
                )


def _write_languages(entry: Entry, cells: Cells) -> None:
    for one in SETS:
        code = cells.text(f"l_lang{one}")
        tag = language_of(code.lower()) or named(code)
        if tag:
            common_fields.add_language(entry, tag, cells.place(f"l_lang{one}"))
        elif code:
            entry.ask("/texts", f"{cells.place(f'l_lang{one}')}: this is not a language.", code)


def _write_agents(entry: Entry, cells: Cells) -> None:
    for found in cells.named(AGENT):
        if found[2] != "header":
            continue
        begun = f"{found[1]}_agent_"
        role, relator = (cells.text(f"{begun}{part}_{found[3]}").lower() for part in ("role", "relator"))
        ours = ROLES.get(relator) or next((one for one in ROLES.values() if one.value == relator.rstrip(".")), None)
        fixed = {"kind": _KINDS[found[1]], **({"role": ours.value} if ours and role != "subject" else {})}
        pointer = {"creator": "/creators/*/name", "subject": "/mentions/*/name"}.get(role, "/contributors/*/name")
        place = cells.place(found[0])
        common_fields.write_agent(entry, pointer, cells.text(found[0]), place, fixed)
        if relator and (ours is None or role == "subject"):
            cells.leave(f"{begun}relator_{found[3]}")
        if role not in ("", "creator", "subject"):
            cells.leave(f"{begun}role_{found[3]}")


def _write_subjects(entry: Entry, cells: Cells) -> None:
    for found in cells.named(SUBJECT):
        if found[2] != "term":
            continue
        kind, source = (cells.text(f"subject_{found[1]}_{part}") for part in ("type", "source"))
        fixed = {"source": source.lower()} if source else {}
        plain = kind.lower().replace(" ", "_")
        if plain == "geographic":
            entry.line("/places/*/name", cells.text(found[0]), cells.place(found[0]), fixed)
            continue
        ours = {"genre_form": "genre", "function": "function", "occupation": "occupation", "uniform_title": "title"}
        fixed |= {"kind": ours[plain]} if plain in ours else {}
        entry.line("/subjects/*/term", cells.text(found[0]), cells.place(found[0]), fixed)
        if plain not in ("", "topical", *ours):
            cells.leave(f"subject_{found[1]}_type")


def _write_notes(entry: Entry, cells: Cells) -> None:
    """Write each note to its element; one that is not published is for the staff."""
    for found in cells.named(NOTE):
        if found[1] != "n":
            continue
        name, words, place = found[2].removesuffix("_2"), cells.text(found[0]), cells.place(found[0])
        row = ELEMENTS_BY_NAME.get(name)
        label = row.label if row else LABELS.get(name, name.capitalize())
        if cells.is_denied(f"p_{found[2]}"):
            entry.internal_note(label or "Note", words, place)
        elif name == "langmaterial":
            entry.paragraphs("/language_note", words, place)
        elif row:
            entry.paragraphs(row.pointer, words, place)
        elif name in NOTES and "as_written" in NOTES[name]:
            entry.line(NOTES[name], words, place)
        elif name in NOTES:
            entry.write(NOTES[name], words, place)
        else:
            entry.note(label, words, place)
    entry.internal_note("Processing note", cells.text("processing_note"), cells.place("processing_note"))


def _write_access(entry: Entry, cells: Cells) -> None:
    """Write that restrictions apply; the day on which they end is asked about: it may be the last closed one."""
    flag, until = cells.text("restrictions_flag"), cells.text("e_accessrestrict")
    if flag.lower() in _YES and "access" not in entry.document:
        entry.write("/access/conditions", "Restrictions apply.", cells.place("restrictions_flag"))
    elif flag.lower() not in _NO | {""} | _YES:
        cells.leave("restrictions_flag")
    if until:
        reason = f"{cells.place('e_accessrestrict')}: whether the unit opens on this day or after it is not stated."
        entry.ask("/access/until", reason, until)


def _write_objects(entry: Entry, cells: Cells) -> None:
    label, number = cells.text("digital_object_title"), cells.text("digital_object_id")
    facts = [f"Identifier: {number}"] if number else []
    is_hidden = cells.is_denied("digital_object_publish")
    for name, role in (("digital_object_link", ""), ("thumbnail", "thumbnail")):
        address = cells.text(name)
        stated = {"internal": "true"} if cells.is_denied(f"{name}_publish") or is_hidden else {}
        if address:
            write_object(entry, address, cells.place(name), role=role, label=label, facts=facts, stated=stated)
            label, facts = "", []
    if label or facts:
        entry.note(
            "Digital object",
            "\n\n".join(filter(None, (label, *facts))),
            cells.place("digital_object_title", "digital_object_id"),
        )


def _write_status(entry: Entry, cells: Cells) -> None:
    """Hide what is not published; where the sheet has the column and nothing in it, the component is a draft."""
    if cells.is_denied("publish"):
        entry.hide()
    elif cells.has_column("publish") and cells.text("publish").lower() not in _YES:
        entry.document.setdefault("administration", {})["status"] = "draft"
        cells.leave("publish")
