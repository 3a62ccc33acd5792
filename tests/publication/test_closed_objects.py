"""What is closed or internal is in no format, feed, page or manifest, and its address answers 404; what opens comes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from werkzeug.test import Client

import catalog
from catalog.model.public_form import public_form
from catalog.standards.formats import FORMATS
from catalog.web.app import create_app
from tests.objects.conftest import SETTINGS

SECRET = "secret-scan"
IMAGE = {"media_type": "image/jpeg", "width": 10, "height": 20}
CLOSED = {"conditions": "Closed.", "is_open": False}
WAYS = {
    "internal": ({"internal": True}, {}),
    "closed": ({"access": CLOSED}, {}),
    "of a closed record": ({}, {"access": CLOSED}),
}


def _catalogue(root: Path, of_object, of_record) -> catalog.Catalogue:
    (root / "records").mkdir()
    (root / "objects").mkdir()
    (root / "catalog.toml").write_text(SETTINGS)
    (root / f"objects/{SECRET}.jpg").write_bytes(b"secret")
    one = {"file": f"{SECRET}.jpg", "label": SECRET, "note": SECRET, **IMAGE, **of_object}
    transcript = {"file": f"{SECRET}.xml", "role": "transcript", "image": f"{SECRET}.jpg", **of_object}
    record = {"id": "letter", "level": "item", "title": "Letter", "dates": ["1956"], **of_record}
    record |= {
        "rights": {"uri": "http://rightsstatements.org/vocab/InC/1.0/"},
        "texts": [{"key": "a", "language": "ru"}],
    }
    (root / "records/letter.json").write_text(json.dumps({**record, "digital_objects": [one, transcript]}))
    c = catalog.open(root)
    c.publish()
    return c


@pytest.mark.parametrize("way", WAYS)
def test_what_nobody_may_see_is_nowhere(tmp_path: Path, way: str) -> None:
    c = _catalogue(tmp_path, *WAYS[way])
    for form in FORMATS:
        public = public_form(c["letter"])
        if form.fits(public):
            assert SECRET.encode() not in form.encode(c["letter"], c.settings), form.name
    client = Client(create_app(c.folder))
    for path in (
        "/records/letter",
        "/oai?verb=ListRecords&metadataPrefix=mods",
        "/records/letter.mods.xml",
        "/records/letter/linkset",
    ):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert SECRET not in answer.get_data(as_text=True), path
    for path in (f"objects/{SECRET}.jpg", f"lines/{SECRET}.xml"):
        assert client.get(f"/records/letter/{path}").status_code == 404
    assert client.get("/records/letter.iiif.json").status_code == 404


def test_what_is_opened_comes_with_the_next_publication(tmp_path: Path) -> None:
    c = _catalogue(tmp_path, {"access": CLOSED}, {})
    text = (tmp_path / "records/letter.json").read_text().replace('"is_open": false', '"is_open": true')
    (tmp_path / "records/letter.json").write_text(text)
    assert c.publish().changed == 1
    client = Client(create_app(c.folder))
    with client.get(f"/records/letter/objects/{SECRET}.jpg") as answer:
        assert answer.get_data() == b"secret"
    assert SECRET in client.get("/oai?verb=ListRecords&metadataPrefix=mods").get_data(as_text=True)
