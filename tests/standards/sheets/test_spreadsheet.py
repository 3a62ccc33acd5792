"""Sheets: one record a row, several values in a cell, errors by row and column letter."""

# ruff: noqa: E501

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from catalog.cli import main
from catalog.ingest import Result, ingest
from catalog.ingest.new_catalogue import found_catalogue
from catalog.model import Catalogue
from catalog.standards.importers import (
    Draft,
    Refusal,
    Source,
    find,
    recognise,
)
from catalog.standards.sheets.columns import COLUMNS
from catalog.standards.sheets.table import letter
from catalog.standards.sheets.template import template
from catalog.storage import open_catalogue
from catalog.validation import read_plain


def sheet(*rows: list[str], delimiter: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


def outcomes(data: bytes) -> list[Draft | Refusal]:
    return list(find("csv").read(Source("sheet.csv", data)))


def drafts(data: bytes) -> list[dict[str, Any]]:
    made = []
    for outcome in outcomes(data):
        assert isinstance(outcome, Draft), outcome
        assert read_plain(dict(outcome.document)).record is not None, read_plain(dict(outcome.document)).findings
        made.append(dict(outcome.document))
    return made


def test_a_row_becomes_a_record() -> None:
    (record,) = drafts(
        sheet(
            ["id", "Level", "genre", "title", "repository", "fond", "opis", "delo", "leaves", "date", "authors"],
            [
                "a-1",
                "item",
                "Letter",
                "A letter",
                "GARF",
                "5446",
                "98",
                "721",
                "170-190",
                "September 5, 1956",
                "A. Be | C. De",
            ],
        )
    )
    assert record["id"] == "a-1"
    assert record["genre"] == "letter"
    assert record["title"] == "A letter"
    assert record["reference_code"] == {
        "repository": "GARF",
        "fond": "5446",
        "opis": "98",
        "delo": "721",
        "leaves": "170-190",
    }
    assert record["dates"] == [{"value": "1956-09-05", "as_written": "September 5, 1956"}]
    assert [agent["name"] for agent in record["authors"]] == ["A. Be", "C. De"]
    assert record["administration"]["source"]["note"] == "row 2"


def test_original_and_translation_are_a_chain() -> None:
    (record,) = drafts(sheet(["title", "language", "translation language", "translators"], ["A", "zh", "en", "G. Go"]))
    assert record["texts"] == [
        {"key": "original", "language": ["zh"]},
        {"key": "translation", "language": ["en"], "translated_from": "original", "translators": [{"name": "G. Go"}]},
    ]


def test_a_whole_reference_is_read() -> None:
    (record,) = drafts(sheet(["title", "reference as written"], ["A", "RGANI, f. 5, op. 28, d. 410, ll. 335-337"]))
    assert record["id"] == "rgani-5-28-410-335-337"
    assert record["reference_code"]["delo"] == "410"
    assert record["reference_code"]["as_written"] == "RGANI, f. 5, op. 28, d. 410, ll. 335-337"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters_quotes_and_lines_in_cells_are_read(delimiter: str) -> None:
    data = sheet(["title", "abstract"], ["One", f'A "quoted"{delimiter}\nline'], delimiter=delimiter)
    (record,) = drafts(b"\xef\xbb\xbf" + data)
    assert record["abstract"]["text"] == f'A "quoted"{delimiter}\nline'


def test_comments_and_empty_rows_are_passed_over_and_counted() -> None:
    first, second = drafts(sheet(["title", "id"], ["A", "a"], ["# a comment", ""], ["", ""], ["B", "b"]))
    assert second["administration"]["source"]["note"] == "row 5"
    assert first["administration"]["source"]["note"] == "row 2"


def test_a_column_nobody_knows_is_left_with_its_place() -> None:
    (draft,) = outcomes(sheet(["title", "id", "colour"], ["A", "a", "red", "beyond"]))
    assert isinstance(draft, Draft)
    assert [(each.text, each.place) for each in draft.ignored] == [
        ("red", "row 2, column C (colour)"),
        ("beyond", "row 2, column D"),
    ]


def test_rows_without_id_get_ids_that_stay_and_differ() -> None:
    data = sheet(["title", "genre"], ["Same", "letter"], ["Same", "report"], ["Письмо", "letter"])
    assert [record["id"] for record in drafts(data)] == ["same", "same-2", "pismo"]
    assert drafts(data) == drafts(data)


def test_an_id_given_twice_is_refused_where_it_stands() -> None:
    first, second = outcomes(sheet(["title", "id"], ["A", "a"], ["B", "a"]))
    assert isinstance(first, Draft)
    assert isinstance(second, Refusal)
    assert second.findings[0].code == "id-twice"
    assert (second.findings[0].line, second.source.item) == (3, "row 3")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (sheet(["id", "date"], ["a", "1956"]), "no-headings"),
        (sheet(["title", "id", "Title"], ["a", "b", "c"]), "heading-twice"),
        (b'title,id\n"' + b"x" * 200_000, "not-csv"),
        (b"title,id\n\x81\x8d\x8f,a", "not-utf-8"),
    ],
)
def test_a_sheet_that_is_none_is_refused(data: bytes, code: str) -> None:
    (refusal,) = outcomes(data)
    assert isinstance(refusal, Refusal)
    assert refusal.findings[0].code == code


