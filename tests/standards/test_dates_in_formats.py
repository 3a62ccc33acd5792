"""Dates known in part, dates of other events, and doubt, in each format's own terms."""

import json

import pytest
from format_records import catalogue, minimal
from lxml import etree

from catalog.dates.english_words import in_words
from catalog.model import Date
from catalog.standards import dates
from catalog.standards.formats import find


def written(name, **fields):
    return find(name).encode(minimal(**fields), catalogue())


@pytest.mark.parametrize(
    ("value", "known"),
    [
        ("1956-12-XX", "1956-12"),
        ("1956-XX-XX", "1956"),
        ("1956-XX-12", "1956"),
        ("1956-12-1X", "1956-12"),
        ("1956-1X", "1956"),
        ("1956-21", "1956"),
        ("1956-21/1957", "1956/1957"),
        ("1956-12-XX?", "1956-12"),
        ("1956-09-05~", "1956-09-05"),
        ("1956-09-05T10:30:00Z", "1956-09-05"),
        ("1956-09-05T10:30:00+03:00", "1956-09-05"),
        ("195X", None),
        ("../1957", None),
        ("1956-21/..", None),
        ("Y17000", None),
        ("[1956-21,1957]", None),
    ],
)
def test_a_date_is_given_as_far_as_it_is_known(value, known):
    assert dates.iso_date(Date(value=value)) == known


def test_a_letter_of_some_day_of_a_month_has_a_date_for_harvesters():
    record = etree.fromstring(written("oai_dc", dates=["1956-12-XX"]))
    assert [date.text for date in record.iterfind("{*}date")] == ["1956-12"]
    record = etree.fromstring(written("marcxml", dates=["1956-12-XX"]))
    assert record.findtext("{*}controlfield[@tag='008']")[6:15] == "s1956    "


def test_a_season_has_its_year_and_its_name():
    (item,) = json.loads(b"[" + written("csl-json", dates=["1956-22"]) + b"]")
    assert item["issued"] == {"date-parts": [[1956]], "season": 2}
    assert b"DA  - 1956///1956-22\r\n" in written("ris", dates=["1956-22"])


@pytest.mark.parametrize(("level", "coded"), [("item", "s1946    "), ("fonds", "i19461946")])
def test_marc_repeats_the_year_of_a_collection_alone(level, coded):
    record = etree.fromstring(written("marcxml", level=level, dates=["1946-02/1946-03"]))
    assert record.findtext("{*}controlfield[@tag='008']")[6:15] == coded


def test_a_letter_that_was_sent_is_not_submitted_to_a_publisher():
    sent = [{"value": "1956-09-06", "event": "sending"}, {"value": "1956-09-07", "event": "receipt"}]
    record = etree.fromstring(written("datacite", dates=["1956", *sent]))
    found = [(date.get("dateType"), date.get("dateInformation")) for date in record.iterfind("{*}dates/{*}date")]
    assert found == [("Created", None), ("Other", "sending"), ("Other", "receipt")]
    record = etree.fromstring(written("dcterms", dates=sent))
    assert [date.text for date in record.iterfind("{*}date")] == ["1956-09-06", "1956-09-07"]
    record = etree.fromstring(written("mods", dates=sent))
    assert [date.get("type") for date in record.iterfind("{*}originInfo/{*}dateOther")] == ["sending", "receipt"]


@pytest.mark.parametrize(
    ("date", "certainty"),
    [
        ("1956?", "uncertain"),
        ("1956~", "approximate"),
        ("1956%", "uncertain"),
        ({"value": "1956~", "certainty": "uncertain reading"}, "uncertain"),
        ("1956", None),
    ],
)
@pytest.mark.parametrize("name", ["ead3", "ead2002"])
def test_the_doubt_of_a_date_is_one_word_in_a_finding_aid(name, date, certainty):
    document = etree.fromstring(written(name, dates=[date]))
    (found,) = list(document.iter("{*}unitdate", "{*}unitdatestructured"))
    assert found.get("certainty") == certainty


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("1956", "1956"),
        ("1956-09", "September 1956"),
        ("1956-09-05", "5 September 1956"),
        ("1956-12-XX", "December 1956"),
        ("1956-XX", "1956"),
        ("1956-22", "summer 1956"),
        ("195X", "1950s"),
        ("1850~", "c. 1850"),
        ("1950-06-25?", "25 June 1950?"),
        ("1850%", "c. 1850?"),
        ("1953/1957~", "1953 – c. 1957"),
        ("1953/1957", "1953–1957"),
        ("1956-02/1956-03", "February 1956 – March 1956"),
        ("../1957", "until 1957"),
        ("1957/", "from 1957"),
        ("[1956,1957]", "[1956,1957]"),
        ("-0044", "-0044"),
        ("1956-33", "1956-33"),
    ],
)
def test_a_date_for_print_is_in_words(value, words):
    assert in_words(value) == words


@pytest.mark.parametrize(
    ("value", "fields"),
    [
        ("1956-09-05", ["{1956}", "{September~5}"]),
        ("1956-12-XX", ["{1956}", "{December}"]),
        ("1956-22", ["{1956}", "{summer}"]),
        ("1850~", ["{c. 1850}"]),
        ("1950-06-25?", ["{25 June 1950?}"]),
        ("1953/1957", ["{1953–1957}"]),
    ],
)
def test_bibtex_prints_no_doubtful_date_as_a_certain_one(value, fields):
    lines = written("bibtex", dates=[value]).decode().splitlines()
    found = [line.split(" = ")[1].rstrip(",") for line in lines if line.lstrip().startswith(("year ", "month "))]
    assert found == fields


def test_wikipedia_prints_words_and_no_code_of_dates():
    assert "|date=c. 1850 " in written("wikipedia", dates=["1850~"], reference_code={"repository": "TNA"}).decode()
