"""Dates as other systems write them: each importer reads them right, or asks. Never is one turned into another."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.standards.importers import Draft, Source, find
from tests.every import every

_EAD = '<ead><eadheader><eadid>a</eadid></eadheader><archdesc level="item"><did>%s</did></archdesc></ead>'
_EAD3 = (
    '<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>a</recordid></control>'
    '<archdesc level="item"><did>%s</did></archdesc></ead>'
)
_TITLE = "<unittitle>Register</unittitle>"
_MODS = '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Register</title></titleInfo>%s</mods>'
_DC = (
    '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>Register</dc:title><dc:date>%s</dc:date></oai_dc:dc>"
)
_MARC = (
    '<collection xmlns="http://www.loc.gov/MARC21/slim"><record><leader>00000ntmaa2200000uu 4500</leader>'
    '%s<datafield tag="245" ind1=" " ind2=" "><subfield code="a">Register</subfield>%s</datafield>'
    "</record></collection>"
)
_C = '</datafield><datafield tag="264" ind1=" " ind2="0"><subfield code="c">%s</subfield>'
_SOURCES = {
    "atom": ("csv", "legacyId,title,levelOfDescription,eventDates\n1,Register,File,%s"),
    "sheet": ("csv", "title,date\nRegister,%s"),
    "own sheet": ("csv", "title,level,dates\nRegister,file,%s"),
    "dc": ("oai_dc", _DC),
    "mods": ("mods", _MODS % "<originInfo><dateCreated>%s</dateCreated></originInfo>"),
    "ris": ("ris", "TY  - MANSCPT\nTI  - Register\nPY  - %s\nER  - \n"),
    "ead": ("ead2002", _EAD % (_TITLE + "<unitdate>%s</unitdate>")),
    "marc": ("marcxml", _MARC % ("", '<subfield code="f">%s</subfield>')),
}
"""An importer, and a source with one date."""


def draft(importer: str, text: str) -> Draft:
    (outcome,) = find(importer).read(Source(f"x.{importer}", text.encode()))
    assert isinstance(outcome, Draft), outcome
    return outcome


def dates(outcome: Draft) -> list[Any]:
    """The dates of a draft, each as a value where it is nothing else."""
    found = outcome.document.get("dates", [])
    return [date["value"] if isinstance(date, dict) and set(date) == {"value"} else date for date in found]


def asked(outcome: Draft) -> list[tuple[str, ...]]:
    return [question.answers for question in outcome.questions if question.pointer.startswith("/dates")]


@every("source", _SOURCES)
@every(
    ("words", "value", "answers"),
    [
        ("1923-24", "1923/1924", None),  # never the winter of 1923
        ("1941-42", "1941/1942", None),
        ("1905-06", None, ("1905-06", "1905/1906")),
        ("1956-09", "1956-09", None),
        ("-1900", None, ("../1900", "-1900")),
        ("1800s", None, ("180X", "18XX")),
        ("from 1956", "1956/..", None),
        ("until 1956", "../1956", None),
        ("between 1900 and 1910", "[1900..1910]", None),
        ("0000", None, ()),
        ("9999", None, ()),
        ("44 B.C.", "-0043", None),
        ("25 октября 1917 г. (ст. ст.)", "1917-11-07", None),
    ],
)
def test_words_are_read_alike_by_every_importer(
    source: str, words: str, value: str | None, answers: tuple[str, ...] | None
) -> None:
    importer, template = _SOURCES[source]
    made = draft(importer, template % words)
    (date,) = made.document["dates"]
    assert (date if isinstance(date, str) else date.get("value")) == value
    if value != words:
        assert date["as_written"].strip(".") == words.strip(".")
    assert asked(made) == ([] if answers is None else [answers])
    assert (made.document["administration"].get("status") == "draft") == (answers is not None)


@every(
    ("did", "expected", "answers"),
    [
        (_TITLE + '<unitdate normal="0000/0000">undated</unitdate>', [{"as_written": "undated"}], []),
        (_TITLE + '<unitdate normal="1880/9999">1880-</unitdate>', [{"value": "1880/..", "as_written": "1880-"}], []),
        (
            _TITLE + '<unitdate normal="1905-06">June 1905</unitdate>',
            ["1905-06"],
            [],
        ),
        (
            _TITLE + '<unitdate calendar="julian" normal="1700-01-20">10 January 1700</unitdate>',
            [{"value": "1700-01-20", "as_written": "10 January 1700", "calendar": "julian"}],
            [],
        ),
        (
            _TITLE + '<unitdate calendar="julian" normal="1700-01-10">10 January 1700</unitdate>',
            [{"value": "1700-01-20", "as_written": "10 January 1700", "calendar": "julian"}],
            [],
        ),
        (
            _TITLE + '<unitdate calendar="julian" normal="1700-01-10">10 January 1699/1700</unitdate>',
            [{"as_written": "10 January 1699/1700", "calendar": "julian"}],
            [("1700-01-20", "1700-01-10")],
        ),
        (
            _TITLE + '<unitdate calendar="hijri" normal="1956-08-08">1 Muharram 1376</unitdate>',
            [{"as_written": "1 Muharram 1376", "calendar": "Islamic"}],
            [("1956-08-08",)],
        ),
        (
            _TITLE + '<unitdate normal="1850/1900">1850-1900</unitdate><unitdate type="bulk" normal="1880/1890"/>',
            [{"value": "1850/1900", "as_written": "1850-1900"}, {"value": "1880/1890", "span": "bulk"}],
            [],
        ),
    ],
)
def test_dates_of_a_finding_aid(did: str, expected: list[dict[str, str]], answers: list[tuple[str, ...]]) -> None:
    made = draft("ead2002", _EAD % did)
    assert dates(made) == expected
    assert asked(made) == answers


@pytest.mark.parametrize(
    ("title", "words", "date"),
    [
        ('<unitdate normal="1915/1917">circa 1915-1917</unitdate>, preparedness', "preparedness", "circa 1915-1917"),
        ('Letters, <unitdate normal="1915/1917">1915-1917</unitdate>.', "Letters", "1915-1917"),
        ('Letters (<unitdate normal="1915/1917">1915-1917</unitdate>)', "Letters", "1915-1917"),
        (
            'Mill papers, <unitdate normal="1915/1917">1915-1917</unitdate> and later',
            "Mill papers, 1915-1917 and later",
            "1915-1917",
        ),
    ],
)
def test_a_date_within_a_title_is_a_date(title: str, words: str, date: str) -> None:
    made = draft("ead2002", _EAD % f"<unittitle>{title}</unittitle>")
    assert made.document["title"] == words
    assert made.document["dates"] == [{"value": "1915/1917", "as_written": date}]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<daterange><fromdate standarddate="1950">1950</fromdate><todate/></daterange>', ["1950/.."]),
        ("<daterange><fromdate>unknown</fromdate><todate>1930</todate></daterange>", ["/1930"]),
        (
            '<datesingle notbefore="1920" notafter="1925">1920s</datesingle>',
            [{"value": "[1920..1925]", "as_written": "1920s"}],
        ),
        ('<datesingle notbefore="1920">after all</datesingle>', [{"value": "[1920..]", "as_written": "after all"}]),
        (
            '<daterange><fromdate notbefore="1920">about 1921</fromdate><todate>1930</todate></daterange>',
            ["1921~/1930"],
        ),
    ],
)
def test_structured_dates_keep_their_bounds_and_open_ends(inside: str, expected: list[Any]) -> None:
    made = draft("ead3", _EAD3 % f"{_TITLE}<unitdatestructured>{inside}</unitdatestructured>")
    assert dates(made) == expected


@every(
    ("origin", "expected"),
    [
        ('<dateCreated encoding="w3cdtf">1905-06</dateCreated>', ["1905-06"]),
        ('<dateCreated encoding="edtf">1923-24</dateCreated>', ["1923-24"]),  # EDTF says that it is EDTF
        ('<dateIssued encoding="marc">19uu</dateIssued>', [{"value": "19XX", "event": "publication"}]),
        (
            "<dateCreated>[between 1860 and 1880?]</dateCreated>",
            [{"value": "[1860..1880]", "as_written": "[between 1860 and 1880?]"}],
        ),
        (
            '<dateCreated calendar="Julian">1700-01-10</dateCreated>',
            [{"value": "1700-01-20", "as_written": "1700-01-10", "calendar": "julian"}],
        ),
        ('<dateCreated qualifier="questionable">1956</dateCreated>', [{"value": "1956?", "as_written": "1956"}]),
        (
            (
                '<dateCreated point="start" qualifier="approximate">1860</dateCreated>'
                '<dateCreated point="end">1880</dateCreated>'
            ),
            ["1860~/1880"],
        ),
        ("<copyrightDate>c1956</copyrightDate>", [{"value": "1956", "event": "copyright"}]),
    ],
)
def test_dates_of_mods(origin: str, expected: list[Any]) -> None:
    assert dates(draft("mods", _MODS % f"<originInfo>{origin}</originInfo>")) == expected


@every(
    ("coded", "expected"),
    [
        ("s1956    ", ["1956"]),
        ("s195u    ", ["195X"]),
        ("s19uu    ", ["19XX"]),
        ("e19560905", ["1956-09-05"]),
        ("e195609  ", ["1956-09"]),
        ("i19501956", ["1950/1956"]),
        ("k19501956", ["1950/1956"]),
        ("m19569999", ["1956/.."]),
        ("c19569999", ["1956/.."]),
        ("d19501956", ["1950/1956"]),
        ("u1956uuuu", ["1956/"]),
        ("iuuuu1956", ["/1956"]),
        ("i19561956", ["1956"]),
        ("q19501956", ["[1950..1956]"]),
        ("q195u19uu", [{"as_written": "q195u19uu"}]),
        ("r19901956", ["1956", {"value": "1990", "event": "publication"}]),
        ("ruuuu1956", ["1956"]),
        ("p19841966", ["1966", {"value": "1984", "event": "publication"}]),
        ("t19571956", [{"value": "1957", "event": "publication"}, {"value": "1956", "event": "publication"}]),
        ("nuuuuuuuu", []),
        ("b        ", []),
        ("|||||||||", []),
    ],
)
def test_every_code_of_marc_008(coded: str, expected: list[Any]) -> None:
    made = draft(
        "marcxml", _MARC % (f'<controlfield tag="008">000101{coded}xx                  rus d</controlfield>', "")
    )
    assert dates(made) == expected
    assert bool(asked(made)) == (coded in ("q195u19uu", "b        "))


def test_marc_008_says_which_of_two_dates_the_words_mean() -> None:
    coded = '<controlfield tag="008">000101i19051906xx                  rus d</controlfield>'
    made = draft("marcxml", _MARC % (coded, '<subfield code="f">1905-06</subfield>'))
    assert dates(made) == [{"value": "1905/1906", "as_written": "1905-06", "span": "inclusive"}]
    assert not asked(made)


def test_marc_046_gives_years_before_christ() -> None:
    date = '<datafield tag="046" ind1=" " ind2=" "><subfield code="b">44</subfield></datafield>'
    assert dates(draft("marcxml", _MARC % (date, ""))) == ["-0043"]


@pytest.mark.parametrize(
    ("words", "code", "expected", "answers"),
    [
        ("1946-1971", "1964-01-01/1971-12-31", {"as_written": "1946-1971"}, [("1946/1971", "1964-01-01/1971-12-31")]),
        ("1975-1976", "1902/1976", {"as_written": "1975-1976"}, [("1975/1976", "1902/1976")]),
        ("May 1956", "1965", {"as_written": "May 1956"}, [("1956-05", "1965")]),
        ("Nov 25, 1937", "1937", {"value": "1937-11-25", "as_written": "Nov 25, 1937"}, []),
        ("undated, 1938", "1933/2006", {"value": "1933/2006", "as_written": "undated, 1938"}, []),
        ("1945-2005", "1945-01-01/2005-12-31", {"value": "1945/2005", "as_written": "1945-2005"}, []),
        ("ca. 1937", "1927/1947", {"value": "1927/1947", "as_written": "ca. 1937"}, []),
    ],
)
def test_words_and_a_code_that_name_different_years_are_a_question(
    words: str, code: str, expected: dict[str, str], answers: list[tuple[str, ...]]
) -> None:
    outcome = draft("ead2002", _EAD % f'{_TITLE}<unitdate normal="{code}">{words}</unitdate>')
    assert outcome.document["dates"] == [expected]
    assert asked(outcome) == answers


_ASKED = {
    "the code of a unit that is no month": ("ead2002", _EAD % (_TITLE + '<unitdate normal="1923-24"/>'), "1923/1924"),
    "an era beside the date": ("ead2002", _EAD % (_TITLE + '<unitdate era="bce" normal="0044">44</unitdate>'), "-0043"),
    "a date within the title": (
        "ead2002",
        _EAD % '<unittitle>Plan for <date normal="1957">1957</date></unittitle>',
        "1957",
    ),
    "w3cdtf that is no month": (
        "mods",
        _MODS % '<originInfo><dateCreated encoding="w3cdtf">1923-24</dateCreated></originInfo>',
        "1923/1924",
    ),
    "another year in field 008": (
        "marcxml",
        _MARC % ('<controlfield tag="008">560905s1956    ru            000 0 rus d</controlfield>', _C % "1957"),
        "1956",
    ),
    "a day from which programs count": ("oai_dc", _DC % "1899-12-30", "1899-12-30"),
}


@pytest.mark.parametrize("kind", _ASKED)
def test_what_the_source_says_in_two_ways_is_asked(kind: str) -> None:
    importer, text, answer = _ASKED[kind]
    assert any(answer in question.answers for question in draft(importer, text).questions)


_READ = {
    "EDTF that is said to be EDTF": (
        "mods",
        _MODS % '<originInfo><dateCreated encoding="edtf">1923-24</dateCreated></originInfo>',
        ["1923-24"],
    ),
    "EDTF of the draft of 2012": (
        "mods",
        _MODS % '<originInfo><dateCreated encoding="edtf">195u/open</dateCreated></originInfo>',
        [{"as_written": "195u/open", "value": "195X/.."}],
    ),
    "a certainty without a code": (
        "ead2002",
        _EAD % (_TITLE + '<unitdate certainty="questionable">1910</unitdate>'),
        [{"as_written": "1910", "value": "1910?"}],
    ),
    "a period of DCMI": ("oai_dc", _DC % "start=1956; end=1960; scheme=W3C-DTF", ["1956/1960"]),
}


@pytest.mark.parametrize("kind", _READ)
def test_what_the_source_says_beside_a_date_is_read(kind: str) -> None:
    importer, text, found = _READ[kind]
    outcome = draft(importer, text)
    assert dates(outcome) == found
    assert not outcome.questions
