"""Finding aids: every unit a record below the one it is part of; what is not mapped is listed with its path."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from catalog.ingest import Result, ingest
from catalog.ingest.new_catalogue import found_catalogue
from catalog.model import Catalogue
from catalog.standards import formats
from catalog.standards.importers import (
    Draft,
    Refusal,
    Source,
    find,
    recognise,
)
from catalog.storage import open_catalogue
from catalog.validation import read, read_plain
from tests.every import every

EAD = """<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>MC 12</recordid></control>
<archdesc level="fonds"><did><unittitle>Papers of X</unittitle><unitid>MC 12</unitid>
<repository><corpname><part>Public Library</part></corpname></repository>
<unitdate normal="1900/1950">1900 to 1950</unitdate><physdesc>3 boxes</physdesc>
<langmaterial><language langcode="rus">Russian</language></langmaterial>
<origination><persname><part>Ivan Petrov</part></persname></origination></did>
<scopecontent><head>Scope</head><p>First.</p><p>Second.</p></scopecontent><physloc><p>By X.</p></physloc>
<fake>Kept apart.</fake>
<controlaccess><subject><part>War</part></subject><geogname><part>Moscow</part></geogname></controlaccess>
<dsc><c01 level="series"><did><unittitle>Letters</unittitle></did>
<c02 level="item" id="a1"><did><unittitle>A letter</unittitle><container localtype="box">1</container>
<container localtype="shelf">7</container><unitid>12/1</unitid></did></c02>
<c02 level="otherlevel" otherlevel="dossier"><did><unitdate>5 September 1956</unitdate></did></c02></c01>
<c01 level="file"><did><unittitle>Rest</unittitle></did></c01></dsc></archdesc></ead>"""


def outcomes(data: str | bytes, name: str = "ead3") -> list[Draft | Refusal]:
    return list(find(name).read(Source("aid.xml", data.encode() if isinstance(data, str) else data)))


def records(data: str, name: str = "ead3") -> list[dict[str, Any]]:
    made = []
    for outcome in outcomes(data, name):
        assert isinstance(outcome, Draft)
        assert read_plain(dict(outcome.document)).record is not None, read_plain(dict(outcome.document)).findings
        made.append(dict(outcome.document))
    return made


def test_the_tree_becomes_records_with_parents() -> None:
    tree = [(record["id"], record.get("part_of"), record["level"]) for record in records(EAD)]
    assert tree == [
        ("mc-12", None, "fonds"),
        ("mc-12-1", "mc-12", "series"),
        ("mc-12-a1", "mc-12-1", "item"),
        ("mc-12-1-2", "mc-12-1", "other"),
        ("mc-12-2", "mc-12", "file"),
    ]


@pytest.mark.parametrize(("number", "code"), [
    ("Public Library, collection 12, box 1", {"collection": "12", "box": "1"}),
    ("Public Library, record group 12", {"record_group": "12"}),
    ("Public Library, MC 12", {"fonds": "MC 12"}),
    ("MC 12, box 1", {"fonds": "MC 12, box 1"}),
    ("Public Library", {}),
])  # fmt: skip
def test_a_number_that_repeats_the_archive_is_the_levels_it_names(number: str, code: dict[str, str]) -> None:
    top = records(EAD.replace("<unitid>MC 12</unitid>", f"<unitid>{number}</unitid>"))[0]
    assert top["reference_code"] == {"repository": "Public Library", **code}


def test_the_top_is_described_in_the_order_of_isad() -> None:
    top = records(EAD)[0]
    assert top["title"] == "Papers of X"
    assert top["reference_code"] == {"repository": "Public Library", "fonds": "MC 12"}
    assert top["dates"] == [{"as_written": "1900 to 1950", "value": "1900/1950"}]
    assert top["extent"] == "3 boxes"
    assert top["creators"] == [{"kind": "person", "name": "Ivan Petrov"}]
    assert top["scope"] == "First.\n\nSecond."
    assert top["subjects"] == [{"term": "War"}]
    assert top["places"] == [{"name": "Moscow"}]


def test_a_unit_has_its_number_and_what_it_is_kept_in() -> None:
    item = records(EAD)[2]
    assert item["reference_code"] == {"repository": "Public Library", "item": "12/1"}
    assert item["containers"] == [{"kind": "box", "number": "1"}, {"kind": "shelf", "number": "7"}]


@pytest.mark.parametrize(
    ("parts", "title"),
    [
        ("<did><unitdate>5 September 1956</unitdate></did>", "5 September 1956"),
        ("<did><unitid>R 2/17</unitid></did>", "R 2/17"),
        ("<did><abstract>Letters to the council</abstract></did>", "Letters to the council"),
        ("<did/><scopecontent><p>A file of one two three four five six seven</p></scopecontent>",
         "A file of one two three four five ..."),
    ],
)  # fmt: skip
def test_a_unit_without_title_is_called_by_what_is_known_of_it(parts: str, title: str) -> None:
    top = "<did><unittitle>A</unittitle></did>"
    made = outcomes(f'<ead><archdesc level="fonds">{top}<dsc><c level="file">{parts}</c></dsc></archdesc></ead>')
    drafts = [each for each in made if isinstance(each, Draft)]
    assert drafts[1].document["title"] == {"text": title, "supplied_by": "importer"}
    assert not drafts[1].questions
    assert drafts[0].assumed == (
        "1 unit has no title. Each is called by its date, its number or the first words about it.",
    )


def test_a_unit_of_which_nothing_is_known_is_asked_about() -> None:
    top = "<did><unittitle>A</unittitle></did>"
    draft = outcomes(
        f'<ead><archdesc level="fonds">{top}<dsc><c level="file" id="c1"><did/></c></dsc></archdesc></ead>'
    )[1]
    assert isinstance(draft, Draft)
    assert draft.document["title"] == {"text": "File without a title in A", "supplied_by": "importer"}
    assert {question.pointer for question in draft.questions} == {"/title"}
    assert draft.document["administration"]["status"] == "draft"


@pytest.mark.parametrize("level", ["", 'level="otherlevel"', 'level="otherlevel" otherlevel=""', 'level="OtherLevel"'])
def test_a_unit_of_another_level_that_is_not_named_is_read_by_its_place(level: str) -> None:
    unit = "<did><unittitle>A</unittitle></did>"
    made = outcomes(f'<ead><archdesc level="fonds">{unit}<dsc><c {level}>{unit}</c></dsc></archdesc></ead>')
    drafts = [each for each in made if isinstance(each, Draft)]
    assert (drafts[1].document["level"], drafts[1].questions) == ("file", ())
    assert [each.partition(".")[0] for each in drafts[0].assumed] == ["1 unit names no level"]


def test_a_level_that_is_not_named_is_that_of_the_place_in_the_tree_and_keeps_nothing_a_draft() -> None:
    unit = "<did><unittitle>A</unittitle></did>"
    tree = f"<c>{unit}<c>{unit}<c>{unit}</c></c><c>{unit}</c></c><c level='file'>{unit}<c>{unit}</c></c><c>{unit}</c>"
    made = outcomes(f'<ead><archdesc level="fonds">{unit}<dsc>{tree}</dsc></archdesc></ead>')
    drafts = [each for each in made if isinstance(each, Draft)]
    assert [each.document["level"] for each in drafts] == [
        "fonds", "series", "subseries", "file", "file", "file", "item", "file",
    ]  # fmt: skip
    assert not any(each.questions for each in drafts)
    assert drafts[0].assumed == (
        "6 units name no level. With parts each is a series or subseries, without parts a file or, in a file, an item.",
    )
    assert not any(each.assumed for each in drafts[1:])


@pytest.mark.parametrize(("given", "level", "word"), [
    ('level="class"', "class", None), ('level="recordgrp"', "record group", None), ('level="subgrp"', "subgroup", None),
    ('level="otherlevel" otherlevel="binder"', "other", "binder"), ('otherlevel="binder"', "other", "binder"),
    ('level="otherlevel" otherlevel="Series"', "series", None), ('level="Bestand"', "other", "Bestand"),
])  # fmt: skip
def test_a_level_of_another_list_is_kept_with_its_word(given: str, level: str, word: str | None) -> None:
    unit = "<did><unittitle>A</unittitle></did>"
    made = outcomes(f'<ead><archdesc level="fonds">{unit}<dsc><c {given}>{unit}</c></dsc></archdesc></ead>')[1]
    assert isinstance(made, Draft)
    assert not made.questions
    assert (made.document["level"], made.document.get("level_as_written")) == (level, word)


def test_what_is_not_mapped_is_listed_with_path_and_count() -> None:
    top = outcomes(EAD)[0]
    assert isinstance(top, Draft)
    assert [(each.place, each.text) for each in top.ignored] == [("archdesc/fake", "once: Kept apart.")]
    assert top.document["notes"] == [{"kind": "Physical location", "text": "By X."}]


CONTROL = """<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>x</recordid>
<filedesc><titlestmt><titleproper>Guide</titleproper>{author}</titlestmt></filedesc><maintenancestatus value="new"/>
<rightsdeclaration><citation href="{licence}">CC0</citation></rightsdeclaration><maintenancehistory>
<maintenanceevent><eventtype value="created"/><agenttype value="{kind}"/><agent>{agent}</agent></maintenanceevent>
<maintenanceevent><eventtype value="revised"/><agenttype value="human"/><agent>A. Later</agent></maintenanceevent>
</maintenancehistory></control>"""
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"


@pytest.mark.parametrize(
    ("author", "kind", "agent", "cataloguer"),
    [
        ("<author>Finding aid created by N. Ivanova.</author>", "human", "M. Other", "N. Ivanova"),
        ("<author>Ivanova, Nina</author><author>Petrov, Ivan</author>", "human", "", "Ivanova, Nina; Petrov, Ivan"),
        ("<author>Processed by N. Ivanova, Jr.</author>", "human", "", "N. Ivanova, Jr."),
        ("<author>Prepared by A. B.; encoded by C. D.</author>", "human", "", "Prepared by A. B.; encoded by C. D."),
        ("", "human", "Nina Ivanova", "Nina Ivanova"),
        ("", "human", "EAD encoding by Nina Ivanova", None),
        ("", "machine", "Converter 2.0", None),
    ],
)
def test_who_wrote_a_finding_aid_described_its_units(
    author: str, kind: str, agent: str, cataloguer: str | None
) -> None:
    made = unit(TITLE, ead=CONTROL.format(author=author, kind=kind, agent=agent, licence=CC0))
    administration = made.document["administration"]
    assert administration.get("cataloguer") == cataloguer
    assert administration["metadata_license"] == CC0
    assert "/administration/metadata_license" in {found.pointer for found in made.found if found.place}


def test_what_else_its_head_says_is_listed_with_path_and_count() -> None:
    made = unit(TITLE, ead=CONTROL.format(author="<author>N. Ivanova</author>", kind="human", agent="B", licence=""))
    assert "metadata_license" not in made.document["administration"]
    head = "/ead/control"
    assert {each.place: each.text for each in made.ignored} == {
        f"{head}/filedesc/titlestmt/titleproper": "once: Guide",
        f"{head}/maintenancestatus/@value": "once: new",
        f"{head}/rightsdeclaration/citation": "once: CC0",
    }


def unit(did: str = "", rest: str = "", *, ead: str = "", doctype: str = "") -> Draft:
    """The top of a finding aid of one unit, in EAD3 unless said otherwise."""
    opening = ead or '<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>x</recordid></control>'
    text = f'{doctype}{opening}<archdesc level="file"><did>{did}</did>{rest}</archdesc></ead>'
    source = Source("aid.xml", text.encode())
    importer = recognise(source)
    assert importer is not None
    (made,) = importer.read(source)
    assert isinstance(made, Draft)
    return made


TITLE = "<unittitle>T</unittitle>"


@every(
    ("title", "words"),
    [
        ("To <persname><part>Kim</part></persname>, H<emph>2</emph>O (<date>1956</date>)", "To Kim, H2O (1956)"),
        ("<persname><part>Kim</part><part>Gwan</part></persname>: letters", "Kim Gwan: letters"),
        ("<title><part>War</part></title> <emph>and</emph> peace<lb/>Part 2", "War and peace Part 2"),
        ("<emph>War</emph><emph>Peace</emph>", "War Peace"),
        ("<!-- no -->Caf<!-- yes -->é", "Café"),
        ("Sent by<persname>Kim</persname>, 1956", "Sent by Kim, 1956"),
        ("Groß<geogname>berlin</geogname>", "Großberlin"),
        ("Programs, <unitdate>1921-1995</unitdate> <unitdate>(bulk 1925-1942)</unitdate>", "Programs"),
    ],
)  # fmt: skip
def test_a_title_of_words_and_elements_reads_as_it_is_printed(title: str, words: str) -> None:
    assert unit(f"<unittitle>{title}</unittitle>").document["title"] == words


def test_prose_has_its_paragraphs_and_the_items_of_its_lists() -> None:
    prose = """<scopecontent><head>Scope</head><p>One, <title>Two</title>.</p><list>
    <item>a</item><item>b <emph>c</emph></item></list><chronlist><chronitem><date>1950</date>
    <event>Born</event></chronitem></chronlist>
    <scopecontent><p>Inside</p></scopecontent></scopecontent>"""
    assert unit(TITLE, prose).document["scope"].split("\n\n") == [
        "One, Two.",
        "a",
        "b c",
        "1950 Born",
        "Inside",
    ]


@every(("prose", "lines"), [
    ("<p>Series:<list><item>Letters</item><item>Maps</item></list>and more.</p>",
     ["Series:", "Letters", "Maps", "and more."]),
    ("<p><list><item>Letters</item><item>Maps</item></list></p>", ["Letters", "Maps"]),
    ("<list><item>A<list><item>a1</item><item>a2</item></list></item><item>B</item></list>", ["A", "a1", "a2", "B"]),
    ("<list><defitem><label>1</label><item>Letters</item></defitem></list>", ["1 Letters"]),
    (("<chronlist><chronitem><date>1900</date><eventgrp><event>Burnt</event><event>Sold</event></eventgrp></chronitem>"
     "<chronitem><date>1901</date><event>Left</event></chronitem></chronlist>"), ["1900 Burnt Sold", "1901 Left"]),
    (("<p>See<table><tgroup><tbody><row><entry>1</entry><entry>Letters</entry></row><row><entry>2</entry></row></tbody>"
     "</tgroup></table></p>"), ["See", "1 Letters", "2"]),
    ("<p>He wrote:<blockquote><p>So.</p><p>Again.</p></blockquote></p>", ["He wrote:", "So.", "Again."]),
    ("<p>Text<note><p>A foot note.</p></note> goes on.</p>", ["Text A foot note. goes on."]),
    ("<head>Scope</head>Bare words<p>And a paragraph</p>", ["Bare words", "And a paragraph"]),
    ("<p>Given by<persname>Ann Archer</persname></p>", ["Given by Ann Archer"]),
])  # fmt: skip
def test_lists_chronologies_and_tables_keep_their_lines(prose: str, lines: list[str]) -> None:
    assert unit(TITLE, f"<scopecontent>{prose}</scopecontent>").document["scope"].split("\n\n") == lines


@every("archive", [
    "{0}<address><addressline>Main Street 1</addressline></address>",
    "<corpname>{0}</corpname><address><addressline>Main Street 1</addressline></address>",
    "<corpname>{0}<address><addressline>Main Street 1</addressline></address></corpname>",
    "<addressline>Main Street 1</addressline>{0}",
    "{0}<lb/>Main Street 1<lb/>Oslo",
    "<corpname>{0}</corpname>, Main Street 1",
    "<name>{0}</name><extptr href='logo.gif'/>",
    "<p>{0}</p>",
])  # fmt: skip
def test_the_name_of_an_archive_is_without_its_address(archive: str) -> None:
    stated = f"<repository>{archive.format('Harbour Museum')}</repository>"
    code = unit(f"{TITLE}<unitid>5</unitid>{stated}", ead="<ead>").document["reference_code"]
    assert code["repository"] == "Harbour Museum"


def test_prose_in_no_element_of_its_own_is_a_note_under_the_heading_of_its_group() -> None:
    group = """<descgrp><head>History of the fonds:</head><p>Came in 1962.</p><list><item>More in 1978.</item></list>
    <p audience="internal">Price.</p><acqinfo><p>Gift.</p></acqinfo><p>And in 1988.</p></descgrp>"""
    made = unit(TITLE, group, ead="<ead>").document
    assert made["notes"] == [
        {"kind": "History of the fonds", "text": "Came in 1962.\n\nMore in 1978."},
        {"kind": "History of the fonds", "text": "And in 1988."},
    ]
    assert made["acquisition"] == "Gift."


def test_words_about_the_headings_of_a_unit_are_a_note() -> None:
    headings = (
        "<controlaccess><head>Terms</head><p>From the catalogue.</p><p><subject>War</subject></p></controlaccess>"
    )
    made = unit(TITLE, headings, ead="<ead>").document
    assert made["notes"] == [{"kind": "Terms", "text": "From the catalogue."}]
    assert made["subjects"] == [{"term": "War"}]


def test_the_main_number_of_a_unit_is_its_code_and_what_lies_beside_the_identification_is_read() -> None:
    numbers = '<unitid label="internal_id">0</unitid><unitid label="main_identifier">R 2</unitid>'
    beside = '<container type="box">3</container>'
    made = unit(f"{TITLE}{numbers}<repository>Harbour Museum</repository>", beside, ead="<ead>").document
    assert made["reference_code"] == {"repository": "Harbour Museum", "file": "R 2"}
    assert made["containers"] == [{"kind": "box", "number": "3"}]


def test_conditions_in_several_elements_are_paragraphs_of_one() -> None:
    made = unit(
        f"{TITLE}<abstract>One.</abstract><abstract>Two.</abstract>",
        "<accessrestrict><p>Open.</p></accessrestrict><accessrestrict><p>Open.</p><p>Ask.</p></accessrestrict>"
        "<userestrict><p>Quote us.</p></userestrict><userestrict><p>Ask the heirs.</p></userestrict>",
    ).document
    assert made["access"] == {"conditions": "Open.\n\nAsk."}
    assert made["rights"] == {"statement": "Quote us.\n\nAsk the heirs."}
    assert made["abstract"] == {"text": "One.\n\nTwo."}


@pytest.mark.parametrize(("language", "said"), [
    ('<language langcode="und">No one knows</language>', "No one knows"),
    ('<language langcode="zxx">No linguistic content</language>', "No linguistic content"),
])  # fmt: skip
def test_words_that_say_more_than_the_code_of_a_language_are_kept(language: str, said: str) -> None:
    made = unit(f"{TITLE}<langmaterial>{language}</langmaterial>", ead="<ead>").document
    assert made["language_note"] == said


@pytest.mark.parametrize("opening", ["<ead>", '<ead xmlns="urn:isbn:1-931666-22-9">'])
def test_ead_2002_is_read_with_and_without_a_namespace(opening: str) -> None:
    assert unit(TITLE, ead=f"{opening}<eadheader><eadid>mc 7</eadid></eadheader>").document["id"] == "mc-7"


def test_entities_of_letters_and_of_the_file_are_read_and_nothing_is_fetched() -> None:
    doctype = (
        '<!DOCTYPE ead PUBLIC "+//ISBN 1-931666-00-8//DTD ead.dtd (EAD 2002)//EN" "http://127.0.0.1:1/ead.dtd"'
        ' [<!ENTITY lib "The Library"><!ENTITY logo SYSTEM "logo.gif" NDATA gif>]>'
    )
    title = "<unittitle>Caf&eacute;&mdash;&lib; &lt;x&gt;</unittitle>"
    assert unit(title, ead="<ead>", doctype=doctype).document["title"] == "Café—The Library <x>"


def span(first: str, last: str) -> str:
    ends = f"<fromdate{first}</fromdate><todate{last}</todate>"
    return f"<unitdatestructured><daterange>{ends}</daterange></unitdatestructured>"


def single(date: str) -> str:
    return f"<unitdatestructured><datesingle>{date}</datesingle></unitdatestructured>"


@every(
    ("dates", "expected"),
    [
        (span(">1950", ">1956"), [{"value": "1950/1956"}]),
        (span(' standarddate="1950-01">January 1950', ">1956"), [{"value": "1950-01/1956"}]),
        (
            f"<unitdate>2003-2004</unitdate>{span('>2003', '>2004')}",
            [{"value": "2003/2004", "as_written": "2003-2004"}],
        ),
        (span(">2003", ">2003"), [{"value": "2003"}]),
        (span(">975", ">1050"), [{"value": "0975/1050"}]),
        (
            '<unitdate normal="1950/1960" certainty="circa">50s</unitdate>',
            [{"value": "1950~/1960~", "as_written": "50s"}],
        ),
        (
            '<unitdate datechar="publication" normal="19560905">5.9.56</unitdate>',
            [{"value": "1956-09-05", "as_written": "5.9.56", "event": "publication"}],
        ),
        (f"<unitdateset>{single('1950')}{single('1960')}</unitdateset>", [{"value": "1950"}, {"value": "1960"}]),
    ],
)
def test_dates_are_read_in_every_form(dates: str, expected: list[dict[str, str]]) -> None:
    made = unit(TITLE + dates)
    assert made.document["dates"] == expected
    assert not made.questions


def test_agents_have_the_roles_of_their_relators() -> None:
    made = unit(
        f"{TITLE}<origination><persname relator='sgn'><part>Seo Hwi</part></persname></origination>"
        "<origination><famname><part>Kim</part></famname></origination>",
        "<controlaccess><name relator='rcp'><part>Ponomarev</part></name>"
        "<persname relator='http://id.loc.gov/vocabulary/relators/trl' identifier='http://viaf.org/viaf/1'>"
        "<part localtype='surname'>Goldberg</part><part localtype='forename'>Gary</part><part>1950-</part></persname>"
        "<persname relator='depositor'><part>Smith, John</part></persname>"
        "<subject identifier='http://example.org/war'><part>War</part><part>Korea</part></subject></controlaccess>",
    )
    document = made.document
    assert document["signatories"] == [{"name": "Seo Hwi", "kind": "person"}]
    assert document["creators"] == [{"name": "Kim", "kind": "family"}]
    assert document["recipients"] == [{"name": "Ponomarev"}]
    assert document["texts"][-1]["translators"] == [
        {"name": "Gary Goldberg", "surname": "Goldberg", "kind": "person", "authority": "http://viaf.org/viaf/1"}
    ]
    assert [each["name"] for each in document["mentions"]] == ["John Smith"]
    assert [each.text for each in made.ignored if not each.place.startswith("/ead/")] == [
        "Smith, John: depositor",
        "1950-",
    ]
    assert document["subjects"] == [{"term": "War--Korea", "uri": "http://example.org/war"}]


@pytest.mark.parametrize(
    ("role", "field"), [("addressee (rcp)", "recipients"), ("author", "authors"), ("edt", "contributors")]
)
def test_the_roles_of_ead_2002_are_read(role: str, field: str) -> None:
    names = f'<controlaccess><persname role="{role}">Kim, Gwan</persname></controlaccess>'
    assert [each["name"] for each in unit(TITLE, names, ead="<ead>").document[field]] == ["Kim Gwan"]


def test_what_isad_names_is_in_its_field_and_the_same_words_are_written_once() -> None:
    made = unit(
        f"{TITLE}<abstract>About war.</abstract>",
        "<scopecontent><p>About  war.</p></scopecontent><appraisal><p>All kept.</p></appraisal>"
        "<appraisal><p>All  kept.</p><p>In 1960.</p></appraisal><separatedmaterial><p>Maps.</p></separatedmaterial>"
        "<accessrestrict><p>Open.</p></accessrestrict><accessrestrict><p>Classification: Secret</p></accessrestrict>"
        "<userestrict><p>http://rightsstatements.org/vocab/InC/1.0/</p><p>Rights holder: The Society</p>"
        "<p>Ask us.</p></userestrict>",
    ).document
    assert made["separated_units"] == "Maps."
    assert ("scope" in made, "abstract" in made) == (True, False)
    assert made["appraisal"] == "All kept.\n\nIn 1960."
    assert (made["access"], made["classification"]) == ({"conditions": "Open."}, "Secret")
    assert made["rights"] == {
        "uri": "http://rightsstatements.org/vocab/InC/1.0/", "statement": "Ask us.", "holder": "The Society",
    }  # fmt: skip


def test_digital_copies_are_found_in_their_sets() -> None:
    made = unit(
        f'{TITLE}<daoset><dao daotype="derived" href="https://example.org/1"/>'
        '<dao daotype="derived" href="https://example.org/2"><descriptivenote><p>Back</p></descriptivenote></dao></daoset>'
    )
    assert "url" not in made.document
    assert made.document["digital_objects"] == [
        {"url": "https://example.org/1"},
        {"url": "https://example.org/2", "note": "Back"},
    ]


def test_every_address_of_a_unit_comes_with_its_role_its_title_and_its_words() -> None:
    link = "http://www.w3.org/1999/xlink"
    made = unit(
        TITLE,
        f'<dao xmlns:x="{link}" x:href="https://x.example.org/1" x:title="page&#10; 1" x:role="Image-Service">'
        "<daodesc><p>Front.</p><p>Leaves: 12v</p></daodesc></dao>"
        f'<daogrp xmlns:x="{link}"><daodesc><p>Scanned 2020.</p></daodesc>'
        '<daoloc x:href="https://x.example.org/2" x:label="thumb"/>'
        '<daoloc x:href="urn:nbn:de:x-1" x:role="IMAGE"/></daogrp>'
        f'<dao xmlns:x="{link}" x:href="scans/0001.tif" x:title="Master"/>'
        f'<dao xmlns:x="{link}" x:href="https://x.example.org/1"/>'
        f'<dao xmlns:x="{link}" x:href="https://x.example.org/donor" audience="internal"/>',
        ead="<ead>",
    ).document
    assert made["digital_objects"] == [
        {"url": "https://x.example.org/1", "role": "access copy", "label": "page 1", "leaves": "12v", "note": "Front."},
        {"url": "https://x.example.org/2", "role": "thumbnail", "note": "Scanned 2020."},
        {"url": "urn:nbn:de:x-1", "note": "Role: IMAGE"},
        {"url": "https://x.example.org/donor", "internal": "true"},
    ]
    assert made["notes"] == [{"kind": "Digital object", "text": "scans/0001.tif\n\nMaster"}]


@pytest.mark.parametrize("data", ["<ead/>", "<a/>", "no", "<ead xmlns='http://ead3.archivists.org/schema/'><archdesc>"])
def test_what_is_no_finding_aid_is_refused(data: str) -> None:
    (outcome,) = outcomes(data)
    assert isinstance(outcome, Refusal)


@pytest.mark.parametrize("name", ["ead3", "ead2002"])
def test_our_own_export_comes_back(root: Path, name: str) -> None:
    folder = open_catalogue(root)
    document = folder.find("garf-5446-98-721-170")
    assert document is not None
    letter = read(document).demand()
    source = Source("export.xml", b"".join(formats.find(name).stream([letter], folder.settings)))
    assert recognise(source) is find(name)
    drafts = [each for each in find(name).read(source) if isinstance(each, Draft)]
    *above, last = [read_plain(dict(each.document)).demand() for each in drafts]
    assert last.id == letter.id
    assert above[0].level == "fonds"
    assert last.title.text == letter.title.text
    assert last.level == letter.level
    assert last.part_of == above[-1].id
    assert last.date is not None
    assert last.date.value == "1956-09-05"
    assert last.reference_code is not None
    assert last.reference_code.as_written == "GARF, Fond 5446, Opis 98, Delo 721, Listy 170-190"


def test_taking_a_finding_aid_in_twice_changes_nothing(tmp_path: Path) -> None:
    found_catalogue(tmp_path / "c", Catalogue(name="T", admin_emails=("a@example.org",), namespace="example.org"))
    folder = open_catalogue(tmp_path / "c")
    path = tmp_path / "aid.xml"
    path.write_text(EAD)
    assert [each.result for each in ingest([path], folder)] == [Result.IMPORTED] * 5
    assert [each.result for each in ingest([path], folder)] == [Result.UNCHANGED] * 5
    path.write_text(EAD.replace("A letter", "Another letter"))
    results = {each.record: each.result for each in ingest([path], folder)}
    assert results["mc-12-a1"] is Result.UPDATED
    assert list(results.values()).count(Result.UNCHANGED) == 4


@pytest.mark.shared
def test_real_finding_aids_have_as_many_records_as_units(shared: Path) -> None:
    files = sorted((shared / "samples" / "ead").glob("*.xml"))
    assert len(files) >= 12
    for path in files:
        source = Source(path.name, path.read_bytes())
        importer = recognise(source)
        assert importer is not None, path.name
        assert importer.name in ("ead3", "ead2002"), path.name
        root = etree.fromstring(source.data, etree.XMLParser(load_dtd=False, resolve_entities=False))
        units = [each for each in root.iter("{*}*") if re.fullmatch(r"c(0\d|1[0-2])?", etree.QName(each).localname)]
        drafts = [each for each in importer.read(source) if isinstance(each, Draft)]
        assert len(drafts) == len(units) + 1, path.name
        ids = [draft.document["id"] for draft in drafts]
        assert len(set(ids)) == len(ids)
        known: set[str] = set()
        for draft in drafts:
            assert draft.document.get("part_of") in {*known, None}
            known.add(draft.document["id"])
        valid = sum(read_plain(dict(draft.document)).record is not None for draft in drafts)
        assert valid >= len(drafts) - 2, path.name
