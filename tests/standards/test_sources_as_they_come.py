"""What other systems write and importers once refused, left or turned into something else."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest
from openpyxl import Workbook

from catalog.standards.importers import Draft, Source, find, recognise

_EAD = (
    '<ead><eadheader><eadid>a</eadid></eadheader><archdesc level="item"><did><unittitle>%s</unittitle></did>'
    "</archdesc></ead>"
)
_MARC = (
    '<collection xmlns="http://www.loc.gov/MARC21/slim"><record><leader>00000ntmaa2200000uu 4500</leader>%s'
    "</record></collection>"
)


def draft(importer: str, data: str | bytes) -> Draft:
    (outcome,) = find(importer).read(Source("x", data.encode() if isinstance(data, str) else data))
    assert isinstance(outcome, Draft), outcome
    return outcome


def field(tag: str, *subfields: str, first: str = " ", second: str = " ") -> str:
    inside = "".join(f'<subfield code="{words[0]}">{words[1:]}</subfield>' for words in subfields)
    return f'<datafield tag="{tag}" ind1="{first}" ind2="{second}">{inside}</datafield>'


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_xml_in_utf_16_is_read(encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="UTF-16"?>{_EAD % "Письмо"}'.encode(encoding)
    importer = recognise(Source("x.xml", data))
    assert importer is not None
    (made,) = importer.read(Source("x.xml", data))
    assert isinstance(made, Draft)
    assert made.document["title"] == "Письмо"


def test_an_entity_of_the_file_is_its_text() -> None:
    subset = (
        '<!DOCTYPE ead [<!ENTITY town "Sample &dash; Town"><!ENTITY dash "&#8211;"><!ENTITY repo "&town; Archive">]>'
    )
    assert draft("ead2002", subset + _EAD % "&repo;").document["title"] == "Sample – Town Archive"


@pytest.mark.parametrize(
    "entities",
    [
        '<!ENTITY l0 "%s">' % ("x" * 300),
        '<!ENTITY l0 "&l1;"><!ENTITY l1 "&l0;">',
        '<!ENTITY l9 "%s">' % ("x" * 100) + "".join(f'<!ENTITY l{n} "{f"&l{n + 1};" * 9}">' for n in range(9)),
        '<!ENTITY l0 SYSTEM "file:///etc/passwd">',
    ],
)
def test_an_entity_that_is_long_turns_in_a_circle_grows_or_is_elsewhere_is_not_read(entities: str) -> None:
    source = Source("x.xml", f"<!DOCTYPE ead [{entities}]>{_EAD % 'A &l0;'}".encode())
    (outcome,) = find("ead2002").read(source)
    if isinstance(outcome, Draft):
        assert outcome.document["title"] == "A &l0;"
    else:
        assert outcome.findings


@pytest.mark.parametrize(
    ("day", "form", "value"),
    [
        (dt.date(1956, 1, 1), "yyyy", "1956"),
        (dt.date(1956, 9, 1), "mmmm yyyy", "1956-09"),
        (dt.date(1956, 9, 1), "mmm-yy", "1956-09"),
        (dt.date(1956, 9, 1), "[$-409]mmm\\ yyyy;@", "1956-09"),
        (dt.date(1956, 9, 5), "mmm-yy", "1956-09-05"),
        (dt.date(1956, 9, 1), "yyyy-mm-dd", "1956-09-01"),
        (dt.date(1956, 9, 1), 'd "month" mmmm yyyy', "1956-09-01"),
    ],
)
@pytest.mark.parametrize("heading", ["date", "dates"])
def test_a_cell_is_as_exact_as_it_is_shown(day: dt.date, form: str, value: str, heading: str) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "title", heading])
    sheet.append(["a", "Letter", day])
    sheet.cell(2, 3).number_format = form
    data = BytesIO()
    book.save(data)
    (date,) = draft("xlsx", data.getvalue()).document["dates"]
    assert (date if isinstance(date, str) else date["value"]) == value


@pytest.mark.parametrize("date", [" 1956 ", "1956 "])
def test_blanks_around_a_date_are_none_of_it(date: str) -> None:
    assert draft("csv", f"title,level,dates\nLetter,item,{date}").document["dates"] == ["1956"]


def test_what_a_new_row_asks_keeps_it_a_draft_under_any_heading() -> None:
    made = draft("csv", "id,title,level,dates,repository,fond,opis,delo\nu2,Ask,item,1956,GARF,1,2,1E+05")
    assert made.questions
    assert made.document["administration"]["status"] == "draft"


def test_an_unknown_level_of_atom_is_asked() -> None:
    made = draft("csv", "legacyId,title,levelOfDescription\n1,Letters,Box")
    assert made.document["level"] == "file"
    assert [question.text for question in made.questions] == ["box"]


def test_the_form_is_the_title_of_a_unit_of_an_archive() -> None:
    made = draft("marcxml", _MARC % field("245", "kPapers,", "f1928-1970."))
    assert made.document["title"] == "Papers"
    assert made.document["dates"] == [{"value": "1928/1970", "as_written": "1928-1970"}]


def test_a_field_in_another_script_without_a_partner_is_the_field() -> None:
    fields = (
        field("245", "aLetter"),
        field("880", "6264-00", "c1956", second="0"),
        field("880", "6520-00/(N", "aОписание."),
        field("880", "6700-00/(N", "aИванов, Иван", first="1"),
    )
    made = draft("marcxml", _MARC % "".join(fields))
    assert made.document["dates"] == [{"value": "1956"}]
    assert made.document["abstract"] == {"text": "Описание."}
    assert [agent["name"] for agent in made.document["contributors"]] == ["Иван Иванов"]
    assert not made.left


def test_parts_of_a_name_in_ead3_are_read_or_left() -> None:
    names = (
        '<origination><persname relator="aut"><part localtype="surname">Sample</part>'
        '<part localtype="forename">Ann</part><part localtype="dates">1820-1890</part></persname></origination>'
        "<origination><corpname><part>Mill Company</part><part>Board</part></corpname></origination>"
    )
    ead = '<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>a</recordid></control>'
    did = f'<archdesc level="item"><did><unittitle>A</unittitle>{names}</did></archdesc></ead>'
    made = draft("ead3", ead + did)
    assert [agent["name"] for agent in made.document["authors"]] == ["Ann Sample", "Mill Company. Board"]
    assert "Ann Sample: 1820-1890" in [left.text for left in made.left]
