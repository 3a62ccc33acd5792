"""The writer of XML by text: what it writes is read back as it was given, and nothing is written of nothing."""

from __future__ import annotations

import pytest
from format_records import prose
from hypothesis import given
from lxml import etree

from catalog.standards.markup import (
    NOTHING,
    branch,
    document_element,
    element,
    fragment,
    leaf,
    opening_tag,
    pointer,
    tagged,
    text_element,
)

WRITERS = {
    "leaf": leaf("a", {"b": "c"}),
    "tagged": lambda text: tagged("a", "b")(text, "c"),
    "text_element": lambda text: text_element("a", text, {"b": "c"}),
}


@pytest.mark.parametrize("name", WRITERS)
@given(text=prose)
def test_a_text_is_read_back_as_it_was_given(name, text):
    read = etree.fromstring(WRITERS[name](text))
    assert (read.tag, dict(read.attrib), read.text) == ("a", {"b": "c"}, text)


@given(text=prose)
def test_a_value_is_read_back_as_it_was_given(text):
    for written in (
        leaf("a", {"b": text})("x"),
        tagged("a", "b")("x", text),
        pointer("a", "b")(text),
        element("a", (), {"b": text}),
        opening_tag("a", {"b": text}) + "</a>",
    ):
        assert etree.fromstring(written).get("b") == text


@given(text=prose)
def test_what_is_markup_already_is_not_escaped_again(text):
    inner = leaf("c")(text)
    for written in (branch("a")([inner, inner]), element("a", [inner, inner])):
        assert [child.text for child in etree.fromstring(written)] == [text, text]


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_is_written_of_nothing(nothing):
    assert leaf("a", {"b": "c"})(nothing) == NOTHING
    assert tagged("a", "b")(nothing, "c") == NOTHING
    assert pointer("a", "b", {"c": "d"})(nothing) == NOTHING
    assert text_element("a", nothing, {"b": "c"}) == NOTHING
    assert branch("a", {"b": "c"})([NOTHING, leaf("d")(nothing)]) == NOTHING
    assert element("a", [NOTHING], {"b": nothing}) == NOTHING


def test_an_attribute_without_a_value_is_left_out():
    assert tagged("a", "b", {"c": "d"})("x", None) == '<a c="d">x</a>\n'
    assert text_element("a", "x", {"b": None, "c": "d"}) == '<a c="d">x</a>\n'
    assert element("a", [leaf("e")("x")], {"b": None}) == "<a>\n<e>x</e>\n</a>\n"


def test_elements_stand_one_below_the_other_and_a_record_ends_without_a_line_end():
    row = fragment([leaf("b")("x"), NOTHING, pointer("c", "d")("y")])
    assert row == '<b>x</b>\n<c d="y"/>\n'
    assert document_element(branch("a")([row])) == b'<a>\n<b>x</b>\n<c d="y"/>\n</a>'
    assert document_element(NOTHING) == b""
