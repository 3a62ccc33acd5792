"""More wordings, signs and forms of what users of other systems reported: read right, or asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

from catalog.names import read_name
from catalog.standards.importers import Draft, Source, find
from catalog.standards.sheets.csv_rows import without_escapes
from catalog.standards.sheets.workbook import _shown
from catalog.validation import read_plain
from tests.every import every

_EAD3 = (
    '<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>e</recordid></control>'
    '<archdesc level="item"><did>'
    "<unittitle>T</unittitle><unitdatestructured>{}</unitdatestructured></did></archdesc></ead>"
)
_MODS = '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Brief aus {}</title></titleInfo></mods>'
_EAD = (
    '<ead><eadheader><eadid>x</eadid></eadheader><archdesc level="item"><did><unittitle>T</unittitle></did>'
    '<userestrict><p><extref href="{}">licence</extref></p></userestrict></archdesc></ead>'
)


def _draft(importer: str, text: str) -> Draft:
    made = next(iter(find(importer).read(Source(f"x.{importer}", text.encode()))))
    assert isinstance(made, Draft)
    return made


@every(
    "inner, value",
    [
        ('<daterange><fromdate standarddate="1950">1950</fromdate><todate>present</todate></daterange>', "1950/.."),
        ('<daterange><fromdate notbefore="1801" notafter="1803">?</fromdate><todate>1810</todate></daterange>', None),
        ("<daterange><fromdate>?</fromdate><todate>1810</todate></daterange>", None),
        (
            '<daterange><fromdate>May 1801</fromdate><todate standarddate="1810">1810</todate></daterange>',
            "1801-05/1810",
        ),
    ],
)
def test_a_range_of_ead3_with_an_end_in_words_is_no_single_date(inner: str, value: str | None) -> None:
    made = _draft("ead3", _EAD3.format(inner))
    assert [date.get("value") for date in made.document["dates"]] == [value]
    assert bool(made.questions) == (value is None)


@every(
    "document, words, is_asked",
    [
        ('<!DOCTYPE mods [<!ENTITY t SYSTEM "file:///x">]>' + _MODS.format("&t;"), "Brief aus &t;", True),
        ('<!DOCTYPE mods [<!ENTITY t "Kleinstadt">]>' + _MODS.format("&t;"), "Brief aus Kleinstadt", False),
        (_MODS.format("R&amp;amp;D"), "Brief aus R&amp;D", False),
    ],
)
def test_an_entity_whose_text_is_elsewhere_is_asked(document: str, words: str, is_asked: bool) -> None:
    made = _draft("mods", document)
    assert (made.document["title"], bool(made.questions)) == (words, is_asked)


@every(
    "dates, value",
    [("1920-00-00,1930-00-00", "1920/1930"), (",1920-00-00", "../1920"), (",1920-05-01", "../1920-05-01")],
)
def test_an_event_of_atom_that_only_ends_is_open_before(dates: str, value: str) -> None:
    sheet = f"legacyId,title,levelOfDescription,eventTypes,eventStartDates,eventEndDates\n1,T,Item,Creation,{dates}\n"
    (date,) = _draft("csv", sheet).document["dates"]
    assert date["value"] == value


@every("cell", ["Ann A // Bob B", "Ann A; Bob B", "Ann A / Bob B"])
def test_names_with_a_sign_between_are_asked(cell: str) -> None:
    assert _draft("csv", f"id,title,authors\na,T,{cell}\n").questions


@every(
    "name, read",
    [
        ("外交部, 亚洲司", "外交部, 亚洲司"),
        ("北京大学图书馆, 特藏部", "北京大学图书馆, 特藏部"),
        ("외무부, 아주국", "외무부, 아주국"),
        ("毛, 泽东", "毛泽东"),
        ("원, 빈", "원빈"),
    ],
)
def test_a_body_in_chinese_characters_is_no_person(name: str, read: str) -> None:
    assert read_name(name).name == read


@every(
    "cells, width, joined",
    [
        (["1", "Sample\\", " Ann", "x"], 3, ["1", "Sample, Ann", "x"]),
        (["1", "C:\\", "x"], 3, ["1", "C:\\", "x"]),
        (["1", "a", "b", "c"], 3, ["1", "a", "b", "c"]),
        (["a\\", "b\\", "c"], 1, ["a,b,c"]),
    ],
)
def test_an_escaped_comma_parts_no_cells(cells: list[str], width: int, joined: list[str]) -> None:
    assert without_escapes(cells, width) == joined


def test_a_licence_that_a_link_names_is_its_address() -> None:
    made = _draft("ead2002", _EAD.format("https://creativecommons.org/licenses/by-nc/3.0/us/deed.en_US"))
    assert made.document["rights"]["uri"] == "http://creativecommons.org/licenses/by-nc/3.0/us/"


@every("uri", ["https://creativecommons.org/mark/1.0/", "http://creativecommons.org/licences/4.0/"])
def test_an_address_of_creative_commons_that_is_no_licence_is_a_finding(uri: str) -> None:
    document: dict[str, Any] = {"id": "a", "level": "item", "title": "T", "rights": {"uri": uri}}
    assert "rights-page" in [finding.code for finding in read_plain(document).findings]


def test_a_quarter_that_a_number_format_adds_is_no_year() -> None:
    assert _shown(dt.date(1956, 1, 1), '"Q1" yyyy') == '1956-01-01 (shown by "Q1" yyyy)'
    assert _shown(dt.date(1956, 1, 1), 'yyyy"г."') == "1956"
