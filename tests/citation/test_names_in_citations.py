"""Names are inverted and cut to initials only where the record says what their surname is."""

# ruff: noqa: E501 - a table is read along its lines
from __future__ import annotations

from typing import Any

import pytest
from hostile_citations import line
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.citation import cite, render
from catalog.citation.names import DOUBT, Name, named
from catalog.citation.options import Locale
from catalog.model import Agent, Record
from tests.every import every


def name_of(name: str, surname: str | None = None, **more: Any) -> Name:
    return named(Agent.model_validate({"name": name, "surname": surname, "kind": "person", **more}))


@every(
    ("name", "surname", "natural", "inverted", "short", "apa", "gost", "after_slash"),
    [
        ("Gary Goldberg", "Goldberg", "Gary Goldberg", "Goldberg, Gary", "Goldberg", "Goldberg, G.", "Goldberg G.", "G. Goldberg"),
        ("Seo Hwi", "Seo", "Seo Hwi", "Seo Hwi", "Seo", "Seo, H.", "Seo Hwi", "Seo Hwi"),
        ("Yun Gong-heum", "Yun", "Yun Gong-heum", "Yun Gong-heum", "Yun", "Yun, G.-H.", "Yun Gong-heum", "Yun Gong-heum"),
        ("Yi-Chun Chang", "Chang", "Yi-Chun Chang", "Chang, Yi-Chun", "Chang", "Chang, Y.-C.", "Chang Y.-C.", "Y.-C. Chang"),
        ("Nagy Imre", "Nagy", "Nagy Imre", "Nagy Imre", "Nagy", "Nagy, I.", "Nagy Imre", "Nagy Imre"),
        ("Ho Chi Minh", "Ho", "Ho Chi Minh", "Ho Chi Minh", "Ho", "Ho, C. M.", "Ho Chi Minh", "Ho Chi Minh"),
        ("Ho Chi Minh", None, "Ho Chi Minh", "Ho Chi Minh", "Ho Chi Minh", "Ho Chi Minh", "Ho Chi Minh", "Ho Chi Minh"),
        ("Хрущев Никита Сергеевич", "Хрущев", "Хрущев Никита Сергеевич", "Хрущев Никита Сергеевич", "Хрущев", "Хрущев, Н. С.", "Хрущев Н. С.", "Н. С. Хрущев"),
        ("Н.С. Хрущев", "Хрущев", "Н.С. Хрущев", "Хрущев, Н.С.", "Хрущев", "Хрущев, Н. С.", "Хрущев Н. С.", "Н. С. Хрущев"),
        ("Goldberg, Gary", "Goldberg", "Gary Goldberg", "Goldberg, Gary", "Goldberg", "Goldberg, G.", "Goldberg G.", "G. Goldberg"),
        ("Charles de Gaulle", "de Gaulle", "Charles de Gaulle", "de Gaulle, Charles", "de Gaulle", "de Gaulle, C.", "de Gaulle C.", "C. de Gaulle"),
        ("Ludwig van Beethoven", "Beethoven", "Ludwig van Beethoven", "Beethoven, Ludwig van", "Beethoven", "Beethoven, L. van", "Beethoven L. van", "L. van Beethoven"),
        ("John Smith III", "Smith", "John Smith III", "Smith, John, III", "Smith", "Smith, J., III", "Smith J.", "J. Smith"),
        ("Gabriel García Márquez", "García", *["Gabriel García Márquez"] * 6),
        ("김일성", "김", *["김일성"] * 6),
        ("Stalin", "Stalin", *["Stalin"] * 6),
        ("Seo Hwi", "Kim", *["Seo Hwi"] * 6),
    ],
)  # fmt: skip
def test_a_name_in_every_order(
    name: str, surname: str | None, natural: str, inverted: str, short: str, apa: str, gost: str, after_slash: str
) -> None:
    read = name_of(name, surname)
    assert read.natural == natural
    assert read.inverted == inverted
    assert read.short == short
    assert read.surname_and_initials == apa
    assert read.heading == gost
    assert read.statement == after_slash


