"""AtoM's sheets of ISAD(G) descriptions: the tree, the events, and every heading mapped or listed."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from catalog.ingest import Result, ingest
from catalog.ingest.new_catalogue import found_catalogue
from catalog.model import Catalogue
from catalog.standards.importers import Draft, Source, find
from catalog.storage import open_catalogue
from catalog.validation import read_plain

_LISTED = """legacyId parentId qubitParentSlug accessionNumber identifier title levelOfDescription extentAndMedium
repository archivalHistory acquisition scopeAndContent appraisal accruals arrangement accessConditions
reproductionConditions language script languageNote physicalCharacteristics findingAids locationOfOriginals
locationOfCopies relatedUnitsOfDescription publicationNote digitalObjectPath digitalObjectURI generalNote
subjectAccessPoints placeAccessPoints nameAccessPoints genreAccessPoints descriptionIdentifier institutionIdentifier
rules descriptionStatus levelOfDetail revisionHistory languageOfDescription scriptOfDescription sources archivistNote
publicationStatus physicalObjectName physicalObjectLocation physicalObjectType alternativeIdentifiers
alternativeIdentifierLabels eventDates eventTypes eventStartDates eventEndDates eventActors eventActorHistories
culture"""
HEADINGS = _LISTED.split()
"""The headings of AtoM 2's template of ISAD(G) descriptions, in its order."""


def sheet(*rows: dict[str, str]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, HEADINGS, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


def drafts(*rows: dict[str, str]) -> list[Draft]:
    made = list(find("csv").read(Source("isad.csv", sheet(*rows))))
    for draft in made:
        assert isinstance(draft, Draft), draft
        assert read_plain(dict(draft.document)).record is not None, read_plain(dict(draft.document)).findings
    return [draft for draft in made if isinstance(draft, Draft)]


def one(**cells: str) -> Draft:
    (draft,) = drafts({"legacyId": "1", "title": "T", "levelOfDescription": "Fonds", "repository": "GARF", **cells})
    return draft


def test_the_tree_has_the_archive_of_its_top_and_numbers_at_their_levels() -> None:
    rows = [
        {"legacyId": "1000", "identifier": "F1", "levelOfDescription": "Fonds", "repository": "GARF", "title": "A"},
        {"legacyId": "1001", "parentId": "1000", "identifier": "S1", "levelOfDescription": "Series", "title": "B"},
        {"legacyId": "1002", "parentId": "1001", "identifier": "7", "levelOfDescription": "Part", "title": "C"},
        {"legacyId": "1003", "parentId": "1001", "levelOfDescription": "Item", "title": "D"},
    ]
    found = [draft.document for draft in drafts(*rows)]
    assert [(each["id"], each.get("part_of")) for each in found] == [
        ("atom-1000", None), ("atom-1001", "atom-1000"), ("atom-1002", "atom-1001"), ("atom-1003", "atom-1001"),
    ]  # fmt: skip
    assert [each["reference_code"] for each in found] == [
        {"repository": "GARF", "fonds": "F1"},
        {"repository": "GARF", "series": "S1"},
        {"repository": "GARF", "item": "7"},
        {"repository": "GARF"},
    ]


def test_a_number_without_an_archive_is_a_note() -> None:
    document = one(identifier="F1", repository="").document
    assert "reference_code" not in document
    assert document["notes"] == [{"kind": "Reference code", "text": "F1"}]


def test_events_stand_side_by_side() -> None:
    document = one(
        eventTypes="Creation|Accumulation|Publication",
        eventDates="1900-1950|circa the war|NULL",
        eventStartDates="1900-01-01|1914-00-00|1960",
        eventEndDates="1950-12-31|1918-00-00|",
        eventActors="Smith, John|Doe, Jane|NULL",
    ).document
    assert document["dates"] == [
        {"event": "creation", "as_written": "1900-1950", "value": "1900/1950"},
        {"event": "accumulation", "as_written": "circa the war", "value": "1914/1918"},
        {"event": "publication", "value": "1960"},
    ]
    assert [(each["name"], each["surname"]) for each in document["authors"]] == [("John Smith", "Smith")]
    assert [(each["name"], each["role"]) for each in document["contributors"]] == [("Jane Doe", "collector")]


def test_an_event_that_is_not_ours_is_listed() -> None:
    draft = one(eventTypes="Broadcasting", eventDates="1950", eventActors="Radio")
    assert [each.text for each in draft.left] == ["Broadcasting Radio 1950"]
    assert draft.document["contributors"] == [{"name": "Radio"}]


def test_what_has_no_field_is_a_note_with_its_name() -> None:
    document = one(relatedUnitsOfDescription="Papers of X.", languageNote="In cipher.").document
    assert document["notes"] == [
        {"kind": "Language and script", "text": "In cipher."},
        {"kind": "Related units of description", "text": "Papers of X."},
    ]


def test_a_genre_of_ours_is_the_genre_and_every_other_a_subject() -> None:
    document = one(genreAccessPoints="Ephemera|Letter|Map").document
    assert document["genre"] == "letter"
    assert [each["term"] for each in document["subjects"]] == ["Ephemera", "Map"]


def test_every_heading_is_mapped_or_listed() -> None:
    for heading in HEADINGS:
        word = {"levelOfDescription": "Series", "publicationStatus": "Draft", "language": "fr"}.get(heading)
        word = word or ("https://example.org/x.jpg" if heading == "digitalObjectURI" else "1901")
        draft = one(**{heading: word})
        places = [each.place for each in (*draft.found, *draft.left) if f"({heading})" in each.place]
        assert len(places) == 1, heading


def test_taking_it_in_again_changes_nothing_and_numbers_of_other_files_are_others(tmp_path: Path) -> None:
    found_catalogue(tmp_path / "c", Catalogue(name="T", admin_emails=("a@example.org",), namespace="example.org"))
    folder = open_catalogue(tmp_path / "c")
    row: dict[str, Any] = {"legacyId": "12", "title": "T", "levelOfDescription": "Fonds", "publicationStatus": "Draft"}
    path = tmp_path / "isad.csv"
    path.write_bytes(sheet(row))
    assert [each.result for each in ingest([path], folder)] == [Result.IMPORTED]
    assert [each.result for each in ingest([path], folder)] == [Result.UNCHANGED]
    path.write_bytes(sheet({**row, "publicationStatus": "Published"}))
    (outcome,) = ingest([path], folder)
    assert [str(each) for each in outcome.differences] == ["/administration/status: 'draft' -> 'published'"]
