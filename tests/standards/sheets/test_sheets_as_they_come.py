"""Sheets as cataloguers make them: titles above the headings, merged cells, code pages, dates that were none."""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.drafts.characters import characters_of
from catalog.ingest import Result, ingest
from catalog.ingest.new_catalogue import found_catalogue
from catalog.model import Catalogue
from catalog.model.strings import clean
from catalog.standards.importers import (
    Draft,
    Refusal,
    Source,
    find,
    recognise,
)
from catalog.standards.sheets import csv_rows
from catalog.standards.sheets.columns import COLUMNS
from catalog.standards.sheets.columns import find as column_of
from catalog.storage import CatalogueFolder, open_catalogue
from tests.every import every
from tests.examples import examples

MIDNIGHT = dt.datetime(1956, 9, 5)  # noqa: DTZ001 - as a spreadsheet has it
ROWS = [["id", "title", "abstract"], ["c-1", "Письмо", 'A "q"; x,\nline two'], ["c-2", "Café – “so”", ""]]


@pytest.fixture
def folder(tmp_path: Path) -> CatalogueFolder:
    found_catalogue(tmp_path / "c", Catalogue(name="T", admin_emails=("a@example.org",), namespace="example.org"))
    return open_catalogue(tmp_path / "c")


def text(rows: list[list[str]], delimiter: str = ",") -> str:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue()


def outcomes(data: bytes | str, name: str = "s.csv") -> list[Draft | Refusal]:
    source = Source(name, data.encode() if isinstance(data, str) else data)
    importer = recognise(source)
    assert importer is not None
    assert importer.name == name.partition(".")[2]
    return list(importer.read(source))


def drafts(data: bytes | str, name: str = "s.csv") -> list[Draft]:
    made = outcomes(data, name)
    assert all(isinstance(each, Draft) for each in made), made
    return [each for each in made if isinstance(each, Draft)]


def refusal(data: bytes | str, name: str = "s.csv") -> Refusal:
    (refused,) = outcomes(data, name)
    assert isinstance(refused, Refusal)
    return refused


