"""A table that the catalogue gave out, edited and given back: what was edited in it, and nothing else."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import orjson
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from catalog.cli import main
from catalog.ingest import Outcome, Result, ingest
from catalog.ingest.new_catalogue import found_catalogue
from catalog.ingest.sheet_roundtrip import merge_roundtrip
from catalog.model import (
    Catalogue,
    Record,
    fingerprint,
    table,
)
from catalog.standards import formats
from catalog.standards.sheets.columns import COLUMNS
from catalog.storage import CatalogueFolder, ImportBaselines, open_catalogue

SETTINGS = Catalogue(name="T", admin_emails=("a@example.org",), namespace="example.org")
SOURCE = {"importer": "wilson-center", "file": "page.html", "sha256": "a" * 64, "taken": "2026-01-02"}
RECORD: dict[str, Any] = {
    "id": "a",
    "level": "item",
    "title": "A letter",
    "extent": "3 leaves",
    "authors": [{"name": "Kim Gwan", "as_written": "KIM [GAN]"}],
    "custody": "Found in a box.",
    "administration": {"status": "draft", "created": "2026-01-02", "sets": ["letters"], "source": SOURCE},
}
Edit = Callable[[dict[str, str]], None]


@pytest.fixture
def folder(tmp_path: Path) -> CatalogueFolder:
    found_catalogue(tmp_path / "c", SETTINGS)
    folder = open_catalogue(tmp_path / "c")
    folder.write(RECORD)
    return folder


@pytest.fixture(params=["csv", "xlsx"])
def sheet(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Path]:
    """Writes the table of a record as it goes out, its one row edited, some columns left out."""

    def write(record: Mapping[str, Any], *edits: Edit, without: tuple[str, ...] = ()) -> Path:
        cells = dict(zip(table.NAMES, _cells(record), strict=True))
        for edit in edits:
            edit(cells)
        headings = [name for name in cells if name not in without]
        rows = [headings, [cells[name] for name in headings]]
        path = tmp_path / f"table.{request.param}"
        path.write_bytes(_csv(rows) if request.param == "csv" else _xlsx(rows))
        return path

    return write


def _cells(record: Mapping[str, Any]) -> list[str]:
    document = formats.find("csv").document(Record.model_validate(record), SETTINGS).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(document, newline="")))[1]


def _csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _xlsx(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book["Sheet"].append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def setting(**cells: str) -> Edit:
    return lambda row: row.update({name.replace("_", " "): cell for name, cell in cells.items()})


def heading_of(name: str) -> str:
    """The letter and the name of a column, as messages give it: `AL (status)`."""
    return f"{openpyxl.utils.get_column_letter(table.NAMES.index(name) + 1)} ({name})"


def take_in(path: Path, folder: CatalogueFolder, **how: bool) -> Outcome:
    (outcome,) = ingest([path], folder, **how)
    return outcome


def tree(folder: CatalogueFolder, record_id: str = "a") -> dict[str, Any]:
    document = folder.find(record_id)
    assert document is not None
    return dict(document.tree())


def edit_record(folder: CatalogueFolder, **fields: Any) -> None:
    folder.write({**tree(folder), **fields})


def test_what_was_edited_is_applied_and_shown_before(folder: CatalogueFolder, sheet: Callable[..., Path]) -> None:
    path = sheet(RECORD, setting(extent="22 leaves", custody="", authors="Kim Gwan | Seo Hwi"))
    planned, done = take_in(path, folder, dry_run=True), take_in(path, folder)
    assert planned.result is done.result is Result.UPDATED
    assert planned.conflicts == ()
    assert [str(each) for each in planned.differences] == [
        "/extent: '3 leaves' -> '22 leaves'",
        f"/authors: {RECORD['authors']} -> {[*RECORD['authors'], 'Seo Hwi']}",
        "/custody: 'Found in a box.' -> nothing",
    ]
    assert done.differences == planned.differences
    assert tree(folder)["authors"] == [*RECORD["authors"], "Seo Hwi"]
    assert "custody" not in tree(folder)
    assert take_in(path, folder).result is Result.UNCHANGED


def test_status_and_sets_are_applied_like_any_other_field(folder: CatalogueFolder, sheet: Callable[..., Path]) -> None:
    path = sheet(RECORD, setting(status="Published", sets="letters | korea:1956"))
    planned = take_in(path, folder, dry_run=True)
    assert {str(each) for each in planned.differences} == {
        "/administration/status: 'draft' -> 'published'",
        "/administration/sets: ['letters'] -> ['letters', 'korea:1956']",
    }
    assert take_in(path, folder).result is Result.UPDATED
    administration = tree(folder)["administration"]
    assert "status" not in administration
    assert administration["sets"] == ["letters", "korea:1956"]
    assert take_in(path, folder).result is Result.UNCHANGED


def test_an_emptied_status_is_published_and_emptied_sets_are_none(
    folder: CatalogueFolder, sheet: Callable[..., Path]
) -> None:
    take_in(sheet(RECORD, setting(status="", sets="")), folder)
    assert tree(folder)["administration"].keys() == {"created", "modified", "revisions", "source"}


def test_a_published_record_becomes_a_draft(folder: CatalogueFolder, sheet: Callable[..., Path]) -> None:
    published = {**RECORD, "administration": {}}
    folder.write(published)
    outcome = take_in(sheet(published, setting(status="draft")), folder)
    assert [str(each) for each in outcome.differences] == ["/administration/status: 'published' -> 'draft'"]
    assert tree(folder)["administration"]["status"] == "draft"


def test_what_is_the_catalogues_own_stays_whatever_the_rest_says(
    folder: CatalogueFolder, sheet: Callable[..., Path]
) -> None:
    more = {"administration": {"created": "1999-01-01", "cataloguer": "A. Be", "source": {"file": "other"}}}
    outcome = take_in(sheet(RECORD, setting(more=orjson.dumps(more).decode())), folder)
    assert "/administration/cataloguer: nothing -> 'A. Be'" in map(str, outcome.differences)
    administration = tree(folder)["administration"]
    assert (administration["created"], administration["source"]) == ("2026-01-02", SOURCE)
    assert administration["cataloguer"] == "A. Be"


def test_a_field_edited_in_both_is_shown_and_kept(folder: CatalogueFolder, sheet: Callable[..., Path]) -> None:
    edit_record(folder, extent="4 leaves", title="A long letter")
    path = sheet(RECORD, setting(extent="22 leaves", custody="Bought."))
    outcome = take_in(path, folder)
    assert [str(each) for each in outcome.differences] == ["/custody: 'Found in a box.' -> 'Bought.'"]
    assert [str(each) for each in outcome.conflicts] == ["/extent: '4 leaves' -> '22 leaves'"]
    assert (tree(folder)["extent"], tree(folder)["title"]) == ("4 leaves", "A long letter")
    assert [str(each) for each in take_in(path, folder, overwrite=True).differences] == [
        "/extent: '4 leaves' -> '22 leaves'"
    ]
    assert (tree(folder)["extent"], tree(folder)["title"]) == ("22 leaves", "A long letter")


def test_the_status_edited_in_both_is_shown_and_kept(folder: CatalogueFolder, sheet: Callable[..., Path]) -> None:
    edit_record(folder, administration={**RECORD["administration"], "sets": ["others"]})
    outcome = take_in(sheet(RECORD, setting(sets="korea", status="published")), folder)
    assert [str(each) for each in outcome.conflicts] == ["/administration/sets/0: 'others' -> 'korea'"]
    assert tree(folder)["administration"]["sets"] == ["others"]
    assert "status" not in tree(folder)["administration"]


def test_a_table_is_no_source_of_the_record(folder: CatalogueFolder, sheet: Callable[..., Path]) -> None:
    take_in(sheet(RECORD, setting(extent="22 leaves")), folder)
    assert ImportBaselines(folder.root).recall("a") is None
    assert tree(folder)["administration"]["source"] == SOURCE


def test_no_sheet_withdraws_a_record(folder: CatalogueFolder, sheet: Callable[..., Path]) -> None:
    outcome = take_in(sheet(RECORD, setting(extent="22 leaves", status="Withdrawn")), folder)
    assert outcome.result is Result.REFUSED
    (finding,) = outcome.findings
    assert f"row 2, column {heading_of('status')}: No sheet withdraws a record" in finding.message
    assert "catalog withdraw ID --reason" in finding.hint
    assert tree(folder) == RECORD


def test_a_withdrawn_record_stays_withdrawn(folder: CatalogueFolder, sheet: Callable[..., Path]) -> None:
    path = sheet(RECORD, setting(status="published"))
    done = CliRunner().invoke(main, ["-C", str(folder.root), "withdraw", "a", "--reason", "Twice."])
    assert done.exit_code == 0, done.output
    outcome = take_in(path, folder)
    assert (outcome.result, outcome.message) == (Result.SKIPPED, "the record is withdrawn")
    assert tree(folder)["administration"]["status"] == "withdrawn"


def test_a_mistake_is_placed_in_its_column_and_nothing_of_its_row_is_applied(
    folder: CatalogueFolder, sheet: Callable[..., Path]
) -> None:
    outcome = take_in(sheet(RECORD, setting(extent="22 leaves", sets="a b", status="drafts")), folder)
    assert outcome.result is Result.REFUSED
    mistakes = [finding for finding in outcome.findings if finding.severity == "error"]
    places = [finding.message.partition(": ")[0].rpartition("column ")[2] for finding in mistakes]
    assert places == [heading_of("status"), heading_of("sets")]
    assert tree(folder) == RECORD


@pytest.mark.parametrize("without", [("baseline",), ("more",)])
def test_a_table_that_does_not_say_what_it_was_only_shows_what_differs(
    folder: CatalogueFolder, sheet: Callable[..., Path], without: tuple[str, ...]
) -> None:
    path = sheet(RECORD, setting(extent="22 leaves", status="published"), without=without)
    outcome = take_in(path, folder)
    assert (outcome.result, outcome.differences) == (Result.UNCHANGED, ())
    assert {"/extent", "/administration/status"} <= {each.pointer for each in outcome.conflicts}
    assert tree(folder) == RECORD
    take_in(path, folder, overwrite=True)
    assert tree(folder)["extent"] == "22 leaves"


def test_a_row_copied_for_another_document_is_a_new_record(folder: CatalogueFolder, sheet: Callable[..., Path]) -> None:
    outcome = take_in(sheet(RECORD, setting(id="b", title="Another letter")), folder)
    assert (outcome.result, outcome.record) == (Result.IMPORTED, "b")
    assert tree(folder) == RECORD
    assert tree(folder, "b")["title"] == "Another letter"
    assert tree(folder, "b")["administration"]["source"]["file"].startswith("table.")


def test_a_copied_row_is_a_new_record_though_it_still_has_the_code_and_is_updated_by_its_own_id(
    folder: CatalogueFolder, sheet: Callable[..., Path]
) -> None:
    coded = {**RECORD, "reference_code": {"repository": "GARF", "fond": "1", "leaves": "1-2"}}
    folder.write(coded)
    outcome = take_in(sheet(coded, setting(id="b", title="Another letter")), folder)
    assert (outcome.result, outcome.record) == (Result.IMPORTED, "b")
    assert outcome.message == "perhaps the same document as a"
    again = take_in(sheet(coded, setting(id="b", title="A third letter")), folder)
    assert [str(each) for each in again.differences] == ["/title: 'Another letter' -> 'A third letter'"]
    assert (tree(folder)["title"], tree(folder, "b")["title"]) == ("A letter", "A third letter")


def test_a_row_whose_code_was_corrected_to_that_of_another_record_stays_its_own(
    folder: CatalogueFolder, sheet: Callable[..., Path]
) -> None:
    code = {"repository": "GARF", "fond": "1", "leaves": "1-2"}
    folder.write({"id": "other", "level": "item", "title": "Other", "reference_code": code})
    outcome = take_in(sheet(RECORD, setting(repository="GARF", fond="1", leaves="1-2")), folder)
    assert (outcome.result, outcome.record) == (Result.UPDATED, "a")
    assert tree(folder)["reference_code"] == code


def filled(path: Path, **cells: str) -> Path:
    names = [column.name for column in COLUMNS]
    assert cells.keys() <= set(names)
    path.write_bytes(_csv([[*cells], [*cells.values()]]))
    return path


def test_a_sheet_to_fill_in_changes_the_status_where_it_says_one(folder: CatalogueFolder, tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    take_in(filled(path, id="b", title="B", status="draft", cataloguer="A. Be"), folder)
    assert tree(folder, "b")["administration"]["status"] == "draft"
    unsaid = take_in(filled(path, id="b", title="B", status="", cataloguer="A. Be"), folder)
    assert (unsaid.result, tree(folder, "b")["administration"]["status"]) == (Result.UNCHANGED, "draft")
    outcome = take_in(filled(path, id="b", title="B", status="published", cataloguer="C. De"), folder)
    assert {each.pointer for each in outcome.differences} == {"/administration/status", "/administration/cataloguer"}
    assert tree(folder, "b")["administration"]["cataloguer"] == "C. De"
    assert "status" not in tree(folder, "b")["administration"]


def test_a_draft_for_its_questions_stays_what_the_cataloguer_made_of_it(
    folder: CatalogueFolder, tmp_path: Path
) -> None:
    path = filled(tmp_path / "sheet.csv", id="b", title="B", date="05/06/1956", status="")
    assert take_in(path, folder).questions
    folder.write({**tree(folder, "b"), "administration": {}})
    outcome = take_in(filled(path, id="b", title="B", date="06/07/1956", status=""), folder)
    assert [each.pointer for each in outcome.differences] == ["/dates/0/as_written"]
    assert "status" not in tree(folder, "b")["administration"]


FIELDS = ("title", "extent", "custody", "administration.status", "administration.sets")
values = st.dictionaries(st.sampled_from(FIELDS), st.integers(0, 2).map(str))


def nested(fields: Mapping[str, str]) -> dict[str, Any]:
    plain: dict[str, Any] = {name: value for name, value in fields.items() if "." not in name}
    own = {name.partition(".")[2]: value for name, value in fields.items() if "." in name}
    return plain | ({"administration": own} if own else {})


@given(was=values, present=values, given_back=values)
def test_each_field_is_whose_it_was_edited_by(
    was: dict[str, str], present: dict[str, str], given_back: dict[str, str]
) -> None:
    marks = {name: fingerprint.fingerprint(value) for name, value in was.items()}
    kept = merge_roundtrip(marks, nested(present), nested(given_back), overwrite=False)
    won = merge_roundtrip(marks, nested(present), nested(given_back), overwrite=True)
    result, overwritten = dict(fingerprint.fields_of(kept.document)), dict(fingerprint.fields_of(won.document))
    for name in FIELDS:
        before, here, there = was.get(name), present.get(name), given_back.get(name)
        assert result.get(name) == (there if here == before else here), name
        assert overwritten.get(name) == (here if there == before else there), name
    both = {name for name in FIELDS if len({was.get(name), present.get(name), given_back.get(name)}) == 3}
    assert {each.pointer.strip("/").replace("/", ".") for each in kept.conflicts} == both
    assert won.conflicts == ()
