"""Dates are written as each style writes them, with their doubts."""

# ruff: noqa: E501 - a table is read along its lines
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.citation import cite, render
from catalog.citation.dates import (
    ABBREVIATED,
    DAY_FIRST,
    MONTH_FIRST,
    RUSSIAN,
    YEAR_FIRST,
    order_of,
)
from catalog.citation.titles import short_title
from catalog.model import Date, Record

_ALL = (MONTH_FIRST, DAY_FIRST, ABBREVIATED, YEAR_FIRST, RUSSIAN)


@pytest.mark.parametrize(
    ("value", "month_first", "abbreviated", "year_first", "russian"),
    [
        ("1956-09-05", "September 5, 1956", "5 Sept. 1956", "1956, September 5", "5 сентября 1956 г."),
        ("1956-05", "May 1956", "May 1956", "1956, May", "май 1956 г."),
        ("1956", "1956", "1956", "1956", "1956 г."),
        ("1956~", "ca. 1956", "circa 1956", "ca. 1956", "ок. 1956 г."),
        ("1956?", "[1956?]", "1956?", "[1956?]", "[1956?]"),
        ("1956-09-05%", "[ca. September 5, 1956?]", "circa 5 Sept. 1956?", "[ca. 1956, September 5?]", "[ок. 5 сентября 1956?]"),
        ("195X", "1950s", "1950s", "1950s", "1950-е гг."),
        ("19XX", "1900–1999", "1900–1999", "1900–1999", "1900–1999 гг."),
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
        ("[1955..1957]", "1955–1957", "1955–57", "1955–1957", "1955–1957 гг."),
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
