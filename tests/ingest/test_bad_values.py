"""One bad value never costs a record, and a unit without a title never costs the tree below it."""

# ruff: noqa: E501

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from catalog.ingest import Outcome, Result, ingest
from catalog.ingest.new_catalogue import found_catalogue
from catalog.model import Catalogue
from catalog.storage import CatalogueFolder, open_catalogue
from catalog.validation import read
from catalog.vocabularies.rights_uri import canonical_rights_uri

MODS = '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Plan</title></titleInfo>{}</mods>'
RIGHTS = '<accessCondition type="use and reproduction" xlink:href="{}" xmlns:xlink="http://www.w3.org/1999/xlink">In copyright</accessCondition>'


@pytest.fixture
def folder(tmp_path: Path) -> CatalogueFolder:
    found_catalogue(tmp_path / "c", Catalogue(name="T", admin_emails=("a@example.org",), namespace="example.org"))
    return open_catalogue(tmp_path / "c")


def take(folder: CatalogueFolder, name: str, text: str) -> list[Outcome]:
    path = folder.root.parent / name
    path.write_text(text, encoding="utf-8")
    planned = [(each.result, each.record) for each in ingest([path], folder, dry_run=True)]
    done = list(ingest([path], folder))
    assert planned == [(each.result, each.record) for each in done]
    return done


def trees(folder: CatalogueFolder) -> dict[str, dict[str, Any]]:
    return {tree["id"]: tree for document in folder.documents() if (tree := read(document).demand().plain())}


@pytest.mark.parametrize(
    ("address", "uri"),
    [
        ("https://rightsstatements.org/vocab/InC/1.0/", "http://rightsstatements.org/vocab/InC/1.0/"),
        ("http://rightsstatements.org/page/InC/1.0/?language=en", "http://rightsstatements.org/vocab/InC/1.0/"),
        ("http://rightsstatements.org/vocab/inc-ow-eu/1.0", "http://rightsstatements.org/vocab/InC-OW-EU/1.0/"),
        ("https://creativecommons.org/licenses/by/4.0", "http://creativecommons.org/licenses/by/4.0/"),
        ("https://creativecommons.org/licenses/by/4.0/deed.en", "http://creativecommons.org/licenses/by/4.0/"),
        (
            "http://creativecommons.org/licenses/by-sa/3.0/de/legalcode",
            "http://creativecommons.org/licenses/by-sa/3.0/de/",
        ),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("http://rightsstatements.org/vocab/Foo/1.0/", None),
        ("https://creativecommons.org/licenses/by/9.0/", None),
        ("https://creativecommons.org/about/", None),
        ("https://example.org/licenses/by/4.0/", None),
    ],
)
def test_an_address_of_rights_is_written_as_its_house_does(
    folder: CatalogueFolder, address: str, uri: str | None
) -> None:
    assert canonical_rights_uri(address) == uri
    if uri is None:
        return
    (outcome,) = take(folder, "a.xml", MODS.format(RIGHTS.format(address.replace("&", "&amp;"))))
    assert outcome.document is not None
    assert outcome.document["rights"]["uri"] == uri
    assert [each.value for each in outcome.fixed] == ([] if uri == address else [uri])


def test_two_addresses_in_one_line_are_two(folder: CatalogueFolder) -> None:
    item = "TY  - MANSCPT\nTI  - A\nUR  - https://example.org/a https://example.org/b\nER  - \n"
    (outcome,) = take(folder, "a.ris", item)
    assert outcome.document is not None
    assert outcome.document["url"] == "https://example.org/a"
    assert [each.text for each in outcome.ignored] == ["https://example.org/b"]


BAD: list[tuple[str, str, str]] = [
    ("a.ris", "TY  - MANSCPT\nTI  - A\nUR  - see the shelf\nER  - \n", "see the shelf"),
    ("a.csv", "title,genre\nA,letters\n", "letters"),
    ("a.csv", "title,level\nA,box\n", "box"),
    ("a.csv", "title,language\nA,grc/lat\n", "grc/lat"),
    ("a.csv", "title,fond,delo\nA,1,2\n", "1, 2"),
    ("a.csv", "title,status\nA,ready\n", "ready"),
    ("a.xml", MODS.format("<location><url>see the shelf</url></location>"), "see the shelf"),
    ("a.json", json.dumps([{"type": "manuscript", "title": "A", "URL": "none yet"}]), "none yet"),
]


@pytest.mark.parametrize(("name", "text", "value"), BAD, ids=[f"{name} {value}" for name, _, value in BAD])
def test_a_bad_value_is_left_out_and_asked_about(folder: CatalogueFolder, name: str, text: str, value: str) -> None:
    (outcome,) = take(folder, name, text)
    assert outcome.result is Result.IMPORTED
    assert value in [question.text for question in outcome.questions]
    (tree,) = trees(folder).values()
    assert tree["administration"]["status"] == "draft"
    (again,) = take(folder, name, text)
    assert again.result is Result.UNCHANGED


