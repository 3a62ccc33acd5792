"""csv and xlsx: read by independent readers, edited and given back, nothing lost and nothing run as a formula."""

from __future__ import annotations

import csv
import io
import re

import openpyxl
import orjson
import pytest
from format_records import lines, minimal, prose, records, rich
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.errors import UsageError
from catalog.model import Record, Words, fingerprint, table
from catalog.standards.formats import find
from catalog.standards.sheets import write_xlsx as xlsx_table
from tests.every import every
from tests.examples import examples

HYPOTHESIS = settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
_DECODED = re.compile("_x([0-9A-F]{4})_")
DETAILED = {"name": "Ivan Petrov", "kind": "person", "surname": "Petrov", "note": "Recalled in 1957."}


def csv_rows(document: bytes) -> list[dict[str, str]]:
    assert document.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(document.decode("utf-8-sig"), newline=""), strict=True))


def sheets(document: bytes) -> list[list[dict[str, str]]]:
    """The rows of both sheets, codes such as `_x000D_` as Excel reads them."""
    book = openpyxl.load_workbook(io.BytesIO(document), read_only=True)
    found = []
    for sheet in book:
        headings, *rows = sheet.iter_rows(values_only=True)
        assert all(value is None or isinstance(value, str) for row in rows for value in row)
        found.append(
            [
                dict(
                    zip(
                        headings,
                        (_DECODED.sub(lambda code: chr(int(code[1], 16)), value or "") for value in row),
                        strict=True,
                    )
                )
                for row in rows
            ]
        )
    return found


def record_of(cells: dict[str, str]) -> Record:
    return Record.model_validate(table.document(cells, orjson.loads))


def cells_of(record: Record) -> dict[str, str]:
    return dict(zip(table.NAMES, table.row(record.plain(), lambda rest: orjson.dumps(rest).decode()), strict=True))


@HYPOTHESIS
@given(record=records)
def test_a_row_of_csv_comes_back_as_the_record_it_was(catalogue_settings, record):
    (row,) = csv_rows(find("csv").document(record, catalogue_settings))
    assert tuple(row) == table.NAMES
    assert record_of({name: table.unguarded(cell) for name, cell in row.items()}) == record


@settings(HYPOTHESIS, max_examples=examples(15))
@given(record=records)
def test_a_row_of_a_workbook_holds_the_same_cells(catalogue_settings, record):
    (row,), long_values = sheets(find("xlsx").document(record, catalogue_settings))
    assert long_values == []
    assert row["id"] == record.id
    assert row == cells_of(record)


def test_the_letter_and_a_record_with_every_field_come_back_from_both(letter, catalogue_settings):
    for record in (letter, rich(), minimal()):
        (row,) = csv_rows(find("csv").document(record, catalogue_settings))
        assert record_of({name: table.unguarded(cell) for name, cell in row.items()}) == record
        (row,), _ = sheets(find("xlsx").document(record, catalogue_settings))
        assert record_of(row) == record


def test_none_one_and_three_records_are_as_many_rows(letter, catalogue_settings):
    for given_records in ([], [minimal()], [letter], [letter, rich(), minimal()]):
        ids = [record.id for record in given_records]
        assert [row["id"] for row in csv_rows(b"".join(find("csv").stream(given_records, catalogue_settings)))] == ids
        rows, _ = sheets(b"".join(find("xlsx").stream(given_records, catalogue_settings)))
        assert [row["id"] for row in rows] == ids


