"""What each rule finds as people write it, and what lies near and is right: a false alarm costs more than a miss."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from catalog.storage import Document, Syntax
from catalog.validation import read, read_plain
from catalog.validation.yaml_value import meaning
from tests.every import every

CODE = "reference_code: {repository: GARF, fond: '5446', opis: '98', delo: '721', leaves: '%s'}\n"


def codes(title: str, fields: str) -> set[str]:
    text = f"id: a-record\nlevel: item\ntitle: {title!r}\n{fields}"
    return {finding.code for finding in read(Document(Path("x.yaml"), text.encode(), Syntax.YAML)).findings}


@pytest.mark.parametrize("leaves", ["190-170", "15v-15", "170a-170", "1-2, 4-3"])
def test_leaves_that_run_backwards(leaves: str) -> None:
    assert codes("A letter", CODE % leaves) == {"leaves-reversed"}


@pytest.mark.parametrize("leaves", ["3, 3v, 4", "15-15v", "170-170a", "170а-171", "99-100, 3-4", "10, 5"])
def test_leaves_that_do_not(leaves: str) -> None:
    assert codes("A letter", CODE % leaves) == set()


@pytest.mark.parametrize(
    ("extent", "leaves"), [("20 leaves", "170-190"), ("22 л.", "170-190"), ("2 leaves", "15-15v"), ("3 листа", "1-2")]
)
def test_an_extent_of_other_leaves(extent: str, leaves: str) -> None:
    assert codes("A letter", f"extent: {extent}\n{CODE % leaves}") == {"extent-differs"}


@every(
    ("extent", "leaves"),
    [
        ("21 л.", "170-190"),
        ("1 leaf", "15, 15v"),
        ("22 leaves", "170-190, 190a"),
        ("2 leaves", "170-170a"),
        ("3 leaves", "1-2, 2-3"),
        ("3 l. (in 2 copies)", "1-6"),
        ("3 л. в 2 экз.", "1-6"),
        ("21 leaves of plates", "1-3"),
        ("1.5 л.", "1-2"),
        ("42 pages", "170-190"),
    ],
)
def test_an_extent_that_does_not_contradict(extent: str, leaves: str) -> None:
    assert codes("A letter", f"extent: {extent}\n{CODE % leaves}") == set()


@pytest.mark.parametrize(
    ("title", "date"),
    [
        ("Conversation of 5 September 1989", "1985"),
        ("Письмо от 5 сентября 1956 года", "1985"),
        ("Letter from Kim to the Committee, September 5, 1956", "1965-09-05"),
        ("Report on the plenum of 30 August 1956", "1953-08-30"),
        ("Letter of 5 September 1957", "1956-09-05"),
    ],
)
def test_a_title_against_the_date(title: str, date: str) -> None:
    assert codes(title, f"dates: ['{date}']\n") == {"date-against-title"}


@every(
    ("title", "date"),
    [
        ("Report on the events of 30 August 1956", "1957-01-01"),
        ("Speech on the anniversary of the plenum of 30 August 1956", "1989"),
        ("Agreement of 1 January 1950 as amended 2 March 1960", "1960-03-02"),
        ("Diary, 1 January 1956 - 31 December 1957", "1956/1957"),
        ("Telegram of 31 December 1956", "1957-01-01"),
        ("Telegram, received 1 January 1957", "1956-12-31"),
        ("Preparations for the congress of 28 January 1957", "1956-11-01"),
        ("Telegram of 5 September 1956", "195X"),
        ("Telegram of 5 September 1956", "1955~"),
        ("Telegram of 5 September 1956", "1956-23"),
        ("Письмо от 5 сентября 1956 года", "1956-09"),
        ("Minutes of September 1956", "1985"),
    ],
)
def test_a_title_that_speaks_of_another_day(title: str, date: str) -> None:
    assert codes(title, f"dates: ['{date}']\n") == set()


@pytest.mark.parametrize("name", ["Cde. Kim", "Comrade Kim", "тов. Ким", "Товарищ Ким", "Г-жа Иванова", "Herr Müller"])
def test_a_name_with_a_form_of_address(name: str) -> None:
    assert codes("A letter", f"mentions: [{{name: {name}}}]\n") == {"name-with-honorific"}


@pytest.mark.parametrize("name", ["O Ki-sŏp", "de Gaulle", "Draba", "Драгунов", "Herrmann, Inc.", "Товарищев", "Mr"])
def test_a_name_without_one(name: str) -> None:
    assert codes("A letter", f"mentions: [{{name: '{name}'}}]\n") == set()


def test_a_body_may_be_called_by_a_form_of_address() -> None:
    assert codes("A letter", "mentions: [{name: Dr. Barnardo Society, kind: corporate body}]\n") == set()


@every(
    "name",
    [
        "Hnatiuk, Olena",
        "Гнатюк, Володимир",
        "Грушевський, Михайло Сергійович (1866-1934)",
        "Kuznetsov, I. P.",
        "von Neumann, John",
        "García Márquez, Gabriel",
        "Kim, Il Sung",
        "Chiang, Kai-shek",
        "King, Martin Luther, Jr.",
        "Franko, Ivan, 1856-1916",
    ],
)
def test_a_person_with_the_surname_first(name: str) -> None:
    assert codes("A letter", f"mentions: ['{name}']\n") == {"name-surname-first"}


@every(
    "name",
    [
        "Smith, Jr.",
        "Martin Luther King, Jr.",
        "Sample Society, Inc.",
        "Krupp, Essen",
        "Melbourne, Victoria",
        "Marks, Spencer",
        "Ann Sample, Maria",
        "Rowntree, Joseph, Trust",
        "Ford, Henry, & Sons",
        "Dumas, Alexandre, fils",
        "Smith, John, Sir",
        "Oxford, Bishop of",
        "Ministry of Trade, Branch 2",
        "Society of St. John, B. V. M.",
        "Колхоз «Заря», Примерский район",
        "Kim, Gwan",
        "Mao, Zedong",
        "Park, Chung Hee",
        "Satō, Eisaku",
        "Nagy, Imre",
        "毛泽东",
    ],
)
def test_what_is_no_person_with_the_surname_first(name: str) -> None:
    assert codes("A letter", f"mentions: ['{name}']\n") == set()


def test_a_body_a_family_and_the_name_of_a_list_keep_their_commas() -> None:
    for field in ("kind: corporate body", "kind: family", "source: lcsh"):
        assert codes("A letter", f"mentions: [{{name: 'Hnatiuk, Olena', {field}}}]\n") == set()
    assert codes("A letter", "mentions: [{name: 'Quaranta, Zdzitka', kind: person}]\n") == {"name-surname-first"}


@pytest.mark.parametrize("name", ["unknown author", "Неизвестный", "[illegible]", "Anonymous", "???"])
def test_words_in_the_place_of_a_name(name: str) -> None:
    assert codes("A letter", f"mentions: [{{name: '{name}'}}]\n") == {"name-placeholder"}


@pytest.mark.parametrize("name", ["Unknown Soldier Society", "N. N. Pegov", "None, Kim"])
def test_names_that_only_begin_like_them(name: str) -> None:
    assert codes("A letter", f"mentions: [{{name: '{name}'}}]\n") == set()


@pytest.mark.parametrize(
    ("one", "other"), [("Pak Chang-ok", "Park Chang Ok"), ("O Ki-sŏp", "O Ki Sop"), ("Choe Yong-gon", "Choi Yonggon")]
)
def test_one_person_spelled_apart(one: str, other: str) -> None:
    assert codes("A letter", f"mentions: ['{one}', '{other}']\n") == {"name-spelled-apart"}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kim Il Sung", "Kim Ir Sen"), ("Kim Il", "Kim Il Sung"), ("Ivanov A.", "Ivanova"), ("Li Sang-jo", "Li Sang-hui")],
)
def test_two_names_that_are_not_alike_enough(one: str, other: str) -> None:
    assert codes("A letter", f"mentions: ['{one}', '{other}']\n") == set()


@pytest.mark.parametrize(
    "title", ["[Title not provided]", "(untitled)", "Без названия", "Ohne Titel", "Scan_0001.pdf", "IMG 2034", "..."]
)
def test_words_in_the_place_of_a_title(title: str) -> None:
    assert codes(title, "") == {"title-placeholder"}


@pytest.mark.parametrize("title", ["Title IX", "Unknown soldier", "Test ban treaty", "[Letter]", "Untitled letter"])
def test_titles_that_only_begin_like_them(title: str) -> None:
    assert codes(title, "") == set()


@pytest.mark.parametrize(
    "words",
    ["GARF, f. 1. Translated by Gary Goldberg", "GARF. Trans. Gary Goldberg", "Ф. 1. Перевод с корейского"],
)
def test_a_credit_in_a_reference(words: str) -> None:
    fields = f"reference_code: {{repository: GARF, fond: '1', as_written: '{words}'}}\n"
    assert codes("A letter", fields) == {"credit-in-reference"}


@pytest.mark.parametrize("words", ["Bureau of translations, f. 1", "Архив переводов, ф. 1", "АВПРФ ф. 0102, д. 170а"])
def test_a_reference_that_only_sounds_like_one(words: str) -> None:
    assert codes("A letter", f"reference_code: {{repository: GARF, fond: '1', as_written: '{words}'}}\n") == set()


IN_COPYRIGHT = "http://rightsstatements.org/vocab/InC/1.0/"
NO_RIGHTS = "https://creativecommons.org/publicdomain/mark/1.0/"


@pytest.mark.parametrize(
    ("uri", "statement"),
    [
        (IN_COPYRIGHT, "Public domain."),
        (NO_RIGHTS, "All rights reserved."),
        (NO_RIGHTS, "This is protected by copyright."),
    ],
)
def test_a_statement_against_the_uri(uri: str, statement: str) -> None:
    assert codes("A letter", f"rights: {{uri: '{uri}', statement: '{statement}'}}\n") == {"rights-contradict"}


@pytest.mark.parametrize(
    ("uri", "statement"),
    [
        (IN_COPYRIGHT, "This is not in the public domain."),
        (NO_RIGHTS, "No longer all rights reserved."),
        ("https://creativecommons.org/licenses/by/4.0/", "© The Program"),
    ],
)
def test_a_statement_that_does_not_contradict(uri: str, statement: str) -> None:
    assert codes("A letter", f"rights: {{uri: '{uri}', statement: '{statement}'}}\n") == set()


@pytest.mark.parametrize("sign", ["\x9b", "\x1b", "\x85", "\u2028", "\ufffe"])
@pytest.mark.parametrize("field", ["author", "mood", "gauge", "number_of_reels", "date", "language", "rights"])
def test_a_character_that_yaml_refuses_is_found_in_a_field_that_does_not_exist(field: str, sign: str) -> None:
    tree = {"id": "a", "level": "item", "title": "A", field: f"1956{sign}W", "mood_of_it": sign}
    assert read_plain(tree).record is None


AWKWARD = ("3 leaves: torn", "3 # five", "3 *b", "[x", "{y", "1956: May", 'it\'s: "q"', "GARF: f. 1 #2", "%x", "@x")
"""Values that YAML reads otherwise, or not at all, without quotation marks."""
FIELDS = (
    "author",
    "mood",
    "number_of_reels",
    "dimensions",
    "interviewer",
    "shelf",
    "subject",
    "date_received",
    "gauge",
)


def texts_in(value: Any) -> Iterator[str]:
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts_in(one)
    if isinstance(value, str):
        yield value


@pytest.mark.parametrize("value", AWKWARD)
@pytest.mark.parametrize("field", FIELDS)
def test_a_fix_holds_the_value_whatever_it_is(field: str, value: str) -> None:
    tree = {"id": "a", "level": "item", "title": "A", field: value}
    (finding,) = read_plain(tree).findings
    if finding.fix and ":" in finding.fix.text:
        assert any(value in text for text in texts_in(meaning(finding.fix.text)))
