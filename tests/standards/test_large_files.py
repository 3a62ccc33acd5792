"""Files of more than 10 MB: read item by item where they can be, in a memory that does not grow; else refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from large_files import FILES, reading

from catalog.ingest import Result, ingest
from catalog.ingest.new_catalogue import found_catalogue
from catalog.ingest.read_source_file import read_source
from catalog.model import Catalogue
from catalog.standards.importers import (
    MAX_SOURCE_BYTES,
    Draft,
    LargeSource,
    Refusal,
    Source,
    find,
    recognise,
)
from catalog.storage import open_catalogue


@pytest.mark.parametrize("kind", FILES)
def test_large_files_are_recognised_and_read_whole(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "large"
    FILES[kind](path, 120, 10)
    source = LargeSource(path)
    assert recognise(source) is find(kind)
    outcomes = list(find(kind).read(source))
    assert all(isinstance(outcome, Draft) for outcome in outcomes)
    assert len(outcomes) == (120 + 1 + 2 if kind == "ead3" else 120)


@pytest.mark.measured
@pytest.mark.parametrize("kind", FILES)
def test_four_times_as_many_items_take_no_more_memory(kind: str, tmp_path: Path) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    least_items = 140 if kind == "xlsx" else 60
    FILES[kind](small, least_items, 400)
    FILES[kind](large, least_items * 4, 400)
    (*_, least), (*_, most) = reading(kind, small, large)
    assert most - least < 2, "MB"


def test_a_file_of_more_than_10_mb_is_read_item_by_item(tmp_path: Path) -> None:
    path = tmp_path / "large"
    FILES["csv"](path, 300, 400)
    assert path.stat().st_size > MAX_SOURCE_BYTES
    source = read_source(path)
    assert isinstance(source, LargeSource)
    assert recognise(source) is find("csv")


def test_what_stands_behind_the_components_of_a_unit_belongs_to_it(tmp_path: Path) -> None:
    path = tmp_path / "aid.xml"
    FILES["ead3"](path, 3, 1)
    first, series, item, *_ = find("ead3").read(Source("aid.xml", path.read_bytes()))
    assert isinstance(first, Draft)
    assert first.document["subjects"] == [{"term": "War"}]
    assert isinstance(series, Draft)
    assert isinstance(item, Draft)
    assert [first.document["id"], series.document["id"], item.document["id"]] == ["mc-12", "mc-12-1", "mc-12-c0"]
    assert item.document["part_of"] == "mc-12-1"


def test_places_beyond_the_lines_that_are_counted_say_so(tmp_path: Path) -> None:
    path = tmp_path / "many.xml"
    FILES["marcxml"](path, 17, 1)
    path.write_text(path.read_text().replace("<record>", "\n" * 70_000 + "<record>", 1))
    *_, last = find("marcxml").read(Source("many.xml", path.read_bytes()))
    assert isinstance(last, Draft)
    assert last.document["id"] == "rec-16"
    assert {found.place.split(" (")[0] for found in last.found if found.place} == {"beyond line 65534"}


@pytest.mark.parametrize("kind", ["marcxml", "mods", "oai_dc", "ead3"])
def test_one_item_without_end_is_refused(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "endless.xml"
    heads = {"marcxml": "http://www.loc.gov/MARC21/slim", "mods": "http://www.loc.gov/mods/v3"}
    heads |= {"ead3": "http://ead3.archivists.org/schema/", "oai_dc": "urn:no-dublin-core"}
    item = {"marcxml": "record", "mods": "mods", "oai_dc": "dc", "ead3": "archdesc"}[kind]
    with path.open("w") as file:
        file.write(f'<{"ead" if kind == "ead3" else "all"} xmlns="{heads[kind]}"><{item}>')
        file.writelines("<a>words</a>" * 1_000 for _ in range(1_000))
    (refusal,) = find(kind).read(LargeSource(path))
    assert isinstance(refusal, Refusal)
    assert refusal.findings[0].code == "too-large"


@pytest.mark.parametrize("kind", ["marcxml", "mods", "ead3"])
def test_entities_are_words_of_the_file_itself_and_never_another_file(kind: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("HIDDEN")
    bomb = f'<!DOCTYPE a [<!ENTITY b " bold"><!ENTITY c SYSTEM "{secret.as_uri()}">]>'
    bodies = {
        "marcxml": '<record xmlns="http://www.loc.gov/MARC21/slim"><datafield tag="245"><subfield code="a">A&b;&c;'
        "</subfield></datafield></record>",
        "mods": '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>A&b;&c;</title></titleInfo></mods>',
        "ead3": '<ead xmlns="http://ead3.archivists.org/schema/"><archdesc level="file"><did><unittitle>A&b;&c;'
        "</unittitle></did></archdesc></ead>",
    }
    for outcome in find(kind).read(Source("x", (bomb + bodies[kind]).encode())):
        assert "HIDDEN" not in str(outcome)
        assert isinstance(outcome, Draft)
        assert str(outcome.document["title"]).startswith("A bold")


def test_a_large_file_of_what_is_read_whole_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.ris"
    path.write_bytes(b"TY  - LETTER\nTI  - A\nER  - \n" * (MAX_SOURCE_BYTES // 20))
    found_catalogue(tmp_path / "c", Catalogue(name="T", admin_emails=("a@example.org",), namespace="example.org"))
    (outcome,) = ingest([path], open_catalogue(tmp_path / "c"))
    assert outcome.result is Result.REFUSED
    assert outcome.findings[0].code == "too-large"


_NOT_XML = "not-xml: The file is not well-formed XML:"


@pytest.mark.parametrize("kind", ["marcxml", "mods", "ead3", "oai_dc"])
@pytest.mark.parametrize(
    ("words", "finding"),
    [
        ("", "empty: The file is empty. Save it again."),
        (" \n", "empty: The file is empty. Save it again."),
        (
            '<r xmlns="urn:r">\n<x:y/>Harvest&nbsp;report</r>',
            f"{_NOT_XML} Entity 'nbsp' not defined. XML does not know it; write the character itself, or &#160;.",
        ),
        (
            "<r>\n<a>report</r>",
            f"{_NOT_XML} Opening and ending tag mismatch: a line 2 and r.",
        ),
    ],
)
def test_what_is_not_xml_says_what_is_wrong_and_where(kind: str, words: str, finding: str) -> None:
    (refusal,) = find(kind).read(Source("a.xml", words.encode()))
    assert isinstance(refusal, Refusal)
    (only,) = refusal.findings
    assert str(only).partition(" error ")[2] == finding
    assert only.line == (2 if "<" in words else 0)
