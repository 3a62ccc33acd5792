"""oai_dc: valid, the document that lxml builds of the same values, and free of the faults of other systems."""

from __future__ import annotations

import pytest
from format_records import minimal, records, rich
from hypothesis import HealthCheck, given, settings
from lxml import etree
from offline_schema import check

from catalog.model import Catalogue
from catalog.standards.formats import find
from tests.examples import examples

DC = "{http://purl.org/dc/elements/1.1/}"
OAI_DC = "{http://www.openarchives.org/OAI/2.0/oai_dc/}"
XML = "{http://www.w3.org/XML/1998/namespace}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
oai_dc = find("oai_dc")


def values(record, catalogue, name):
    tree = etree.fromstring(oai_dc.encode(record, catalogue))
    return [element.text for element in tree.iter(f"{DC}{name}")]


def rebuilt(document: bytes) -> bytes:
    """The same document built anew by lxml from its values, in canonical form."""
    given = etree.fromstring(document)
    root = etree.Element(f"{OAI_DC}dc", nsmap={"oai_dc": OAI_DC[1:-1], "dc": DC[1:-1], "xsi": XSI[1:-1]})
    root.set(f"{XSI}schemaLocation", given.get(f"{XSI}schemaLocation"))
    for element in given:
        child = etree.SubElement(root, element.tag, dict(element.attrib))
        child.text = element.text
    return etree.tostring(root, method="c14n2")


@pytest.mark.shared
@settings(
    max_examples=examples(100),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(record=records)
def test_every_record_is_valid_and_canonically_what_lxml_builds(shared, catalogue_settings, record):
    document = oai_dc.encode(record, catalogue_settings)
    check(shared, "oai/oai_dc.xsd", document)
    flat = document.replace(b">\n<", b"><")
    assert etree.tostring(etree.fromstring(flat), method="c14n2") == rebuilt(flat)


@pytest.mark.shared
def test_the_letter_the_fullest_and_the_emptiest_record_are_valid(shared, letter, catalogue_settings):
    for record in (letter, rich(), minimal()):
        check(shared, "oai/oai_dc.xsd", oai_dc.document(record, catalogue_settings))


def test_every_record_in_a_file_of_several_is_a_whole_element(letter, catalogue_settings):
    tree = etree.fromstring(b"".join(oai_dc.stream([letter, rich(), minimal()], catalogue_settings)))
    assert [child.tag for child in tree] == [f"{OAI_DC}dc"] * 3


def test_a_translator_is_a_contributor_and_never_a_creator(letter, catalogue_settings):
    assert values(letter, catalogue_settings, "creator") == ["Seo, Hwi", "Yun, Gong-heum", "Li, Pil-gyu", "Kim, Gwan"]
    assert "Goldberg, Gary" in values(letter, catalogue_settings, "contributor")
    assert "Chinese Communist Party Central Committee" in values(letter, catalogue_settings, "contributor")


def test_there_is_the_reference_code_and_exactly_one_url(letter, catalogue_settings):
    assert values(letter, catalogue_settings, "identifier") == [
        "GARF, Fond 5446, Opis 98, Delo 721, Listy 170-190",
        "https://archive.example.org/catalogue/records/garf-5446-98-721-170",
    ]
    assert values(letter, catalogue_settings, "source") == ["GARF, Fond 5446, Opis 98, Delo 721, Listy 170-190"]


def test_the_holder_is_not_the_publisher(letter, catalogue_settings):
    assert values(letter, catalogue_settings, "publisher") == ["History and Public Policy Program"]
    assert values(minimal(), catalogue_settings, "publisher") == ["Letters of 1956"]


def test_only_iso_dates_are_given(catalogue_settings):
    record = minimal(dates=["1956-09-05", "1956~", "195X", {"as_written": "in the autumn"}, "1956-09/1957"])
    assert values(record, catalogue_settings, "date") == ["1956-09-05", "1956", "1950/1959", "1956-09/1957"]


def test_the_rights_uri_stands_alone_before_the_words(catalogue_settings):
    assert values(rich(), catalogue_settings, "rights")[:2] == [
        "http://rightsstatements.org/vocab/InC/1.0/",
        "Reuse for research is welcome.",
    ]


def test_the_languages_are_those_of_the_texts_and_the_chain_is_a_relation(letter, catalogue_settings):
    assert values(letter, catalogue_settings, "language") == ["zh", "ru", "en"]
    assert values(letter, catalogue_settings, "relation")[:2] == [
        "Russian text: translated from Chinese.",
        "English text: translated by Gary Goldberg from Russian, itself translated from Chinese.",
    ]


def test_titles_carry_their_languages(catalogue_settings):
    tree = etree.fromstring(oai_dc.encode(rich(), catalogue_settings))
    assert [title.get(f"{XML}lang") for title in tree.iter(f"{DC}title")] == ["en", "ru", "ru"]


def test_the_creators_are_in_the_order_of_the_document_whoever_signed_it(catalogue_settings: Catalogue) -> None:
    names = ["Anna First", "Boris Second"]
    for signatories in ([], names[:1], names[1:], names[::-1]):
        tree = etree.fromstring(
            find("oai_dc").encode(minimal(authors=names, signatories=signatories), catalogue_settings)
        )
        assert [each.text for each in tree.iter("{http://purl.org/dc/elements/1.1/}creator")] == names
