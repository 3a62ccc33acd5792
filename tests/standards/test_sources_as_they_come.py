"""What other systems write and importers once refused, ignored or turned into something else."""

from __future__ import annotations

import datetime as dt
import json
from io import BytesIO

import pytest
from openpyxl import Workbook

from catalog.standards.importers import Draft, Source, find, recognise
from tests.every import every

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


@every(
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
@every("heading", ["date", "dates"])
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


def test_an_unknown_level_of_atom_keeps_its_word() -> None:
    made = draft("csv", "legacyId,title,levelOfDescription\n1,Letters,Box")
    assert (made.document["level"], made.document["level_as_written"]) == ("other", "Box")


def test_the_form_is_the_title_of_a_unit_of_an_archive() -> None:
    made = draft("marcxml", _MARC % field("245", "kPapers,", "f1928-1970."))
    assert made.document["title"] == "Papers"
    assert made.document["dates"] == [{"value": "1928/1970", "as_written": "1928-1970", "span": "inclusive"}]


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
    assert not made.ignored


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
    assert "Ann Sample: 1820-1890" in [each.text for each in made.ignored]


def test_only_the_markup_of_csl_is_taken_out_of_words() -> None:
    made = draft("csl-json", '[{"type": "manuscript", "title": "The <illegible> of <i>H<sub>2</sub>O</i> <Ivan>"}]')
    assert made.document["title"] == "The <illegible> of H2O <Ivan>"


@pytest.mark.parametrize("nothing", ["NULL", "null", "(null)", r"\N", "NaN", "nan", "<NA>"])
@pytest.mark.parametrize("field", ["title", "authors", "fond", "date"])
def test_what_databases_write_for_nothing_is_asked_and_never_a_value(nothing: str, field: str) -> None:
    row = {"id": "a", "title": "Letter", "authors": "Ann Sample", "fond": "1", "date": "1956", field: nothing}
    made = draft("csv", f"{','.join(row)}\n{','.join(row.values())}\n")
    assert [question.text for question in made.questions] == [nothing]
    assert nothing not in str(dict(made.document))


@pytest.mark.parametrize("part", ["; ", "\n", "^^", " / "])
def test_names_in_one_cell_are_asked_whatever_parts_them(part: str) -> None:
    made = draft("csv", f'title,date,authors\nLetter,1956,"Sample, Ann{part}Primer, Bob"\n')
    assert [question.pointer for question in made.questions] == ["/authors/0/name"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ({"family": "Sample Society", "given": "Inc."}, "Sample Society, Inc."),
        ({"family": "Politburo", "given": "CC CPSU"}, "Politburo, CC CPSU"),
        ({"family": "Sample", "given": "Ann & Bob"}, "Sample, Ann & Bob"),
    ],
)
def test_a_body_that_a_program_parted_at_its_comma_is_asked(name: dict[str, str], words: str) -> None:
    made = draft("csl-json", json.dumps([{"type": "manuscript", "title": "A", "author": [name]}]))
    assert [agent["name"] for agent in made.document["authors"]] == [words]
    assert [question.pointer for question in made.questions] == ["/authors/0/name"]


@pytest.mark.parametrize(
    ("importer", "text"),
    [
        ("ris", "TY  - MANSCPT\nTI  - A\nAU  - Mao, Zedong\nER  - \n"),
        ("csl-json", '[{"type": "manuscript", "title": "A", "author": [{"family": "Mao", "given": "Zedong"}]}]'),
        ("marcxml", _MARC % (field("245", "aA") + field("100", "aMao, Zedong,", "eauthor", first="1"))),
        (
            "mods",
            (
                '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>A</title></titleInfo><name type="personal">'
                '<namePart type="family">Mao</namePart><namePart type="given">Zedong</namePart>'
                "<role><roleTerm>author</roleTerm></role></name></mods>"
            ),
        ),
    ],
)
def test_a_chinese_name_whose_surname_the_format_tells_is_not_asked(importer: str, text: str) -> None:
    made = draft(importer, text)
    assert [(agent["name"], agent["surname"]) for agent in made.document["authors"]] == [("Mao Zedong", "Mao")]
    assert not made.questions


