"""Which document is it: a record is known by where it came from and by what it is, never by an id made of a title."""

# ruff: noqa: E501

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalog.ingest import Outcome, Result, ingest
from catalog.ingest.new_catalogue import found_catalogue
from catalog.model import Catalogue
from catalog.storage import CatalogueFolder, open_catalogue
from catalog.validation import read

DAY = dt.date(2026, 11, 23)
DC = (
    '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>Letter</dc:title><dc:creator>{name}</dc:creator><dc:date>{year}</dc:date></oai_dc:dc>"
)
MODS = (
    '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Letter</title></titleInfo><name type="personal">'
    '<namePart>{name}</namePart><role><roleTerm type="code" authority="marcrelator">aut</roleTerm></role></name>'
    "<originInfo><dateCreated>{year}</dateCreated></originInfo></mods>"
)
MARC = (
    '<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000npcaa2200000 i 4500</leader>'
    '<controlfield tag="008">000101s{year}    xx                  eng d</controlfield><datafield tag="100" ind1="1" ind2=" ">'
    '<subfield code="a">{name}</subfield></datafield><datafield tag="245" ind1="0" ind2="0"><subfield code="a">Letter</subfield>'
    "</datafield></record>"
)
SAME_TITLE = {
    "ris": "TY  - MANSCPT\nTI  - Letter\nAU  - {name}\nDA  - {year}\nER  - \n",
    "json": '[{{"type":"manuscript","title":"Letter","author":[{{"literal":"{name}"}}],"issued":{{"date-parts":[[{year}]]}}}}]',
    "mods.xml": MODS,
    "dc.xml": DC,
    "marc.xml": MARC,
    "csv": 'title,date,authors,repository\nLetter,{year},"{name}",GARF\n',
}
AID = (
    '<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid{agency}>inventory</eadid><filedesc><titlestmt>'
    '<titleproper>Guide</titleproper></titlestmt></filedesc></eadheader><archdesc level="fonds"><did>{unit}</did>'
    "<dsc>{below}</dsc></archdesc></ead>"
)
ATOM = "legacyId,parentId,identifier,title,levelOfDescription,repository,eventDates\n"


@pytest.fixture
def folder(tmp_path: Path) -> CatalogueFolder:
    found_catalogue(tmp_path / "c", Catalogue(name="T", admin_emails=("a@example.org",), namespace="example.org"))
    return open_catalogue(tmp_path / "c")


def take(folder: CatalogueFolder, name: str, text: str, **options: Any) -> list[Outcome]:
    path = folder.root.parent / name
    path.write_text(text, encoding="utf-8")
    planned = list(ingest([path], folder, dry_run=True, today=DAY, **options))
    done = list(ingest([path], folder, today=DAY, **options))
    assert [(each.result, each.record) for each in planned] == [(each.result, each.record) for each in done]
    return done


def trees(folder: CatalogueFolder) -> dict[str, dict[str, Any]]:
    return {tree["id"]: tree for document in folder.documents() if (tree := read(document).demand().plain())}


def titles(folder: CatalogueFolder) -> dict[str, str]:
    return {name: tree["title"] for name, tree in trees(folder).items()}


def letter(kind: str, name: str, year: str) -> str:
    return SAME_TITLE[kind].format(name=name, year=year)


@pytest.mark.parametrize("first", SAME_TITLE)
@pytest.mark.parametrize("second", SAME_TITLE)
def test_two_documents_of_one_title_are_two_records(folder: CatalogueFolder, first: str, second: str) -> None:
    take(folder, f"a.{first}", letter(first, "Ann Sample", "1956"))
    before = trees(folder)
    (outcome,) = take(folder, f"b.{second}", letter(second, "Bob Primer", "1970"))
    assert outcome.result is Result.IMPORTED
    after = trees(folder)
    assert len(after) == 2
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize("first", SAME_TITLE)
@pytest.mark.parametrize("second", SAME_TITLE)
def test_the_same_document_from_elsewhere_is_a_record_and_a_question(
    folder: CatalogueFolder, first: str, second: str
) -> None:
    (one,) = take(folder, f"a.{first}", letter(first, "Ann Sample", "1956"))
    (outcome,) = take(folder, f"b.{second}", letter(second, "Ann Sample", "1956"))
    if first == second:  # the same bytes are the same item, whatever the file is called
        assert outcome.result is Result.UNCHANGED
        return
    assert outcome.result is Result.IMPORTED
    assert any(f"Perhaps `{one.record}` again" in question.reason for question in outcome.questions)
    assert outcome.document is not None
    assert outcome.document["administration"]["status"] == "draft"


def test_a_day_in_the_year_that_another_source_names_is_asked_about(folder: CatalogueFolder) -> None:
    (one,) = take(folder, "a.ris", "TY  - MANSCPT\nTI  - Letter\nAU  - Sample, Ann\nDA  - 1956/09/05\nER  - \n")
    (outcome,) = take(folder, "a.xml", letter("mods.xml", "Sample, Ann", "1956"))
    assert [f"`{one.record}` again" in question.reason for question in outcome.questions] == [True]


