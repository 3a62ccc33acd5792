"""AtoM's sheets of ISAD(G) descriptions: the tree, the events, and every heading mapped or listed."""

from __future__ import annotations

import csv
import io
import itertools
from pathlib import Path
from typing import Any

import pytest

from catalog.ingest import Result, ingest
from catalog.ingest.new_catalogue import found_catalogue
from catalog.model import Catalogue
from catalog.model.public_form import public_form
from catalog.standards.importers import Draft, Refusal, Source, find
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
    headings = dict.fromkeys([*HEADINGS, *itertools.chain.from_iterable(rows)])
    writer = csv.DictWriter(file, list(headings), restval="")
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


def test_a_number_without_an_archive_is_kept_as_a_number() -> None:
    document = one(identifier="F1", repository="").document
    assert "reference_code" not in document
    assert document["identifiers"] == [{"value": "F1"}]


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
    creators = [(each["name"], each["surname"], each.get("role")) for each in document["creators"]]
    assert creators == [("John Smith", "Smith", None), ("Jane Doe", "Doe", "collector")]


def test_the_words_of_another_culture_stand_beside_those_of_the_unit_wherever_its_row_is() -> None:
    unit = {"legacyId": "1", "title": "Papers", "levelOfDescription": "Fonds", "repository": "GARF", "culture": "en",
            "scopeAndContent": "Letters.", "extentAndMedium": "3 boxes", "generalNote": "Torn."}  # fmt: skip
    other = {"legacyId": "2", "title": "Maps", "levelOfDescription": "Fonds", "repository": "GARF", "culture": "en"}
    french = {"legacyId": "1", "title": "Fonds P.", "culture": "fr", "scopeAndContent": "Lettres.",
              "extentAndMedium": "3 cartons", "generalNote": "Déchiré.", "acquisition": "Don."}  # fmt: skip
    for rows in ((unit, french, other), (unit, other, french)):
        papers, maps = (draft.document for draft in drafts(*rows))
        assert papers["title"] == {"text": "Papers", "language": "en"}
        assert papers["other_titles"] == [{"text": "Fonds P.", "language": "fr"}]
        assert papers["scope"] == [{"text": "Letters.", "language": "en"}, {"text": "Lettres.", "language": "fr"}]
        assert papers["acquisition"] == {"text": "Don.", "language": "fr"}
        assert papers["extent"] == "3 boxes"
        assert {(note.get("kind"), note["text"], note.get("language")) for note in papers["notes"][1:]} == {
            ("Extent and medium", "3 cartons", "fr"), (None, "Déchiré.", "fr"),
        }  # fmt: skip
        assert maps["title"] == "Maps"


UNIT = {"legacyId": "1", "identifier": "F 1", "title": "Papers", "levelOfDescription": "Fonds", "repository": "GARF",
        "culture": "en"}  # fmt: skip


def test_the_row_of_the_unit_is_the_one_that_says_where_it_lies_wherever_it_is() -> None:
    french = {"legacyId": "1", "title": "Fonds P.", "culture": "fr"}
    russian = {"legacyId": "1", "title": "Бумаги", "culture": "ru_RU", "levelOfDescription": "Fonds"}
    below = {"legacyId": "2", "parentId": "1", "title": "Letters", "levelOfDescription": "Series", "culture": "en"}
    for rows in itertools.permutations((UNIT, french, russian)):
        papers, letters = (draft.document for draft in drafts(*rows[:2], below, rows[2]))
        if papers["id"] != "atom-1":
            papers, letters = letters, papers
        assert papers["title"] == {"text": "Papers", "language": "en"}
        assert {(each["text"], each["language"]) for each in papers["other_titles"]} == {
            ("Fonds P.", "fr"), ("Бумаги", "ru-RU"),
        }  # fmt: skip
        assert letters["part_of"] == "atom-1"


