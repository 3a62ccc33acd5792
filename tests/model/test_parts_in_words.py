"""What small parts of a record say of themselves: extents, containers, numbers, files, pages that were transcribed."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from catalog.model import Access, Container, DigitalObject, Extent, Identifier, read_leaves
from catalog.model.leaves import count_leaves
from catalog.model.transcribed_page import number_of, one_line
from tests.every import every

TODAY = dt.date(2031, 9, 5)


@every(
    ("fields", "words"),
    [
        ({"as_written": "21 leaves"}, "21 leaves"),
        ({"quantity": "3.5", "unit": "metres"}, "3.5 metres"),
        ({"quantity": "3.5"}, "3.5"),
        ({"unit": "boxes"}, "boxes"),
        ({"as_written": "21 leaves", "quantity": "21", "unit": "leaves"}, "21 leaves"),
        ({"as_written": "21 leaves", "medium": "paper", "dimensions": "21 x 30 cm"}, "21 leaves, paper, 21 x 30 cm"),
        ({"as_written": "paper, 9 x 9 cm", "medium": "paper", "dimensions": "9 x 9 cm"}, "paper, 9 x 9 cm"),
        ({"medium": "parchment"}, "parchment"),
        ({"dimensions": "9 x 9 cm"}, "9 x 9 cm"),
    ],
)  # fmt: skip
def test_an_extent_says_each_thing_once(fields: dict[str, str], words: str) -> None:
    assert Extent(**fields).words == words  # type: ignore[arg-type]


@every(
    ("given", "words", "is_shelf"),
    [
        ("box 3", "box 3", False),
        ("map case 12a", "map case 12a", False),
        ("the blue one", "the blue one", False),
        ({"kind": "box"}, "box", False),
        ({"number": "3"}, "3", False),
        ({"kind": "box", "number": "3", "label": "Letters"}, "box 3", False),
        ({"kind": "Shelf", "number": "3"}, "Shelf 3", True),
    ],
)
def test_a_container_is_read_from_words_and_written_as_them(given: object, words: str, is_shelf: bool) -> None:
    one = Container.model_validate(given)
    assert (one.words, one.is_shelf) == (words, is_shelf)
    assert Container.model_validate(one.model_dump(mode="json", exclude_defaults=True)) == one


def test_a_barcode_is_for_the_staff() -> None:
    one = Container.model_validate({"kind": "box", "number": "3", "barcode": "123"})
    assert one.public().barcode is None
    assert one.public().words == "box 3"
    assert one.model_dump(mode="json", exclude_defaults=True)["barcode"] == "123"


@pytest.mark.parametrize("empty", [{}, {"within": "box 3"}, {"barcode": "123"}])
def test_a_container_without_kind_number_and_label_is_none(empty: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="A container needs a 'kind' with its 'number', or a 'label'"):
        Container.model_validate(empty)


@every(
    ("fields", "words"),
    [
        ({"value": "Fond 12"}, "Fond 12"),
        ({"value": "10.1000/182", "kind": "DOI"}, "DOI: 10.1000/182"),
        ({"value": "7", "system": "Old list"}, "Old list: 7"),
        ({"value": "7", "kind": "other system", "system": "Old list"}, "Old list: 7"),
    ],
)
def test_an_identifier_is_behind_what_it_is(fields: dict[str, str], words: str) -> None:
    assert Identifier.model_validate(fields).words == words


@every(
    ("fields", "is_image", "seconds"),
    [
        ({"media_type": "image/jpeg"}, True, None),
        ({"media_type": "text/plain"}, False, None),
        ({"iiif_service": "https://example.org/iiif/1"}, True, None),
        ({}, False, None),
        ({"duration": "1:02:03"}, False, 3723.0),
        ({"duration": "2:07"}, False, 127.0),
        ({"duration": "0:04.250"}, False, 4.25),
    ],
)
def test_a_file_is_a_picture_or_plays(fields: dict[str, str], is_image: bool, seconds: float | None) -> None:
    one = DigitalObject.model_validate({"file": "a.jpg", **fields})
    assert (one.is_image, one.seconds, one.name) == (is_image, seconds, "a.jpg")


CLOSED = Access(conditions="Closed.", is_open=False)
OPEN = Access(conditions="Open.", is_open=True)
IN_WORDS = Access(conditions="Ask the reading room.")
UNTIL = Access(conditions="Closed.", until=TODAY)


@every(
    ("access", "closure", "internal", "is_public"),
    [
        (None, None, False, True),
        (None, None, True, False),
        (None, CLOSED, False, False),
        (OPEN, CLOSED, False, True),
        (OPEN, CLOSED, True, False),
        (CLOSED, None, False, False),
        (IN_WORDS, CLOSED, False, False),
        (IN_WORDS, None, False, True),
        (UNTIL, None, False, True),
    ],
)
def test_a_file_is_as_open_as_it_says_or_else_as_its_record(
    access: Access | None, closure: Access | None, internal: bool, is_public: bool
) -> None:
    one = DigitalObject(file="a.jpg", access=access, internal=internal)
    assert one.is_public(closure, TODAY) is is_public


@every(
    ("access", "day", "is_closed"),
    [
        (UNTIL, TODAY - dt.timedelta(1), True),
        (UNTIL, TODAY, False),
        (UNTIL, TODAY + dt.timedelta(1), False),
        (UNTIL, None, True),
        (UNTIL.model_copy(update={"is_open": False}), TODAY, False),
        (CLOSED, TODAY, True),
        (OPEN, None, False),
        (IN_WORDS, None, False),
    ],
)
def test_a_closed_document_opens_on_its_day(access: Access, day: dt.date | None, is_closed: bool) -> None:
    assert access.is_closed(day) is is_closed
    assert access.says_if_open is (access is not IN_WORDS)


@every(
    ("leaves", "count"),
    [
        ("1", 1),
        ("1-3", 3),
        ("1, 1v", 1),
        ("1-3, 2-5", 5),
        ("2-5, 1-3", 5),
        ("1-9, 3-4, 12", 10),
        ("12a", 1),
        ("12a-12av", 1),
        ("1, 12a", 2),
        ("12, 12a, 12b, 12av", 3),
        ("12a-13", None),
        ("12-13a", None),
    ],
)
def test_each_leaf_counts_once(leaves: str, count: int | None) -> None:
    assert count_leaves(read_leaves(leaves)) == count


@every(
    ("text", "number"),
    [
        (None, None),
        ("", None),
        (" 12 ", 12.0),
        ("-1.5", -1.5),
        ("10000000", 10_000_000.0),
        ("-10000000", -10_000_000.0),
        ("10000001", None),
        ("1e5", None),
        ("nan", None),
        ("1" * 10, None),
    ],
)
def test_a_place_on_a_page_is_a_plain_number(text: str | None, number: float | None) -> None:
    assert number_of(text) == number


def test_a_line_of_a_page_has_no_signs_that_turn_it_around() -> None:
    assert one_line(" a\x00b \u202e c\n d ") == "ab c d"