_FEED = (
    '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><request>http://x/oai</request><ListRecords>'
    '<record><header status="{}"><identifier>oai:x:1</identifier><datestamp>2026-01-01</datestamp></header>{}</record>'
    "</ListRecords></OAI-PMH>"
)
_METADATA = {
    "marcxml": _MARC % field("245", "aGone"),
    "mods": '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Gone</title></titleInfo></mods>',
    "ead2002": _EAD % "Gone",
    "oai_dc": (
        '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Gone</dc:title></oai_dc:dc>'
    ),
}


@pytest.mark.parametrize("importer", _METADATA)
@pytest.mark.parametrize("status", ["deleted", "Deleted", "removed"])
@pytest.mark.parametrize("has_metadata", [True, False])
def test_a_record_that_a_saved_feed_has_withdrawn_is_skipped_and_said(
    importer: str, status: str, has_metadata: bool
) -> None:
    metadata = f"<metadata>{_METADATA[importer]}</metadata>" if has_metadata else ""
    (outcome,) = find(importer).read(Source("x", _FEED.format(status, metadata).encode()))
    assert not isinstance(outcome, Draft)
    assert [(each.code, "'oai:x:1'" in each.message) for each in outcome.findings] == [("deleted", True)]


@pytest.mark.parametrize(
    ("importer", "text"),
    [
        ("marcxml", (_MARC % field("245", "aGone")).replace("00000nt", "00000dt")),
        (
            "ead3",
            (
                '<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>a</recordid>'
                '<maintenancestatus value="deletedreplaced"/></control>'
                '<archdesc level="item"><did><unittitle>A</unittitle></did></archdesc></ead>'
            ),
        ),
    ],
)
def test_a_record_that_says_it_is_deleted_is_skipped_and_said(importer: str, text: str) -> None:
    (outcome,) = find(importer).read(Source("x", text.encode()))
    assert not isinstance(outcome, Draft)
    assert [each.code for each in outcome.findings] == ["deleted"]


@pytest.mark.parametrize(
    ("indicator", "heading", "name", "is_asked"),
    [
        ("1", "Sample, Ann,", "Ann Sample", False),
        (" ", "Sample, Ann,", "Ann Sample", False),  # no indicator: the comma says it
        (" ", "Leonardo, da Vinci", "Leonardo, da Vinci", True),
        ("0", "John Paul II, Pope", "John Paul II, Pope", False),
    ],
)
def test_a_heading_of_marc_is_in_the_order_that_its_indicator_says(
    indicator: str, heading: str, name: str, is_asked: bool
) -> None:
    made = draft("marcxml", _MARC % (field("245", "aA") + field("100", f"a{heading}", "eauthor", first=indicator)))
    assert [agent["name"] for agent in made.document["authors"]] == [name]
    assert bool(made.questions) == is_asked


@pytest.mark.parametrize(
    ("person", "name", "is_asked"),
    [
        ({"name": "Sample, Ann"}, "Ann Sample", False),
        ({"name": "Martin King, Jr."}, "Martin King, Jr.", False),
        ({"familyName": "Mao", "givenName": "Zedong"}, "Mao Zedong", False),
        ({"familyName": "Sample", "givenName": "Ann"}, "Ann Sample", False),
        ({"familyName": "Sample Society", "givenName": "Inc."}, "Sample Society, Inc.", True),
    ],
)
def test_a_person_of_schema_org_is_named_whole_or_in_parts(person: dict[str, str], name: str, is_asked: bool) -> None:
    node = {"@context": "https://schema.org", "@type": "Manuscript", "name": "A"}
    made = draft("jsonld", json.dumps({**node, "author": {"@type": "Person", **person}}))
    assert [agent["name"] for agent in made.document["authors"]] == [name]
    assert bool(made.questions) == is_asked


def test_a_licence_of_schema_org_may_be_a_work_with_an_address() -> None:
    licence = {"@type": "CreativeWork", "url": "https://creativecommons.org/licenses/by/4.0"}
    node = {"@context": "https://schema.org", "@type": "Manuscript", "name": "A", "license": licence}
    made = draft("jsonld", json.dumps(node))
    assert made.document["rights"] == {"uri": "http://creativecommons.org/licenses/by/4.0/"}
