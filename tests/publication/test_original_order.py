"""The original order: every face that lists the parts of a unit keeps the order of `sequence`, then of codes."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree, html
from werkzeug.test import Client

import catalog
from catalog.cli import main

SERIES = ["minutes", "between", "letters", "accounts", "tenth", "opis-2", "opis-10"]
"""The parts of the papers in their order: by sequence, then by code; their ids, codes and files sort otherwise."""
SEQUENCES = {"minutes": "1", "between": "1.5", "letters": "2", "accounts": "3", "tenth": "10"}
OPISI = {"minutes": "7", "between": "9", "letters": "8", "accounts": "1", "tenth": "3", "opis-2": "2", "opis-10": "10"}
LETTERS = [f"letter-{number}" for number in range(120, 0, -1)]
"""What lies in the letters: more than a page has."""


def _run(root: Path, *arguments: str) -> str:
    result = CliRunner().invoke(main, ["-C", str(root), *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def _records():
    yield {"id": "papers", "level": "fonds", "title": "Papers", "reference_code": {"repository": "GARF", "fond": "1"}}
    for name in SERIES:
        code = {"repository": "GARF", "fond": "1", "opis": OPISI[name]}
        # one half says what it is part of, the other half only has a code
        above = {"part_of": "papers"} if len(name) % 2 else {}
        place = {"sequence": SEQUENCES[name]} if name in SEQUENCES else {}
        yield {"id": name, "level": "series", "title": name, "reference_code": code, **above, **place}
    for at, name in enumerate(LETTERS, 1):
        yield {"id": name, "level": "item", "genre": "letter", "title": name, "part_of": "letters", "sequence": str(at)}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("order") / "c"
    assert CliRunner().invoke(main, ["init", str(root)]).exit_code == 0
    records = list(_records())
    random.Random(1).shuffle(records)
    (root / "records" / "all.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in records))
    _run(root, "publish")
    return root


def _listed(client: Client, address: str) -> list[str]:
    """Return the ids on all pages of a list."""
    ids, query = [], ""
    while query is not None:
        answer = client.get(f"{address}{query}")
        assert answer.status_code == 200
        page = html.fromstring(answer.get_data())
        ids += [link.rpartition("/")[2] for link in page.xpath("//ol[@class='records']//a/@href")]
        query = next(iter(page.xpath("//nav[@class='paging']/a[@rel='next']/@href")), None)
    return ids


IN_ORDER = [one for name in SERIES for one in (name, *(LETTERS if name == "letters" else []))]


@pytest.mark.parametrize(
    ("address", "ids"),
    [
        ("/records/papers", SERIES),
        ("/records/letters", LETTERS),
        ("/records/letter-1", []),
        ("/archives/garf/1", ["papers", *SERIES]),
        ("/archives/garf", ["papers", *IN_ORDER]),
    ],
)
def test_a_page_lists_what_lies_in_a_unit_in_its_order(root: Path, address: str, ids: list[str]) -> None:
    assert _listed(Client(catalog.app(root)), address) == ids


@pytest.mark.parametrize("form", ["ead2002", "ead3", "ead4"])
def test_a_finding_aid_has_its_units_in_their_order(root: Path, form: str) -> None:
    tree = etree.fromstring(_run(root, "export", "GARF/1", "-f", form).encode())
    titles = [one.text for one in tree.iter() if one.text in SERIES]
    assert list(dict.fromkeys(titles)) == SERIES
    whole = etree.fromstring(_run(root, "export", "-f", form).encode())
    found = [one.text for one in whole.iter() if one.text in LETTERS]
    assert list(dict.fromkeys(found)) == LETTERS


def test_the_finding_aid_in_the_feed_has_them_too(root: Path) -> None:
    answer = Client(catalog.app(root)).get("/oai?verb=ListRecords&metadataPrefix=ead3")
    titles = re.findall(r"<unittitle[^>]*>([^<]+)<", answer.text)
    assert [one for one in titles if one in IN_ORDER] == IN_ORDER


@pytest.mark.parametrize("form", ["csv", "mods", "oai_dc", "jsonld", "marcxml"])
def test_whatever_is_exported_has_each_unit_before_what_lies_in_it(root: Path, form: str) -> None:
    """`>` is no part of a name, and each title is at the beginning of a value."""
    written = _run(root, "export", "GARF/1", "-f", form)
    found = re.findall(rf"(?<=[>,\"])(?:{'|'.join(['Papers', *IN_ORDER])})(?=[<,\"])", written)
    assert [one for one in dict.fromkeys(found) if one != "papers"] == ["Papers", *SERIES]


def test_a_list_has_the_letters_in_their_order_and_a_ring_loses_nothing(moved: Path) -> None:
    rows = csv.DictReader(io.StringIO(_run(moved, "export", "-f", "csv").lstrip("\ufeff")))
    assert [row["id"] for row in rows] == ["papers", *IN_ORDER]
    path = moved / "records" / "all.jsonl"
    ring = [{"id": a, "level": "file", "title": a, "part_of": b, "dates": ["1956"]} for a, b in ("xy", "yx")]
    path.write_text(path.read_text() + "".join(f"{json.dumps(one)}\n" for one in ring))
    rows = csv.DictReader(io.StringIO(_run(moved, "export", "-f", "csv").lstrip("\ufeff")))
    assert sorted(row["id"] for row in rows) == sorted(["papers", *IN_ORDER, "x", "y"])


def test_a_sheet_and_a_shown_record_say_the_place(root: Path) -> None:
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(_run(root, "export", "-f", "csv").lstrip("\ufeff")))}
    assert {name: rows[name]["sequence"] for name in SEQUENCES} == SEQUENCES
    assert "1.5" in _run(root, "show", "between")


def test_a_list_says_the_level_or_the_genre_and_not_the_type_of_dublin_core(root: Path) -> None:
    client = Client(catalog.app(root))
    kinds = re.findall(r'entry-facts"><span>([^<]+)<', client.get("/records/papers").text)
    assert set(kinds) == {"Series"}
    assert 'entry-facts"><span>Letter<' in client.get("/").text
    assert "Collection" not in client.get("/archives/garf/1").text


@pytest.mark.parametrize(
    "query", ["page=", "page=x", "page=-1", "page=0", "page=99999999", "page=1" + "0" * 30, "page=١"]
)
def test_a_page_of_a_list_that_is_not_there_is_no_fault(root: Path, query: str) -> None:
    client = Client(catalog.app(root))
    for address in ("/records/papers", "/archives/garf", "/records/letter-1"):
        assert client.get(f"{address}?{query}").status_code == 200


@pytest.fixture
def moved(root: Path, tmp_path: Path) -> Path:
    """A copy that may be changed."""
    shutil.copytree(root, tmp_path / "c")
    return tmp_path / "c"


def test_to_move_a_record_is_one_edit_and_the_next_publication_shows_it(moved: Path) -> None:
    path = moved / "records" / "all.jsonl"
    path.write_text(path.read_text().replace('"sequence": "1.5"', '"sequence": "2.5"'))
    _run(moved, "publish")
    order = ["minutes", "letters", "between", *SERIES[3:]]
    assert _listed(Client(catalog.app(moved)), "/records/papers") == order


def test_the_front_page_begins_with_the_fonds_and_with_what_is_topmost_of_a_draft(moved: Path) -> None:
    def units(query: str = "") -> list[str]:
        page = html.fromstring(Client(catalog.app(moved)).get(f"/{query}").get_data())
        assert page.xpath("//h2/text()")[0] == "Fonds and collections"
        first = page.xpath("//ol[@class='records']")[0]
        return [link.rpartition("/")[2] for link in first.xpath(".//a/@href")]

    assert units() == ["papers"]
    more = [{"id": f"{name}-10", "level": "fonds", "title": name} for name in ("tenth", "first")]
    for one, number in zip(more, ("10", "0"), strict=True):
        one["reference_code"] = {"repository": "GARF", "fond": number}
    parts = [{"id": f"of-{one['id']}", "level": "file", "title": "x", "part_of": one["id"]} for one in more]
    enclosure = {"id": "enclosure", "level": "item", "title": "x", "part_of": "alone", "genre": "letter"}
    alone = {"id": "alone", "level": "item", "title": "With an enclosure", "genre": "letter"}
    path = moved / "records" / "all.jsonl"
    lines = [json.loads(line) for line in path.read_text().splitlines()] + more + parts + [enclosure, alone]
    path.write_text("".join(f"{json.dumps(one)}\n" for one in lines))
    _run(moved, "publish")
    assert units() == ["first-10", "papers", "tenth-10"]
    for one in lines:
        if one["id"] in ("papers", "of-first-10"):
            one["administration"] = {"status": "draft"}
    path.write_text("".join(f"{json.dumps(one)}\n" for one in lines))
    _run(moved, "publish")
    assert units() == ["letters", "tenth-10"]


def test_what_is_withdrawn_or_a_draft_is_in_no_list(moved: Path) -> None:
    path = moved / "records" / "all.jsonl"
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    for one in lines:
        if one["id"] == "between":
            one["administration"] = {"status": "draft"}
    path.write_text("".join(f"{json.dumps(one)}\n" for one in lines if one["id"] != "accounts"))
    _run(moved, "publish")
    left = [name for name in SERIES if name not in ("between", "accounts")]
    assert _listed(Client(catalog.app(moved)), "/records/papers") == left
    assert _listed(Client(catalog.app(moved)), "/archives/garf/1") == ["papers", *left]


def test_an_index_of_an_older_release_is_served_and_learns_the_order(moved: Path) -> None:
    with closing(sqlite3.connect(moved / ".catalog" / "feed.sqlite")) as index, index:
        index.execute("DROP INDEX shown_in_order")
        for column in ("parent", "place", "kind"):
            index.execute(f"ALTER TABLE shown DROP COLUMN {column}")
    assert _listed(Client(catalog.app(moved)), "/records/papers") == []
    _run(moved, "publish", "--all")
    assert _listed(Client(catalog.app(moved)), "/records/papers") == SERIES
