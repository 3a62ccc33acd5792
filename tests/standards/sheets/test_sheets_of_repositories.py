"""Sheets of Omeka Classic, Omeka S, CONTENTdm and Islandora Workbench: recognised by their headings, read, nothing lost."""

# ruff: noqa: E501

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from catalog.ingest import Result, ingest
from catalog.ingest.new_catalogue import found_catalogue
from catalog.model import Catalogue
from catalog.standards.importers import Draft, Source, find
from catalog.storage import open_catalogue
from catalog.validation import read_plain


def draft_of(cells: dict[str, str], delimiter: str = ",") -> Draft:
    lines = [delimiter.join(f'"{cell}"' for cell in row) for row in (cells, cells.values())]
    (draft,) = find("csv").read(Source("sheet.csv", "\n".join(lines).encode()))
    assert isinstance(draft, Draft), draft
    assert read_plain(dict(draft.document)).record is not None, read_plain(dict(draft.document)).findings
    return draft


def document(cells: dict[str, str], delimiter: str = ",") -> Any:
    return draft_of(cells, delimiter).document


OMEKA = {"Dublin Core:Title": "Letter", "Dublin Core:Creator": "Kipling, Alice"}


def test_omeka_classic() -> None:
    cells = {
        **OMEKA, "Item Id": "12", "Dublin Core:Date": "circa 1923-24", "Dublin Core:Language": "fre^^eng",
        "Item Type Metadata:To": "Sample, Ann", "Item Type Metadata:Postmark": "Agra", "tags": "India, letters",
        "file": "https://example.org/a.jpg, https://example.org/b.jpg",
    }  # fmt: skip
    record = document(cells)
    assert (record["id"], record["title"]) == ("omeka-12", "Letter")
    assert record["dates"] == [{"value": "1923~/1924~", "as_written": "circa 1923-24"}]
    assert record["texts"][0]["language"] == ["fr", "en"]
    assert record["authors"][0]["name"] == "Alice Kipling"
    assert record["recipients"][0]["name"] == "Ann Sample"
    assert [subject["term"] for subject in record["subjects"]] == ["India", "letters"]
    assert [one["url"] for one in record["digital_objects"]] == [
        "https://example.org/a.jpg",
        "https://example.org/b.jpg",
    ]
    assert {"text": "Agra", "kind": "Postmark"} in record["notes"]
    assert record["administration"]["source"]["identifier"] == "12"


def test_an_item_of_omeka_that_is_not_public_is_internal() -> None:
    assert document({**OMEKA, "public": "0"})["administration"]["status"] == "internal"
    assert "status" not in document({**OMEKA, "public": "1"})["administration"]


def test_omeka_s_has_languages_and_private_values_in_its_headings() -> None:
    cells = {
        "dcterms:title ^^literal @fra": "Lettre", "dcterms:title @en": "Letter", "dcterms:created": "5.9.1956",
        "dcterms:description §private": "For the staff", "Resource class": "dctype:Text", "Item set": "A | B",
        "Media url": "https://example.org/5.jpg",
    }  # fmt: skip
    record = document(cells, "\t")
    assert record["title"] == {"text": "Lettre", "language": "fr"}
    assert record["other_titles"] == [{"text": "Letter"}]
    assert record["dates"] == [{"as_written": "5.9.1956", "event": "creation"}]
    assert "abstract" not in record
    assert record["administration"]["internal_notes"] == [{"text": "For the staff", "kind": "description"}]
    assert record["digital_objects"] == [{"url": "https://example.org/5.jpg"}]


def test_contentdm_parts_values_by_semicolons_but_no_prose() -> None:
    cells = {
        "Title": "Street; north side", "Subject": "Streets; Houses", "Description": "A scene; with dogs.",
        "Creator": "Sample, Ann; Other, Bob", "CONTENTdm number": "45", "CONTENTdm file name": "46.jp2",
    }  # fmt: skip
    draft = draft_of(cells, "\t")
    assert draft.document["title"] == "Street; north side"
    assert draft.document["abstract"] == {"text": "A scene; with dogs."}
    assert [agent["name"] for agent in draft.document["authors"]] == ["Ann Sample", "Bob Other"]
    assert [one.text for one in draft.ignored] == ["46.jp2"]


ISLANDORA = {"id": "2", "title": "Letter", "field_model": "Image"}


