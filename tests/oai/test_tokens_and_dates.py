"""Tokens and dates: what is written is read again, and nothing else is."""

from __future__ import annotations

import dataclasses
import re

import pytest
from feeds import SECRET
from hypothesis import given
from hypothesis import strategies as st

from catalog.oai import Granularity, datestamp
from catalog.oai.resumption import Resumption, read_token, write_token

WHOLE = st.integers(min_value=0, max_value=2**62)
RESUMPTIONS = st.builds(
    Resumption,
    lineage=st.from_regex("[0-9a-f]{12}", fullmatch=True),
    verb=st.sampled_from(["ListRecords", "ListIdentifiers", "ListSets"]),
    prefix=st.sampled_from(["oai_dc", "", "a-b~c"]),
    spec=st.none() | st.from_regex(r"[a-z(~*!']{1,20}(:[a-z]{1,9}){0,3}", fullmatch=True),
    first=st.none() | st.integers(-(10**11), 10**12),
    last=st.none() | st.integers(-(10**11), 10**12),
    after=WHOLE,
    upto=WHOLE,
    cursor=WHOLE,
    size=WHOLE,
    expires=WHOLE,
)


@given(RESUMPTIONS)
def test_a_token_says_again_what_it_was_told(resumption):
    token = write_token(resumption, SECRET)
    assert re.fullmatch("[A-Za-z0-9._~-]+", token)
    assert read_token(token, SECRET) == resumption


@given(RESUMPTIONS, st.binary(min_size=1))
def test_a_token_is_of_its_secret(resumption, secret):
    if secret != SECRET:
        with pytest.raises(ValueError, match="not from this repository"):
            read_token(write_token(resumption, secret), SECRET)


@given(RESUMPTIONS, st.data())
def test_no_changed_letter_passes(resumption, data):
    token = write_token(resumption, SECRET)
    place = data.draw(st.integers(0, len(token) - 1))
    letter = data.draw(st.characters(exclude_characters=token[place]))
    with pytest.raises(ValueError, match="not from this repository"):
        read_token(token[:place] + letter + token[place + 1 :], SECRET)


@given(st.text(max_size=3_000))
def test_junk_is_no_token(junk):
    with pytest.raises(ValueError, match="not from this repository"):
        read_token(junk, SECRET)


def test_a_token_of_another_shape_is_refused():
    wrong = dataclasses.replace(Resumption("l", "v", "p", None, None, None, 0, 0, 0, 0, 0), after="0")
    with pytest.raises(ValueError, match="another release"):
        read_token(write_token(wrong, SECRET), SECRET)


@given(st.datetimes().map(lambda moment: moment.replace(microsecond=0)))
def test_every_second_of_the_calendar_is_written_and_read(moment):
    text = moment.isoformat() + "Z"
    assert datestamp.write(datestamp.read(text)) == text
    assert datestamp.write(datestamp.read(text), Granularity.DAYS) == text[:10]


@given(st.dates())
def test_a_day_runs_from_its_first_second_to_its_last(day):
    text = day.isoformat()
    assert datestamp.write(datestamp.read(text)) == f"{text}T00:00:00Z"
    assert datestamp.write(datestamp.read(text, end=True)) == f"{text}T23:59:59Z"


@given(st.text(max_size=25))
def test_nothing_else_is_a_date(text):
    if not re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?", text, re.ASCII):
        with pytest.raises(ValueError, match="form"):
            datestamp.read(text)


@pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31T23:59:59Z", "2024-02-29", "2000-02-29"])
def test_the_ends_of_the_calendar_are_dates(text):
    assert datestamp.write(datestamp.read(text)).startswith(text[:10])


@pytest.mark.parametrize(
    "text", ["2023-02-29", "1900-02-29", "2024-00-01", "2024-01-00", "2024-01-01T24:00:00Z", "٢٠٢٤-01-01"]
)
def test_days_that_are_not_in_the_calendar_are_none(text):
    with pytest.raises(ValueError, match=r"no such day|form"):
        datestamp.read(text)
