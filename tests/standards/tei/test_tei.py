"""tei: the header says what the record says, the words are there where they may be, and all of it is TEI."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from format_records import minimal, records, rich
from hypothesis import HealthCheck, given, settings
from lxml import etree
from tei_schemas import TEI, check, identifiers_agree, needs

import catalog
from catalog.model import Date
from catalog.standards.tei import write
from catalog.standards.tei.dating import dating
from tests.every import every
from tests.examples import examples
from tests.objects.transcribed_files import ALTO

FORMAT = write.FORMAT
CLOSED = {"conditions": "Closed.", "is_open": False}
SETTINGS = (
    'name = "L"\nadmin_emails = ["a@example.org"]\nnamespace = "example.org"\nbase_url = "https://c.example.org"\n'
)


def written(record, catalogue_settings) -> etree._Element:
    root = etree.fromstring(FORMAT.document(record, catalogue_settings))
    identifiers_agree(root)
    return root


def words(element, path) -> list[str]:
    return [
        " ".join("".join(each.itertext()).split()) for each in element.iterfind(re.sub(r"/(?=\w)", f"/{TEI}", path))
    ]


@needs("tei_all.rng")
def test_one_record_several_and_none_are_valid(letter, catalogue_settings):
    for each in ([letter], [rich()], [minimal()], [letter, rich(), minimal()], []):
        check("tei_all.rng", b"".join(FORMAT.stream(each, catalogue_settings)))


@needs("tei_all.rng")
@settings(
    max_examples=examples(120),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(record=records)
def test_any_record_is_valid(catalogue_settings, record):
    check("tei_all.rng", FORMAT.document(record, catalogue_settings))


@settings(max_examples=examples(20), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=records)
def test_any_record_is_well_formed_and_its_pointers_lead_somewhere(catalogue_settings, record):
    written(record, catalogue_settings)


def test_a_letter_is_an_act_of_correspondence(catalogue_settings):
    root = written(rich(), catalogue_settings)
    (description,) = root.iter(f"{TEI}correspDesc")
    sent, received = description.iterfind(f"{TEI}correspAction")
    assert (sent.get("type"), received.get("type")) == ("sent", "received")
    assert words(sent, "./persName") == ["Ivan Petrov", "Ri Chu-yon"]
    assert sent[1].get("ref") == "http://viaf.org/viaf/12345"
    assert sent[2].get("cert") == "low"
    assert words(sent, "./placeName") == ["Pyongyang"]
    assert dict(sent.find(f"{TEI}date").attrib) == {"when": "1956-08-31", "cert": "medium", "evidence": "conjecture"}
    assert words(received, "./orgName") == ["Secretariat of the Central Committee"]
    assert words(received, "./name") == ["Ponomarev"], "nothing says that it is a person"
    assert words(received, "./placeName") == ["Moscow", "Kuntsevo"]
    assert received.find(f"{TEI}date").get("cert") == "low"
    (reply,) = description.iterfind(f"{TEI}correspContext/{TEI}ref")
    assert (reply.get("type"), reply.text) == ("next", "Reply of the Secretariat")


@pytest.mark.parametrize(
    "change",
    [{"genre": "minutes", "recipients": []}, {"level": "file", "genre": None}],
    ids=["minutes", "a file of letters"],
)
def test_what_is_no_letter_has_the_same_header_without_it(catalogue_settings, change):
    root = written(rich(**change), catalogue_settings)
    assert root.find(f".//{TEI}correspDesc") is None
    assert words(root, ".//msDesc//origPlace") == ["Pyongyang"]
    assert [date.get("type") for date in root.iterfind(f".//{TEI}history/{TEI}provenance/{TEI}date")] == [
        "sending",
        "receipt",
    ]


def test_the_manuscript_is_found_by_every_number(catalogue_settings):
    root = written(rich(), catalogue_settings)
    place = root.find(f".//{TEI}msDesc/{TEI}msIdentifier")
    assert place.find(f"{TEI}country").get("key") == "RU"
    assert words(place, "./settlement") == ["Moscow"]
    assert place.find(f"{TEI}repository").get("key") == "GARF"
    numbers = {each.get("type"): each.text for each in place.iterfind(f"{TEI}idno")}
    assert numbers["shelfmark"].startswith("Fond 9401, Opis 2,")
    assert [numbers[level] for level in ("fond", "opis", "delo", "leaves")] == ["9401", "2", "205", "12-14v, 16"]


@every(
    ("value", "expected"),
    [
        ("1956-09-05", {"when": "1956-09-05"}),
        ("1956-09", {"when": "1956-09"}),
        ("1956-09-XX", {"when": "1956-09"}),
        ("0490", {"when": "0490"}),
        ("1956-09-05?", {"when": "1956-09-05", "cert": "low"}),
        ("1956~", {"when": "1956", "precision": "low"}),
        ("1956%", {"when": "1956", "cert": "low", "precision": "low"}),
        ("195X", {"notBefore": "1950", "notAfter": "1959"}),
        ("1956-21", {"notBefore": "1956-03", "notAfter": "1956-05"}),
        ("[1956-09-05,1956-09-07]", {"notBefore": "1956-09-05", "notAfter": "1956-09-07"}),
        ("1956-09-05/1956-09-13", {"from": "1956-09-05", "to": "1956-09-13"}),
        ("1956/..", {"from": "1956"}),
        ("../1957", {"to": "1957"}),
        ("/1957", {"to": "1957"}),
        ("[..1957]", {"notAfter": "1957"}),
        ("195X/1962", {"notBefore": "1950", "notAfter": "1962"}),
        ("-0043", {}),
        ("0000", {}),
    ],
)
def test_a_date_is_bounded_and_never_more_exact_than_it_is(value, expected):
    assert {name: each for name, each in dating(Date(value=value)).items() if each} == expected


def test_a_julian_date_keeps_its_words_and_its_calendar(catalogue_settings):
    root = written(rich(), catalogue_settings)
    (date,) = root.iter(f"{TEI}origDate")
    assert (date.get("when"), date.text) == ("1956-08-30", "17 August 1956")
    (calendar,) = root.iter(f"{TEI}calendar")
    assert date.get("calendar")[1:] == calendar.get("{http://www.w3.org/XML/1998/namespace}id")


def test_names_are_taken_apart_only_where_the_surname_is_known(catalogue_settings):
    people = [{"name": "Ri Chu-yon", "surname": "Ri"}, {"name": "Kim Il Sung", "kind": "person"}, "Petrov, Ivan"]
    people.append({"name": "John Q. Sample, III", "surname": "Sample", "kind": "person"})
    root = written(minimal(genre="letter", authors=people), catalogue_settings)
    names = [etree.tostring(each, with_tail=False).decode() for each in root.iterfind(f".//{TEI}author/*")]
    plain = [name.replace(' xmlns="http://www.tei-c.org/ns/1.0"', "") for name in names]
    assert plain == [
        "<persName><surname>Ri</surname> <forename>Chu-yon</forename></persName>",
        "<persName>Kim Il Sung</persName>",
        "<name>Petrov, Ivan</name>",
        "<persName><forename>John Q.</forename> <surname>Sample</surname>, <genName>III</genName></persName>",
    ]


LETTER = """id: letter
level: item
genre: letter
title: A letter
texts:
  - {key: russian, language: ru, transcript: russian.txt}
  - {key: english, language: en, translated_from: russian, transcript: {file: english.txt, brackets: [
      {as_written: "[sic]", mark: editorial, at: 6}, {as_written: "[Kim]", mark: uncertain reading, at: 18},
      {as_written: "[gone]", mark: supplied, at: 2}]}}
  - {key: german, language: de, translated_from: russian, transcript: german.txt}
