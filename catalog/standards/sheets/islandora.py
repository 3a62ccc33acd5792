"""Sheets of Islandora Workbench: columns named for the fields of Drupal, `field_linked_agent` and the like."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from catalog.dates.reader import is_edtf, read
from catalog.drafts import common_fields
from catalog.drafts.dates import add_date
from catalog.drafts.draft import Draft, Provenance
from catalog.drafts.draft_builder import Entry
from catalog.drafts.dublin_core import write_element
from catalog.drafts.identifier import slug
from catalog.drafts.relators import ROLES
from catalog.languages.codes import language_of
from catalog.standards.sheets.autocorrection import ask_about
from catalog.standards.sheets.table import Row

__all__ = ["draft", "is_islandora", "name", "pointer", "repeats"]

_FIELD = re.compile(r"field_\w+")
_SEVERAL = re.compile(r"\s*\|\s*")
_RELATION = re.compile(r"(?P<space>\w+):(?P<relator>\w+):(?:(?P<vocabulary>\w+):)?(?P<name>.+)", re.DOTALL)
_VOCABULARIES = (
    "corporate_body|country|family|genre|geo_location|islandora_access|islandora_display|islandora_models|language"
    "|person|physical_form|resource_types|subject|temporal_subjects"
)
_TERM = re.compile(rf"(?:{_VOCABULARIES}):\s*")
"""The vocabulary that a term is of."""
_NUMBER_OF_TERM = re.compile(r"\d+")
_KINDS = {"person": "person", "corporate_body": "corporate body", "family": "family"}
_AUTHORS = frozenset({"aut", "cre"})
_URL = re.compile(r"https?://\S+")
_EVENTS = {
    "field_edtf_date": "",
    "field_edtf_date_created": "creation",
    "field_edtf_date_issued": "publication",
    "field_date": "",
    "field_date_created": "creation",
    "field_date_issued": "publication",
}
_LEVELS = {"collection": "collection", "http://purl.org/dc/dcmitype/collection": "collection"}

_Write = Callable[[Entry, str, str], None]


def is_islandora(headings: Sequence[str]) -> bool:
    """Whether a row of headings is one of Islandora Workbench."""
    words = {heading.strip().lower() for heading in headings}
    return "title" in words and any(_FIELD.fullmatch(word) for word in words)


def name(heading: str) -> str:
    """Return the field that a heading names, or nothing."""
    word = heading.strip().lower()
    return word if word in _WRITERS else ""


def repeats(_name: str) -> bool:
    """No field occurs twice."""
    return False


def pointer(heading: str) -> str:
    """Return where the values of a column go: a field may go to more than one of ours."""
    return "/*" if name(heading) else ""


def draft(row: Row, source: Provenance, taken: Mapping[str, str]) -> Draft:
    """Return the draft of a row."""
    entry = Entry(" ".join(cell.text for cell in row.cells))
    for cell in row.cells:
        field = name(cell.heading)
        place = "/dates" if field in _EVENTS else f"/{field}"
        if not ask_about(entry, cell, place):
            continue
        if not field:
            entry.ignore(cell.text, cell.place)
            continue
        values = [cell.text.strip()] if field in _WHOLE else _SEVERAL.split(cell.text.strip())
        for value in filter(None, values):
            _WRITERS[field](entry, value, cell.place)
    return entry.draft(source, taken)


def _id(entry: Entry, text: str, place: str) -> None:
    entry.identify(text)
    entry.write("/id", _own_id(text), place)


def _own_id(text: str) -> str:
    return f"islandora-{slug(text)}" if text.isdigit() else common_fields.id_of(text) or f"islandora-{slug(text)}"


def _part_of(entry: Entry, text: str, place: str) -> None:
    entry.write("/part_of", _own_id(text), place)


def _node(entry: Entry, text: str, place: str) -> None:
    """The number of a node names an item in its system, not in this sheet."""
    entry.identify(text)
    if "id" not in entry.document:
        entry.write("/id", f"islandora-node-{slug(text)}", place)


def _agent(entry: Entry, text: str, place: str) -> None:
    """Write `relators:aut:person:Jordan, Mark`: the relator, the kind of agent, the name."""
    found = _RELATION.fullmatch(text)
    if found is None or _NUMBER_OF_TERM.fullmatch(found["name"].strip()):
        entry.ignore(text, place)
        return
    relator = found["relator"].lower()
    fixed = {"kind": _KINDS[found["vocabulary"]]} if found["vocabulary"] in _KINDS else {}
    words = found["name"].strip()
    if found["vocabulary"] and found["vocabulary"] not in _KINDS:
        words = f"{found['vocabulary']}:{words}"
    if relator in _AUTHORS:
        common_fields.write_agent(entry, "/authors/*/name", words, place, fixed)
    elif relator == "pbl":
        entry.line("/texts/@original/published/publisher", words, place)
    elif relator == "rcp":
        common_fields.write_agent(entry, "/recipients/*/name", words, place, fixed)
    elif relator == "trl":
        common_fields.write_agent(entry, "/texts/@translation/translators/*/name", words, place, fixed)
    else:
        role = ROLES.get(relator)
        said = {"role": role.value} if role else {}
        common_fields.write_agent(entry, "/contributors/*/name", words, place, {**fixed, **said})
        if role is None:
            entry.ignore(relator, place)


def _date(event: str, entry: Entry, text: str, place: str) -> None:
    """Write a date in EDTF; where its season may be the years 1923 and 1924, ask."""
    code = text if is_edtf(text) else ""
    fixed = {"event": event} if event else {}
    in_words = read(text).value
    if code and in_words and in_words != code:
        written = entry.write("/dates/*/as_written", text, place, fixed)
        reason = "The date may be a season of one year, as EDTF has it, or two years."
        entry.ask(f"{written.rpartition('/')[0]}/value", reason, text, (in_words, code))
        return
    add_date(entry, place, "" if code else text, code=code, fixed=fixed)


def _term(element: str, entry: Entry, text: str, place: str) -> None:
    """Write a term, without the vocabulary it is of; the bare number of a term says nothing here."""
    words = _TERM.sub("", text, count=1)
    if _NUMBER_OF_TERM.fullmatch(words):
        entry.ignore(text, place)
    else:
        write_element(entry, element, words, place)


def _mention(entry: Entry, text: str, place: str) -> None:
    vocabulary, _, rest = text.partition(":")
    fixed = {"kind": _KINDS[vocabulary]} if vocabulary in _KINDS and rest else {}
    words = _TERM.sub("", text, count=1)
    if _NUMBER_OF_TERM.fullmatch(words):
        entry.ignore(text, place)
    else:
        common_fields.write_agent(entry, "/mentions/*/name", words, place, fixed)


def _file(entry: Entry, text: str, place: str) -> None:
    """Write the address of a file; the name of a file on somebody's disk is ignored."""
    if _URL.fullmatch(text):
        entry.write("/digital_objects/*/url", text, place)
    else:
        entry.ignore(text, place)