def test_islandora_workbench() -> None:
    cells = {
        **ISLANDORA, "parent_id": "1", "langcode": "en", "field_weight": "3", "field_edtf_date_created": "1956-09",
        "field_linked_agent": "relators:aut:person:Jordan, Mark|relators:pht:person:Ortiz, Ana|relators:pbl:corporate_body:X, Inc.",
        "field_subject": "subject:Black, Francis|27", "field_language": "language:french", "field_genre": "letter",
        "field_rights": "http://rightsstatements.org/vocab/inc/1.0/", "file": "IMG_1.tif",
    }  # fmt: skip
    draft = draft_of(cells)
    record: Any = draft.document
    assert (record["id"], record["part_of"], record["sequence"]) == ("islandora-2", "islandora-1", "3")
    assert record["title"] == {"text": "Letter", "language": "en"}
    assert record["authors"] == [
        {"name": "Mark Jordan", "as_written": "Jordan, Mark", "surname": "Jordan", "kind": "person"}
    ]
    assert record["contributors"][0]["role"] == "photographer"
    assert record["texts"][0]["published"] == {"publisher": "X, Inc."}
    assert record["subjects"] == [{"term": "Black, Francis"}]
    assert record["texts"][0]["language"] == ["fr"]
    assert record["rights"]["uri"] == "http://rightsstatements.org/vocab/InC/1.0/"
    assert {one.text for one in draft.ignored} == {"Image", "27", "IMG_1.tif"}


def test_a_season_of_islandora_that_may_be_two_years_is_a_question() -> None:
    draft = draft_of({**ISLANDORA, "field_edtf_date": "1923-24"})
    assert [question.answers for question in draft.questions] == [("1923/1924", "1923-24")]
    assert draft.document["dates"] == [{"as_written": "1923-24"}]
    assert document({**ISLANDORA, "field_edtf_date": "1957-24"})["dates"] == [{"value": "1957-24"}]


def test_a_tree_of_islandora_comes_in(tmp_path: Path) -> None:
    found_catalogue(tmp_path / "new", Catalogue(name="A", admin_emails=("a@example.org",), namespace="a.example.org"))
    sheet = tmp_path / "workbench.csv"
    sheet.write_text("id,parent_id,title,field_model\n1,,Papers,Collection\n2,1,Letter,Image\n", encoding="utf-8")
    outcomes = list(ingest([sheet], open_catalogue(tmp_path / "new")))
    assert [outcome.result for outcome in outcomes] == [Result.IMPORTED, Result.IMPORTED]
    assert "part_of: islandora-1" in (tmp_path / "new/records/islandora-2.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "headings",
    [
        ("Dublin Core:Title", *(f"Dublin Core:{name}" for name in ["Subject", "Description", "Creator", "Source", "Publisher", "Date", "Contributor", "Rights", "Relation", "Format", "Language", "Type", "Identifier", "Coverage"]), *(f"Item Type Metadata:{name}" for name in ("Text", "Interviewer", "Location", "Original Format", "From", "CC", "Duration", "URL")), "itemType", "collection", "tags", "public", "featured", "file", "Item URI"),
        ("dcterms:title", *(f"dcterms:{name}" for name in ["alternative", "created", "issued", "spatial", "temporal", "isPartOf", "hasVersion", "provenance", "medium", "license", "rightsHolder", "accessRights", "audience"]), "bibo:volume", "foaf:name", "o:id", "o:item_set", "o:media/file", "Tags", "Identifier"),
        ("title", *(f"field_{name}" for name in ["linked_agent", "edtf_date_created", "edtf_date_issued", "subject", "geographic_subject", "temporal_subject", "language", "genre", "resource_type", "identifier", "rights", "publisher", "note", "place_published", "member_of", "display_hints", "model", "coordinates", "table_of_contents", "custom"]), "file", "url_alias", "langcode"),
        ("Title", "Subject", "Contributing Repository", "Transcript", "CONTENTdm number", "CONTENTdm file name", "Date created"),
    ],
)  # fmt: skip
def test_a_word_in_every_column_is_found_asked_about_or_ignored(headings: tuple[str, ...]) -> None:
    said = {heading: f"zq{number}qz" for number, heading in enumerate(headings)}
    draft = draft_of(said, "\t")
    made = json.dumps([draft.document, *map(asdict, (*draft.questions, *draft.ignored))], default=str)
    assert [heading for heading, word in said.items() if word not in made] == []