@every("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "'=1", "''-1", "＝1+1", "'＠x"])
def test_no_cell_of_csv_begins_like_a_formula_and_each_comes_back(catalogue_settings, text):
    record = minimal(custody=text)
    (row,) = csv_rows(find("csv").document(record, catalogue_settings))
    assert row["custody"].startswith("'")
    assert record_of({name: table.unguarded(cell) for name, cell in row.items()}).custody == (Words(text=text),)


def test_a_workbook_has_no_formula_whatever_the_text(catalogue_settings):
    book = openpyxl.load_workbook(io.BytesIO(find("xlsx").document(minimal(custody="=1+1"), catalogue_settings)))
    kinds = {cell.data_type for row in book["records"].iter_rows() for cell in row if cell.value}
    assert kinds <= {"s", "inlineStr"}


@HYPOTHESIS
@given(values=st.lists(prose.filter(str.strip), max_size=4))
def test_several_values_of_a_cell_are_told_apart(values):
    values = [value.strip(" ") for value in values]
    assert table.split(table.join(values)) == values


@given(text=prose)
def test_a_guarded_cell_comes_back(text):
    assert table.unguarded(table.guarded(text)) == text


def test_an_added_name_and_a_changed_order_keep_the_details_of_the_others():
    record = minimal(authors=[DETAILED, {"name": "Li", "kind": "person"}, "Ponomarev"])
    edited = record_of(cells_of(record) | {"authors": "Ponomarev | Anna Orlova | Ivan Petrov"})
    assert [agent.plain() for agent in edited.authors] == ["Ponomarev", "Anna Orlova", DETAILED]


def test_a_changed_name_leaves_the_details_of_the_old_one_behind():
    edited = record_of(cells_of(minimal(authors=[DETAILED])) | {"authors": "Petr Ivanov"})
    assert [agent.plain() for agent in edited.authors] == ["Petr Ivanov"]


def test_an_emptied_cell_takes_its_value_away_and_a_missing_column_takes_nothing():
    record = minimal(authors=[DETAILED], extent="4 leaves", abstract={"text": "Short.", "language": "en"})
    cells = cells_of(record)
    emptied = record_of(cells | {"authors": "", "extent": "", "abstract": "", "abstract language": ""})
    assert emptied == minimal()
    without = {name: cell for name, cell in cells.items() if name != "authors"}
    assert record_of(without) == record


def test_a_sheet_filled_in_by_hand_needs_few_columns():
    record = record_of(
        {"id": "a-1", "level": "item", "title": "Report", "repository": "GARF", "fond": "5446", "delo": "7",
         "dates": "creation: 1956-09-05 | 1957", "contributors": "editor: B. Smirnov | A. Orlova",
         "texts": "original: zh, ko | english: en < original", "translators of texts": "english: Gary Goldberg"}
    )  # fmt: skip
    assert record.plain() == {
        "id": "a-1", "level": "item", "title": "Report",
        "reference_code": {"repository": "GARF", "fond": "5446", "delo": "7"},
        "dates": [{"value": "1956-09-05", "event": "creation"}, "1957"],
        "contributors": [{"name": "B. Smirnov", "role": "editor"}, "A. Orlova"],
        "texts": [
            {"key": "original", "language": ["zh", "ko"]},
            {"key": "english", "language": "en", "translated_from": "original", "translators": ["Gary Goldberg"]},
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    "code",
    [
        {"repository": "NARA", "record_group": "59", "box": "3"},
        {"repository": "AVPRF", "fond": "3", "papka": "65", "delo": "301"},
        {"repository": "AVPRF", "delo": "301", "fond": "3"},
        {"repository": "X", "levels": [{"level": "box", "number": "1"}, {"level": "box", "number": "2", "label": "B"}]},
    ],
)
def test_the_levels_of_a_code_come_back_in_their_order(code):
    record = minimal(reference_code=code)
    assert record_of(cells_of(record)) == record


@pytest.mark.parametrize("more", ["[]", '"x"', '{"texts": [1]}', '{"title": []}', '{"reference_code": 3}', "{"])
def test_what_does_not_belong_into_the_last_column_is_a_value_error(more):
    with pytest.raises(ValueError, match=r".+"):
        table.document({"id": "a", "title": "T", "fond": "1", "texts": "original: zh", "more": more}, orjson.loads)


@given(cells=st.dictionaries(st.sampled_from(table.NAMES), lines | st.just('{"texts": [{"key": 1}]}')))
def test_whatever_is_typed_into_the_cells_is_a_document_or_a_value_error(cells):
    try:
        found = table.document(cells, orjson.loads)
    except ValueError:
        return
    assert isinstance(found, dict)


def test_a_value_too_long_for_a_cell_stands_on_the_second_sheet(catalogue_settings):
    abstract = "𝔘 and more " * 5_000
    (row,), parts = sheets(find("xlsx").document(minimal(abstract=abstract), catalogue_settings))
    assert row["abstract"] == ""
    assert [(part["id"], part["column"], part["part"]) for part in parts] == [
        ("minimal", "abstract", "1"), ("minimal", "abstract", "2"),
    ]  # fmt: skip
    assert "".join(part["text"] for part in parts) == abstract


def test_more_records_than_a_sheet_has_rows_are_refused_in_one_line(catalogue_settings, monkeypatch):
    monkeypatch.setattr(xlsx_table, "_MOST_ROWS", 3)
    with pytest.raises(UsageError, match=r"A sheet holds 2 records at most; export fewer, or as csv\."):
        b"".join(find("xlsx").stream([minimal(id=f"r{number}") for number in range(3)], catalogue_settings))


@HYPOTHESIS
@given(record=records)
def test_a_row_says_what_each_field_was(record):
    was = fingerprint.read(cells_of(record)[table.BASELINE])
    assert was is not None
    assert was.keys() == {"administration.status", *dict(fingerprint.fields_of(record.plain()))}
    assert fingerprint.read(f" {fingerprint.write(record.plain())}\n") == was
    other = fingerprint.read(fingerprint.write({**record.plain(), "extent": f"{record.extent} and more"}))
    assert other is not None
    assert {name for name in other if other[name] != was.get(name)} == {"extent"}


@pytest.mark.parametrize("cell", ["", "id", "id:12", "id:0123456789ab title", "=id:0123456789ab"])
def test_another_cell_says_nothing_of_it(cell):
    assert fingerprint.read(cell) is None


def test_equal_values_have_one_fingerprint_in_whatever_order_their_keys_stand():
    one, other = {"name": "Ким", "note": ["ä", "\u2028"]}, {"note": ["ä", "\u2028"], "name": "Ким"}
    assert fingerprint.fingerprint(one) == fingerprint.fingerprint(other)


def test_what_is_typed_over_a_cell_stays_text(letter, catalogue_settings):
    book = openpyxl.load_workbook(io.BytesIO(find("xlsx").document(letter, catalogue_settings)))
    cells = [cell for cell in book["records"][2] if cell.value]
    assert {cell.number_format for cell in cells} == {"@"}
    assert book["records"].column_dimensions["A"].number_format == "@"


def test_the_column_that_is_not_for_people_is_hidden(catalogue_settings):
    book = openpyxl.load_workbook(io.BytesIO(find("xlsx").document(minimal(), catalogue_settings)))
    hidden = [letter for letter, column in book["records"].column_dimensions.items() if column.hidden]
    assert [book["records"][f"{letter}1"].value for letter in hidden] == [table.BASELINE]