@pytest.mark.parametrize(
    "other",
    [
        {"identifier": "F 2"},
        {"parentId": "7"},
        {"sourceName": "the other system", "identifier": ""},
        {"culture": "en"},
    ],
    ids=["another identifier", "another parent", "another system", "one culture"],
)
def test_another_unit_of_the_same_number_is_no_translation(other: dict[str, str]) -> None:
    second = UNIT | {"title": "Cartes", "culture": "fr"} | other
    papers, refused = find("csv").read(Source("isad.csv", sheet(UNIT | {"parentId": "3"}, second)))
    assert isinstance(papers, Draft)
    assert "other_titles" not in papers.document
    assert isinstance(refused, Refusal)
    assert [finding.code for finding in refused.findings] == ["id-twice"]


def test_a_culture_that_comes_twice_is_no_second_translation() -> None:
    french = UNIT | {"title": "Fonds P.", "culture": "fr"}
    rows = (UNIT, french, french | {"title": "Fonds Q."})
    papers, again = find("csv").read(Source("isad.csv", sheet(*rows)))
    assert isinstance(papers, Draft)
    assert papers.document["other_titles"] == [{"text": "Fonds P.", "language": "fr"}]
    assert isinstance(again, Refusal)


def test_boxes_are_containers_and_their_places_are_for_the_staff() -> None:
    made = one(physicalObjectName="Box 3|7", physicalObjectType="Box|Folder", physicalObjectLocation="A-12|")
    assert made.document["containers"] == [
        {"kind": "box", "number": "3"}, {"kind": "shelf", "within": "box 3", "label": "A-12"},
        {"kind": "folder", "number": "7"},
    ]  # fmt: skip
    public = public_form(read_plain(dict(made.document)).demand())
    assert [each.words for each in public.containers] == ["box 3", "folder 7"]


def test_a_level_of_another_list_keeps_its_word() -> None:
    for word in ("Konvolut", "Bestand"):
        document = one(levelOfDescription=word).document
        assert (document["level"], document["level_as_written"]) == ("other", word)


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("Fundo", "fonds"), ("Fondo", "fonds"), ("Sous-fonds", "subfonds"), ("Teilbestand", "subfonds"),
        ("Coleção", "collection"), ("Série", "series"), ("Serie", "series"), ("Sous-série", "subseries"),
        ("Dossiê", "file"), ("Dossie\u0302", "file"), ("Dossier", "file"), ("Expediente", "file"), ("Pièce", "item"),
    ],
)  # fmt: skip
def test_a_level_in_another_language_is_the_level_it_means(word: str, level: str) -> None:
    document = one(levelOfDescription=word).document
    assert document["level"] == level
    assert "level_as_written" not in document


def test_several_notes_of_an_element_are_its_paragraphs_and_sources_belong_to_the_last() -> None:
    document = one(publicationNote="First.|Second.", archivistNote="By hand.", sources="Letters.").document
    assert (document["publication_note"], document["processing"]) == ("First.\n\nSecond.", "By hand.\n\nLetters.")


def test_an_event_that_is_not_ours_is_listed() -> None:
    draft = one(eventTypes="Deaccessioning", eventDates="1950", eventActors="Radio")
    assert [each.text for each in draft.ignored] == ["Deaccessioning Radio 1950"]
    assert draft.document["contributors"] == [{"name": "Radio"}]


def test_words_on_related_units_and_languages_have_their_fields() -> None:
    document = one(relatedUnitsOfDescription="Papers of X.", languageNote="In cipher.").document
    assert (document["language_note"], document["related_units"]) == ("In cipher.", "Papers of X.")


def test_a_genre_of_ours_is_the_genre_and_every_other_a_subject() -> None:
    document = one(genreAccessPoints="Ephemera|Letter|Map").document
    assert document["genre"] == "letter"
    assert [each["term"] for each in document["subjects"]] == ["Ephemera", "Map"]


def test_every_heading_is_mapped_or_listed() -> None:
    for heading in HEADINGS:
        word = {"levelOfDescription": "Series", "publicationStatus": "Draft", "language": "fr"}.get(heading)
        word = word or ("https://example.org/x.jpg" if heading == "digitalObjectURI" else "1901")
        draft = one(**{heading: word})
        places = [each.place for each in (*draft.found, *draft.ignored) if f"({heading})" in each.place]
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
