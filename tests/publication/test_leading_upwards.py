"""The page of a record leads upwards through the pages of its units, and says what it has from which of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from small_catalogue import SETTINGS, SmallCatalogue
from werkzeug.test import Client

from catalog.web.app import create_app

CODE = {"repository": "GARF", "fond": "5446"}


@pytest.fixture
def catalogue(tmp_path: Path) -> SmallCatalogue:
    (tmp_path / "catalog.toml").write_text(SETTINGS)
    (tmp_path / "records").mkdir()
    made = SmallCatalogue(tmp_path)
    made.write("fonds", "Mill papers", level="fonds", reference_code=CODE)
    return made


def page(catalogue: SmallCatalogue, name: str, query: str = "") -> html.HtmlElement:
    answer = Client(create_app(catalogue.root)).get(f"/records/{name}{query}")
    assert answer.status_code == 200
    return html.fromstring(answer.get_data())


def trail(catalogue: SmallCatalogue, name: str) -> list[tuple[str, str]]:
    links = page(catalogue, name).xpath("//nav[@class='trail']//a")
    return [(link.get("href"), link.text_content()) for link in links]


def test_the_trail_leads_through_the_pages_of_the_units(catalogue: SmallCatalogue) -> None:
    catalogue.write("series", "Letters <of> 1956", level="series", reference_code={**CODE, "opis": "1"})
    catalogue.write("letter", "A letter", reference_code={**CODE, "opis": "1", "delo": "7"})
    catalogue.write("sheet", "A sheet", part_of="letter", reference_code={"repository": "GARF"})
    catalogue.publish()
    assert [(address.removeprefix("../"), words) for address, words in trail(catalogue, "letter")] == [
        ("", "Catalogue"),
        ("archives/garf", "GARF"),
        ("records/fonds", "Mill papers"),
        ("records/series", "Letters <of> 1956"),
        ("archives/garf/5446/1/7", "Delo 7"),
    ]
    assert [words for _, words in trail(catalogue, "sheet")] == [
        "Catalogue", "GARF", "Mill papers", "Letters <of> 1956", "A letter",
    ]  # fmt: skip


def test_what_is_inherited_says_from_where(catalogue: SmallCatalogue) -> None:
    rights = {"statement": "Ask the family."}
    catalogue.write("fonds", "Mill papers", level="fonds", reference_code=CODE, rights=rights, access="By appointment.")
    catalogue.write("letter", "A letter", reference_code={**CODE, "opis": "1"})
    catalogue.write("own", "Another", reference_code={**CODE, "opis": "2"}, rights=rights, access="Free.")
    catalogue.publish()
    said = page(catalogue, "letter").xpath("//p[@class='inherited']")
    assert [one.text_content() for one in said] == ["From the fonds Mill papers"] * 2
    assert [one.get("href") for one in page(catalogue, "letter").xpath("//p[@class='inherited']/a")] == [
        "../records/fonds"
    ] * 2
    assert not page(catalogue, "own").xpath("//p[@class='inherited']")