def workbook(build: Callable[[Any], None]) -> bytes:
    book = openpyxl.Workbook()
    build(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def of_rows(*rows: list[Any]) -> bytes:
    def build(book: Any) -> None:
        for row in rows:
            book.active.append(row)

    return workbook(build)


# ---- characters and delimiters


@every("delimiter", [",", ";", "\t"])
@every("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf_8_and_utf_16_are_read_with_every_delimiter(encoding: str, delimiter: str) -> None:
    first, second = drafts(text(ROWS, delimiter).encode(encoding))
    assert (first.document["title"], second.document["title"]) == ("Письмо", "Café – “so”")
    assert first.document["abstract"]["text"] == 'A "q"; x,\nline two'
    assert not first.questions


@pytest.mark.parametrize(
    ("encoding", "title", "page"),
    [
        ("cp1251", "Письмо о пленуме", "Windows-1251 (Cyrillic)"),
        ("cp1252", "Lettre à l’évêque Müller", "Windows-1252 (Western European)"),
        ("cp1252", "Ärzte – Übersicht", "Windows-1252 (Western European)"),
        ("koi8-r", "Протокол заседания", "KOI8-R (Cyrillic)"),
        ("shift-jis", "外務大臣電報写し", "Shift-JIS (Japanese)"),
    ],
)
def test_a_code_page_is_a_doubt_that_keeps_the_record_a_draft(encoding: str, title: str, page: str) -> None:
    first, second = drafts(text([["id", "title"], ["a", title], ["b", "Plain"]], ";").encode(encoding))
    assert first.document["title"] == title
    assert [page in each.reason for each in first.questions] == [True]
    assert first.document["administration"]["status"] == "draft"
    assert (second.questions, "status" in second.document["administration"]) == ((), False)


def test_the_guess_is_made_of_the_whole_file() -> None:
    rows = [["id", "title"], *([f"r-{number}", "Plain words " * 20] for number in range(10_000))]
    assert len(text(rows)) > 2 * 1024 * 1024
    made = drafts(text([*rows, ["last", "Письмо"]]).encode("cp1251"))
    assert made[-1].document["title"] == "Письмо"
    assert made[-1].questions
    assert not made[0].questions


def test_a_letter_at_the_edge_of_a_piece_is_no_damage() -> None:
    for shift in range(4):
        data = ("id,title\na," + "x" * (1024 * 1024 - 13 + shift) + "ПисьмоПисьмо\n").encode()
        assert characters_of(Source("s", data)).encoding == "utf-8-sig"


def test_damaged_utf_8_is_no_code_page() -> None:
    data = text([["id", "title"], ["a", "Письмо"], ["b", "Пис?мо"]]).encode().replace(b"?", b"\xff")
    finding = refusal(data).findings[0]
    assert (finding.code, finding.line) == ("not-utf-8", 3)
    assert "0xFF in line 3" in finding.message


def test_bytes_that_are_in_no_code_page_are_refused() -> None:
    finding = refusal(b"id,title\na,a\xffb\xfec\x81d\x8de\x90f\n").findings[0]
    assert finding.code == "not-utf-8"
    assert "CSV UTF-8" in finding.hint


def test_the_line_that_tells_the_delimiter_is_no_row() -> None:
    first, _ = drafts("sep=;\r\n" + text(ROWS, ";"))
    assert first.document["abstract"]["text"] == 'A "q"; x,\nline two'
    assert first.source.item == "row 2"


def test_a_semicolon_wins_where_titles_have_more_commas() -> None:
    (draft,) = drafts(
        "id;title, as written, in full, with all\na;A, b, c, d\n".replace(", as written, in full, with all", "")
    )
    assert draft.document["title"] == "A, b, c, d"


def test_a_quotation_mark_that_is_never_closed_is_said_where_it_was_opened() -> None:
    first, refused = outcomes('id,title,abstract\na,One,x\nb,Two,"never closed\nc,Three,y\nd,Four,z\n')
    assert isinstance(first, Draft)
    assert isinstance(refused, Refusal)
    (finding,) = refused.findings
    assert (finding.code, finding.line) == ("not-csv", 3)
    assert "opened in row 3 is not closed" in finding.message


def test_a_long_cell_of_our_own_table_comes_back() -> None:
    long = ("word " * 60_000).strip()
    (draft,) = drafts(text([["id", "title", "custody", "more"], ["a", "A", long, ""]]))
    assert draft.document["custody"] == long


def test_old_line_ends_and_trailing_delimiters_are_no_trouble() -> None:
    assert [each.document["id"] for each in drafts("id,title,,\rm-1,One,,\r,,,\rm-2,Two,,\r")] == ["m-1", "m-2"]


# ---- headings


def test_headings_are_found_below_a_title_and_blank_rows() -> None:
    (draft,) = drafts("Letters of 1956,,\n,,\nID,Title,Date\nq-1,One,1956\n")
    assert draft.source.item == "row 4"
    assert [(each.text, each.place) for each in draft.ignored] == [("Letters of 1956", "row 1, column A")]


@pytest.mark.parametrize("name", ["s.csv", "s.xlsx"])
def test_a_sheet_without_headings_of_ours_is_told_what_it_has(name: str) -> None:
    rows = [["name", "when"], ["A", "1956"]]
    finding = refusal(text(rows) if name == "s.csv" else of_rows(*rows), name).findings[0]
    assert "row 1 has 'name', 'when'" in finding.message
    assert "catalog template" in finding.hint


@every(
    ("heading", "column"),
    [("  TITLE ", "title"), ("Title*", "title"), ("rights_uri", "rights uri"), ("Record-Group", "record_group"),
     ("Author", "authors"), ("Note", "notes"), ("Фонд", "fond"), ("ОПИСЬ", "opis"), ("Ед. хр.", "delo"),
     ("Листы", "leaves")],
)  # fmt: skip
def test_headings_are_known_whatever_their_case_and_number(heading: str, column: str) -> None:
    found = column_of(heading)
    assert found is not None
    assert found.name == column


def test_a_russian_inventory_is_read() -> None:
    headings = ["Архив", "Фонд", "Опись", "Дело", "Листы", "Заголовок", "Дата", "Автор", "Примечание"]
    (draft,) = drafts(
        text([headings, ["ГАРФ", "5446", "98", "721", "170-190", "Письмо", "1956-09-05", "Ким", "Копия"]])
    )
    assert draft.document["reference_code"] == {
        "repository": "ГАРФ", "fond": "5446", "opis": "98", "delo": "721", "leaves": "170-190",
    }  # fmt: skip
    assert draft.document["dates"] == [{"value": "1956-09-05"}]
    assert (draft.document["authors"], draft.document["notes"]) == ([{"name": "Ким"}], ["Копия"])


def test_a_column_of_several_values_may_stand_there_twice_and_no_other() -> None:
    (draft,) = drafts(text([["id", "title", "notes", "Note"], ["a", "A", "one | two", "three"]]))
    assert draft.document["notes"] == ["one", "two", "three"]
    finding = refusal(text([["id", "title", "date", "Дата"], ["a", "A", "1956", "1957"]])).findings[0]
    assert finding.message == "The column D has the heading 'Дата' a second time, after C."


@pytest.mark.parametrize("name", ["s.csv", "s.xlsx"])
def test_a_row_wider_than_is_read_is_said_to_be(name: str) -> None:
    rows = [["id", "title"], ["a", "One", *[""] * 497, "x"], ["b", "Two", *[""] * 498, "y"]]
    first, refused = outcomes(text(rows) if name == "s.csv" else of_rows(*rows), name)
    assert isinstance(first, Draft)
    assert isinstance(refused, Refusal)
    assert refused.findings[0].message.endswith("row 3 has more than 500 columns.")


# ---- workbooks


def test_a_merged_cell_is_the_value_of_every_row_it_stands_in() -> None:
    def build(book: Any) -> None:
        for row in (
            ["List of letters"], [], ["id", "title", "repository", "fond", "delo"],
            ["a", "One", "GARF", 5446, 1], ["b", "Two", None, None, 2], [], ["c", "Three", "GARF", 1, None],
        ):  # fmt: skip
            book.active.append(row)
        for area in ("A1:F1", "C4:C6", "D4:D5"):
            book.active.merge_cells(area)

    one, two, three = drafts(workbook(build), "s.xlsx")
    assert one.document["reference_code"] == {"repository": "GARF", "fond": "5446", "delo": "1"}
    assert two.document["reference_code"] == {"repository": "GARF", "fond": "5446", "delo": "2"}
    assert [each.reason.partition(" with those above")[0] for each in two.questions] == [
        "sheet 'Sheet', row 5, column C (repository): the cell is merged",
        "sheet 'Sheet', row 5, column D (fond): the cell is merged",
    ]
    assert (one.questions, three.questions) == ((), ())
    assert [each.text for each in one.ignored] == ["List of letters"]


def test_a_hidden_sheet_is_passed_over_and_said_to_be() -> None:
    def build(book: Any) -> None:
        for sheet, record in ((book.active, "a"), (book.create_sheet("Old"), "b")):
            sheet.append(["id", "title"])
            sheet.append([record, "A"])
        book["Old"].sheet_state = "hidden"

    draft, passed = outcomes(workbook(build), "s.xlsx")
    assert isinstance(draft, Draft)
    assert isinstance(passed, Refusal)
    assert passed.findings[0].message == "The sheet 'Old' is hidden: it was skipped."


def computed(formula: str, value: Any) -> bytes:
    """A workbook as a spreadsheet program saves it, which keeps the value of a formula."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Letters")
        sheet.write_row(0, 0, ["id", "title", "extent", "notes"])
        sheet.write_row(1, 0, ["a", "One"])
        sheet.write_formula(1, 2, formula, None, value)
        sheet.write_string(1, 3, "kept")
    return file.getvalue()


def test_a_formula_is_the_value_that_was_kept_of_it() -> None:
    (draft,) = drafts(computed('=7*3&" leaves"', "21 leaves"), "s.xlsx")
    assert (draft.document["extent"], draft.questions) == ("21 leaves", ())
    assert draft.document["notes"] == ["kept"]


@pytest.mark.parametrize("value", ["", "#REF!"])
def test_a_formula_without_a_value_is_asked_about(value: str) -> None:
    (draft,) = drafts(computed("=A1&B9", value), "s.xlsx")
    assert "extent" not in draft.document
    assert [each.pointer for each in draft.questions] == ["/extent"]


def test_a_formula_takes_no_value_away(folder: CatalogueFolder, tmp_path: Path) -> None:
    path = tmp_path / "s.xlsx"
    path.write_bytes(of_rows(["id", "title", "extent"], ["a", "One", "3 leaves"]))
    assert [each.result for each in ingest([path], folder)] == [Result.IMPORTED]
    path.write_bytes(of_rows(["id", "title", "extent"], ["a", "One", "=B1"]))
    (outcome,) = ingest([path], folder)
    assert (outcome.result, outcome.differences) == (Result.UNCHANGED, ())


def test_days_and_numbers_are_what_they_look_like() -> None:
    rows = [
        ["id", "title", "repository", "fond", "date", "extent"],
        ["a", "A", "GARF", 5446.0, MIDNIGHT, 3.5],
        ["b", "B", "GARF", 1e5, "1956-09-05 00:00:00", True],
        ["c", "C", "GARF", "0100", 1956, 21],
    ]
    a, b, c = (each.document for each in drafts(of_rows(*rows), "s.xlsx"))
    assert [each["reference_code"]["fond"] for each in (a, b, c)] == ["5446", "100000", "0100"]
    assert [each["dates"] for each in (a, b, c)] == [
        [{"value": "1956-09-05"}], [{"value": "1956-09-05"}], [{"value": "1956"}],
    ]  # fmt: skip
    assert [each["extent"] for each in (a, b, c)] == ["3.5", "TRUE", "21"]


def test_the_zeros_that_a_format_shows_are_read() -> None:
    def build(book: Any) -> None:
        book.active.append(["id", "title", "repository", "fond"])
        book.active.append(["a", "A", "GARF", 100])
        book.active["D2"].number_format = "0000"

    (draft,) = drafts(workbook(build), "s.xlsx")
    assert draft.document["reference_code"]["fond"] == "0100"


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (
            of_rows(["id", "title", "repository", "fond"], ["a", "A", "GARF", dt.date(2026, 2, 1)]),
            "s.xlsx",
            "made a date of it",
        ),
        (of_rows(["id", "title", "repository", "fond"], ["a", "A", "GARF", 1.5e20]), "s.xlsx", "rounded the number"),
        ("id,title,repository,fond\na,A,GARF,1E+05\n", "s.csv", "rounded the number"),
        ('id,title,repository,fond\na,A,GARF,"1,2E+11"\n', "s.csv", "rounded the number"),
    ],
)
def test_a_code_that_a_spreadsheet_has_changed_is_asked_about(data: bytes | str, name: str, reason: str) -> None:
    (draft,) = drafts(data, name)
    assert draft.document["reference_code"] == {"repository": "GARF"}
    assert [reason in each.reason for each in draft.questions] == [True]
    assert [each.place.rpartition("row ")[2] for each in draft.ignored] == ["2, column D (fond)"]


def test_a_day_that_there_is_not_is_one_question(recwarn: pytest.WarningsRecorder) -> None:
    good = of_rows(["id", "title", "date"], ["a", "A", dt.date(1956, 9, 5)])
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.infolist():
            new.writestr(part, re.sub(rb"<v>20703</v>", b"<v>99999999999</v>", old.read(part)))
    (draft,) = drafts(file.getvalue(), "s.xlsx")
    assert "dates" not in draft.document
    assert len(draft.questions) == 1
    assert not recwarn.list


def test_blank_rows_and_columns_are_passed_over_and_unknown_columns_listed() -> None:
    rows = [[None, "id", None, "title", None, "colour"], [], [None, "a", None, "One", None, "red"], [], []]
    (draft,) = drafts(of_rows(*rows), "s.xlsx")
    assert draft.source.item == "sheet 'Sheet', row 3"
    assert [(each.text, each.place) for each in draft.ignored] == [("red", "sheet 'Sheet', row 3, column F (colour)")]


def test_other_words_for_a_heading_name_one_column_each() -> None:
    names = {column.name for column in COLUMNS}
    for column in COLUMNS:
        assert column_of(column.name) is column
    assert not names & {"archive", "author", "note"}


def test_the_delimiter_that_makes_headings_is_taken() -> None:
    source = Source("s.csv", b"A, b, c, d;;\n\nid;title\nx;One\n")
    assert csv_rows.delimiter_of(source) == ";"
    assert find("csv").recognises(source)


def test_a_merged_cell_of_our_own_table_is_plain_words() -> None:
    def build(book: Any) -> None:
        for row in (["id", "title", "sets", "dates"], ["a", "One", "x", dt.date(1956, 9, 5)], ["b", None, None, None]):
            book.active.append(row)
        book.active.merge_cells("B2:B3")

    _, draft = drafts(workbook(build), "s.xlsx")
    assert type(draft.document["title"]) is str
    assert "merged" in draft.questions[0].reason


words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"]), min_size=1, max_size=30).filter(clean)


@given(
    titles=st.lists(words, min_size=1, max_size=4),
    delimiter=st.sampled_from(",;\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le"]),
    above=st.integers(0, 3),
)
@settings(max_examples=examples(150), deadline=None)
def test_whatever_a_spreadsheet_writes_is_read_cell_by_cell(
    titles: list[str], delimiter: str, encoding: str, above: int
) -> None:
    rows = [
        *([["Letters"]] * above),
        ["id", "title", "note"],
        *([f"r-{at}", each, each] for at, each in enumerate(titles)),
    ]
    data = text(rows, delimiter).encode(encoding)
    made = list(find("csv").read(Source("s.csv", codecs.BOM_UTF16_LE + data if encoding == "utf-16-le" else data)))
    assert [each.source.item for each in made] == [f"row {above + 2 + at}" for at in range(len(titles))]
    for draft, title in zip(made, titles, strict=True):
        assert isinstance(draft, Draft)
        assert (draft.document["title"], draft.questions) == (title.strip(), ())


def test_a_reference_beside_the_column_of_its_archive_is_read() -> None:
    heading = ["title", "archive", "reference"]
    (draft,) = drafts(text([heading, ["A", "GARF", "GARF, f. 5446, op. 98, d. 721"]]))
    assert draft.document["reference_code"] == {
        "repository": "GARF", "fond": "5446", "opis": "98", "delo": "721",
        "as_written": "GARF, f. 5446, op. 98, d. 721",
    }  # fmt: skip
    (draft,) = drafts(text([heading, ["A", "RGANI", "GARF, f. 5446, op. 98, d. 721"]]))
    assert draft.document["reference_code"] == {"repository": "RGANI", "as_written": "GARF, f. 5446, op. 98, d. 721"}


def test_names_that_a_semicolon_parts_are_asked_about() -> None:
    (draft,) = drafts(text([["title", "author"], ["A", "Kim Gwan; Seo Hwi"]]))
    asked = [(question.pointer, question.text) for question in draft.questions]
    assert asked == [("/authors/0/name", "Kim Gwan; Seo Hwi")]


@pytest.mark.parametrize(
    "headings",
    ["Titel,Datierung,Verfasser,Umfang", "Titre,Dates extrêmes,Auteur,Étendue", "Заголовок,Дата,Автор,Объём",
     "Title,Date created,Creator,Extent"],
)  # fmt: skip
def test_headings_are_known_in_four_languages(headings: str) -> None:
    (draft,) = find("csv").read(Source("a.csv", f"{headings}\nPlan,1956,Ann Sample,21 leaves\n".encode()))
    assert draft.document["title"] == "Plan"
    assert draft.document["dates"] == [{"value": "1956"}]
    assert draft.document["authors"] == [{"name": "Ann Sample"}]
    assert draft.document["extent"] == "21 leaves"
    assert not draft.ignored


def test_blanks_around_any_cell_are_no_part_of_it() -> None:
    sheet = "id,title,level,dates,repository\n u2\u00a0,\u00a0Plan ,item\t, 1956\u00a0, GARF \n"
    (draft,) = find("csv").read(Source("a.csv", sheet.encode()))
    assert (draft.document["id"], draft.document["title"], draft.document["level"]) == ("u2", "Plan", "item")
    assert (draft.document["dates"], draft.document["reference_code"]) == (["1956"], {"repository": "GARF"})


@pytest.mark.parametrize("form", ["d-mmm", "yy", '"Q3 "yyyy', "mmmm"])
def test_a_day_that_the_program_does_not_show_is_a_question(form: str) -> None:
    book = openpyxl.Workbook()
    book.active.append(["title", "date"])
    book.active.append(["Plan", dt.datetime(1956, 9, 5)])  # noqa: DTZ001 - a workbook has no time zones
    book.active["B2"].number_format = form
    file = io.BytesIO()
    book.save(file)
    (draft,) = find("xlsx").read(Source("a.xlsx", file.getvalue()))
    assert [question.pointer for question in draft.questions] == ["/dates/0/value"]
    assert "value" not in draft.document["dates"][0]


def test_names_of_a_sheet_are_in_their_natural_order_like_those_of_every_source() -> None:
    names = '"Sample, Ann | Kim, Il Sung | Sample Society, Inc. | Bob Primer"'
    (draft,) = find("csv").read(Source("a.csv", f"title,authors\nPlan,{names}\n".encode()))
    named = [author["name"] for author in draft.document["authors"]]
    assert named == ["Ann Sample", "Kim Il Sung", "Sample Society, Inc.", "Bob Primer"]
    assert draft.document["authors"][0]["as_written"] == "Sample, Ann"
    (placed,) = find("csv").read(Source("a.csv", b'title,places\nPlan,"Leeds, Yorkshire"\n'))
    assert placed.document["places"] == [{"name": "Leeds, Yorkshire"}]
