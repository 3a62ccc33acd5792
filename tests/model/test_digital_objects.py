"""Digital objects of a record: which of them may be given to anybody, and how long they play."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from catalog.model import Catalogue, DigitalObject, Record
from catalog.model.public_form import public_form
from tests.every import every

CLOSED = {"conditions": "Closed.", "is_open": False}
OPEN = {"conditions": "Open.", "is_open": True}


def record(*objects: object, **fields: object) -> Record:
    return Record.model_validate({"id": "a", "level": "item", "title": "A", "digital_objects": objects, **fields})


@pytest.mark.parametrize(
    ("of_record", "of_object", "is_internal", "is_given"),
    [
        (None, None, False, True),
        (None, CLOSED, False, False),
        (CLOSED, None, False, False),
        (CLOSED, {"conditions": "Ask."}, False, False),
        (CLOSED, OPEN, False, True),
        (OPEN, CLOSED, False, False),
        (OPEN, OPEN, True, False),
    ],
)
def test_what_is_closed_or_internal_is_given_to_nobody(of_record, of_object, is_internal, is_given) -> None:
    one = {"file": "a/1.jpg", "access": of_object, "internal": is_internal}
    held = record(one, {"file": "a/2.jpg", "access": OPEN}, access=of_record)
    assert [each.file for each in public_form(held).digital_objects] == ["a/1.jpg", "a/2.jpg"][int(not is_given) :]


@every(
    "file",
    [
        "/etc/passwd",
        "../a.jpg",
        "a/../b.jpg",
        "a//b.jpg",
        ".hidden",
        "a/.b",
        "a\\b.jpg",
        "C:a.jpg",
        "a/",
        "",
        "a\nb",
        "a\u202eb",
    ],
)
def test_no_file_lies_outside_the_folder_of_objects(file: str) -> None:
    with pytest.raises(ValidationError):
        DigitalObject(file=file)


@pytest.mark.parametrize(("written", "seconds"), [("1:02:03", 3723), ("2:07", 127), ("0:00.250", 0.25)])
def test_a_duration_is_read_in_seconds(written: str, seconds: float) -> None:
    assert DigitalObject(file="a.mp3", duration=written).seconds == seconds


def test_an_address_alone_is_written_short() -> None:
    assert record("https://example.org/1").plain()["digital_objects"] == ["https://example.org/1"]


def test_the_address_of_a_file_is_below_its_record() -> None:
    settings = Catalogue(
        name="T", admin_emails=("a@example.org",), namespace="example.org", base_url="https://c.example.org"
    )
    one = DigitalObject(file="a/лист 1#?.jpg")
    address = "https://c.example.org/records/a/objects/a/%D0%BB%D0%B8%D1%81%D1%82%201%23%3F.jpg"
    assert settings.url_of_object("a", one) == address