def _language(entry: Entry, text: str, place: str) -> None:
    """The language of the description in this row is that of its title."""
    tag = language_of(text)
    title = entry.document.get("title")
    if tag and isinstance(title, dict):
        title["language"] = tag
    elif tag:
        entry.document["title"] = {"language": tag}
    else:
        entry.ignore(text, place)


def _level(entry: Entry, text: str, place: str) -> None:
    level = _LEVELS.get(_TERM.sub("", text, count=1).lower())
    if level and "level" not in entry.document:
        entry.write("/level", level, place)
    else:
        entry.ignore(text, place)


def _published(entry: Entry, text: str, place: str) -> None:
    if text == "0":
        entry.hide()
    elif text != "1":
        entry.ignore(text, place)


def _line(where: str) -> _Write:
    return lambda entry, text, place: entry.line(where, text, place)


def _note(kind: str) -> _Write:
    return lambda entry, text, place: entry.note(kind, text, place)


def _element(element: str) -> _Write:
    return lambda entry, text, place: write_element(entry, element, text, place)


_WRITERS: dict[str, _Write] = {
    "title": _line("/title/text"),
    "id": _id,
    "node_id": _node,
    "parent_id": _part_of,
    "langcode": _language,
    "published": _published,
    "file": _file,
    "field_weight": _line("/sequence"),
    "field_model": _level,
    "field_linked_agent": _agent,
    "field_full_title": _line("/other_titles/*/text"),
    "field_alt_title": _line("/other_titles/*/text"),
    "field_alternative_title": _line("/other_titles/*/text"),
    "field_description": _element("description"),
    "field_description_long": _element("description"),
    "field_abstract": _element("abstract"),
    "field_table_of_contents": _note("Contents"),
    "field_extent": _line("/extent/*/as_written"),
    "field_genre": partial(_term, "type"),
    "field_resource_type": partial(_term, "type"),
    "field_physical_form": partial(_term, "type"),
    "field_language": partial(_term, "language"),
    "field_subject": partial(_term, "subject"),
    "field_subjects": partial(_term, "subject"),
    "field_subject_general": partial(_term, "subject"),
    "field_subjects_name": _mention,
    "field_geographic_subject": partial(_term, "spatial"),
    "field_temporal_subject": partial(_term, "temporal"),
    "field_coverage": partial(_term, "coverage"),
    "field_identifier": _element("identifier"),
    "field_local_identifier": _element("identifier"),
    "field_source": _element("source"),
    "field_physical_location": _element("source"),
    "field_rights": _element("rights"),
    "field_rights_statement": _element("rights"),
    "field_rights_statements": _element("rights"),
    "field_use_and_reproduction": _element("rights"),
    "field_access_conditions": _element("accessRights"),
    "field_publisher": _element("publisher"),
    "field_note": _note(""),
    "field_notes": _note(""),
    "field_place_published": _note("Place of publication"),
    "field_place_published_country": _note("Place of publication"),
    "field_edition": _note("Edition"),
    "field_copyright_date": _note("Copyright date"),
    "field_classification": _note("Classification"),
    "field_coordinates": _note("Coordinates"),
    "field_coordinates_text": _note("Coordinates"),
    **{field: partial(_date, event) for field, event in _EVENTS.items()},
}
_WHOLE = frozenset({"title", "field_description", "field_description_long", "field_abstract", "field_extent", "id"})
"""Fields of one value, in which a bar is a sign of the text."""
