"""No address costs more than a second of the processor, for the largest records that validate."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from large_records import lists
from test_linear_formats import _document
from werkzeug.test import Client

import catalog
from catalog.cli import main
from catalog.web.pages.page_head import MOST_NAMES
from tests.linear_growth import seconds

LARGEST = {
    "everything": _document([way for way in lists() if way[0] != "related"], 1),
    "names": _document([("authors",)], 1),
    "characters": {
        "id": "x", "level": "item", "title": "Letter", "reference_code": {"repository": "GARF", "fond": "1"},
        "notes": [f"{'word ' * 2_000}\n\n{'x' * 9_000}" for _ in range(95)],
    },
}  # fmt: skip
"""Records at the limits of decision 0062: of each list as many entries as there is room for, of one, of characters."""
RECORD = ["", "/linkset", "/citation?style=mla", "/citation?style=gost", ".iiif.json", ".jsonld"]
"""What is made of a record when it is asked for; `test_linear_formats` tries every format."""
PAGES = ["/", "/archives/garf", "/archives/garf/1", "/unapi?id={}&format=ris"]
FEED = ["oai_dc", "mods", "ead3", "rico"]


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    root = tmp_path_factory.mktemp("largest") / "c"
    assert CliRunner().invoke(main, ["init", str(root)]).exit_code == 0
    for name, document in LARGEST.items():
        (root / "records" / f"{name}.json").write_text(json.dumps({**document, "id": name}))
    result = CliRunner().invoke(main, ["-C", str(root), "publish"])
    assert result.exit_code == 0, result.output
    return Client(catalog.app(root))


def paths_of(name):
    """Return the addresses of a record, and those that list it."""
    return [
        *(f"/records/{name}{face}" for face in RECORD),
        *(page.format(name) for page in PAGES),
        *(f"/oai?verb=ListRecords&metadataPrefix={prefix}" for prefix in FEED),
    ]


@pytest.mark.parametrize("name", LARGEST)
def test_every_address_of_the_largest_records_is_answered(client, name):
    for path in paths_of(name):
        assert client.get(path).status_code == (404 if path.endswith(".iiif.json") else 200), path


@pytest.mark.measured
@pytest.mark.parametrize("name", LARGEST)
def test_every_address_of_the_largest_records_takes_less_than_a_second(client, name):
    for path in paths_of(name):
        assert any(seconds(lambda path=path: client.get(path).get_data()) < 1 for _ in range(4)), path


def test_of_thousands_of_names_the_page_shows_the_first_and_says_how_many_more_there_are(client):
    page = client.get("/records/names").text
    assert page.count('<span class="name"') == MOST_NAMES
    assert f"{len(LARGEST['names']['authors']) - MOST_NAMES:,} more are listed in the files of this record." in page
