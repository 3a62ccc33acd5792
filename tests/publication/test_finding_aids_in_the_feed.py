"""EAD in the feed is a finding aid: one for each topmost unit, whole, which any part of it moves."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from lxml import etree
from small_catalogue import SETTINGS, SmallCatalogue
from werkzeug.test import Client

from catalog.publication import finding_aids
from catalog.storage import FeedReader
from catalog.storage.feed_index import snapshot
from catalog.web.app import create_app

sys.path.append(str(Path(__file__).parents[1] / "standards"))
from offline_schema import check

SCHEMAS = {"ead3": "ead/ead3.xsd", "ead2002": "ead/ead2002.neuxml.xsd"}
BOTH = pytest.mark.parametrize("prefix", SCHEMAS)
WHOLE = (
    "Mill papers",
    ("Opis 7", ("Of opis 7",)),
    ("Letters", ("Delo 2", ("Second",), ("Tenth",)), ("Delo 10", ("Ninth",))),
    ("A sheet",),
)


@pytest.fixture
def catalogue(tmp_path: Path) -> SmallCatalogue:
    (tmp_path / "catalog.toml").write_text(SETTINGS)
    (tmp_path / "records").mkdir()
    return SmallCatalogue(tmp_path)


def code(*numbers: str, **leaves: str) -> dict[str, str]:
    return {"repository": "GARF", **dict(zip(("fond", "opis", "delo"), numbers, strict=False)), **leaves}


@pytest.fixture
def fonds(catalogue: SmallCatalogue) -> SmallCatalogue:
    """A fonds with a described series, implied units, a sheet without a code; and a letter of another fond."""
    rights = {"rights": {"statement": "Ask the millers."}, "access": "By letter."}
    catalogue.write("fonds", "Mill papers", level="fonds", reference_code=code("1"), **rights)
    catalogue.write("letters", "Letters", level="series", reference_code=code("1", "98"))
    catalogue.write("b", "Tenth", reference_code=code("1", "98", "2", leaves="10"))
    catalogue.write("a", "Second", reference_code=code("1", "98", "2", leaves="2"))
    catalogue.write("c", "Ninth", reference_code=code("1", "98", "10", leaves="9"))
    catalogue.write("d", "Of opis 7", reference_code=code("1", "7"))
    catalogue.write("e", "A sheet", part_of="fonds", reference_code={"repository": "GARF"})
    catalogue.write("f", "Elsewhere", reference_code=code("2", "1"))
    catalogue.publish()
    return catalogue


def pieces(catalogue: SmallCatalogue, prefix: str) -> dict[str, tuple[int, bytes]]:
    """Return what harvesters have: of each item the datestamp, and its EAD, empty where it is deleted."""
    found = {}
    with FeedReader(catalogue.folder.index_path).view(catalogue.clock) as view:
        for run in view.page(prefix, None, 0, view.head, 1_000).runs:
            for _, before, after, _ in run.rows:
                name = before.split(b"</identifier>")[0].rpartition(b":")[2].decode()
                found[name] = (run.stamp, after.partition(b"<metadata>")[2].partition(b"</metadata>")[0])
    return found


def shape(component: etree._Element) -> tuple:
    below = component.xpath("*[local-name()='dsc']/*[local-name()='c'] | *[local-name()='c']")
    return (component.findtext("{*}did/{*}unittitle"), *map(shape, below))


def tree(ead: bytes) -> tuple:
    return shape(etree.fromstring(ead).find("{*}archdesc"))


@BOTH
def test_there_is_one_for_each_topmost_unit_whole_and_in_order(fonds: SmallCatalogue, prefix: str) -> None:
    found = pieces(fonds, prefix)
    assert sorted(found) == ["f", "fonds"]
    assert tree(found["fonds"][1]) == WHOLE
    written = found["fonds"][1].decode()
    assert written.count("Ask the millers.") == written.count("By letter.") == 1, "nothing is repeated below"
    assert tree(found["f"][1]) == ("Fond 2", ("Opis 1", ("Elsewhere",)))


@pytest.mark.shared
@BOTH
def test_it_is_valid(fonds: SmallCatalogue, shared: Path, prefix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    check(shared, SCHEMAS[prefix], pieces(fonds, prefix)["fonds"][1])
    monkeypatch.setattr(finding_aids, "MOST_BYTES", 1_000)
    fonds.publish(everything=True)
    check(shared, SCHEMAS[prefix], pieces(fonds, prefix)["fonds"][1])


def ask(catalogue: SmallCatalogue, verb: str, **arguments: str) -> str:
    asked = "&".join(f"{name}={value}" for name, value in {"verb": verb, **arguments}.items())
    return Client(create_app(catalogue.root)).get(f"/oai?{asked}").get_data(as_text=True)


def test_a_part_has_no_ead_of_its_own(fonds: SmallCatalogue) -> None:
    part = "oai:small.example.org:a"
    assert "cannotDisseminateFormat" in ask(fonds, "GetRecord", identifier=part, metadataPrefix="ead3")
    assert "ead3" not in ask(fonds, "ListMetadataFormats", identifier=part).replace(part, "")
    assert "<dc:title>Second" in ask(fonds, "GetRecord", identifier=part, metadataPrefix="oai_dc")
    assert "Second" in ask(fonds, "ListRecords", metadataPrefix="ead3", set="garf:1")


@BOTH
def test_any_part_moves_it_and_nothing_else_does(fonds: SmallCatalogue, prefix: str) -> None:
    first = pieces(fonds, prefix)
    fonds.write("f", "Elsewhere again", reference_code=code("2", "1"))
    fonds.publish()
    second = pieces(fonds, prefix)
    assert second["fonds"] == first["fonds"]
    assert second["f"][0] > first["f"][0]
    fonds.write("c", "Ninth, corrected", reference_code=code("1", "98", "10", leaves="9"))
    assert fonds.publish().changed == 2, "the letter, and the finding aid with it"
    third = pieces(fonds, prefix)
    assert b"Ninth, corrected" in third["fonds"][1]
    assert third["fonds"][0] > second["fonds"][0]
    assert third["f"] == second["f"]
    assert fonds.publish(everything=True).stamp is None


@BOTH
def test_what_is_withdrawn_is_in_it_no_more(fonds: SmallCatalogue, prefix: str) -> None:
    (fonds.root / "records" / "c.yaml").unlink()
    fonds.write("d", "Of opis 7", reference_code=code("1", "7"), administration={"status": "draft"})
    fonds.publish()
    assert tree(pieces(fonds, prefix)["fonds"][1]) == (
        "Mill papers",
        ("Letters", ("Delo 2", ("Second",), ("Tenth",))),
        ("A sheet",),
    )
    fonds.write("e", "A sheet", reference_code=code("3"))
    (fonds.root / "records" / "fonds.yaml").unlink()
    fonds.publish()
    found = pieces(fonds, prefix)
    assert found["fonds"][1] == b"", "deleted"
    assert {name: tree(ead) for name, (_, ead) in found.items() if ead} == {
        "letters": ("Fond 1", ("Letters", ("Delo 2", ("Second",), ("Tenth",)))),
        "e": ("Fond 3", ("A sheet",)),
        "f": ("Fond 2", ("Opis 1", ("Elsewhere",))),
    }


@BOTH
def test_what_comes_into_another_is_deleted_for_harvesters_of_it_alone(catalogue: SmallCatalogue, prefix: str) -> None:
    catalogue.write("a", "Second", reference_code=code("1", "98", "2", leaves="2"))
    catalogue.publish()
    catalogue.write("fonds", "Mill papers", level="fonds", reference_code=code("1"))
    catalogue.publish()
    found = pieces(catalogue, prefix)
    assert found["a"][1] == b""
    assert b"Second" in found["fonds"][1]
    assert catalogue.feed()["a"][1], "the letter itself is there"
    (catalogue.root / "records" / "fonds.yaml").unlink()
    catalogue.publish()
    assert b"Second" in pieces(catalogue, prefix)["a"][1]


def test_a_document_with_parts_is_the_top_of_one(catalogue: SmallCatalogue) -> None:
    catalogue.write("letter", "Letter", reference_code=code("1", "98"))
    catalogue.write("map", "Map", part_of="letter", reference_code=code("1", "98", leaves="2"))
    catalogue.publish()
    assert tree(pieces(catalogue, "ead3")["letter"][1]) == ("Fond 1", ("Opis 98", ("Letter", ("Map",))))
    catalogue.write("letter", "Long letter", reference_code=code("1", "98"))
    catalogue.publish()
    assert tree(pieces(catalogue, "ead3")["letter"][1]) == ("Fond 1", ("Opis 98", ("Long letter", ("Map",))))


@BOTH
def test_the_settings_may_ask_for_one_for_each_record(fonds: SmallCatalogue, prefix: str) -> None:
    (fonds.root / "catalog.toml").write_text(f'{SETTINGS}finding_aids = "each"\n')
    fonds.publish()
    found = pieces(fonds, prefix)
    assert sorted(found) == ["a", "b", "c", "d", "e", "f", "fonds", "letters"]
    assert tree(found["a"][1]) == ("Mill papers", ("Letters", ("Delo 2", ("Second",))))
    assert "Ask the millers." in found["a"][1].decode()
    (fonds.root / "catalog.toml").write_text(SETTINGS)
    fonds.publish()
    again = pieces(fonds, prefix)
    assert tree(again["fonds"][1]) == WHOLE
    assert sorted(name for name, (_, ead) in again.items() if ead) == ["f", "fonds"]


def test_a_large_one_is_bounded_and_says_so(fonds: SmallCatalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding_aids, "MOST_BYTES", 1_800)
    fonds.publish(everything=True)
    written = pieces(fonds, "ead2002")["fonds"][1]
    assert tree(written) == ("Mill papers", ("Opis 7",), ("Letters",), ("A sheet",))
    assert b"6 units of the lower levels are not listed here" in written


def test_a_page_of_large_ones_ends_early_and_nothing_is_lost(
    fonds: SmallCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "_PAGE_BYTES", 1_000)
    first = ask(fonds, "ListRecords", metadataPrefix="ead3")
    assert first.count("<record>") == 1
    token = first.partition("<resumptionToken")[2].partition(">")[2].partition("<")[0]
    second = ask(fonds, "ListRecords", resumptionToken=token)
    assert second.count("<record>") == 1
    assert {"Elsewhere" in first, "Elsewhere" in second} == {True, False}
