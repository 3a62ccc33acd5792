"""The limits of every value: what just fits is kept, and one more is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from pydantic import ValidationError

from catalog.model import Catalogue, DigitalObject, Record
from tests.every import every

SETTINGS = {"name": "Letters", "admin_emails": ["archive@example.org"], "namespace": "letters.example.org"}
PICTURE = "https://example.org/picture.png"


def a_record(**fields: Any) -> Record:
    return Record.model_validate({"id": "a", "level": "item", "title": "A letter", **fields})


def settings(**fields: Any) -> Catalogue:
    return Catalogue.model_validate({**SETTINGS, **fields})


def of(field: str, make: Callable[[Any], Any] = lambda value: value) -> Callable[[Any], Mapping[str, Any]]:
    return lambda value: {field: make(value)}


def letters(count: int) -> str:
    return "a" * count


def address(count: int) -> str:
    return "https://example.org/".ljust(count, "a")


def mail(count: int) -> str:
    return "@example.org".rjust(count, "a")


TEXTS: dict[str, tuple[Callable[[Any], Mapping[str, Any]], str, str]] = {
    "id": (of("id"), letters(200), letters(201)),
    "key of a text": (of("texts", lambda key: [{"key": key}]), letters(60), letters(61)),
    "line": (of("title"), letters(4_000), letters(4_001)),
    "prose": (of("abstract"), letters(2_000_000), letters(2_000_001)),
    "address": (of("url"), address(2_000), address(2_001)),
    "place in the order": (of("sequence"), "123456789.123456789", "1234567890"),
    "parts of the place": (of("sequence"), "1.2", "1.2.3"),
    "language": (of("subjects", lambda tag: [{"term": "x", "language": tag}]), "zh-" + letters(8), "zh-" + letters(9)),
    "e-mail": (of("rights", lambda mail: {"contact": {"name": "A", "email": mail}}), mail(200), mail(201)),
}
NUMBERS: dict[str, tuple[Callable[[Any], Mapping[str, Any]], int, int]] = {
    "page_size": (of("page_size"), 1, 5_000),
    "width": (of("branding", lambda number: {"icon": PICTURE, "width": number}), 1, 10_000),
    "height": (of("branding", lambda number: {"icon": PICTURE, "height": number}), 1, 10_000),
    **{
        name: (of("personal_data", lambda number, name=name: {name: number}), 0, 200)  # type: ignore[misc]
        for name in ("living", "health", "personnel", "identity")
    },
}


COUNTS: dict[str, tuple[Callable[[Any], Mapping[str, Any]], int, int]] = {
    "copies": (of("texts", lambda number: [{"key": "a", "copies": {"count": number}}]), 1, 1_000_000),
    "languages": (of("texts", lambda number: [{"key": "a", "language": ["ru"] * number}]), 0, 40),
    "bytes": (of("digital_objects", lambda number: [{"file": "a", "bytes": number}]), 0, 2**53),
    **{
        name: (of("digital_objects", lambda number, name=name: [{"file": "a", name: number}]), 1, 10_000_000)  # type: ignore[misc]
        for name in ("width", "height", "pages")
    },
}


@every("name", TEXTS)
def test_a_text_that_fits_is_kept_and_a_longer_one_refused(name: str) -> None:
    fields, longest, longer = TEXTS[name]
    assert a_record(**fields(longest))
    with pytest.raises(ValidationError):
        a_record(**fields(longer))


@pytest.mark.parametrize("name", NUMBERS)
def test_a_setting_is_a_number_between_two_others(name: str) -> None:
    fields, least, most = NUMBERS[name]
    assert settings(**fields(least))
    assert settings(**fields(most))
    for number in (least - 1, most + 1):
        with pytest.raises(ValidationError):
            settings(**fields(number))


@pytest.mark.parametrize("name", COUNTS)
def test_what_a_record_counts_is_a_number_between_two_others(name: str) -> None:
    fields, least, most = COUNTS[name]
    assert a_record(**fields(least))
    assert a_record(**fields(most))
    for number in {least - 1, most + 1} - ({-1} if name == "languages" else set()):
        with pytest.raises(ValidationError):
            a_record(**fields(number))


def test_a_catalogue_has_an_address_for_harvesters_to_write_to() -> None:
    with pytest.raises(ValidationError):
        settings(admin_emails=[])


def test_what_no_setting_says_is_as_the_documentation_says() -> None:
    plain = settings()
    assert (plain.page_size, plain.granularity, plain.language) == (500, "seconds", "en")
    assert plain.personal_data.model_dump() == {"living": 110, "health": 100, "personnel": 75, "identity": 75}
    assert plain.record_format == 1
    assert plain.oai_url == "http://127.0.0.1:8000/oai"


def test_the_addresses_of_a_record_and_its_files() -> None:
    plain = settings(base_url="https://archive.example.org")
    here, elsewhere = DigitalObject(file="letters/a b.jpg"), DigitalObject(url=PICTURE)
    assert plain.url_to_cite("one", None) == "https://archive.example.org/records/one"
    assert plain.url_to_cite("one", "ark:/12345/x5") == "https://archive.example.org/ark:/12345/x5"
    assert plain.url_of_object("one", here) == "https://archive.example.org/records/one/objects/letters/a%20b.jpg"
    assert plain.url_of_object("one", elsewhere) == PICTURE


@pytest.mark.parametrize("wrong", [{"record_format": 0}, {"namespace": "a." + letters(199)}, {"namespace": "letters"}])
def test_a_setting_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        settings(**wrong)
    assert settings(namespace="a." + letters(198))
