"""endnote-xml: lxml reads one record with every fact, in the order that EndNote writes them."""

from __future__ import annotations

import pytest
from format_records import minimal, records, rich
from hypothesis import HealthCheck, given, settings
from lxml import etree

from catalog.standards.formats import find
from tests.examples import examples

endnote = find("endnote-xml")


def items(*given_records, catalogue):
    root = etree.fromstring(b"".join(endnote.stream(given_records, catalogue)))
    assert root.tag == "xml"
    return root.findall("records/record")


def texts(item, path):
    return [element.text for element in item.findall(path)]


@settings(
    max_examples=examples(100),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(record=records)
def test_one_record_is_one_record_and_every_value_one_line(catalogue_settings, record):
    (item,) = items(record, catalogue=catalogue_settings)
    assert texts(item, "label") == [record.id]
    assert len(texts(item, "contributors/authors/author")) == len(record.makers)
    assert len(texts(item, "contributors/secondary-authors/author")) == len(record.recipients)
    assert all("\n" not in (leaf.text or "").strip("\n") for leaf in item.iter() if not len(leaf))


def test_every_fact_of_the_letter_is_there(letter, catalogue_settings):
    (item,) = items(letter, catalogue=catalogue_settings)
    place = "Fond 5446, Opis 98, Delo 721, Listy 170-190"
    facts = {
        "ref-type": ["26"],
        "contributors/authors/author": ["Seo Hwi,", "Yun Gong-heum,", "Li Pil-gyu,", "Kim Gwan,"],
        "contributors/secondary-authors/author": ["Chinese Communist Party Central Committee,"],
        "contributors/subsidiary-authors/author": ["Goldberg, Gary"],
        "dates/year": ["1956"],
        "dates/pub-dates/date": ["September 5, 1956"],
        "pub-location": ["Moscow"],
        "accession-num": [place],
        "call-num": ["GARF, f. 5446, op. 98, d. 721"],
        "remote-database-name": ["State Archive of the Russian Federation (GARF)"],
        "work-type": ["letter"],
        "language": ["en"],
        "urls/web-urls/url": [catalogue_settings.url_of(letter.id)],
    }
    assert {path: texts(item, path) for path in facts} == facts
    assert "English text: translated by Gary Goldberg from Russian, itself translated from Chinese." in (
        item.findtext("notes")
    )


def test_a_document_without_recipient_is_a_manuscript(catalogue_settings):
    (item,) = items(minimal(genre="minutes"), catalogue=catalogue_settings)
    assert item.find("ref-type").get("name") == "Manuscript"


def test_a_date_that_is_no_year_is_told_in_words(catalogue_settings):
    (item,) = items(minimal(dates=[{"as_written": "autumn of that year"}]), catalogue=catalogue_settings)
    assert item.find("dates/year") is None
    assert item.findtext("dates/pub-dates/date") == "autumn of that year"


@pytest.mark.parametrize("number", [0, 1, 3])
def test_as_many_records_are_as_many_records(letter, catalogue_settings, number):
    assert len(items(*[letter, rich(), minimal()][:number], catalogue=catalogue_settings)) == number
