"""A picture, a scan, a document and a recording through their lives: attached, published, changed, damaged, found."""

from __future__ import annotations

import hashlib

import pytest
from werkzeug.test import Client

from catalog.catalogue_checks.storage_check import check_storage
from catalog.web.app import create_app
from tests.objects.real_files import picture, portable_document, recording

KINDS = {
    "1.jpg": ("image/jpeg", picture(size=(50, 60)), {"width": 50, "height": 60}),
    "1.tif": ("image/tiff", picture("TIFF", size=(50, 60)), {"width": 50, "height": 60}),
    "all.pdf": ("application/pdf", portable_document(5), {"pages": 5}),
    "read.wav": ("audio/wav", recording(7), {"duration": "0:00:07"}),
}


def served(letters, name):
    """What a reader gets: the bytes of the file, and whether the page and two formats name it."""
    client = Client(create_app(letters.folder))
    answer = client.get(f"/records/letter/objects/letter/{name}")
    address = f"/records/letter/objects/letter/{name}"
    for path in ("/records/letter", "/records/letter.ead3.xml", "/records/letter.jsonld"):
        assert address in client.get(path).get_data(as_text=True), path
    with answer:
        return answer.status_code, answer.content_type.partition(";")[0], answer.get_data()


def found(letters):
    return [finding.code for finding in check_storage(letters.folder) if finding.code.startswith("object-")]


@pytest.mark.parametrize("name", KINDS)
def test_a_file_is_attached_published_changed_damaged_and_found(letters, scans, name):
    media_type, other, measures = KINDS[name]
    letters.attach("letter", scans / name)
    letters.publish()
    assert served(letters, name) == (200, media_type, (scans / name).read_bytes())

    place = letters.root / "objects" / "letter" / name
    place.write_bytes(other)
    assert found(letters) == ["object-changed"]
    letters.attach("letter", place)
    assert found(letters) == []
    letters.publish()
    assert served(letters, name) == (200, media_type, other)
    (one,) = letters["letter"].digital_objects
    assert (one.bytes, one.sha256) == (len(other), hashlib.sha256(other).hexdigest())
    assert {field: getattr(one, field) for field in measures} == measures

    damaged = bytearray(other)
    damaged[len(damaged) // 2] ^= 1
    place.write_bytes(damaged)
    assert found(letters) == ["object-changed"]
    place.unlink()
    assert found(letters) == ["object-missing"]