"""
RUSSIAN = "Дорогой товарищ,\nпишу Вам.\n\n\nПетров & сын\n"
ENGLISH = "Dear X[sic],\nI am [Kim].\r\n\r\nPetrov <and son>"
GERMAN = "Ein einziger Absatz."


@pytest.fixture
def letters(tmp_path: Path) -> catalog.Catalogue:
    folder = tmp_path / "records"
    folder.mkdir()
    (tmp_path / "catalog.toml").write_text(SETTINGS)
    (folder / "letter.yaml").write_text(LETTER)
    for name, content in (("russian", RUSSIAN), ("english", ENGLISH), ("german", GERMAN)):
        (folder / f"{name}.txt").write_bytes(content.encode())
    return catalog.open(tmp_path)


def exported(letters) -> etree._Element:
    root = etree.fromstring(b"".join(letters.export("tei", "letter")))
    identifiers_agree(root)
    return root


def test_texts_are_divisions_and_translations_are_aligned_where_they_can_be(letters):
    russian, english, german = exported(letters).iterfind(f".//{TEI}body/{TEI}div")
    assert [(one.get("type"), one.get("n")) for one in (russian, english, german)] == [
        ("original", "russian"),
        ("translation", "english"),
        ("translation", "german"),
    ]
    assert words(russian, "./p") == ["Дорогой товарищ, пишу Вам.", "Петров & сын"]
    assert len(russian[0].findall(f"{TEI}lb")) == 1
    assert [each.get("corresp") for each in english] == [
        "#r-letter__words__russian__p1",
        "#r-letter__words__russian__p2",
    ]
    assert [each.get("corresp") for each in german] == [None], "it has another number of paragraphs"


def test_brackets_are_marked_for_what_they_are_where_they_are(letters):
    english = exported(letters).findall(f".//{TEI}body/{TEI}div")[1]
    assert words(english, "./p/unclear") == ["[Kim]"]
    assert [(each.get("type"), each.text) for each in english.iter(f"{TEI}seg")] == [("editorial", "[sic]")]
    assert english.find(f".//{TEI}supplied") is None, "the words are not there"
    assert words(english, "./p")[1] == "Petrov <and son>"


def test_the_words_of_a_closed_letter_stay_closed(letters):
    path = letters.root / "records" / "letter.yaml"
    path.write_text(LETTER + "access: {conditions: Closed., is_open: false}\n")
    shown = b"".join(letters.export("tei", "letter"))
    assert "Дорогой".encode() not in shown
    assert etree.fromstring(shown).find(f".//{TEI}body/{TEI}p/{TEI}gap").get("reason") == "withheld"


def test_without_transcripts_it_says_that_there_are_none(catalogue_settings):
    root = written(minimal(), catalogue_settings)
    assert root.find(f".//{TEI}body/{TEI}p/{TEI}gap").get("reason") == "not-transcribed"


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x00\x01words\x0b\n", b"", b"\n \n", "\ufffe".encode()])
def test_any_transcript_is_written_as_xml(letters, content):
    (letters.root / "records" / "russian.txt").write_bytes(content)
    exported(letters)


def test_a_transcript_that_is_a_link_is_not_followed(letters, tmp_path):
    (tmp_path / "secret").write_text("secret words")
    path = letters.root / "records" / "russian.txt"
    path.unlink()
    path.symlink_to(tmp_path / "secret")
    assert b"secret words" not in b"".join(letters.export("tei", "letter"))


def test_lines_with_places_are_pages_lines_and_zones(letters, tmp_path):
    (letters.root / "records" / "letter.yaml").write_text("id: letter\nlevel: item\ntitle: A letter\n")
    scans = tmp_path / "scans"
    scans.mkdir()
    (scans / "1.xml").write_text(ALTO)
    letters.transcribe("letter", scans / "1.xml", text="russian", language="ru")
    path = letters.root / "records" / "letter.yaml"
    path.write_text(path.read_text().replace("role: transcript", "role: transcript\n    leaves: 170v"))
    root = exported(letters)
    surface, page = root.find(f".//{TEI}surface"), root.find(f".//{TEI}body/{TEI}div/{TEI}pb")
    assert (surface.get("n"), surface.get("lrx"), surface.get("lry")) == ("170v", "400", "600")
    assert page.get("n") == "170v"
    first, second = surface.iterfind(f"{TEI}zone")
    assert [first.get(corner) for corner in ("ulx", "uly", "lrx", "lry")] == ["40", "60", "240", "90"]
    lines = root.findall(f".//{TEI}body//{TEI}lb")
    assert [line.get("facs")[1:] for line in lines] == [
        zone.get("{http://www.w3.org/XML/1998/namespace}id") for zone in (first, second)
    ]
    assert [line.tail.strip() for line in lines] == ["Дорогой това-", "рищ!"]


def test_keys_that_are_names_of_other_things_are_no_names_given_twice(letters):
    path = letters.root / "records" / "letter.yaml"
    keys = ("manuscript", "text", "words", "sheet1", "a.p1", "a")
    texts = "".join(f"  - {{key: {key}, language: ru, transcript: russian.txt}}\n" for key in keys)
    path.write_text(f"id: letter\nlevel: item\ntitle: A letter\ntexts:\n{texts}")
    assert len(exported(letters).findall(f".//{TEI}body/{TEI}div")) == 6
