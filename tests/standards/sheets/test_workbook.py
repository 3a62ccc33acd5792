"""Workbooks: the template, AtoM's headings, our own tables given back, and files that mean harm."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from click.testing import CliRunner

from catalog.cli import main
from catalog.ingest import Result, ingest
from catalog.ingest.new_catalogue import found_catalogue
from catalog.model import Catalogue, Record, fingerprint
from catalog.standards import formats
from catalog.standards.importers import (
    Draft,
    Refusal,
    Source,
    find,
    recognise,
)
from catalog.standards.sheets.columns import COLUMNS
from catalog.standards.sheets.template import workbook_template
from catalog.storage import CatalogueFolder, open_catalogue
from catalog.validation import read_plain
from tests.every import every

SETTINGS = Catalogue(name="T", admin_emails=("a@example.org",), namespace="example.org")


def workbook(*rows: list[Any], **more: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    for name, values in {"Letters": list(rows), **more}.items():
        sheet = book.create_sheet(name)
        for row in values:
            sheet.append(row)
    del book["Sheet"]
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def outcomes(data: bytes) -> list[Draft | Refusal]:
    return list(find("xlsx").read(Source("letters.xlsx", data)))


def documents(data: bytes) -> list[dict[str, Any]]:
    made = []
    for outcome in outcomes(data):
        assert isinstance(outcome, Draft), outcome
        assert read_plain(dict(outcome.document)).record is not None, read_plain(dict(outcome.document)).findings
        made.append(dict(outcome.document))
    return made


def repacked(data: bytes, **changes: bytes) -> bytes:
    """The workbook with parts written anew: `workbook` stands for xl/workbook.xml, `sheet1` for the first sheet."""
    paths = {"workbook": "xl/workbook.xml", "sheet1": "xl/worksheets/sheet1.xml"}
    new = {paths[name]: content for name, content in changes.items()}
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for part in old.infolist():
            made.writestr(part.filename, new.get(part.filename, old.read(part)))
    return file.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> CatalogueFolder:
    found_catalogue(tmp_path / "c", SETTINGS)
    return open_catalogue(tmp_path / "c")


def test_a_row_of_text_numbers_and_days_becomes_a_record() -> None:
    headings = ["id", "title", "genre", "repository", "fond", "delo", "leaves", "date", "authors"]
    row = ["a-1", "A letter", "Letter", "GARF", 5446, 721.0, "170-190", dt.date(1956, 9, 5), "A. Be | C. De"]
    data = workbook(headings, row)
    assert recognise(Source("x", data)) is find("xlsx")
    (record,) = documents(data)
    assert record["reference_code"] == {"repository": "GARF", "fond": "5446", "delo": "721", "leaves": "170-190"}
    assert record["dates"] == [{"value": "1956-09-05"}]
    assert [agent["name"] for agent in record["authors"]] == ["A. Be", "C. De"]
    assert record["administration"]["source"]["note"] == "sheet 'Letters', row 2"


def test_errors_say_sheet_row_and_column(folder: CatalogueFolder, tmp_path: Path) -> None:
    path = tmp_path / "letters.xlsx"
    path.write_bytes(workbook(["id", "title", "genre"], ["a", "One", "letter"], [], ["b", "Two", "letters"]))
    good, doubtful = ingest([path], folder)
    assert good.result is doubtful.result is Result.IMPORTED
    place = "sheet 'Letters', row 4, column C (genre)"
    assert doubtful.questions[0].reason.startswith(f"{place}: 'letters'")
    assert [(each.text, each.place) for each in doubtful.ignored] == [("letters", place)]


def test_a_formula_is_not_evaluated_but_asked_about() -> None:
    (draft,) = outcomes(workbook(["id", "title", "extent"], ["a", "One", '=CONCAT("a","b")']))
    assert isinstance(draft, Draft)
    assert "extent" not in draft.document
    assert [(each.pointer, each.text) for each in draft.questions] == [("/extent", '=CONCAT("a","b")')]
    assert [each.place for each in draft.ignored] == ["sheet 'Letters', row 2, column C (extent)"]


def test_atoms_headings_are_understood() -> None:
    headings = ["legacyId", "title", "levelOfDescription", "scopeAndContent", "subjectAccessPoints", "eventDates"]
    (record,) = documents(workbook(headings, [12, "Papers", "Fonds", "About.", "War|Peace", 1956]))
    assert (record["id"], record["level"]) == ("atom-12", "fonds")
    assert [subject["term"] for subject in record["subjects"]] == ["War", "Peace"]
    assert record["dates"] == [{"value": "1956"}]


def test_every_sheet_of_records_is_read_and_others_are_said_to_be_passed_over() -> None:
    rows = [["id", "title"], ["a", "One"]]
    data = workbook(*rows, More=[["id", "title"], ["a", "Two"], ["b", "Three"]], Plan=[["who", "when"]])
    one, twice, three, plan = outcomes(data)
    assert isinstance(one, Draft)
    assert isinstance(twice, Refusal)
    assert twice.findings[0].message == "The sheet 'More', row 2 has the id 'a' of sheet 'Letters', row 2."
    assert isinstance(three, Draft)
    assert isinstance(plan, Refusal)
    assert (plan.source.item, plan.findings[0].code) == ("sheet 'Plan'", "sheet-skipped")


def test_the_template_explains_offers_lists_and_is_taken_in_when_filled(tmp_path: Path) -> None:
    path = tmp_path / "letters.xlsx"
    result = CliRunner().invoke(main, ["template", "xlsx", "-o", str(path)])
    assert result.exit_code == 0, result.output
    assert path.read_bytes() == workbook_template()
    book = openpyxl.load_workbook(path)
    sheet = book["records"]
    headings = [cell.value for cell in sheet[1]]
    assert headings == [column.name for column in COLUMNS if column.in_template]
    assert all(cell.comment for cell in sheet[1])
    assert [row[0].value for row in book["explanations"].iter_rows(min_row=2)] == headings
    at = headings.index("genre") + 1
    (offered,) = [
        each for each in sheet.data_validations.dataValidation if at in {area.min_col for area in each.sqref.ranges}
    ]
    words = [
        cell.value for row in book["lists"][offered.formula1.removeprefix("lists!").replace("$", "")] for cell in row
    ]
    assert "telegram" in words
    assert sum(bool(column.values and column.in_template) for column in COLUMNS) == len(
        sheet.data_validations.dataValidation
    )
    assert [each for each in outcomes(path.read_bytes()) if isinstance(each, Draft)] == []
    sheet.cell(2, headings.index("title") + 1, "A telegram")
    sheet.cell(2, at, "telegram")
    book.save(path)
    (record,) = documents(path.read_bytes())
    assert (record["title"], record["genre"]) == ("A telegram", "telegram")


def records(root: Path, letter: Record) -> list[Record]:
    rich = Record.model_validate(json.loads((root / "tests" / "standards" / "rich.json").read_text()))
    long = letter.revised(id="long", custody="𝔘 lines\n" * 9_000)
    hostile = Record.model_validate(
        {
            "id": "h",
            "level": "item",
            "title": "=1+1",
            "custody": "@x",
            "notes": ["a | b", "c\\d", "'=q", "+7", "_x0041_"],
        }
    )
    return [letter, rich, long, hostile, Record.model_validate({"id": "minimal", "level": "item", "title": "A leaf"})]


@pytest.mark.parametrize("name", ["xlsx", "csv"])
def test_our_own_table_comes_back_and_nothing_is_lost(root: Path, letter: Record, name: str) -> None:
    given = [each for each in records(root, letter) if name == "xlsx" or each.id != "long"]
    source = Source(f"table.{name}", b"".join(formats.find(name).stream(given, SETTINGS)))
    assert recognise(source) is find(name)
    drafts = list(find(name).read(source))
    assert len(drafts) == len(given)
    for draft, record in zip(drafts, given, strict=True):
        assert isinstance(draft, Draft), draft
        assert (draft.ignored, draft.questions, draft.fields) == ((), (), None)
        assert draft.baseline == {
            "administration.status": fingerprint.fingerprint("published"),
            **{field: fingerprint.fingerprint(value) for field, value in fingerprint.fields_of(record.plain())},
        }
        again = read_plain(dict(draft.document)).demand().plain()
        if record.administration.source is None:
            del again["administration"]["source"]
        expected = {"administration": {}, **record.plain()}
        assert again | {"administration": again["administration"]} == expected


def test_a_csv_table_that_became_a_workbook_comes_back_without_its_apostrophes(root: Path, letter: Record) -> None:
    hostile = {"id": "h", "level": "item", "title": "=1+1", "custody": "@x", "notes": ["a | b", "'=q", "+7"]}
    given = [letter, records(root, letter)[1], Record.model_validate(hostile)]
    text = b"".join(formats.find("csv").stream(given, SETTINGS)).decode("utf-8-sig")
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""))):
            sheet.write_row(number, 0, row)
    source = Source("t.xlsx", file.getvalue())
    for draft, record in zip(find("xlsx").read(source), given, strict=True):
        assert isinstance(draft, Draft), draft
        again = read_plain(dict(draft.document)).demand().plain()
        assert {**again, "administration": None} == {**record.plain(), "administration": None}


def test_an_exported_table_is_edited_given_back_and_shown_before(
    folder: CatalogueFolder, tmp_path: Path, letter: Record
) -> None:
    folder.write(letter.plain())
    path = tmp_path / "table.xlsx"
    path.write_bytes(b"".join(formats.find("xlsx").stream([letter], SETTINGS)))
    assert [each.result for each in ingest([path], folder)] == [Result.UNCHANGED]
    book = openpyxl.load_workbook(path)
    at = {cell.value: cell.column for cell in book["records"][1]}
    book["records"].cell(2, at["extent"], "22 leaves")
    book["records"].cell(2, at["recipients"]).value = None
    book.save(path)
    (planned,) = ingest([path], folder, dry_run=True)
    assert (planned.conflicts, {each.pointer for each in planned.differences}) == ((), {"/extent", "/recipients"})
    (done,) = ingest([path], folder)
    assert done.result is Result.UPDATED
    found = folder.find(letter.id)
    assert found is not None
    tree = found.tree()
    assert tree["extent"] == "22 leaves"
    assert "recipients" not in tree
    assert tree["signatories"]
    assert [each.result for each in ingest([path], folder)] == [Result.UNCHANGED]


def test_a_column_that_is_left_out_takes_nothing_away(folder: CatalogueFolder, tmp_path: Path) -> None:
    path = tmp_path / "letters.xlsx"
    path.write_bytes(workbook(["id", "title", "level", "extent"], ["a", "One", "file", "3 leaves"]))
    assert [each.result for each in ingest([path], folder)] == [Result.IMPORTED]
    path.write_bytes(workbook(["id", "title"], ["a", "One more"]))
    (outcome,) = ingest([path], folder)
    assert [str(each) for each in outcome.differences] == ["/title: 'One' -> 'One more'"]
    path.write_bytes(workbook(["id", "title", "extent"], ["a", "One more", None]))
    (outcome,) = ingest([path], folder)
    assert [str(each) for each in outcome.differences] == ["/extent: '3 leaves' -> nothing"]
    found = folder.find("a")
    assert found is not None
    assert found.tree()["level"] == "file"


def test_a_broken_rest_of_a_record_is_refused_where_it_stands() -> None:
    _, two = outcomes(workbook(["id", "title", "more"], ["a", "One", "{}"], ["b", "Two", "{no"]))
    assert isinstance(two, Refusal)
    assert two.findings[0].message.startswith("sheet 'Letters', row 3, column C (more): ")


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cccc"><!ENTITY d "&b;&b;">]><a>&d;</a>'
GOOD = workbook(["id", "title"], ["a", "One"])


@every(
    ("data", "words"),
    [
        (repacked(GOOD, sheet1=BOMB), "declares entities"),
        (repacked(GOOD, sheet1=BOMB.decode().encode("utf-16")), "declares entities"),
        (repacked(GOOD, sheet1=b"<worksheet>" + b" " * 30_000_000), "far too large"),
        (repacked(GOOD, workbook=b"<a/>"), ""),
        (repacked(GOOD, sheet1=b"<worksheet><sheetData><row><c t='s'><v>99</v></c></row></sheetData>"), "damaged"),
        (GOOD[:-200], "damaged"),
        (b"PK\3\4 no", "damaged"),
        (b"", "damaged"),
    ],
)
def test_workbooks_that_mean_harm_or_are_damaged_are_refused_in_one_line(data: bytes, words: str) -> None:
    (refusal,) = outcomes(data)
    assert isinstance(refusal, Refusal)
    assert not data.startswith(b"PK") or recognise(Source("letters.xlsx", data)) is find("xlsx")
    assert words in refusal.findings[0].message
    assert "\n" not in str(refusal.findings[0])


def test_comments_and_links_are_listed_and_what_is_hidden_is_said() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Letters"
    for row in (["id", "title", "date"], ["a", "Letter", 1956], ["b", "Reply", 1957], ["c", "Note", "=1+1"]):
        sheet.append(row)
    sheet["A1"].comment = openpyxl.comments.Comment("Numbers of the box", "Ann")
    sheet["B2"].comment = openpyxl.comments.Comment("Look it up", "Ann")
    sheet["B3"].hyperlink = "https://example.org/reply"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    file = io.BytesIO()
    book.save(file)
    made = [each for each in outcomes(file.getvalue()) if isinstance(each, Draft)]
    left = [(each.place, each.text) for draft in made for each in draft.ignored]
    assert left == [
        ("sheet 'Letters', row 1, column A", "comment: Numbers of the box"),
        ("sheet 'Letters', row 2, column B", "comment: Look it up"),
        ("sheet 'Letters', row 3, column B", "link: https://example.org/reply"),
        ("sheet 'Letters', row 4, column C (date)", "=1+1"),
    ]
    assert [draft.assumed for draft in made] == [
        (
            "The row 3 of the sheet 'Letters' is hidden, and imported like the others.",
            "The column C of the sheet 'Letters' is hidden, and imported like the others.",
        ),
        (),
        (),
    ]


def test_the_explanations_in_our_template_are_no_remarks() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook_template()))
    book.worksheets[0]["A2"], book.worksheets[0]["D2"] = "a", "Letter"
    file = io.BytesIO()
    book.save(file)
    (made,) = (each for each in outcomes(file.getvalue()) if isinstance(each, Draft))
    assert (made.document["title"], made.ignored) == ("Letter", ())


@pytest.mark.parametrize(
    ("value", "form", "delo", "is_asked"),
    [
        (1.1, "General", "1.1", True),
        (1.1, "0.00", "1.10", False),
        (7, "0000", "0007", False),
        (7, "General", "7", False),
    ],
)
def test_a_number_with_decimals_in_a_code_may_have_lost_a_zero(
    value: float, form: str, delo: str, is_asked: bool
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["id", "title", "repository", "fond", "opis", "delo"], ["a", "Letter", "GARF", "1", "2", value]):
        sheet.append(row)
    sheet["F2"].number_format = form
    file = io.BytesIO()
    book.save(file)
    (made,) = (each for each in outcomes(file.getvalue()) if isinstance(each, Draft))
    assert (made.document["reference_code"]["delo"], bool(made.questions)) == (delo, is_asked)