def test_a_date_that_can_be_read_in_two_ways_is_asked_about() -> None:
    (draft,) = outcomes(sheet(["title", "date"], ["A", "05/06/1956"]))
    assert isinstance(draft, Draft)
    assert draft.document["dates"] == [{"as_written": "05/06/1956"}]
    assert [question.text for question in draft.questions] == ["05/06/1956"]


def test_atoms_headings_are_understood() -> None:
    (record,) = drafts(
        sheet(
            [
                "legacyId",
                "title",
                "levelOfDescription",
                "scopeAndContent",
                "subjectAccessPoints",
                "eventDates",
                "publicationStatus",
            ],
            ["12", "Papers", "Fonds", "About.", "War|Peace", "1956", "Published"],
        )
    )
    assert record["level"] == "fonds"
    assert record["scope"] == "About."
    assert [subject["term"] for subject in record["subjects"]] == ["War", "Peace"]
    assert record["dates"] == [{"value": "1956"}]
    assert record["administration"]["status"] == "published"


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA")])
def test_columns_have_the_letters_of_spreadsheets(number: int, letters: str) -> None:
    assert letter(number) == letters


def test_the_template_is_recognised_explains_every_column_and_holds_no_record() -> None:
    source = Source("t.csv", template())
    assert recognise(source) is find("csv")
    headings, explained = csv.reader(io.StringIO(template().decode("utf-8-sig")))
    assert headings == [column.name for column in COLUMNS if column.in_template]
    assert all(explained)
    assert "letter, map, memorandum" in explained[headings.index("genre")]
    assert list(find("csv").read(source)) == []
    result = CliRunner().invoke(main, ["template", "csv"])
    assert result.exit_code == 0
    assert result.stdout_bytes == template()


def test_headings_are_different() -> None:
    assert len({column.name for column in COLUMNS}) == len(COLUMNS)


def test_every_column_writes_a_valid_record() -> None:
    examples = {
        "id": "a", "part of": "b", "sequence": "2.5", "date": "1956", "url": "https://example.org/x", "rights uri": "http://rightsstatements.org/vocab/InC/1.0/",
        "leaves": "1-2", "title language": "en", "abstract language": "en", "language": "ru | uk", "translation language": "en",
        "reference as written": "GARF, Fond 1", "repository": "GARF",
    }  # fmt: skip
    headings = [column.name for column in COLUMNS]
    row = [examples.get(column.name) or (column.values[0] if column.values else "Words") for column in COLUMNS]
    (draft,) = outcomes(sheet(headings, row))
    assert isinstance(draft, Draft)
    checked = read_plain(dict(draft.document))
    assert checked.record is not None, checked.findings
    assert draft.ignored == ()


def test_taking_a_sheet_in_again_updates_by_id_and_says_what(tmp_path: Path) -> None:
    found_catalogue(tmp_path / "c", Catalogue(name="T", admin_emails=("a@example.org",), namespace="example.org"))
    folder = open_catalogue(tmp_path / "c")
    path = tmp_path / "sheet.csv"
    path.write_bytes(
        sheet(["id", "title", "genre"], ["a", "One", "letter"], ["b", "Two", "letters"], ["c", "Three", "map"])
    )
    results = list(ingest([path], folder))
    assert [(each.item, each.result) for each in results] == [
        ("row 2", Result.IMPORTED),
        ("row 3", Result.IMPORTED),
        ("row 4", Result.IMPORTED),
    ]
    assert [question.text for question in results[1].questions] == ["letters"]
    assert results[1].questions[0].reason.startswith("row 3, column C (genre): 'letters'")
    path.write_bytes(
        sheet(["id", "title", "genre"], ["a", "One more", "letter"], ["b", "Two", "letter"], ["c", "Three", "map"])
    )
    planned = list(ingest([path], folder, dry_run=True))
    done = list(ingest([path], folder))
    assert (
        [each.result for each in done]
        == [each.result for each in planned]
        == [
            Result.UPDATED,
            Result.UPDATED,
            Result.UNCHANGED,
        ]
    )
    assert [str(difference) for difference in planned[0].differences] == ["/title: 'One' -> 'One more'"]


def test_two_rows_of_one_code_stay_two_records(tmp_path: Path) -> None:
    found_catalogue(tmp_path / "c", Catalogue(name="T", admin_emails=("a@example.org",), namespace="example.org"))
    folder = open_catalogue(tmp_path / "c")
    path = tmp_path / "sheet.csv"
    rows = [
        ["id", "title", "repository", "fond", "leaves"],
        ["a", "One", "GARF", "1", "1-2"],
        ["b", "Two", "GARF", "1", "1-2"],
    ]
    path.write_bytes(sheet(*rows))
    first, second = ingest([path], folder)
    assert [first.record, second.record] == ["a", "b"]
    assert second.message == "perhaps the same document as a"
    path.write_bytes(sheet(*rows[:2], ["b", "Two more", "GARF", "1", "1-2"]))
    results = [(each.record, each.result) for each in ingest([path], folder)]
    assert results == [("a", Result.UNCHANGED), ("b", Result.UPDATED)]


@pytest.mark.parametrize("words", ["undated", "n.d.", "[no date]"])
def test_that_there_is_no_date_is_no_question(words: str) -> None:
    (draft,) = outcomes(sheet(["title", "date"], ["A", words]))
    assert isinstance(draft, Draft)
    assert (draft.document["dates"], draft.questions) == ([{"as_written": words}], ())
