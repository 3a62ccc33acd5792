"""The index of letters at its address: what is published is in it, what is closed, withdrawn or no letter is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from werkzeug.test import Client

from catalog.publication.publish import publish
from catalog.storage import open_catalogue
from catalog.web.app import create_app

TEI = "{http://www.tei-c.org/ns/1.0}"
BY = "https://creativecommons.org/licenses/by/4.0/"
SETTINGS = """name = "Letters"
admin_emails = ["a@example.org"]
namespace = "example.org"
base_url = "https://c.example.org"
"""


def write(root: Path, name: str, rest: str = "genre: letter\n", about: str = "created: 2026-01-01") -> None:
    path = root / "records" / f"{name}.yaml"
    path.write_text(f"id: {name}\nlevel: item\ntitle: Title\n{rest}administration: {{{about}}}\n")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "catalog.toml").write_text(f'{SETTINGS}metadata_license = "{BY}"\n')
    (tmp_path / "records").mkdir()
    for name in ("a", "b", "c"):
        write(tmp_path, name)
    write(tmp_path, "minutes", "genre: minutes\n")
    return tmp_path


def served(root: Path, **options):
    publish(open_catalogue(root), now=lambda: 1_780_000_000)
    return Client(create_app(root)).get("/cmif.xml", **options)


def letters(root: Path) -> list[str]:
    found = etree.fromstring(served(root).data)
    return [each.get("ref").rpartition("/")[2] for each in found.iter(f"{TEI}correspDesc")]


def test_the_index_has_every_letter_and_the_time_of_the_publication(root):
    answer = served(root)
    assert (answer.status_code, answer.content_type) == (200, "application/tei+xml; charset=utf-8")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    found = etree.fromstring(answer.data)
    assert len(list(found.iter(f"{TEI}correspDesc"))) == 3
    assert found.find(f".//{TEI}publicationStmt/{TEI}date").get("when") == "2026-05-28T20:26:40Z"
    assert found.find(f".//{TEI}idno").text == "https://c.example.org/cmif.xml"
    assert found.find(f".//{TEI}licence").get("target") == BY


def test_what_changes_in_the_catalogue_changes_in_the_index(root):
    assert letters(root) == ["a", "b", "c"]
    write(root, "a", "genre: minutes\n")
    (root / "records" / "b.yaml").unlink()
    write(root, "d")
    write(root, "c", about="created: 2026-01-01, status: draft")
    assert letters(root) == ["d"]
    write(root, "d", about="status: withdrawn, withdrawn: {date: 2026-02-02, reason: By mistake.}")
    write(root, "c")
    assert letters(root) == ["c"]


def test_a_letter_that_is_closed_with_its_description_is_not_in_it(root):
    write(root, "a", "genre: letter\naccess: {conditions: Closed., is_open: false, hides: [description]}\n")
    write(
        root, "b", "genre: letter\nrecipients: [Kim]\naccess: {conditions: C., is_open: false, hides: [recipients]}\n"
    )
    assert letters(root) == ["b", "c"]
    assert b"Kim" not in served(root).data


def test_more_letters_than_are_read_at_once_come_each_once(root, monkeypatch):
    monkeypatch.setattr("catalog.publication.letters._MANY", 2)
    for number in range(4):
        write(root, f"n{number}")
    assert letters(root) == ["a", "b", "c", "n0", "n1", "n2", "n3"]


def test_without_a_licence_there_is_no_index_and_the_answer_says_why(root):
    (root / "catalog.toml").write_text(SETTINGS)
    answer = served(root)
    assert answer.status_code == 404
    assert b"metadata_license" in answer.data
    assert b"cmif.xml" not in Client(create_app(root)).get("/").data


def test_the_first_page_links_it(root):
    served(root)
    page = Client(create_app(root)).get("/").get_data(as_text=True)
    assert 'href="./cmif.xml"' in page
    assert '<link rel="alternate" type="application/tei+xml"' in page


def test_head_and_a_feed_that_is_not_there(root):
    assert Client(create_app(root)).get("/cmif.xml").status_code == 404
    publish(open_catalogue(root))
    answer = Client(create_app(root)).head("/cmif.xml")
    assert (answer.status_code, answer.data) == (200, b"")


def test_a_record_page_links_its_tei_and_its_index(root):
    served(root)
    page = Client(create_app(root)).get("/records/a").get_data(as_text=True)
    assert "records/a.tei.xml" in page
    alone = Client(create_app(root)).get("/records/a.cmif.xml")
    assert (alone.status_code, alone.data.count(b"<correspDesc ")) == (200, 1)
    assert Client(create_app(root)).get("/records/minutes.cmif.xml").status_code == 404