@pytest.mark.parametrize("kind", SAME_TITLE)
def test_a_file_of_the_same_name_with_another_document_is_another_record(folder: CatalogueFolder, kind: str) -> None:
    take(folder, f"a.{kind}", letter(kind, "Ann Sample", "1956"))
    (outcome,) = take(folder, f"a.{kind}", letter(kind, "Bob Primer", "1970"))
    assert outcome.result is Result.IMPORTED
    assert len(trees(folder)) == 2


def test_a_record_made_by_hand_is_left_alone_and_the_new_document_comes(folder: CatalogueFolder) -> None:
    folder.write({"id": "letter", "level": "item", "title": "Letter", "dates": ["1899"]})
    before = trees(folder)
    (outcome,) = take(folder, "b.ris", letter("ris", "Bob Primer", "1970"))
    assert outcome.result is Result.IMPORTED
    assert trees(folder)["letter"] == before["letter"]


def test_two_finding_aids_of_one_eadid_are_two_trees(folder: CatalogueFolder) -> None:
    child = "<c level='file'><did><unittitle>{}</unittitle></did></c>"
    mill = AID.format(agency="", unit="<unittitle>Mill papers</unittitle>", below=child.format("Ledgers"))
    harbour = AID.format(agency="", unit="<unittitle>Harbour papers</unittitle>", below=child.format("Ledgers"))
    take(folder, "a.xml", mill)
    before = trees(folder)
    outcomes = take(folder, "b.xml", harbour)
    assert [outcome.result for outcome in outcomes] == [Result.IMPORTED] * 2
    assert any("`inventory`" in question.reason for question in outcomes[0].questions)
    after = trees(folder)
    assert {name: after[name] for name in before} == before
    assert after[str(outcomes[1].record)]["part_of"] == outcomes[0].record != "inventory"
    assert [each.result for each in take(folder, "b.xml", harbour)] == [Result.UNCHANGED] * 2
    assert [each.result for each in take(folder, "a.xml", mill)] == [Result.UNCHANGED] * 2


def test_the_same_finding_aid_under_another_name_updates_its_records(folder: CatalogueFolder) -> None:
    unit = "<unittitle>Mill papers</unittitle><unitid>F 1</unitid><unitdate normal='1900/1910'/>{}"
    below = "<c level='file'><did><unittitle>Ledgers</unittitle></did></c>"
    first = take(folder, "ms1-2026-01.xml", AID.format(agency="", unit=unit.format(""), below=below))
    again = AID.format(agency="", unit=unit.format("<abstract>Of a mill.</abstract>"), below=below)
    outcomes = take(folder, "ms1-2026-02.xml", again)
    assert [(each.result, each.record) for each in outcomes] == [
        (Result.UPDATED, first[0].record),
        (Result.UNCHANGED, first[1].record),
    ]


def test_two_exports_of_atom_do_not_collide(folder: CatalogueFolder) -> None:
    take(folder, "a.csv", f"{ATOM}1,,F1,Mill papers,Fonds,Archive A,\n2,1,F1-1,Ledger,File,,\n")
    before = trees(folder)
    outcomes = take(folder, "b.csv", f"{ATOM}1,,F1,Harbour papers,Fonds,Archive B,\n2,1,F1-1,Ledger,File,,\n")
    assert [each.result for each in outcomes] == [Result.IMPORTED] * 2
    after = trees(folder)
    assert {name: after[name] for name in before} == before
    assert after[str(outcomes[1].record)]["part_of"] == outcomes[0].record
    assert after[str(outcomes[1].record)]["reference_code"]["repository"] == "Archive B"


def test_exports_of_one_system_are_one_source_whatever_the_file_is_called(folder: CatalogueFolder) -> None:
    rows = "1,,F1,Mill papers,Fonds,Archive A,\n2,1,F1-1,Ledger,File,,\n"
    first = take(folder, "jan.csv", f"{ATOM}{rows}", system="atom.example.org")
    outcomes = take(folder, "feb.csv", f"{ATOM}{rows.replace('Ledger', 'Ledger of wages')}", system="atom.example.org")
    assert [each.record for each in outcomes] == [each.record for each in first]
    assert [each.result for each in outcomes] == [Result.UNCHANGED, Result.UPDATED]
    others = take(folder, "feb.csv", f"{ATOM}{rows}", system="other.example.org")
    assert [each.result for each in others] == [Result.IMPORTED] * 2


def test_atoms_name_of_the_source_is_used_where_the_sheet_has_it(folder: CatalogueFolder) -> None:
    heading = ATOM.replace("legacyId", "sourceName,legacyId")
    first = take(folder, "a.csv", f"{heading}one,1,,F1,Papers,Fonds,Archive A,\n")
    second = take(folder, "a.csv", f"{heading}two,1,,F1,Papers,Fonds,Archive A,\n")
    assert first[0].document is not None
    assert first[0].document["administration"]["source"]["system"] == "one"
    assert (second[0].result, second[0].record) == (Result.IMPORTED, "atom-1-2")