@every(
    ("name", "surname", "calm"),
    [
        ("SO HWI", "SO", "So Hwi"),
        ("SO HWI", None, "So Hwi"),
        ("YUN GONG-HEUM", "YUN", "Yun Gong-heum"),
        ("JEAN-PAUL SARTRE", "SARTRE", "Jean-Paul Sartre"),
        ("NAGY Imre", "NAGY", "Nagy Imre"),
        ("XI JINPING", "XI", "Xi Jinping"),
        ("JOHN PAUL II", None, "John Paul II"),
        ("ХРУЩЕВ Н. С.", "ХРУЩЕВ", "Хрущев Н. С."),
        ("O'NEILL", "O'NEILL", "O'Neill"),
        ("KIM [GAN]", "KIM", "Kim [Gan]"),
        ("JFK", None, "JFK"),
        ("J. F. Kennedy", "Kennedy", "J. F. Kennedy"),
    ],
)
def test_a_name_in_capitals_does_not_shout(name: str, surname: str | None, calm: str) -> None:
    assert name_of(name, surname).natural == calm


@pytest.mark.parametrize("kind", ["corporate body", "family", None])
def test_capitals_of_bodies_and_of_what_may_be_one_are_left(kind: str | None) -> None:
    assert name_of("CPSU CC", kind=kind).natural == "CPSU CC"


def test_a_body_is_never_split() -> None:
    body = name_of("Ministry of Trade", "Trade", kind="corporate body")
    assert {body.inverted, body.short, body.surname_and_initials, body.heading} == {"Ministry of Trade"}


@pytest.mark.parametrize("certainty", ["probable", "uncertain", "uncertain reading"])
def test_a_doubtful_name_has_its_mark_in_every_form(certainty: str) -> None:
    name = name_of("Gary Goldberg", "Goldberg", certainty=certainty)
    forms = (name.natural, name.inverted, name.short, name.surname_and_initials, name.heading, name.statement)
    assert all(form.endswith(DOUBT) and form.count("[?]") == 1 for form in forms)
    assert DOUBT not in name_of("Gary Goldberg", "Goldberg", certainty="certain").natural


def test_a_russian_citation_has_the_russian_form_of_a_name() -> None:
    agent = Agent.model_validate(
        {"name": "Kim Il Sung", "surname": "Kim", "variants": [{"name": "Ким Ир Сен", "language": "ru-Cyrl"}, "김일성"]}
    )
    assert named(agent, Locale.RUSSIAN).heading == "Ким Ир Сен"
    assert named(agent).natural == "Kim Il Sung"


@given(line, st.none() | line)
@settings(deadline=None)
def test_no_form_of_any_name_is_empty_or_has_letters_that_the_name_has_not(name: str, surname: str | None) -> None:
    read = name_of(name, surname)
    letters = set(name.casefold()) | set(name.upper().casefold()) | set(" ,.")
    for form in (read.natural, read.inverted, read.short, read.surname_and_initials, read.heading, read.statement):
        assert form.strip()
        assert set(form.casefold()) <= letters


@given(line)
def test_a_name_without_a_known_surname_is_printed_whole(name: str) -> None:
    read = name_of(name)
    assert len({read.natural, read.inverted, read.short, read.surname_and_initials, read.heading, read.statement}) == 1


def test_who_signs_or_translates_is_a_person_where_nothing_else_is_said() -> None:
    record = Record.model_validate(
        {
            "id": "x",
            "level": "item",
            "title": "Theses",
            "signatories": ["SO HWI"],
            "authors": ["CPSU CC"],
            "texts": [{"key": "english", "language": "en", "translators": ["GARY GOLDBERG"]}],
        }
    )
    assert render(cite(record)) == "CPSU CC and So Hwi, “Theses,” n.d., trans. Gary Goldberg."


@pytest.mark.parametrize("style", ["chicago", "mla", "apa", "gost"])
def test_the_authors_keep_their_order_when_one_of_them_signed(style: str) -> None:
    authors = [{"name": "Anna First", "surname": "First"}, {"name": "Boris Second", "surname": "Second"}]
    fields: dict[str, Any] = {"id": "a-1", "level": "item", "title": "Report on the harvest", "authors": authors}
    signed = Record.model_validate({**fields, "signatories": [authors[0]]})
    assert render(cite(signed, style=style)) == render(cite(Record.model_validate(fields), style=style))
