"""Dates are written as each style writes them, with their doubts."""

# ruff: noqa: E501 - a table is read along its lines
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.citation import cite, render
from catalog.citation.titles import short_title
from catalog.dates.styles import ABBREVIATED, DAY_FIRST, MONTH_FIRST, RUSSIAN, YEAR_FIRST
from catalog.dates.writer import order_of
from catalog.model import Date, Record
from tests.every import every

_ALL = (MONTH_FIRST, DAY_FIRST, ABBREVIATED, YEAR_FIRST, RUSSIAN)


@every(
    ("value", "month_first", "abbreviated", "year_first", "russian"),
    [
        ("1956-09-05", "September 5, 1956", "5 Sept. 1956", "1956, September 5", "5 сентября 1956 г."),
        ("1956-05", "May 1956", "May 1956", "1956, May", "май 1956 г."),
        ("1956", "1956", "1956", "1956", "1956 г."),
        ("1956~", "ca. 1956", "circa 1956", "ca. 1956", "ок. 1956 г."),
        ("1956?", "[1956?]", "1956?", "[1956?]", "[1956?]"),
        ("1956-09-05%", "[ca. September 5, 1956?]", "circa 5 Sept. 1956?", "[ca. 1956, September 5?]", "[ок. 5 сентября 1956?]"),
        ("195X", "1950s", "1950s", "1950s", "1950-е гг."),
        ("19XX", "20th century", "20th century", "20th century", "XX в."),
        ("190X", "between 1900 and 1909", "between 1900 and 1909", "between 1900 and 1909", "1900-е гг."),
        ("-00XX", "1st century BCE", "1st century BCE", "1st century BCE", "I в. до н. э."),
        ("1956-09-XX", "September 1956", "Sept. 1956", "1956, September", "сентябрь 1956 г."),
        ("1956-09-05/1956-09-13", "September 5–13, 1956", "5–13 Sept. 1956", "1956, September 5–13", "5–13 сентября 1956 г."),
        ("1956-08-31/1956-09-05", "August 31–September 5, 1956", "31 Aug.–5 Sept. 1956", "1956, August 31–September 5", "31 августа – 5 сентября 1956 г."),
        ("1955-12-31/1956-01-02", "December 31, 1955–January 2, 1956", "31 Dec. 1955–2 Jan. 1956", "1955, December 31–1956, January 2", "31 декабря 1955 г. – 2 января 1956 г."),
        ("1955/1960", "1955–1960", "1955–60", "1955–1960", "1955–1960 гг."),
        ("1898/1902", "1898–1902", "1898–1902", "1898–1902", "1898–1902 гг."),
        ("1956/..", "from 1956", "from 1956", "from 1956", "1956 г. – …"),
        ("../1956", "until 1956", "until 1956", "until 1956", "… – 1956 г."),
        ("[1955,1956]", "1955 or 1956", "1955 or 1956", "1955 or 1956", "1955 г. или 1956 г."),
        ("{1955,1956}", "1955, 1956", "1955, 1956", "1955, 1956", "1955 г., 1956 г."),
        ("[1955..1957]", "between 1955 and 1957", "between 1955 and 1957", "between 1955 and 1957", "между 1955 и 1957 гг."),
        ("[1955-09..]", "not before September 1955", "not before Sept. 1955", "not before 1955, September", "не ранее сентября 1955 г."),
        ("1955~/1957", "from ca. 1955 to 1957", "from circa 1955 to 1957", "from ca. 1955 to 1957", "с ок. 1955 г. по 1957 г."),
        ("1956-21", "spring 1956", "spring 1956", "1956, spring", "весна 1956 г."),
        ("1956-33", "first quarter of 1956", "first quarter of 1956", "1956, first quarter", "I квартал 1956 г."),
        ("-0043", "44 BCE", "44 BCE", "44 BCE", "44 до н. э."),
        ("1956-09-05T10:30:00Z", "September 5, 1956", "5 Sept. 1956", "1956, September 5", "5 сентября 1956 г."),
        ("XXXX", "n.d.", "", "n.d.", "б. д."),
    ],
)  # fmt: skip
def test_a_date_in_the_words_of_each_style(
    value: str, month_first: str, abbreviated: str, year_first: str, russian: str
) -> None:
    date = Date(value=value)
    assert MONTH_FIRST.write(date) == month_first
    assert ABBREVIATED.write(date) == abbreviated
    assert YEAR_FIRST.write(date) == year_first
    assert RUSSIAN.write(date) == russian


