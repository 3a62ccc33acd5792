"""AtoM's template as it is written: parents first, one row for each language, and what is said there comes back."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest
from format_records import catalogue

from catalog.model import Record
from catalog.model.public_form import public_form
from catalog.standards import formats
from catalog.standards.importers import Draft, Source, find
from catalog.standards.sheets.atom_columns import HEADINGS
from catalog.validation import read_plain
from tests.standards.sheets.test_atom_sheets import HEADINGS as TEMPLATE

FORM = formats.find("atom-csv")
SETTINGS = catalogue()


def record(record_id: str, **fields: Any) -> Record:
    return Record.model_validate({"id": record_id, "level": "file", "title": record_id, **fields})


def sheet(*records: Record) -> bytes:
    return b"".join(FORM.stream(records, SETTINGS))


def rows(*records: Record) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(sheet(*records).decode(), newline="")))


def taken_in(written: bytes) -> dict[str, Record]:
    made = list(find("csv").read(Source("isad.csv", written)))
    assert all(isinstance(draft, Draft) and not draft.questions for draft in made), made
    found = [read_plain(dict(draft.document)).demand() for draft in made if isinstance(draft, Draft)]
    return {each.id: each for each in found}


def code(*levels: str, repository: str = "GARF", leaves: str | None = None) -> dict[str, Any]:
    names = ("fond", "opis", "delo")
    given: dict[str, Any] = {"repository": repository, **dict(zip(names, levels, strict=False))}
    return given | ({"leaves": leaves} if leaves else {})


FONDS = record("fonds", level="fonds", reference_code=code("5446"))
OPIS = record("opis", level="series", reference_code=code("5446", "98"))
DELO = record("delo", reference_code=code("5446", "98", "721"))
LETTER = record("letter", level="item", reference_code=code("5446", "98", "721", leaves="170-190"))
LOST = record("lost", part_of="of-another-export")
NOTE = record("note", level="item", part_of="lost", sequence="2")
FIRST = record("first", level="item", part_of="lost", sequence="1")


def test_the_headings_are_those_of_the_template() -> None:
    assert list(HEADINGS) == [*TEMPLATE, "eventDescriptions"]


def test_parents_come_first_with_what_their_parts_need_not_repeat() -> None:
    found = rows(LETTER, NOTE, LOST, DELO, FIRST, FONDS, OPIS)
    ours = [(each["legacyId"], each["parentId"], each["identifier"], each["repository"]) for each in found]
    archive = "State Archive of the Russian Federation"
    assert ours == [
        ("fonds", "", "5446", archive),
        ("opis", "fonds", "98", ""),
        ("delo", "opis", "721", ""),
        ("letter", "delo", "170-190", ""),
        ("lost", "of-another-export", "", ""),
        ("first", "lost", "", ""),
        ("note", "lost", "", ""),
    ]


def test_a_unit_that_only_codes_name_has_no_row() -> None:
    (found,) = rows(LETTER)
    assert (found["parentId"], found["identifier"]) == ("", "5446-98-721")
    assert found["alternativeIdentifiers"] == "GARF, Fond 5446, Opis 98, Delo 721, Listy 170-190"
    assert found["alternativeIdentifierLabels"] == "Reference code"


def test_a_circle_of_parts_is_written_whole() -> None:
    circle = [record("a", part_of="b"), record("b", part_of="a")]
    assert sorted(each["legacyId"] for each in rows(*circle)) == ["a", "b"]


def test_units_come_back_with_their_codes_their_place_and_their_archive() -> None:
    before = (FONDS, OPIS, DELO, LETTER)
    found = taken_in(sheet(*reversed(before)))
    for one in before:
        after = found[one.id].reference_code
        assert one.reference_code is not None
        assert after is not None
        assert after.levels == one.reference_code.levels, one.id
        assert (after.repository, after.leaves) == ("GARF", one.reference_code.leaves)
    assert [found[each].part_of for each in ("opis", "delo", "letter")] == ["fonds", "opis", "delo"]
    assert taken_in(sheet(*(found.values()))).keys() == found.keys()


def _name(name: str, **more: str) -> dict[str, str]:
    return {"name": name, **more}


FIELDS: dict[str, dict[str, Any]] = {
    "level of another list": {"level": "other", "level_as_written": "Registratur"},
    "extents": {"extent": ["3 boxes", "21 reels, 16 mm"]},
    "dates": {"dates": [
        "1956-09-05", {"value": "1900~/1950", "event": "accumulation", "span": "inclusive"},
        {"value": "1914/1918", "as_written": "the years of the war", "event": "publication", "note": "From a stamp."},
        {"value": "1930/1935", "span": "bulk"}, {"value": "../1957"}, {"value": "195X"},
    ]},
    "makers": {
        "creators": [_name("Ministry of Trade"), _name("Ann Smith", surname="Smith", role="collector")],
        "history": "Ministry of Trade: Founded in 1921.\n\nClosed in 1946.\n\nSmith, Ann: A teacher.",
    },
    "one history": {"creators": [_name("Ministry of Trade")], "history": "Founded in 1921.\n\nClosed in 1946."},
    "a history of nobody": {"history": "Founded in 1921."},
    "agents of a document": {
        "level": "item", "authors": [_name("Ministry")], "signatories": [_name("Office")],
        "recipients": [_name("Embassy")],
        "contributors": [_name("Bureau", role="editor"), _name("Press", role="photographer"), _name("Staff")],
    },
    "notes": {"notes": ["Torn.", {"text": "In Kraków.", "kind": "Physical location"}]},
    "notes in languages": {"notes": ["Torn.", {"text": "Déchiré.", "language": "fr"}]},
    "what has no column": {
        "preferred_citation": "Cite so.", "content_note": "Insults.", "separated_units": "Maps: elsewhere.",
        "classification": "Secret", "url": "https://example.org/1",
    },
    "abstract beside scope": {"scope": "Letters.", "abstract": "Letters of a year."},
    "elements": {"custody": "Kept.", "appraisal": "One\n\nTwo", "processing": "By hand.", "publication_note": "A: B."},
    "elements in languages": {
        "scope": [{"text": "Letters.", "language": "en"}, {"text": "Lettres.", "language": "fr"}],
        "title": {"text": "Papers", "language": "en"}, "other_titles": [{"text": "Papiers", "language": "fr"}],
    },
    "other title": {"other_titles": ["Earlier papers"]},
    "rights": {"rights": {"uri": "http://rightsstatements.org/vocab/InC/1.0/", "statement": "Ask.\n\nPay.",
                          "holder": "Ann"}},
    "access": {"access": "By appointment."},
    "containers": {"containers": [
        "box 3", {"kind": "folder", "number": "7", "within": "box 3", "label": "Letters"}, {"label": "the blue one"},
    ]},
    "identifiers": {"identifiers": [
        "44", {"value": "10.1/2", "kind": "DOI"}, {"value": "7", "system": "Register"},
        {"value": "A1", "kind": "accession"},
    ]},
    "headings": {
        "genre": "letter", "subjects": ["War", {"term": "Ephemera", "kind": "genre"}], "places": ["Kraków"],
        "mentions": [_name("Ann Smith", surname="Smith")],
    },
    "languages": {"texts": [{"key": "original", "language": ["ru", "en"]}]},
    "script": {"texts": [{"key": "original", "language": "sr-Latn"}]},
    "objects": {"digital_objects": ["https://example.org/1.jpg", "https://example.org/2.jpg"]},
    "a formula": {"title": "=1+1", "scope": "-5 degrees", "extent": "@home"},
    "revisions": {"administration": {"rules": "DACS", "language": "fr", "revisions": [
        {"event": "created", "by": "A. Smith", "maker": "person", "date": "2026-01-02"}, {"event": "revised"},
    ]}},
}  # fmt: skip


@pytest.mark.parametrize("fields", FIELDS.values(), ids=FIELDS.keys())
def test_what_a_unit_says_comes_back(fields: dict[str, Any]) -> None:
    before = record("one", **fields)
    (after,) = taken_in(sheet(before)).values()
    assert _facts(before) - _facts(after) == Counter()


def _facts(one: Record) -> Counter[tuple[str, str]]:
    """Return every value of a record with the names of the fields that lead to it."""
    return Counter(_leaves(dict(one), ()))


def _leaves(node: Any, names: tuple[str, ...]) -> Iterable[tuple[str, str]]:
    if isinstance(node, dict) or hasattr(node, "model_fields_set"):
        for name, value in dict(node).items():
            if name not in ("source", "as_written", "status"):
                yield from _leaves(value, (*names, name))
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _leaves(value, names)
    elif node:
        yield ".".join(names), str(node)


def test_a_unit_has_a_row_for_each_language_below_its_own() -> None:
    papers = record(
        "papers",
        scope=[{"text": "Letters.", "language": "en"}, {"text": "Cartas.", "language": "pt-BR"}],
        other_titles=[{"text": "Papiers", "language": "fr"}],
        extent="3 boxes",
    )
    own, french, brazilian = rows(papers)
    assert [each["culture"] for each in (own, french, brazilian)] == ["en", "fr", "pt_BR"]
    assert {each["legacyId"] for each in (own, french, brazilian)} == {"papers"}
    assert (own["title"], own["extentAndMedium"], own["levelOfDescription"]) == ("papers", "3 boxes", "File")
    assert (french["title"], brazilian["scopeAndContent"], french["extentAndMedium"]) == ("Papiers", "Cartas.", "")


def test_a_bar_parts_values_and_is_none_of_a_value() -> None:
    (found,) = rows(record("one", subjects=["War | peace", "Trade"], scope="A | B", dates=[{"as_written": "a | b"}]))
    assert found["subjectAccessPoints"] == "War ¦ peace|Trade"
    assert (found["scopeAndContent"], found["eventDates"]) == ("A ¦ B", "a ¦ b")


def test_what_is_inherited_is_said_once() -> None:
    above = record("fonds", level="fonds", access="Closed on Mondays.")
    below = public_form(record("below", part_of="fonds"), (_above(above),))
    assert below.access is not None
    assert [each["accessConditions"] for each in rows(below, above)] == ["Closed on Mondays.", ""]


def _above(one: Record) -> Any:
    from catalog.model.public_form import gives

    return gives(one)
