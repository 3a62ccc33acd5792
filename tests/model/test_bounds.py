"""The limits of every value: what just fits is kept, and one more is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from pydantic import ValidationError

from catalog.model import Catalogue, Record
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


def test_a_catalogue_has_an_address_for_harvesters_to_write_to() -> None:
    with pytest.raises(ValidationError):
        settings(admin_emails=[])


def test_what_no_setting_says_is_as_the_documentation_says() -> None:
    plain = settings()
    assert (plain.page_size, plain.granularity, plain.language) == (500, "seconds", "en")
    assert plain.oai_url == "http://127.0.0.1:8000/oai"