def test_a_row_below_one_that_comes_later_or_never_is_put_there_or_asked_about(folder: CatalogueFolder) -> None:
    outcomes = take(folder, "a.csv", f"{ATOM}2,1,F1-1,Ledger,File,,\n1,,F1,Mill papers,Fonds,Archive A,\n")
    assert trees(folder)["atom-2"]["part_of"] == "atom-1"
    assert [each.record for each in outcomes] == ["atom-1", "atom-2"]
    (lost,) = take(folder, "b.csv", f"{ATOM}7,1,F1-9,Map,Item,,\n")
    assert [(question.pointer, question.text) for question in lost.questions] == [("/part_of", "1")]
    assert "row 2, column B" in lost.questions[0].reason
    assert "part_of" not in trees(folder)["atom-7"]
    (late,) = [
        each for each in take(folder, "a.csv", f"{ATOM}9,1,F1-3,Plan,Item,,\n") if each.result is not Result.GONE
    ]
    assert trees(folder)[str(late.record)]["part_of"] == "atom-1"


def test_what_a_cataloguer_wrote_an_id_for_is_that_record_unless_it_is_plainly_another(folder: CatalogueFolder) -> None:
    take(folder, "a.csv", "id,title,date,authors\nletter,Letter,1956,Ann Sample\n")
    (same,) = take(folder, "b.csv", "id,title,date,authors,notes\nletter,Letter,1956,Ann Sample,A note\n")
    assert (same.result, same.record) == (Result.UPDATED, "letter")
    (other,) = take(folder, "c.csv", "id,title,date,authors\nletter,Letter,1970,Bob Primer\n")
    assert (other.result, other.record) == (Result.IMPORTED, "letter-2")
    assert "`letter`" in other.questions[0].reason
    (again,) = take(folder, "c.csv", "id,title,date,authors\nletter,Letter,1970,Bob Primer\n")
    assert (again.result, again.record) == (Result.UNCHANGED, "letter-2")


def test_another_source_of_the_same_reference_is_compared_and_changes_nothing(folder: CatalogueFolder) -> None:
    take(
        folder, "a.ris", "TY  - MANSCPT\nTI  - Letter\nDA  - 1956\nDB  - GARF\nAN  - f. 1, op. 2, d. 3, l. 4\nER  - \n"
    )
    before = trees(folder)
    (outcome,) = take(
        folder, "b.ris", "TY  - MANSCPT\nTI  - Letters\nDA  - 1956\nDB  - GARF\nAN  - f. 1, op. 2, d. 3, l. 4\nER  - \n"
    )
    assert outcome.result is Result.UNCHANGED
    assert outcome.conflicts
    assert trees(folder) == before


def test_one_identifier_twice_in_a_file_is_two_records_and_a_question(folder: CatalogueFolder) -> None:
    item = "TY  - MANSCPT\nID  - a\nTI  - {}\nER  - \n"
    first, second = take(folder, "a.ris", item.format("One") + item.format("Two"))
    assert (first.record, second.record) == ("a", "a-2")
    assert [question.pointer for question in second.questions] == ["/id"]
    assert titles(folder) == {"a": "One", "a-2": "Two"}


def test_an_invalid_identifier_is_no_identity(folder: CatalogueFolder) -> None:
    record = (
        '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Plan</title></titleInfo>'
        '<identifier type="local" invalid="yes">old-9</identifier>'
        "<recordInfo><recordIdentifier>rec1</recordIdentifier></recordInfo></mods>"
    )
    (outcome,) = take(folder, "a.xml", record)
    assert outcome.record == "rec1"
    assert [each.text for each in outcome.ignored] == ["invalid: old-9"]


@pytest.mark.parametrize("name", ["Областное казённое учреждение " * 9, "я" * 300, "a" * 400])
def test_a_long_name_of_an_archive_is_cut_in_the_name_of_its_folder(folder: CatalogueFolder, name: str) -> None:
    outcomes = take(folder, "a.csv", f"title,date,repository,fond,delo\nOne,1956,{name},{name},1\nTwo,1957,GARF,1,2\n")
    assert [each.result for each in outcomes] == [Result.IMPORTED] * 2
    assert outcomes[0].path is not None
    assert all(len(part.encode()) <= 120 for part in Path(outcomes[0].path).relative_to(folder.records).parts[:-1])


def test_a_record_says_where_it_came_from(folder: CatalogueFolder) -> None:
    take(folder, "a.ris", "TY  - MANSCPT\nID  - Smith1956\nTI  - Letter\nER  - \n")
    (path,) = folder.records.rglob("*.yaml")
    source = yaml.safe_load(path.read_text())["administration"]["source"]
    assert (source["importer"], source["file"], source["identifier"]) == ("ris", "a.ris", "Smith1956")