def test_a_value_that_was_left_out_takes_nothing_from_the_record(folder: CatalogueFolder) -> None:
    take(folder, "a.csv", "id,title,url,extent\na,A,https://example.org/a,1 leaf\n")
    (outcome,) = take(folder, "a.csv", "id,title,url,extent\na,A,none,2 leaves\n")
    assert outcome.result is Result.UPDATED
    assert trees(folder)["a"]["url"] == "https://example.org/a"
    assert trees(folder)["a"]["extent"] == "2 leaves"


def test_several_bad_values_cost_only_themselves(folder: CatalogueFolder) -> None:
    row = "a,A,letters,none,grc/lat|en,https://rightsstatements.org/page/InC/1.0/,1 leaf"
    (outcome,) = take(folder, "a.csv", f"id,title,genre,url,language,rights uri,extent\n{row}\n")
    assert sorted(question.text for question in outcome.questions) == ["grc/lat", "letters", "none"]
    tree = trees(folder)["a"]
    assert tree["texts"][0]["language"] == "en"
    assert tree["rights"]["uri"] == "http://rightsstatements.org/vocab/InC/1.0/"
    assert tree["extent"] == "1 leaf"


def test_an_id_that_ends_like_a_file_is_written_otherwise(folder: CatalogueFolder) -> None:
    (outcome,) = take(folder, "a.ris", "TY  - MANSCPT\nID  - letter.ris\nTI  - A\nER  - \n")
    assert (outcome.result, outcome.record) == (Result.IMPORTED, "letter-ris")
    (again,) = take(folder, "a.ris", "TY  - MANSCPT\nID  - letter.ris\nTI  - A\nER  - \n")
    assert (again.result, again.record) == (Result.UNCHANGED, "letter-ris")


AID = (
    "<ead><eadheader><eadid>aid</eadid><filedesc><titlestmt><titleproper>Guide to the mill</titleproper></titlestmt></filedesc>"
    "</eadheader><archdesc level='fonds'>{}<dsc>{}</dsc></archdesc></ead>"
)


def test_a_unit_without_anything_is_a_draft_that_holds_its_tree(folder: CatalogueFolder) -> None:
    units = (
        "<c level='series'><did><unitid/></did><c level='file'><did/><c level='item'><did><unittitle>Leaf</unittitle></did></c></c></c>"
        "<c level='series'><did/><scopecontent><p>Loose leaves found in the attic of the mill when it was sold.</p></scopecontent></c>"
        "<c level='file'><did><unittitle>Untitled</unittitle></did><c level='item'><did><unittitle>Sketch</unittitle></did></c></c>"
    )
    outcomes = take(folder, "a.xml", AID.format("<did/>", units))
    assert [each.result for each in outcomes] == [Result.IMPORTED] * 7
    found = trees(folder)
    assert {tree["part_of"] for tree in found.values() if "part_of" in tree} <= set(found)
    titles = {name: tree["title"] for name, tree in found.items()}
    assert titles["aid"] == {"text": "Guide to the mill", "supplied_by": "importer"}
    assert titles["aid-1"]["text"] == "Series without a title in Guide to the mill"
    assert titles["aid-1-1"]["text"] == "File without a title in Series without a title in Guide to the mill"
    assert titles["aid-2"]["text"] == "Loose leaves found in the attic of the ..."
    assert titles["aid-3"] == "Untitled"
    supplied = [each for each in outcomes if any(question.pointer == "/title" for question in each.questions)]
    assert [each.record for each in supplied] == ["aid-1", "aid-1-1"]
    assert [finding.code for each in outcomes for finding in each.findings] == ["title-placeholder"]
    assert [each.result for each in take(folder, "a.xml", AID.format("<did/>", units))] == [Result.UNCHANGED] * 7


def test_an_item_without_a_title_is_a_draft_with_a_question(folder: CatalogueFolder) -> None:
    for name, text in (
        ("a.ris", "TY  - MANSCPT\nAU  - Ann\nDA  - 1956\nER  - \n"),
        ("b.json", '[{"type": "manuscript", "title": "", "abstract": "Of a mill and its ledgers."}]'),
    ):
        (outcome,) = take(folder, name, text)
        assert outcome.result is Result.IMPORTED
        assert [question.pointer for question in outcome.questions] == ["/title"]


def test_a_unit_with_too_many_names_costs_neither_itself_nor_those_below_it(folder: CatalogueFolder) -> None:
    names = "".join(f"<subject>Subject {number}</subject>" for number in range(21_000))
    child = '<c level="file"><did><unitid>A 1</unitid><unittitle>Letters</unittitle></did></c>'
    did = "<did><unitid>A</unitid><unittitle>Papers</unittitle></did>"
    description = f'<archdesc level="fonds">{did}<controlaccess>{names}</controlaccess><dsc>{child}</dsc></archdesc>'
    outcomes = take(folder, "a.xml", f"<ead><eadheader><eadid>a</eadid></eadheader>{description}</ead>")
    assert [each.result for each in outcomes] == [Result.IMPORTED] * 2
    assert "most of them" in str((outcomes[0].ignored, outcomes[0].questions))
    top, below = sorted(trees(folder).values(), key=lambda tree: len(tree["id"]))
    assert "subjects" not in top
    assert below["part_of"] == top["id"]
