"""Which record of a catalogue describes the document of a draft, and which id a new record gets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from catalog.ingest.new_catalogue import found_catalogue
from catalog.ingest.record_matcher import RecordMatcher
from catalog.model import Catalogue
from catalog.standards.importers import Draft, Provenance
from catalog.storage import open_catalogue
from tests.every import every


def numbered(number: str) -> dict[str, Any]:
    return {"texts": [{"key": "original", "published": {"publisher": "P", "record_id": number}}]}


def taken_from(**source: Any) -> dict[str, Any]:
    return {"administration": {"source": source}}


AID = {"importer": "ead3", "file": "aid.xml"}
THERE: list[dict[str, Any]] = [
    {"id": "one", "title": "Letter of Anna", "dates": ["1956-09-05"], "authors": ["Anna"], **numbered("121")},
    {"id": "two", "title": "Minutes", "dates": ["1956"], **taken_from(**AID, sha256="ab", identifier="c1")},
    {"id": "three", "title": "Plan", **taken_from(**AID, sha256="cd", note="row 1", identifier="c3")},
    {"id": "four", "title": "Map", "reference_code": {"repository": "GARF", "fond": "1", "delo": "2", "leaves": "5"}},
    {"id": "five", "title": "Deed", **taken_from(**AID, identifier="c1", system="AtoM", sha256="ef", note="row 2")},
]


@pytest.fixture
def matcher(tmp_path: Path) -> Iterator[RecordMatcher]:
    found_catalogue(tmp_path / "c", Catalogue(name="T", admin_emails=("a@example.org",), namespace="example.org"))
    matcher = RecordMatcher(open_catalogue(tmp_path / "c"), dry_run=True)
    for record in THERE:
        matcher.put({"level": "item", **record})
    yield matcher
    matcher.close()


def test_the_record_of_a_document_is_found_by_what_is_beyond_doubt(matcher: RecordMatcher) -> None:
    garf = {"repository": "GARF", "fond": "1", "delo": "2", "leaves": "5"}
    for given, found in (
        ({"title": "Another", **numbered("121")}, "one"),
        (numbered("122"), None),
        ({"title": "Minutes", **taken_from(sha256="ab")}, "two"),
        ({"title": "Budget", "dates": ["1999"], **taken_from(sha256="ab")}, "two"),
        (taken_from(sha256="ab", note="row 1"), None),
        (taken_from(sha256="cd"), None),
        ({"title": "Map", "reference_code": garf}, "four"),
        ({"title": "Telegram", "dates": ["1956"], "reference_code": garf}, "four"),
        ({"title": "Map", "reference_code": {**garf, "leaves": "6"}}, None),
        ({"id": "one", "title": "Letter of Anna"}, None),
    ):
        present = matcher.match(given)
        assert (present and present["id"]) == found, given


@every(
    ("wanted", "number", "free"),
    [
        ("six", "", "six"),
        ("six", "121", "six"),
        ("one", "", "one-2"),
        ("one", "B7", "one-b7"),
        ("one", "B-7", "one-2"),
    ],
)
def test_an_id_that_is_taken_gets_the_number_of_the_publisher_or_a_counter(
    matcher: RecordMatcher, wanted: str, number: str, free: str
) -> None:
    given = numbered(number) if number else {}
    assert matcher.free_id({"id": wanted, **given}) == free


def test_a_number_that_is_taken_too_is_counted(matcher: RecordMatcher) -> None:
    matcher.put({"id": "one-b7", "level": "item", "title": "T"})
    assert matcher.free_id({"id": "one", **numbered("B7")}) == "one-2"


def draft(document: dict[str, Any], *, names_record: bool, importer: str = "csv", file: str = "sheet.csv") -> Draft:
    return Draft(document, Provenance(importer, file, "zz"), names_record=names_record)


@every(
    ("document", "names_record", "importer", "found"),
    [
        # an id that a cataloguer wrote
        ({"id": "one"}, True, "csv", "one"),
        ({"id": "one", "title": "Letter of Anna", "dates": ["1999"]}, True, "csv", "one"),
        ({"id": "one", "title": "Budget", "dates": ["1999"]}, True, "csv", None),
        ({"id": "nobody"}, True, "csv", None),
        ({"id": "one", "title": "Letter of Anna"}, False, "csv", None),
        # an id that another system gave
        ({"id": "one", "title": "Letter of Anna", **taken_from(identifier="c9")}, False, "csv", "one"),
        ({"id": "one", "title": "Letter of Anna", "dates": ["1999"], **taken_from(identifier="c9")}, False, "x", None),
        ({"id": "one", **taken_from(identifier="c9")}, False, "csv", None),
        ({"id": "two", "title": "Minutes", **taken_from(identifier="c9")}, False, "csv", "two"),
        ({"id": "two", "title": "Minutes", **taken_from(identifier="c9")}, False, "ead2002", None),
    ],
)  # fmt: skip
def test_an_id_is_believed_as_far_as_the_rest_agrees(
    matcher: RecordMatcher, document: dict[str, Any], names_record: bool, importer: str, found: str | None
) -> None:
    present = matcher.of_id(draft(document, names_record=names_record, importer=importer))
    assert (present and present["id"]) == found


def test_another_title_in_the_very_same_file_is_a_better_one(matcher: RecordMatcher) -> None:
    matcher.put({"id": "six", "level": "item", "title": "Deed", **taken_from(importer="csv", file="sheet.csv")})
    retitled = {"id": "six", "title": "Receipt of the mill"}
    same = matcher.of_id(draft(retitled, names_record=True))
    assert same is not None
    assert same["id"] == "six"
    assert matcher.of_id(draft(retitled, names_record=True, file="other.csv")) is None


def test_an_identifier_is_that_of_its_file_or_system(matcher: RecordMatcher) -> None:
    of_file = draft({"id": "x"}, names_record=False, importer="ead3", file="aid.xml")
    assert matcher.of_source(of_file, "c3") == "three"
    assert matcher.of_source(of_file, "c1") is None  # two records have it
    assert matcher.of_source(of_file, "c9") is None
    assert matcher.of_source(draft({"id": "x"}, names_record=False, importer="ead3", file="b.xml"), "c3") is None
    of_system = draft({"id": "x", **taken_from(system="AtoM")}, names_record=False, importer="ead2002", file="b.xml")
    assert matcher.of_source(of_system, "c1") == "five"
    assert matcher.of_finding_aid("c3") == "three"
    assert matcher.of_finding_aid("c1") is None
    assert matcher.of_finding_aid("c9") is None


def test_what_is_perhaps_the_same_is_named_up_to_a_number(matcher: RecordMatcher) -> None:
    for number in range(4):
        matcher.put({"id": f"m{number}", "level": "item", "title": "Minutes", "dates": ["1956"], "authors": ["Anna"]})
    minutes = {"title": "Minutes", "dates": ["1956"], "authors": ["Anna"]}
    assert set(matcher.likely(minutes, 9)) == {"two", "m0", "m1", "m2", "m3"}
    assert len(matcher.likely(minutes, 3)) == 3
    assert set(matcher.agreeing(minutes, 9)) == {"m0", "m1", "m2", "m3"}
    assert len(matcher.agreeing(minutes, 2)) == 2
