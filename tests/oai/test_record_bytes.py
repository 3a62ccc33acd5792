"""Records as bytes: identifiers that are URIs, and no character that XML forbids."""

from __future__ import annotations

import re

import pytest
from feeds import DOMAIN
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from catalog import oai
from catalog.oai import containers, markup
from catalog.oai.record import header_of

PROVED = {"K1", "K2", "K3"}
TEXT = st.text(st.characters(), max_size=60)  # lone surrogates and control characters among them
URIC = re.compile(rf"oai:{re.escape(DOMAIN)}:(?:[A-Za-z0-9\-_.!~*'();/?:@&=+$,]|%[0-9A-F]{{2}})+")


@given(st.text(min_size=1).filter(lambda name: name.isascii() or name.encode("utf-8", "ignore")))
def test_every_name_makes_an_identifier_of_uri_characters(name):
    try:
        name.encode()
    except UnicodeEncodeError:
        return
    assert URIC.fullmatch(oai.local_identifier(DOMAIN, name))


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
)
def test_different_names_have_different_identifiers(one, other):
    assert (oai.local_identifier(DOMAIN, one) == oai.local_identifier(DOMAIN, other)) == (one == other)


@pytest.mark.parametrize("namespace", ["localhost", "1a.org", "a..org", "-a.org", "a_b.org", ""])
def test_a_namespace_is_a_domain_name(namespace):
    with pytest.raises(ValueError, match="OAI identifier"):
        oai.local_identifier(namespace, "x")


@given(TEXT)
def test_any_text_comes_back_from_xml_without_what_xml_forbids(text):
    kept = "".join(
        letter for letter in text if re.match("[^\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", letter)
    )
    assert (etree.fromstring(b"<a>%b</a>" % markup.text(text)).text or "") == kept
    assert etree.fromstring(b'<a b="%b"/>' % markup.attribute(text)).get("b") == kept


@given(TEXT)
def test_a_poisoned_title_makes_a_whole_record(text):
    metadata = containers.collection_description(text, text)
    before, after = oai.write_record("oai:a.org:1", ["s"], metadata)
    assert etree.fromstring(before + b"2024-01-01" + after).tag == "record"


def test_a_long_text_node_is_kept_whole():
    title = "x" * 9_999_999
    before, after = oai.write_record("oai:a.org:1", [], containers.collection_description(title))
    found = etree.fromstring(before + after).find(".//{http://purl.org/dc/elements/1.1/}title")
    assert found.text == title


def test_no_text_of_a_record_reaches_ten_megabytes():
    from catalog.model.strings import Prose

    longest = next(one.max_length for one in Prose.__metadata__)
    assert longest * 4 < 10_000_000  # four bytes a character at most


def test_a_header_is_the_head_of_its_record():
    before, after = oai.write_record("oai:a.org:1", ["a", "a:b"], b"<m/>", [b"<r/>"])
    assert before + b"D" + after == (
        b"<record><header><identifier>oai:a.org:1</identifier><datestamp>D</datestamp><setSpec>a</setSpec>"
        b"<setSpec>a:b</setSpec></header><metadata><m/></metadata><about><r/></about></record>\n"
    )
    head, rest = header_of(before, after)
    assert etree.fromstring(head + b"D" + rest).tag == "header"
    before, after = oai.write_tombstone("oai:a.org:1", ["a"])
    assert b'<header status="deleted">' in before
    assert b"metadata" not in after


def test_sets_come_with_all_that_contain_them():
    assert oai.with_ancestors(["a:b:c", "a:d", "z", "a:b-1"]) == ("a", "a:b", "a:b:c", "a:b-1", "a:d", "z")
    with pytest.raises(ValueError, match="setSpec"):
        oai.with_ancestors(["a::b"])
