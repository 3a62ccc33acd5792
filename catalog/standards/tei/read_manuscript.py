"""msDesc: where the document is kept, what it looks like, and how it came there."""

from __future__ import annotations

from typing import Any

from lxml import etree

from catalog.drafts import common_fields
from catalog.drafts.draft import Found
from catalog.drafts.draft_builder import Entry
from catalog.drafts.xml_source import local, place_of, text_of
from catalog.drafts.xml_words import paragraphs_of
from catalog.languages.codes import language_of
from catalog.standards.tei.read_correspondence import write_date
from catalog.standards.tei.read_names import Listed, write_place
from catalog.vocabularies import CodeLevel, DateEvent

__all__ = ["code_in", "prose", "read_manuscript"]

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_LEVELS = frozenset(level.value for level in CodeLevel)
_BESIDE = ("year", "microfilm", "leaves")
_EVENTS = {event.value.replace(" ", "-"): event.value for event in DateEvent}


def prose(element: etree._Element | None) -> str:
    """Return words as paragraphs."""
    return "\n\n".join(filter(None, paragraphs_of(element))) if element is not None else ""


def language_at(element: etree._Element) -> str:
    """Return the language that an element, or its first paragraph, names."""
    inner = [element, *element.iter("{*}p")]
    return next(filter(None, (language_of(each.get(_LANGUAGE, "")) for each in inner)), "")


def read_manuscript(entry: Entry, manuscript: etree._Element, lists: Listed, *, is_own: bool) -> None:
    """Write a msDesc; `is_own` is one that this program wrote, which uses each element for one thing."""
    identifier = manuscript.find("{*}msIdentifier")
    if identifier is not None:
        _read_place(entry, identifier)
    for name, pointer in (
        ("{*}physDesc//{*}condition", "/physical_characteristics"),
        ("{*}history/{*}acquisition", "/acquisition"),
        ("{*}additional/{*}surrogates", "/copies"),
    ):
        for part in manuscript.iterfind(name):
            entry.paragraphs(pointer, prose(part), place_of(part), language_at(part))
    _read_contents(entry, manuscript)
    _read_extent(entry, manuscript)
    _read_history(entry, manuscript, lists)
    for part in manuscript.iterfind("{*}additional/{*}adminInfo/{*}availability"):
        if prose(part):
            entry.write("/access/conditions", prose(part), place_of(part))
    for part in manuscript.iterfind("{*}additional/{*}listBibl/{*}bibl"):
        entry.paragraphs("/publication_note", text_of(part), place_of(part), language_at(part))
    for part in manuscript.iterfind("{*}physDesc/{*}additions"):
        if is_own:
            entry.line("/classification", text_of(part), place_of(part))
        else:
            entry.note("Additions", prose(part), place_of(part))


def _read_contents(entry: Entry, manuscript: etree._Element) -> None:
    for part in manuscript.iterfind("{*}msContents/{*}summary"):
        if prose(part) and "abstract" not in entry.document:
            entry.write("/abstract/text", prose(part), place_of(part))
            if tag := language_at(part):
                entry.document["abstract"]["language"] = tag
        else:
            entry.ignore(text_of(part), place_of(part))


def _read_extent(entry: Entry, manuscript: etree._Element) -> None:
    for extent in manuscript.iterfind("{*}physDesc//{*}extent"):
        measures = [each for each in extent if local(each) == "measure"]
        is_split = measures and not (extent.text or "").strip()
        for each in measures if is_split else [extent]:
            entry.line("/extent/*/as_written", text_of(each), place_of(each))


def _read_history(entry: Entry, manuscript: etree._Element, lists: Listed) -> None:
    for date in manuscript.iterfind("{*}history/{*}origin//{*}origDate"):
        write_date(entry, date, "creation")
    for note in manuscript.iterfind("{*}history/{*}origin/{*}note[@type='undated']"):
        entry.line("/dates/*/undated", text_of(note), place_of(note))
    for place in manuscript.iterfind("{*}history/{*}origin//{*}origPlace"):
        if not entry.document.get("sent_from"):
            write_place(entry, "/sent_from/*", place, lists)
    for part in manuscript.iterfind("{*}history/{*}provenance"):
        dates = [each for each in part if local(each) == "date" and each.get("type") in _EVENTS]
        for date in dates:
            write_date(entry, date, _EVENTS[date.get("type", "")])
        if not dates:
            entry.paragraphs("/custody", prose(part), place_of(part), language_at(part))


def _read_place(entry: Entry, identifier: etree._Element) -> None:
    """Write the reference code: by its levels where the numbers name them, else in words, to be read as a reference."""
    for other in identifier.iterfind("{*}altIdentifier"):
        if other.get("type") == "container":
            entry.line("/containers/*/label", text_of(other), place_of(other))
    code = code_in(identifier)
    if code:
        entry.document["reference_code"] = code
        words = ", ".join(text_of(each) for each in identifier.iter("{*}idno"))
        entry.found.append(Found("/reference_code", words, place=place_of(identifier)))
        return
    names = {local(each): text_of(each) for each in identifier if text_of(each) and local(each) != "altIdentifier"}
    archive = names.get("institution") or names.get("repository", "")
    within = [names["repository"]] if "institution" in names and "repository" in names else []
    parts = [each for each in identifier if local(each) in ("collection", "idno") and each.get("type") != "record"]
    numbers = [*within, *filter(None, map(text_of, parts))]
    common_fields.write_archive(entry, archive, ", ".join(numbers), place_of(identifier))
    for name in ("country", "region", "settlement", "msName"):
        if name in names:
            entry.ignore(f"{name}: {names[name]}", place_of(identifier))


def code_in(identifier: etree._Element) -> dict[str, Any]:
    """Return a reference code whose numbers name their levels; nothing where they do not."""
    numbers = [each for each in identifier if local(each) == "idno" and text_of(each)]
    levels = [each for each in numbers if each.get("type") in _LEVELS]
    repository = identifier.find("{*}repository")
    if not levels or repository is None or not (repository.get("key") or text_of(repository)):
        return {}
    titles = {each.get("type"): text_of(each) for each in identifier.iterfind("{*}collection")}
    normalized: dict[str, str] = {}
    code: dict[str, Any] = {"repository": repository.get("key") or text_of(repository)}
    for other in identifier.iterfind("{*}altIdentifier"):
        number = other.find("{*}idno")
        kind = number.get("type", "") if number is not None else ""
        if kind in _LEVELS:
            normalized[kind] = text_of(number)
        elif kind == "as-written":
            code["as_written"] = text_of(number)
            if words := text_of(other.find("{*}note")):
                code["note"] = words
    for each in levels:
        kind = each.get("type", "")
        beside = {"normalized": normalized.get(kind), "title": titles.get(kind)}
        given = {name: words for name, words in beside.items() if words}
        code[kind] = {"number": text_of(each), **given} if given else text_of(each)
    for each in numbers:
        if each.get("type") in _BESIDE:
            code[each.get("type", "")] = text_of(each)
    return code
