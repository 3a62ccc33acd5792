"""The manifest: valid by the shape that IIIF Presentation 3 demands, and true to the record.

IIIF publishes a schema of its own with its validator (IIIF/presentation-validator, schema/iiif_3_0.json). Where
IIIF_SCHEMA names a copy, every manifest here is held to it too.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import ValidationError, validators

from catalog.model.public_form import public_form
from catalog.standards.formats import find
from tests.examples import examples
from tests.standards.format_records import catalogue, minimal, records, rich

SCHEMA = json.loads((Path(__file__).parent / "presentation-3.json").read_text())
PUBLISHED = json.loads(Path(path).read_text()) if (path := os.environ.get("IIIF_SCHEMA")) else None
VALIDATORS = [validators.validator_for(each)(each) for each in (SCHEMA, PUBLISHED) if each]
IMAGE = {"media_type": "image/jpeg", "width": 100, "height": 200}
FORM = find("iiif")


def manifest(record):
    return json.loads(FORM.encode(record, catalogue()))


def validate(made):
    for validator in VALIDATORS:
        validator.validate(made)


def with_objects(*objects, **fields):
    return minimal(digital_objects=objects, **fields)


def test_a_full_record_is_valid_and_says_what_it_shows():
    made = manifest(rich())
    validate(made)
    assert made["id"] == "https://archive.example.org/catalogue/records/garf-9401-2-205-12.iiif.json"
    image, sound = made["items"]
    assert image["label"] == {"none": ["First page, 12"]}
    assert (image["width"], image["height"]) == (1200, 1600)
    painted = image["items"][0]["items"][0]
    assert painted["target"] == image["id"]
    assert painted["body"]["id"].endswith("/objects/garf-9401-2-205-12/12.jpg")
    assert painted["body"]["service"][0]["id"] == "https://images.example.org/iiif/205-12-12"
    assert image["thumbnail"][0]["id"].endswith("12-small.jpg")
    assert (sound["duration"], sound["items"][0]["items"][0]["body"]["type"]) == (127, "Sound")
    assert [one["format"] for one in made["rendering"]] == ["application/pdf"]
    (text,) = made["structures"]
    assert text["label"] == {"ru": ["Шифртелеграмма"]}
    assert [one["id"] for one in text["items"]] == [image["id"]]
    assert made["rights"] == "http://rightsstatements.org/vocab/InC/1.0/"
    assert made["navDate"] == "1956-08-30T00:00:00Z"
    assert made["provider"][0]["label"] == {"none": ["Letters of 1956"]}


@pytest.mark.parametrize("field", ["id", "type", "label", "items"])
def test_a_manifest_without_what_is_demanded_is_valid_by_none_of_them(field):
    made = {key: value for key, value in manifest(rich()).items() if key != field}
    for validator in VALIDATORS:
        with pytest.raises(ValidationError):
            validator.validate(made)


@settings(max_examples=examples(60))
@given(
    records,
    st.lists(
        st.sampled_from([IMAGE, {**IMAGE, "role": "original scan"}, {"media_type": "audio/mpeg", "duration": "0:01"}]),
        min_size=1,
        max_size=4,
    ),
)
def test_every_record_with_pictures_is_valid(record, kinds):
    objects = [{"file": f"a/{n} #.jpg", "leaves": str(n // 2 + 1), **kind} for n, kind in enumerate(kinds)]
    made = record.model_validate({**record.plain(), "access": None, "digital_objects": objects})
    validate(manifest(made))


@pytest.mark.parametrize(
    "one",
    [
        {"file": "a.jpg", "media_type": "image/jpeg"},
        {"file": "a.svg", "media_type": "image/svg+xml", "width": 9, "height": 9},
        {"file": "a.jpg", **IMAGE, "role": "thumbnail"},
        {"file": "a.jpg", **IMAGE, "internal": True},
        {"file": "a.pdf", "media_type": "application/pdf", "pages": 3},
        {"file": "a.mp3", "media_type": "audio/mpeg"},
    ],
)
def test_without_a_picture_of_a_known_size_there_is_none(one):
    assert not FORM.fits(public_form(with_objects(one)))


def test_of_the_pictures_of_one_leaf_the_one_for_readers_is_shown():
    made = manifest(
        with_objects(
            {
                "file": "a/1.tif",
                "media_type": "image/tiff",
                "width": 1000,
                "height": 2000,
                "role": "original scan",
                "leaves": "1",
            },
            {"file": "a/1.jpg", **IMAGE, "role": "access copy", "leaves": "1"},
            {"file": "a/1v.jpg", **IMAGE, "role": "original scan", "leaves": "1v"},
        )
    )
    assert [canvas["label"] for canvas in made["items"]] == [{"none": ["1"]}, {"none": ["1v"]}]
    assert [body["id"].rpartition("/")[2] for body in made["rendering"]] == ["1.tif"]


def test_a_canvas_keeps_its_name_when_others_come():
    one, other = {"file": "a/1.jpg", **IMAGE}, {"file": "a/0.jpg", **IMAGE}
    assert manifest(with_objects(one))["items"][0]["id"] == manifest(with_objects(other, one))["items"][1]["id"]


def test_no_words_are_read_as_markup():
    made = manifest(with_objects({"file": "a/1.jpg", **IMAGE}, abstract="<script>alert(1)</script>", extent="<b>x</b>"))
    assert made["summary"] == {"none": ["<span>&lt;script&gt;alert(1)&lt;/script&gt;</span>"]}
    assert made["metadata"][0]["value"] == {"none": ["<span>&lt;b&gt;x&lt;/b&gt;</span>"]}
