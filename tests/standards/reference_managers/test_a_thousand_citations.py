"""A thousand records with hostile text in one file: every reader finds a thousand items, with all their facts."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator

import jsonschema
import orjson
import pytest
import rispy
from format_records import catalogue
from lxml import etree
from pybtex.database import parse_string

from catalog.model import Record
from catalog.standards.formats import find

COUNT = 1_000
HOSTILE = [
    "{", "}", "{}", "$5 and $6", "100%", "#1", "a_b", "R&D", "back\\slash", "~", "^", "--", "<i>", "]]>", "&amp;", '"',
    "'", "\nER  - \nTY  - BOOK", "\r\nTI  - x", "Кириллица", "한글", "漢字", "é", "@article{x,", ",", "=",
]  # fmt: skip
NAMES = ["Seo Hwi", "Gary Goldberg", "Хе Сен Тек", "김일성", "O'Neill {Jr}", "Smith & Sons", "and Others", "Müller, 5%"]


def generated(number: int) -> Record:
    """A record that is the same in every run."""
    pick = random.Random(number)
    text = " ".join(["Letter", *pick.sample(HOSTILE, 4), f"no. {number}"])
    fond, opis, delo, leaf = (pick.randint(1, 9_999) for _ in range(4))
    return Record.model_validate(
        {
            "id": f"record-{number}",
            "level": "item",
            "genre": pick.choice(["letter", "telegram", "report", "minutes"]),
            "title": {"text": " ".join(text.split()), "language": "en"},
            "reference_code": {
                "repository": "GARF",
                "fond": str(fond),
                "opis": str(opis),
                "delo": str(delo),
                "leaves": f"{leaf}-{leaf + 3}",
            },
            "dates": [f"{pick.randint(1900, 1990)}-0{pick.randint(1, 9)}-{pick.randint(10, 28)}"],
            "authors": pick.sample(NAMES, pick.randint(1, 4)),
            "recipients": pick.sample(NAMES, pick.randint(0, 2)),
            "texts": [
                {"key": "original", "language": "ru"},
                {
                    "key": "english",
                    "language": "en",
                    "translated_from": "original",
                    "translators": [{"name": "Gary Goldberg", "surname": "Goldberg"}],
                },
            ],
            "abstract": "\n".join(pick.sample(HOSTILE, 5)) + " end",
        }
    )


RECORDS = [generated(number) for number in range(COUNT)]


def written(name: str) -> bytes:
    return b"".join(find(name).stream(RECORDS, catalogue()))


def places() -> Iterator[tuple[Record, str]]:
    for record in RECORDS:
        code = record.reference_code
        assert code
        numbers = [part.number for part in code.levels]
        yield record, "Fond {}, Opis {}, Delo {}, Listy {}".format(*numbers, ", ".join(map(str, code.leaves or ())))


def test_ris_keeps_a_thousand_items_whole() -> None:
    items = rispy.load(io.StringIO(written("ris").decode(), newline=""), newline="\r\n")
    assert [item["id"] for item in items] == [record.id for record in RECORDS]
    for item, (record, place) in zip(items, places(), strict=True):
        assert item["title"] == record.title.text
        assert len(item["authors"]) == len(record.authors)
        assert item["accession_number"].casefold().replace("–", "-") == place.casefold()
        assert item["name_of_database"] == "State Archive of the Russian Federation (GARF), Moscow"
        # A2 is the recipient of a letter; A4 the translator, in every type
        assert item["subsidiary_authors"] == ["Goldberg, Gary"]
        assert item["abstract"].endswith(" end")


@pytest.mark.parametrize("name", ["bibtex", "biblatex"])
def test_bibtex_keeps_a_thousand_entries_whole(name: str) -> None:
    library = parse_string(written(name).decode(), "bibtex")
    assert list(library.entries) == [record.id for record in RECORDS]
    for entry, (record, place) in zip(library.entries.values(), places(), strict=True):
        assert len(entry.persons["author"]) == len(record.authors)
        assert entry.fields["translator"] == "Goldberg, Gary"  # this reader knows authors and editors as persons
        assert place in entry.fields["howpublished"]
        assert f"no. {record.id.removeprefix('record-')}" in entry.fields["title"]


@pytest.mark.shared
def test_csl_json_keeps_a_thousand_items_whole(shared: object) -> None:
    items = orjson.loads(written("csl-json"))
    schema = orjson.loads((shared / "xsd" / "csl" / "csl-data.json").read_bytes())  # type: ignore[operator]
    jsonschema.Draft7Validator(schema).validate(items)
    for item, (record, place) in zip(items, places(), strict=True):
        assert item["id"] == record.id
        assert item["title"].startswith("Letter ")
        assert len(item["author"]) == len(record.authors)
        assert len(item.get("recipient", [])) == len(record.recipients)
        assert item["translator"] == [{"family": "Goldberg", "given": "Gary"}]
        assert item["archive"] == "State Archive of the Russian Federation (GARF)"
        assert item["archive_location"].casefold().replace("–", "-") == place.casefold()


@pytest.mark.parametrize(("name", "path"), [("endnote-xml", ".//record"), ("zotero-rdf", "./*[@rdf:about]")])
def test_xml_keeps_a_thousand_items_whole(name: str, path: str) -> None:
    root = etree.fromstring(written(name))
    items = root.findall(path, {"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"})
    texts = ["".join(item.itertext()) for item in items]
    assert len(texts) >= COUNT
    everything = "\n".join("".join(item.itertext()) for item in root)
    folded = everything.casefold().replace("–", "-")
    for record, place in places():
        assert record.title.text in everything
        assert place.casefold() in folded
