"""Sixteen facts of twenty-one records: each is in the place where Zotero's importers look for it.

The table was made from the translators of summer 2026 (Embedded Metadata and RDF for a page, MODS, MARC, BibTeX, EndNote XML), and
compared with what they make of these records. A fact without a place is one that the translator does not read at all.
"""

# ruff: noqa: E501 - a table is read along its lines
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from lxml import etree

from catalog.model import Agent, Catalogue, Record
from catalog.standards import dates, formats
from catalog.standards.citation_facts import Citable, citable
from catalog.web.pages.page_head import metas

RECORDS = [
    Record.model_validate(record)
    for record in yaml.safe_load((Path(__file__).parent / "varied_records.yaml").read_text(encoding="utf-8"))
]

# fmt: off
PLACES = {
    #             page              MODS                                  MARC        BibTeX        BibLaTeX      EndNote XML
    "type":      ("z:itemType",     "genre[@authority='local'][1]",       "",         "",           "",           "ref-type/@name"),
    "title":     ("DC.title",       "titleInfo[not(@type)]",              "245$a",    "title",      "title",      "titles/title"),
    "author":    ("DC.creator",     "name[role/roleTerm='author' or role/roleTerm='creator' or not(role)]",
                                                                          "1..$a|7..$a", "author",  "author",     "contributors/authors/author"),
    "recipient": ("z:recipients",   "name[role/roleTerm='addressee']",    "7..$a",    "howpublished|note|addendum", "howpublished|note|addendum",
                                                                                                                  "contributors/secondary-authors/author"),
    "translator":("z:translators|z:contributors", "name[role/roleTerm='translator']|note",
                                                                          "7..$a",    "translator|note", "translator|note", "contributors/subsidiary-authors/author"),
    "date":      ("DC.date",        "originInfo/*",                       "264$c",    "year",       "date|year|note|howpublished", "dates/year|dates/pub-dates/date"),
    "archive":   ("z:archive",      "note",                               "524$a",    "howpublished", "howpublished|library", "remote-database-name"),
    "location":  ("DC.coverage",    "location/physicalLocation",          "852$j",    "howpublished|note", "howpublished|library|note", "accession-num"),
    "language":  ("DC.language",    "language/languageTerm",              "",         "language|langid", "language|langid", "language"),
    "abstract":  ("dcterms.abstract", "abstract",                         "520$a",    "abstract",   "abstract",   "abstract"),
    "rights":    ("DC.rights",      "accessCondition",                    "540$a",    "note|annote|annotation", "note|annote|annotation", "notes"),
    "url":       ("og:url",         "location/url",                       "856$u",    "url",        "url",        "urls/web-urls/url"),
    "city":      ("z:extra",        "note",                               "852$e",    "howpublished|address", "howpublished|location|note", "pub-location"),
    "catalogue": ("DC.publisher",   "recordInfo/recordContentSource",     "040$a",    "",           "",           "remote-database-provider"),
    "call number": ("z:callNumber", "classification",                     "099$a",    "library",    "library",    "call-num"),
    "chain":     ("z:extra",        "note",                               "500$a",    "note",       "note",       "notes"),
}
# fmt: on
FORMATS = ("page", "mods", "marcxml", "bibtex", "biblatex", "endnote-xml")
Find = Callable[[str], list[str]]


def _page(record: Record, catalogue: Catalogue) -> Find:
    found = list(metas(record, catalogue))
    return lambda place: [meta.content for meta in found if meta.name in place.split("|")]


def _mods(written: bytes) -> Find:
    root = etree.fromstring(re.sub(rb' xmlns="[^"]*"', b"", written))
    return lambda place: [" ".join(element.itertext()) for element in root.xpath(place)]


def _marc(written: bytes) -> Find:
    root = etree.fromstring(re.sub(rb' xmlns="[^"]*"', b"", written))

    def find(place: str) -> list[str]:
        asked = [each.split("$") for each in place.split("|")]
        return [
            subfield.text or ""
            for field in root.iterfind("datafield")
            for subfield in field
            for tag, code in asked
            if re.fullmatch(tag, field.get("tag", "")) and subfield.get("code") == code
        ]

    return find


def _bibtex(written: bytes) -> Find:
    fields = dict(re.findall(r"^  (\w+) *= \{(.*)\},?$", written.decode(), re.MULTILINE))
    plain = {name: re.sub(r"[{}]|\\", "", value).replace("--", "–").replace("~", " ") for name, value in fields.items()}
    return lambda place: [plain[name] for name in place.split("|") if name in plain]


def _endnote(written: bytes) -> Find:
    root = etree.fromstring(written)
    return lambda place: [
        str(each) if isinstance(each, str) else " ".join(each.itertext()) for each in root.xpath(place)
    ]


def _finder(form: str, record: Record, catalogue: Catalogue) -> Find:
    if form == "page":
        return _page(record, catalogue)
    written = formats.find(form).encode(record, catalogue)
    return {"mods": _mods, "marcxml": _marc, "endnote-xml": _endnote}.get(form, _bibtex)(written)


def _facts(record: Record, item: Citable) -> Iterator[tuple[str, str]]:
    """Yield each fact that the record states, by the words that must arrive."""
    yield from (("author", _last(agent)) for agent in item.authors)
    yield from (("recipient", _last(agent)) for agent in item.recipients)
    yield from (("translator", _last(agent)) for agent in item.translators)
    yield "title", item.title.split(" “")[0]
    if years := dates.calendar_parts(item.date):
        yield "date", f"{years[0][0]:04}"[:3]  # a decade is 193X, or the 1930s
    stated = {
        "archive": (item.archive or "").partition(" (")[0],
        "location": (item.location or "").partition(",")[0].split(" ")[-1],
        "language": item.language,
        "abstract": item.abstract,
        "rights": "In copyright.",
        "url": item.url,
        "city": item.place,
        "catalogue": item.source,
        "call number": item.call_number,
        "chain": next((note for note in item.notes if "translated by" in note), None),
    }
    yield from ((fact, words) for fact, words in stated.items() if words)


def _last(agent: Agent) -> str:
    return agent.parts.surname or agent.name


@pytest.mark.parametrize("form", FORMATS)
def test_each_fact_is_where_an_importer_looks_for_it(form: str, catalogue_settings: Catalogue) -> None:
    column, missing = FORMATS.index(form), []
    for record in RECORDS:
        find, item = _finder(form, record, catalogue_settings), citable(record, catalogue_settings)
        for fact, words in _facts(record, item):
            place = PLACES[fact][column]
            if place and not any(words in value for value in find(place)):
                missing.append((record.id, fact, words, find(place)))
    assert not missing


@pytest.mark.parametrize(
    ("form", "place", "types"),
    [
        ("page", "z:itemType", {}),
        ("mods", "genre[@authority='local'][1]", {}),
        ("endnote-xml", "ref-type/@name", {"letter": "Personal Communication", "map": "Map", "artwork": "Artwork", "manuscript": "Manuscript"}),
    ],
)  # fmt: skip
def test_an_item_has_its_type(form: str, place: str, types: dict[str, str], catalogue_settings: Catalogue) -> None:
    """A `note` of MODS was no more than a note in Zotero, without a title; a report of an archive is no publication."""
    for record in RECORDS:
        kind = citable(record, catalogue_settings).item_type
        if form != "mods" or record.genre:
            assert _finder(form, record, catalogue_settings)(place) == [types.get(kind, kind)], record.id


def test_the_table_has_sixteen_facts() -> None:
    assert (len(PLACES), len(RECORDS)) == (16, 21)