def test_day_first_needs_no_comma() -> None:
    assert DAY_FIRST.write(Date(value="1956-09-05")) == "5 September 1956"


def test_a_date_that_a_describer_supplied_stands_in_brackets() -> None:
    assert [words.write(Date(value="1956", supplied_by="cataloguer")) for words in _ALL] == ["[1956]"] * 4 + [
        "[1956 г.]"
    ]


@pytest.mark.parametrize("certainty", ["probable", "uncertain", "uncertain reading"])
def test_a_date_that_is_not_certain_is_doubted(certainty: str) -> None:
    assert MONTH_FIRST.write(Date.model_validate({"value": "1956", "certainty": certainty})) == "[1956?]"


def test_words_of_the_source_stand_where_there_is_no_value() -> None:
    assert MONTH_FIRST.write(Date(as_written="early in\n the war")) == "early in the war"
    assert YEAR_FIRST.write_year(Date(as_written="early in the war")) == "early in the war"


@pytest.mark.parametrize(("value", "begins"), [("../1957", "Until 1957."), ("1850~", "Ca. 1850."), (None, "n.d.")])
def test_a_date_behind_a_quoted_title_begins_a_sentence(value: str | None, begins: str) -> None:
    given = {"id": "x", "level": "item", "title": "Protocol", "dates": [value] if value else []}
    record = Record.model_validate(given)
    assert render(cite(record, style="chicago", form="bibliography"), "text") == f"“Protocol.” {begins}"


def test_a_title_cut_short_does_not_end_with_a_sign_that_joins_words() -> None:
    assert short_title("Letters, secret files & others of the year") == "Letters, secret files"


def test_no_date_is_said_in_the_words_of_the_style() -> None:
    assert [words.write(None) for words in _ALL] == ["n.d.", "n.d.", "", "n.d.", "б. д."]


@pytest.mark.parametrize(
    ("value", "year"),
    [("1956-09-05", "1956"), ("1956-09-05/1956-10", "1956"), ("1955/1956", "1955–1956"), ("1956?", "[1956?]"), ("195X", "1950s")],
)  # fmt: skip
def test_the_year_of_an_author_date_reference(value: str, year: str) -> None:
    assert YEAR_FIRST.write_year(Date(value=value)) == year


def test_undated_documents_come_first_in_a_list() -> None:
    values = ["1956-09-05", "1956", "1955?", "1956-09"]
    dates = [None, *(Date(value=value) for value in values)]
    ordered = sorted(dates, key=order_of)
    assert [date and date.value for date in ordered] == [None, "1955?", "1956", "1956-09", "1956-09-05"]


@given(st.from_regex(r"\A[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])[?~%]?(/[3-9][0-9]{3})?\Z"))
def test_the_year_of_any_date_is_told_by_every_style(value: str) -> None:
    assert all(value[:4] in words.write(Date(value=value)) for words in _ALL)


@every(
    ("title", "date", "cited"),
    [
        ("Письмо № 19561", "1956-09-05", "Письмо № 19561 : 5 сентября 1956 г."),
        ("Телеграмма № 21956-с", "1956-03-01", "Телеграмма № 21956-с : 1 марта 1956 г."),
        ("План на 1957 год", "1957-01-20", "План на 1957 год : 20 января 1957 г."),
        ("План на 1957 год", "1957", "План на 1957 год : 1957 г."),
        ("Доклад о пятилетке 1951-1955", "1955-12-01", "Доклад о пятилетке 1951-1955 : 1 декабря 1955 г."),
        ("Приказ № 567", "0567", "Приказ № 567 : 567 г."),
        ("Письмо от 5 сентября 1956 г.", "1956-09-05", "Письмо от 5 сентября 1956 г."),
        ("Протокол, 1956", "1956", "Протокол, 1956"),
        ("Протокол 05.09.1956", "1956-09-05", "Протокол 05.09.1956"),
    ],
)
def test_gost_leaves_the_date_out_only_where_the_title_gives_it(title: str, date: str, cited: str) -> None:
    record = Record.model_validate({"id": "x", "level": "item", "title": title, "dates": [date]})
    assert render(cite(record, style="gost", form="bibliography"), "text").startswith(cited)


@pytest.mark.parametrize("words", ["n.d.", "s. d.", "без даты", "undated"])
def test_words_that_say_that_there_is_no_date_are_those_of_the_style(words: str) -> None:
    date = Date(as_written=words)
    assert (RUSSIAN.write(date), ABBREVIATED.write(date), MONTH_FIRST.write(date)) == ("б. д.", "", "n.d.")
