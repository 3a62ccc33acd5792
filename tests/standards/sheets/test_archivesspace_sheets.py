"""ArchivesSpace's sheet for bulk imports: the tree, dates, extents, containers, agents and notes of each row."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from pathlib import Path

import pytest
from click.testing import CliRunner

from catalog.cli.group import main
from catalog.standards.importers import Draft, Source, find, recognise
from tests.every import every

_CODES = "ArchivesSpace field code (please don't edit this row)"
_AGENTS = [
    f"{kind}_agent_{part}_{number}"
    for kind, most in (("people", 5), ("families", 2), ("corporate_entities", 3))
    for number in range(1, most + 1)
    for part in ("record_id", "header", "role", "relator")
]
_NOTES = "abstract accessrestrict acqinfo arrangement bioghist custodhist dimensions odd physdesc physfacet physloc prefercite processinfo relatedmaterial scopecontent separatedmaterial userestrict"  # fmt: skip  # noqa: E501
_FIRST = "collection_id ead res_uri ref_id title unit_id hierarchy level other_level publish restrictions_flag processing_note"  # fmt: skip  # noqa: E501
_DATES = "dates_label begin end date_type expression date_certainty"
_EXTENTS = "portion number extent_type container_summary physical_details dimensions"
_BOXES = "cont_instance_type type_1 indicator_1 barcode type_2 indicator_2 type_3 indicator_3"
_LANGUAGES = "l_lang l_langscript n_langmaterial p_langmaterial"
_OBJECTS = "digital_object_id digital_object_title digital_object_publish digital_object_link digital_object_link_publish thumbnail thumbnail_publish"  # fmt: skip  # noqa: E501
_SUBJECTS = [f"subject_{one}_{part}" for one in "12" for part in ("record_id", "term", "type", "source")]
HEADINGS = [
    *_FIRST.split(),
    *(f"{name}{one}" for part in (_LANGUAGES, _DATES, _EXTENTS, _BOXES) for one in ("", "_2") for name in part.split()),
    *_OBJECTS.split(),
    *_AGENTS,
    *_SUBJECTS,
    *(f"{sign}_{name}" for name in _NOTES.split() for sign in "np"),
    "b_accessrestrict",
    "e_accessrestrict",
]
"""The columns of the template of 2024."""


def sheet(*rows: dict[str, str], headings: list[str] = HEADINGS) -> bytes:
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow([_CODES, *headings])
    out.writerow(["Field name", *("Hierarchical Relationship" if name == "hierarchy" else name for name in headings)])
    out.writerows([["", *(row.get(name, "") for name in headings)] for row in rows])
    return text.getvalue().encode()


def drafts(*rows: dict[str, str]) -> list[Draft]:
    source = Source("components.csv", sheet(*({"ead": "mill1", "level": "file", **row} for row in rows)))
    assert recognise(source).name == "csv"
    made = list(find("csv").read(source))
    assert all(isinstance(each, Draft) for each in made)
    return made


def one(**row: str) -> Draft:
    (made,) = drafts({"title": "Ledger", "hierarchy": "1", "publish": "TRUE", **row})
    return made


def test_a_component_is_part_of_the_one_a_level_higher() -> None:
    made = drafts(
        {"title": "Accounts", "hierarchy": "1", "level": "series", "unit_id": "S1"},
        {"title": "Ledgers", "hierarchy": "2", "level": "Sub-Series"},
        {"title": "Ledger one", "hierarchy": "3", "unit_id": "S1-1"},
        {"title": "Letters", "hierarchy": "2", "unit_id": "S1-2"},
        {"title": "Plans", "hierarchy": "1", "level": "series"},
    )
    assert [(each.document["id"], each.document.get("part_of")) for each in made] == [
        ("mill1-s1", "mill1"),
        ("mill1-ledgers", "mill1-s1"),
        ("mill1-s1-1", "mill1-ledgers"),
        ("mill1-s1-2", "mill1-s1"),
        ("mill1-plans", "mill1"),
    ]
    assert [each.document["sequence"] for each in made] == ["1", "1", "1", "2", "2"]
    assert made[1].document["level"] == "subseries"


@pytest.mark.parametrize("depth", ["3", "", "two"])
def test_a_component_without_one_above_is_asked_about(depth: str) -> None:
    made = drafts({"title": "Accounts", "hierarchy": "1"}, {"title": "Letter", "hierarchy": depth})[1]
    assert "part_of" not in made.document
    assert [question.pointer for question in made.questions] == ["/part_of"]


@every(
    ("row", "expected", "asked"),
    [
        ({"begin": "1900", "end": "1950", "date_type": "inclusive"}, [{"value": "1900/1950", "span": "inclusive"}], 0),
        (
            {"begin": "1900", "date_type": "single", "dates_label": "Creation"},
            [{"value": "1900", "event": "creation"}],
            0,
        ),
        ({"begin": "1905-06", "date_type": "single"}, [{"value": "1905-06"}], 0),
        ({"begin": "1900", "date_type": "inclusive"}, [{"as_written": "1900"}], 1),
        ({"expression": "1923-24", "date_type": "single"}, [{"value": "1923/1924", "as_written": "1923-24"}], 0),
        ({"expression": "1905-06"}, [{"as_written": "1905-06"}], 1),
        ({"end": "1950"}, [{"value": "../1950"}], 0),
        ({"begin": "1900", "date_certainty": "approximate"}, [{"value": "1900~"}], 0),
        ({"begin_2": "1910", "end_2": "1920", "date_type_2": "bulk"}, [{"value": "1910/1920", "span": "bulk"}], 0),
    ],
)
def test_dates_are_words_with_the_days_beside_them(
    row: dict[str, str], expected: list[dict[str, str]], asked: int
) -> None:
    made = one(**row)
    assert made.document["dates"] == expected
    assert len(made.questions) == asked


def test_extents_containers_agents_subjects_and_files_have_their_fields() -> None:
    made = one(
        number="3",
        extent_type="linear_feet",
        container_summary="in 4 boxes",
        type_1="Box",
        indicator_1="2",
        barcode="B77",
        type_2="folder",
        indicator_2="5",
        l_lang="rus",
        people_agent_header_1="Sample, Ann",
        people_agent_role_1="creator",
        people_agent_relator_1="aut",
        corporate_entities_agent_header_1="Mill, Inc.",
        corporate_entities_agent_role_1="subject",
        subject_1_term="Trade",
        subject_1_source="lcsh",
        subject_2_term="Leeds",
        subject_2_type="geographic",
        digital_object_link="https://example.org/1",
        digital_object_title="Scan",
        thumbnail="https://example.org/1.jpg",
        n_scopecontent="First ledger",
        n_physloc="Shelf 3",
    ).document
    assert made["extent"] == [{"quantity": "3", "unit": "linear feet"}, "in 4 boxes"]
    assert made["containers"] == [
        {"kind": "box", "number": "2", "barcode": "B77"},
        {"kind": "folder", "number": "5", "within": "box 2"},
    ]
    assert made["texts"] == [{"key": "original", "language": ["ru"]}]
    assert made["creators"] == [
        {"name": "Ann Sample", "as_written": "Sample, Ann", "surname": "Sample", "kind": "person", "role": "author"}
    ]
    assert made["mentions"] == [{"name": "Mill, Inc.", "kind": "corporate body"}]
    assert made["subjects"] == [{"term": "Trade", "source": "lcsh"}]
    assert made["places"] == [{"name": "Leeds"}]
    assert [one["url"] for one in made["digital_objects"]] == ["https://example.org/1", "https://example.org/1.jpg"]
    assert made["digital_objects"][1]["role"] == "thumbnail"
    assert made["scope"] == "First ledger"


def test_what_is_not_published_there_is_not_here() -> None:
    assert one(publish="FALSE").document["administration"]["status"] == "internal"
    assert one(publish="").document["administration"]["status"] == "draft"
    made = one(n_acqinfo="Price 5", p_acqinfo="FALSE", processing_note="Ask Ann").document
    assert "acquisition" not in made
    assert [note["text"] for note in made["administration"]["internal_notes"]] == ["Price 5", "Ask Ann"]


def test_a_level_of_no_list_is_in_its_own_words() -> None:
    said = one(level="otherlevel", other_level="Reel")
    assert (said.document["level"], said.document["level_as_written"], said.questions) == ("other", "Reel", ())
    assert [question.pointer for question in one(level="Reel").questions] == ["/level"]


@every("heading", HEADINGS)
def test_each_column_is_found_asked_about_or_ignored(heading: str) -> None:
    about = {"hierarchy": "1", "level": "file", "title": "Ledger", "publish": "TRUE"}
    beside = {"end": {"begin": "1900"}, "date_type": {"begin": "1900"}, "dates_label": {"begin": "1900"}}
    alone = one(**{**about, **beside.get(heading, {}), heading: "zq1qz"})
    said = json.dumps([alone.document, *map(asdict, (*alone.questions, *alone.ignored))], default=str).casefold()
    assert "zq1qz" in said


def test_components_come_below_the_finding_aid_of_an_earlier_import(tmp_path: Path) -> None:
    run = CliRunner()
    place = ["-C", str(tmp_path / "c")]
    run.invoke(
        main, ["init", str(tmp_path / "c"), "--name", "x", "--email", "a@example.org", "--namespace", "x.example"]
    )
    (tmp_path / "a.xml").write_text(
        '<ead><eadheader><eadid>mill1</eadid></eadheader><archdesc level="fonds"><did><unittitle>Mill</unittitle>'
        "</did></archdesc></ead>"
    )
    (tmp_path / "b.csv").write_bytes(
        sheet(
            {"ead": "mill1", "title": "Ledgers", "hierarchy": "1", "level": "series", "publish": "TRUE"},
            {"ead": "mill1", "title": "Ledger", "hierarchy": "2", "level": "file", "publish": "TRUE"},
            {"ead": "other", "title": "Letters", "hierarchy": "1", "level": "series", "publish": "TRUE"},
        )
    )
    for _ in range(2):  # the second import finds what the first one wrote
        for name in ("a.xml", "b.csv"):
            done = run.invoke(main, [*place, "import", str(tmp_path / name)])
            assert done.exit_code == 0
    assert "3 unchanged" in done.output
    records = {path.stem: path.read_text() for path in (tmp_path / "c" / "records").rglob("*.yaml")}
    assert "part_of: mill1\n" in records["mill1-ledgers"]
    assert "part_of: mill1-ledgers\n" in records["mill1-ledger"]
    assert "part_of" not in records["other-letters"]
    assert "status: draft" in records["other-letters"]
