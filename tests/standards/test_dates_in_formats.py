"""Dates known in part, dates of other events, and doubt, in each format's own terms."""

import json

import pytest
from format_records import catalogue, minimal
from lxml import etree

from catalog.dates.styles import in_words
from catalog.model import Date
from catalog.standards import dates
from catalog.standards.formats import find
from tests.every import every


def written(name, **fields):
    return find(name).encode(minimal(**fields), catalogue())


@every(
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
        ("195X", "1950/1959"),
        ("18XX", "1800/1899"),
        ("../1957", None),
        ("1956-21/..", None),
        ("Y17000", None),
        ("[1956-21,1957]", "1956-03/1957-12"),
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
    assert item["issued"] == {"date-parts": [[1956]], "season": "Summer"}
    assert b"DA  - summer 1956\r\n" in written("ris", dates=["1956-22"])


@pytest.mark.parametrize(("level", "coded"), [("item", "s1946    "), ("fonds", "i19461946")])
def test_marc_repeats_the_year_of_a_collection_alone(level, coded):
    record = etree.fromstring(written("marcxml", level=level, dates=["1946-02/1946-03"]))
    assert record.findtext("{*}controlfield[@tag='008']")[6:15] == coded


def test_marc_says_when_a_document_was_published_whose_making_has_no_date():
    text = written("marcxml", dates=[Date(value="1956-06", as_written="June 1956", event="publication")]).decode()
    assert '<datafield tag="264" ind1=" " ind2="1">\n<subfield code="c">June 1956</subfield>' in text
    assert "s1956    xx" in text


@pytest.mark.parametrize(("words", "is_kept"), [("circa 1890 - 2014", True), ("1890 - 2014", True), (None, False)])
def test_ead3_has_the_words_of_a_span(words, is_kept):
    text = written("ead3", dates=[Date(value="1890/2014", as_written=words)]).decode()
    assert (f">{words}</unitdate>" in text) == is_kept
    assert ("<unitdatestructured" in text) != is_kept


def test_a_letter_that_was_sent_is_not_submitted_to_a_publisher():
    sent = [{"value": "1956-09-06", "event": "sending"}, {"value": "1956-09-07", "event": "receipt"}]
    record = etree.fromstring(written("datacite", dates=["1956", *sent]))
    found = [(date.get("dateType"), date.get("dateInformation")) for date in record.iterfind("{*}dates/{*}date")]
    assert found == [("Created", None), ("Other", "sending"), ("Other", "receipt")]
    record = etree.fromstring(written("dcterms", dates=sent))
    assert [date.text for date in record.iterfind("{*}date")] == ["1956-09-06", "1956-09-07"]
    record = etree.fromstring(written("mods", dates=sent))
    assert [date.get("type") for date in record.iterfind("{*}originInfo/{*}dateOther")] == ["sending", "receipt"]


@every(
    ("date", "certainty"),
    [
        ("1956?", "uncertain"),
        ("1956~", "approximate"),
        ("1956%", "uncertain"),
        ({"value": "1956~", "certainty": "uncertain reading"}, "uncertain"),
        ("1956", None),
    ],
)
@every("name", ["ead3", "ead2002"])
def test_the_doubt_of_a_date_is_one_word_in_a_finding_aid(name, date, certainty):
    document = etree.fromstring(written(name, dates=[date]))
    (found,) = list(document.iter("{*}unitdate", "{*}unitdatestructured"))
    assert found.get("certainty") == certainty


@every(
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
        ("1956-02/1956-03", "February–March 1956"),
        ("1956-02/1957-03", "February 1956 – March 1957"),
        ("1953~/1957", "from c. 1953 to 1957"),
        ("../1957", "until 1957"),
        ("1957/", "from 1957"),
        ("[1956,1957]", "1956 or 1957"),
        ("{1956,1958..1960}", "1956, 1958–1960"),
        ("18XX", "19th century"),
        ("0576", "576 CE"),
        ("-0044", "45 BCE"),
        ("1956-33", "first quarter of 1956"),
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


@every(
    ("value", "level", "coded", "words"),
    [
        ("1956", "item", "s1956    ", "1956"),
        ("1956~", "item", "s1956    ", "ca. 1956"),
        ("-0043", "item", "b        ", "44 B.C."),
        ("-0099/-0050", "item", "b        ", "100 B.C. – 51 B.C."),
        ("0576", "item", "s0576    ", "A.D. 576"),
        ("18XX", "item", "q18001899", "19th century"),
        ("198X?", "item", "q19801989", "[1980s?]"),
        ("[1667,1668..1672]", "item", "q16671672", "1667 or 1668–1672"),
        ("1956/..", "fonds", "c19569999", "from 1956"),
        ("1956/", "fonds", "i1956uuuu", "from 1956"),
        ("../1956", "fonds", "iuuuu1956", "until 1956"),
        ("[..1956]", "item", "quuuu1956", "not after 1956"),
        ("1955/1956", "item", "m19551956", "1955–1956"),
        ("1955/1956", "fonds", "i19551956", "1955–1956"),
        ("1956-24", "item", "s1956    ", "winter 1956"),
        ("Y17000", "item", "nuuuuuuuu", "A.D. 17000"),
        ("XXXX", "item", "nuuuuuuuu", None),
    ],
)
def test_marc_codes_every_date_and_says_it_in_words(value, level, coded, words):
    record = etree.fromstring(written("marcxml", level=level, dates=[value]))
    assert record.findtext("{*}controlfield[@tag='008']")[6:15] == coded
    assert record.findtext("{*}datafield[@tag='264']/{*}subfield[@code='c']") == words


@pytest.mark.parametrize(
    ("value", "issued"),
    [
        ("-0043", {"date-parts": [[-44]]}),
        ("-0043-03-15", {"date-parts": [[-44, 3, 15]]}),
        ("0000", {"date-parts": [[-1]]}),
        ("1956-22/1957-24", {"date-parts": [[1956], [1957]], "literal": "summer 1956 – winter 1957"}),
        ("1956-34", {"date-parts": [[1956]], "literal": "second quarter of 1956"}),
        ("18XX", {"date-parts": [[1800], [1899]], "literal": "19th century"}),
        ("1956/..", {"literal": "from 1956"}),
    ],
)
def test_csl_counts_years_before_christ_from_one_and_keeps_what_numbers_do_not_say(value, issued):
    (item,) = json.loads(b"[" + written("csl-json", dates=[value]) + b"]")
    assert item["issued"] == issued


@pytest.mark.parametrize(
    ("value", "normal", "words"),
    [
        ("198X?", "1980/1989", "1980s?"),
        ("18XX", "1800/1899", "19th century"),
        ("1956/..", None, "from 1956"),
        ("[1667,1670]", "1667/1670", "1667 or 1670"),
        ("1956-24", "1956", "winter 1956"),
        ("-0043", "-0043", "44 BCE"),
    ],
)
def test_a_finding_aid_has_words_for_readers_and_bounds_for_programs(value, normal, words):
    document = etree.fromstring(written("ead2002", dates=[value]))
    (found,) = list(document.iter("{*}unitdate"))
    assert (found.get("normal"), found.text) == (normal, words)


@every("name", ["oai_dc", "dcterms", "datacite", "jsonld"])
@every(("value", "iso"), [("198X?", "1980/1989"), ("18XX", "1800/1899")])
def test_a_decade_is_its_bounds_for_programs(name, value, iso):
    assert iso in written(name, dates=[value]).decode()


@pytest.mark.parametrize("name", ["oai_dc", "dcterms", "datacite"])
def test_a_span_without_an_end_is_open(name):
    assert ">1956/..<" in written(name, dates=["1956/.."]).decode()


@pytest.mark.parametrize(
    ("value", "year"), [("0576", "0576"), ("198X?", "1980"), ("1956/..", "1956"), ("../1956", "1956")]
)
def test_datacite_has_a_year_where_any_is_known(value, year):
    record = etree.fromstring(written("datacite", dates=[value]))
    assert record.findtext("{*}publicationYear") == year


def test_a_date_in_rico_and_zotero_is_in_words():
    assert '"expressedDate": "c. 1910"' in written("rico", dates=["1910~"]).decode().replace('":"', '": "')
    assert "<dc:date>19th century</dc:date>" in written("zotero-rdf", dates=["18XX"]).decode()


def test_ead3_leaves_out_the_end_of_an_open_span():
    document = etree.fromstring(written("ead3", dates=["1956/.."]))
    (found,) = list(document.iter("{*}daterange"))
    assert [(end.get("standarddate"), end.text) for end in found] == [("1956", "1956")]


@pytest.mark.parametrize("name", ["oai_dc", "dcterms", "jsonld", "csl-json", "ead3", "ris"])
def test_a_year_of_which_nothing_is_known_is_no_span_of_ten_thousand(name):
    made = written(name, dates=(Date(value="XXXX"),))
    assert b"9999" not in made
    assert b"XXXX" not in made
