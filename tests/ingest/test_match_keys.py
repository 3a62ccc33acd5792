"""By what a record is found when its document comes again: names beyond doubt, likenesses, and where it came from."""

from __future__ import annotations

from typing import Any

from catalog.ingest.match_keys import (
    agreeing_names,
    in_unit_name,
    kind_of,
    likenesses,
    names_of,
    origin_of,
    own_names,
    publisher_number,
    source_of,
)
from tests.every import every

CODE = {"repository": "GARF", "fond": "1", "delo": {"number": "3", "title": "Letters"}, "year": "1956"}


def from_source(**source: Any) -> dict[str, Any]:
    return {"id": "a", "title": "A letter", "administration": {"source": source}}


@every(
    ("fields", "names"),
    [
        ({}, []),
        ({"texts": [{"published": {"record_id": "121"}}]}, ["number 121"]),
        ({"texts": [{}, "odd", *({"published": {"record_id": each}} for each in ("121", "5"))]}, ["number 121"]),
        ({"texts": [{"published": {"record_id": {"unknown": "lost"}}}]}, []),
        ({"texts": "odd", "reference_code": "odd"}, []),
        ({"reference_code": CODE}, []),
        ({"reference_code": {**CODE, "leaves": "5"}}, ["code GARF [('delo', '3'), ('fond', '1')] 5"]),
        ({"reference_code": {"repository": "X", "leaves": "5", "levels": [{"number": "7"}, {"number": "8"}]}},
         ["code X [('level 0', '7'), ('level 1', '8')] 5"]),
        ({"administration": {"source": {"sha256": "ab"}}}, ["source ab"]),
        ({"administration": {"source": {"sha256": "ab", "note": "row 5"}}}, []),
        ({"administration": "odd"}, []),
    ],
)  # fmt: skip
def test_a_number_a_code_with_leaves_and_the_bytes_are_beyond_doubt(fields: dict[str, Any], names: list[str]) -> None:
    assert [*own_names(fields)] == names
    assert [*likenesses(fields)] == names


@every(
    ("fields", "names"),
    [
        ({"title": "A Letter", "dates": ["1956-09-05", "1957"]}, ["title a letter 1956-09-05"]),
        ({"title": {"text": "A Letter"}, "dates": [{"value": "1956"}]}, ["title a letter 1956"]),
        ({"title": "A Letter"}, []),
        ({"title": "A Letter", "dates": []}, []),
        ({"title": "A Letter", "dates": [{"as_written": "May"}]}, []),
        ({"title": "A Letter", "dates": "odd"}, []),
        ({"dates": ["1956"]}, []),
    ],
)
def test_title_and_date_together_are_a_likeness(fields: dict[str, Any], names: list[str]) -> None:
    assert [*likenesses(fields)] == names


@every(
    ("fields", "names"),
    [
        ({"title": "Letter", "dates": ["1956-09-05", "1956", "1957"], "authors": ["Anna"]},
         ["agreeing letter 1956 anna", "agreeing letter 1957 anna"]),
        ({"title": "Letter", "authors": ["Anna"]}, []),
        ({"title": "Letter", "dates": ["1956"]}, []),
        ({"dates": ["1956"], "authors": ["Anna"]}, []),
    ],
)  # fmt: skip
def test_title_year_and_creator_agree(fields: dict[str, Any], names: list[str]) -> None:
    assert [*agreeing_names(fields)] == names


@every(
    ("code", "names"),
    [
        ({**CODE, "leaves": "5"}, ["leaves in [('delo', '3'), ('fond', '1')]"]),
        (CODE, []),
        ({**CODE, "leaves": "5", "levels": [{"level": "box", "number": "7"}]}, []),
        ("odd", []),
    ],
)
def test_documents_of_one_file_share_a_name(code: Any, names: list[str]) -> None:
    assert [*in_unit_name({"reference_code": code})] == names


def test_everything_that_a_record_is_found_by() -> None:
    tree = {
        **from_source(importer="ead3", file="aid.xml", system="AtoM", sha256="ab", identifier="c1"),
        "part_of": "fonds",
        "authors": ["Anna", {"name": "Boris"}],
        "mentions": [{"surname": "odd"}, 5],
        "recipients": "odd",
    }
    assert sorted(names_of(tree)) == sorted([
        "id a",
        "source ab",
        "from\nead\nfile\naid.xml",
        "from\nead\nsystem\nAtoM",
        "from\nead\nsha256\nab",
        "identifier\nead\nc1",
        "below fonds",
        "person anna",
        "person boris",
    ])  # fmt: skip


FEED = {"base_url": "https://example.org/oai", "identifier": "oai:1"}
OF_FEED = ["origin\nhttps://example.org/oai\noai:1\n", "harvested\nhttps://example.org/oai\noai:1"]


@every(
    ("source", "status", "names"),
    [
        ({"harvested": FEED, "sha256": "ab"}, None,
         ["id a", "source ab", *OF_FEED, "version\nhttps://example.org/oai\noai:1\nab"]),
        ({"harvested": FEED, "sha256": "ab"}, "withdrawn", ["id a", "source ab", *OF_FEED]),
        ({"harvested": FEED, "sha256": "ab", "note": "item 2", "importer": "ead3", "file": "a"}, None,
         ["id a", f"{OF_FEED[0]}item 2", OF_FEED[1]]),
        ({"harvested": "odd", "importer": "csv", "file": "a"}, None, ["id a", "from\nsheet\nfile\na"]),
        ({"file": "a", "identifier": "c1"}, None, ["id a"]),
    ],
)  # fmt: skip
def test_a_harvested_record_is_found_by_its_feed(source: dict[str, Any], status: str | None, names: list[str]) -> None:
    tree = from_source(**source)
    tree["administration"] |= {"status": status} if status else {}
    assert sorted(names_of(tree)) == sorted(names)
    assert (origin_of(tree) is None) == isinstance(source.get("harvested", ""), str)


def test_formats_of_one_system_are_of_one_kind_and_what_is_no_record_says_nothing() -> None:
    kinds = {"csv": "sheet", "xlsx": "sheet", "ead2002": "ead", "oai_dc": "dc", "marc": "marc"}
    assert {name: kind_of(name) for name in kinds} == kinds
    assert source_of({"administration": {"source": "odd"}}) == {}
    assert publisher_number({"texts": [{"published": "odd"}]}) == ""
