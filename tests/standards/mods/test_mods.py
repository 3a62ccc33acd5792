"""MODS: our own export, real records of a library course, and what the standard leaves open."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from catalog.model import Catalogue, Record
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

HEAD = '<mods xmlns="http://www.loc.gov/mods/v3" xmlns:xlink="http://www.w3.org/1999/xlink">'
TITLE = "<titleInfo><title>Papers</title></titleInfo>"


def draft(*elements: str) -> Draft:
    (outcome,) = find("mods").read(Source("x.xml", (HEAD + "".join(elements) + "</mods>").encode()))
    assert isinstance(outcome, Draft)
    return outcome


def record(*elements: str) -> Record:
    return read_plain(dict(draft(TITLE, *elements).document)).demand()


def test_a_title_has_its_article_subtitle_and_part() -> None:
    made = draft(
        "<titleInfo><nonSort>The</nonSort><title>Letters</title><subTitle>drafts</subTitle><partNumber>2</partNumber></titleInfo>",
        '<titleInfo type="translated" lang="rus"><title>Письма</title></titleInfo>',
    )
    assert made.document["title"] == "The Letters: drafts. 2"
    assert made.document["other_titles"] == [{"language": "ru", "text": "Письма"}]


def test_names_go_where_their_roles_are() -> None:
    name = '<name type="personal"><namePart>Petrov, Ivan</namePart><role><roleTerm>{}</roleTerm></role></name>'
    made = record(
        *(name.format(role) for role in ("aut", "addressee", "signatory", "translator", "edt", "no such role"))
    )
    assert [agent.name for agent in made.authors] == ["Ivan Petrov"]
    assert [agent.name for agent in made.recipients] == ["Ivan Petrov"]
    assert [agent.name for agent in made.signatories] == ["Ivan Petrov"]
    assert [agent.name for agent in made.translators] == ["Ivan Petrov"]
    assert [agent.role.value for agent in made.contributors] == ["editor", "contributor"]
    assert made.authors[0].surname == "Petrov"


def test_a_creator_is_an_author_and_a_name_without_a_role_only_contributed() -> None:
    made = draft(
        TITLE,
        '<name usage="primary"><namePart>A</namePart></name>',
        "<name><namePart>B</namePart></name>",
        "<name><namePart>C</namePart><role><roleTerm>creator</roleTerm></role></name>",
        "<name><namePart>D</namePart><role><roleTerm>http://id.loc.gov/vocabulary/relators/rcp</roleTerm></role></name>",
        "<name><namePart>E</namePart><role><roleTerm>former owner</roleTerm></role></name>",
        "<name><namePart>F</namePart><role><roleTerm>editor</roleTerm></role><role><roleTerm>trl</roleTerm></role></name>",
        "<name><namePart>G</namePart><role><roleTerm>editor</roleTerm></role><role><roleTerm>author</roleTerm></role></name>",
    )
    assert [each["name"] for each in made.document["authors"]] == ["A", "C"]
    assert [(each["name"], each["role"]) for each in made.document["contributors"]] == [
        ("B", "contributor"), ("E", "contributor"), ("F", "editor"), ("G", "editor"),
    ]  # fmt: skip
    assert [each["name"] for each in made.document["recipients"]] == ["D"]
    assert [each.text for each in made.ignored] == ["E: former owner", "F: translator", "G: author"]


@every(
    ("date", "expected"),
    [
        ('<dateCreated encoding="marc">19uu</dateCreated>', {"value": "19XX", "as_written": "19uu"}),
        ('<dateCreated encoding="iso8601">19560905</dateCreated>', {"value": "1956-09-05", "as_written": "19560905"}),
        ('<dateCreated encoding="w3cdtf">1956-09-05T00:00:00Z</dateCreated>', {"value": "1956-09-05"}),
        ('<dateCreated encoding="edtf">1956-09~</dateCreated>', {"value": "1956-09~"}),
        (
            '<dateOther encoding="edtf" type="receipt">1956-09-01?</dateOther>',
            {"value": "1956-09-01?", "event": "receipt"},
        ),
        ('<dateOther type="copyrighted by nobody">1956</dateOther>', {"value": "1956"}),
        ('<dateCreated qualifier="approximate">1956</dateCreated>', {"value": "1956~"}),
        ('<dateCreated qualifier="questionable" encoding="w3cdtf">1956-09</dateCreated>', {"value": "1956-09?"}),
        (
            '<dateIssued point="start">1950</dateIssued><dateIssued point="end" encoding="marc">9999</dateIssued>',
            {"value": "1950/.."},
        ),
        ('<dateCreated point="start" qualifier="approximate">1950</dateCreated>', {"value": "1950~/"}),
    ],
)
def test_dates_are_read_in_their_encoding_with_their_doubt(date: str, expected: dict[str, str]) -> None:
    (found,) = draft(TITLE, f"<originInfo>{date}</originInfo>").document["dates"]
    assert found["value"] == expected["value"]


def test_another_kind_of_date_is_listed_by_its_name() -> None:
    made = draft(TITLE, "<originInfo><dateValid>2020</dateValid><edition>2nd</edition></originInfo>")
    assert "dates" not in made.document
    assert [each.text for each in made.ignored] == ["dateValid: 2020", "edition: 2nd"]


def test_what_another_version_says_and_a_text_cannot_is_listed() -> None:
    title = "<titleInfo><title>{}</title></titleInfo>"
    number = title.format("Papers").replace("</titleInfo>", "<partNumber>7</partNumber></titleInfo>")
    made = draft(
        TITLE,
        f'<relatedItem type="otherVersion">{title.format("Письмо")}'
        "<language><languageTerm>rus</languageTerm></language>"
        "<physicalDescription><form>typescript</form></physicalDescription></relatedItem>",
        f'<relatedItem type="series">{number}</relatedItem>',
    )
    assert [each.text for each in made.ignored] == ["title: Письмо", "form: typescript"]
    assert made.document["related"] == [{"relation": "related", "title": "Papers 7"}]


def test_a_place_in_its_parts_and_an_address_of_a_heading_are_read() -> None:
    made = draft(
        TITLE,
        "<subject><hierarchicalGeographic><country>Russia</country><city>Moscow</city></hierarchicalGeographic></subject>",
        '<subject><geographic valueURI="http://sws.geonames.org/1/">Korea</geographic></subject>',
    ).document
    assert made["places"] == [{"name": "Russia--Moscow"}, {"name": "Korea", "uri": "http://sws.geonames.org/1/"}]


def test_where_no_title_is_the_main_one_the_first_is_asked_about() -> None:
    title = '<titleInfo type="{}"><title>{}</title></titleInfo>'
    made = draft(title.format("uniform", "A"), title.format("alternative", "B"))
    assert (made.document["title"], made.document["other_titles"]) == ("A", [{"text": "B"}])
    assert [each.pointer for each in made.questions] == ["/title"]


def test_records_without_the_namespace_are_read() -> None:
    source = Source("x.xml", f"<modsCollection><mods>{TITLE}</mods></modsCollection>".encode())
    assert recognise(source) is find("mods")
    (made,) = find("mods").read(source)
    assert isinstance(made, Draft)
    assert made.document["title"] == "Papers"


def test_a_span_is_one_date_and_a_copyright_one_of_publication() -> None:
    made = record(
        '<originInfo><dateCreated point="start">1950</dateCreated><dateCreated point="end">1956</dateCreated>'
        "<dateIssued>c1957</dateIssued><publisher>House</publisher><place><placeTerm>Paris</placeTerm></place></originInfo>"
    )
    assert [(date.value, date.event and date.event.value) for date in made.dates] == [
        ("1957", "publication"),
        ("1950/1956", None),
    ]
    assert made.texts[0].published is not None


def test_subjects_places_and_names_are_told_apart() -> None:
    made = record(
        "<subject><topic>War</topic><temporal>1950s</temporal></subject>",
        "<subject><geographic>Moscow</geographic></subject>",
        '<subject><name type="corporate"><namePart>Gosplan</namePart></name></subject>',
    )
    assert [subject.term for subject in made.subjects] == ["War--1950s"]
    assert [place.name for place in made.places] == ["Moscow"]
    assert [agent.name for agent in made.mentions] == ["Gosplan"]


def test_what_has_no_place_is_listed_with_its_element() -> None:
    made = draft(TITLE, "<targetAudience>general</targetAudience>", "<extension><a>b</a></extension>")
    assert [(each.place, each.text) for each in made.ignored] == [
        ("line 1 (targetAudience)", "general"),
        ("line 1 (extension)", "b"),
    ]


@pytest.mark.parametrize("data", ["<mods/>", "<modsCollection xmlns='http://www.loc.gov/mods/v3'/>", "x", ""])
def test_what_holds_no_record_is_refused(data: str) -> None:
    (outcome,) = find("mods").read(Source("x", data.encode()))
    assert isinstance(outcome, Refusal)


def test_records_before_a_damage_are_read() -> None:
    first, damage = find("mods").read(Source("x", f"<a>{HEAD}{TITLE}</mods>{HEAD}<b".encode()))
    assert isinstance(first, Draft)
    assert isinstance(damage, Refusal)
    assert damage.findings[0].code == "not-xml"


def came_back(given: list[Record], settings: Catalogue) -> list[Record]:
    source = Source("export.xml", b"".join(formats.find("mods").stream(given, settings)))
    assert recognise(source) is find("mods")
    drafts = list(find("mods").read(source))
    return [read_plain(dict(each.document)).demand() for each in drafts if isinstance(each, Draft)]


def test_our_own_export_comes_back(root: Path) -> None:
    folder = open_catalogue(root)
    document = folder.find("garf-5446-98-721-170")
    assert document is not None
    letter = read(document).demand()
    rich = Record.model_validate(json.loads((root / "tests" / "standards" / "rich.json").read_text()))
    again, rich_again = came_back([letter, rich], folder.settings)
    for made, record in ((again, letter), (rich_again, rich)):
        assert (made.id, made.genre, made.title.text) == (record.id, record.genre, record.title.text)
        for field in ("signatories", "recipients", "mentions"):
            assert [a.name for a in getattr(made, field)] == [a.name for a in getattr(record, field)], field
        assert [date.value for date in made.dates] == list(
            dict.fromkeys(date.value for date in record.dates if date.value)
        )
        assert [(text.key, text.language) for text in made.texts] == [
            (text.key, text.language) for text in record.texts
        ]
        assert [[a.name for a in text.translators] for text in made.texts] == [
            [a.name for a in text.translators] for text in record.texts
        ]
        assert [subject.term for subject in made.subjects] == [subject.term for subject in record.subjects]
        assert [(each.title, each.relation) for each in made.related] == [(e.title, e.relation) for e in record.related]
        assert {note.words for note in record.notes} <= {note.words for note in made.notes}
        assert (made.extents, made.custody, made.scope) == (record.extents, record.custody, record.scope)
        assert made.abstract is not None
        assert record.abstract is not None
        assert (made.abstract.text, made.abstract.language) == (record.abstract.text, record.abstract.language)
    assert again.reference_code is not None
    assert letter.reference_code is not None
    assert (
        again.reference_code.levels == letter.reference_code.levels
        or again.reference_code.leaves == letter.reference_code.leaves
    )


@pytest.mark.shared
def test_a_real_record_is_read_and_nothing_is_lost(shared: Path) -> None:
    (path,) = (shared / "samples" / "marc").glob("*MODS*.xml")
    source = Source(path.name, path.read_bytes())
    assert recognise(source) is find("mods")
    (outcome,) = find("mods").read(source)
    assert isinstance(outcome, Draft)
    made = read_plain(dict(outcome.document)).demand()
    assert made.title.text == "The lottery"
    assert [(agent.name, agent.surname) for agent in made.authors] == [("Shirley Jackson", "Jackson")]
    assert [text.language for text in made.texts] == [("en",)]
    assert len(made.subjects) == 3
    assert made.url is not None
    assert {each.text for each in outcome.ignored} >= {"general", "xml", "electronic", "PS3519.A392"}


def test_a_name_in_parts_is_in_the_order_of_its_kind() -> None:
    parts = '<namePart type="family">{}</namePart><namePart type="given">{}</namePart>'
    names = (("Kim", "Il Sung"), ("Gaulle", "Charles de"), ("Mao", "Zedong"))
    made = draft(TITLE, *(f'<name type="personal">{parts.format(*name)}</name>' for name in names))
    given = [(each["name"], each["surname"]) for each in made.document["contributors"]]
    assert given == [("Kim Il Sung", "Kim"), ("Charles de Gaulle", "Gaulle"), ("Mao Zedong", "Mao")]
    assert not made.questions


def test_the_units_of_a_body_are_one_name() -> None:
    parts = "<namePart>Communist Party.</namePart><namePart>Central Committee</namePart>"
    made = draft(TITLE, f'<name type="corporate" usage="primary">{parts}</name>')
    assert [each["name"] for each in made.document["authors"]] == ["Communist Party. Central Committee"]


def test_a_date_in_brackets_is_no_choice_of_one() -> None:
    made = draft(TITLE, "<originInfo><dateCreated>[1957?]</dateCreated></originInfo>")
    assert [(each["value"], each["as_written"]) for each in made.document["dates"]] == [("1957?", "[1957?]")]


_OPEN = (
    '<dateCreated encoding="marc" point="start">1956</dateCreated>'
    '<dateCreated encoding="marc" point="end">9999</dateCreated>'
)


@pytest.mark.parametrize(
    ("date", "expected", "left"),
    [
        ('<dateCreated qualifier="inferred">1956</dateCreated>', {"value": "1956"}, ["1956: inferred"]),
        ('<dateCreated encoding="marc">9999</dateCreated>', {"as_written": "9999"}, []),
        (_OPEN, {"value": "1956/.."}, ["9999"]),
    ],
)
def test_what_a_date_does_not_say_is_left_or_asked(date: str, expected: dict[str, str], left: list[str]) -> None:
    made = draft(TITLE, f"<originInfo>{date}</originInfo>")
    assert made.document["dates"] == [expected]
    assert [each.text for each in made.ignored] == left
