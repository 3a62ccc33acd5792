"""Dates in EDTF: what is read, what is refused, and why."""

from __future__ import annotations

import contextlib
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.dates import edtf
from tests.every import every

READ = [
    ("1956-09-05", (1956, 9, 5), (1956, 9, 5), "1956-09-05"),
    ("1956-09", (1956, 9, 1), (1956, 9, 30), "1956-09"),
    ("1956", (1956, 1, 1), (1956, 12, 31), "1956"),
    ("1956~", (1956, 1, 1), (1956, 12, 31), "1956"),
    ("1956-09?", (1956, 9, 1), (1956, 9, 30), "1956-09"),
    ("195X", (1950, 1, 1), (1959, 12, 31), None),
    ("19XX-12", (1900, 12, 1), (1999, 12, 31), None),
    ("1956-XX", (1956, 1, 1), (1956, 12, 31), None),
    ("1956-09-XX", (1956, 9, 1), (1956, 9, 30), None),
    ("1956-1X", (1956, 10, 1), (1956, 12, 31), None),
    ("1956-02-XX", (1956, 2, 1), (1956, 2, 29), None),
    ("1956-22", (1956, 6, 1), (1956, 8, 31), None),
    ("1956/1957-03", (1956, 1, 1), (1957, 3, 31), "1956/1957-03"),
    ("1956/..", (1956, 1, 1), None, None),
    ("/1956", None, (1956, 12, 31), None),
    ("[1667,1668..1670]", (1667, 1, 1), (1670, 12, 31), None),
    ("{1956-09-05,1956-09-13}", (1956, 9, 5), (1956, 9, 13), None),
    ("[..1956]", None, (1956, 12, 31), None),
    ("-0043-03-15", (-43, 3, 15), (-43, 3, 15), "-0043-03-15"),
    ("0000", (0, 1, 1), (0, 12, 31), "0000"),
    ("Y17000", (17000, 1, 1), (17000, 12, 31), None),
    ("1956-09-05T14:30:00Z", (1956, 9, 5), (1956, 9, 5), None),
    ("?1956-09-~05", (1956, 9, 5), (1956, 9, 5), "1956-09-05"),
]
REFUSED = [
    ("1956-02-30", "calendar"),
    ("1900-02-29", "calendar"),
    ("1956-13", "01 to 12"),
    ("1956-00", "01 to 12"),
    ("5.9.1956", "year first: 1956-09-05."),
    ("05/09/1956", "year first: 1956-09-05 or 1956-05-09."),
    ("31/12/1956", "year first: 1956-12-31."),
    ("12-31-1956", "year first: 1956-12-31."),
    ("05/09/56", "two digits"),
    ("1956-9-5", "one digit; write two: 1956-09-05."),
    ("1956-9", "one digit; write two: 1956-09."),
    ("19560905", "no hyphens; write 1956-09-05."),
    ("ca. 1956", "tilde: 1956~"),
    ("ок. 1956", "tilde: 1956~"),
    ("1956-09-05 - 1956-09-13", "slash: 1956-09-05/1956-09-13"),
    ("1956–1957", "slash: 1956/1957"),
    ("1950s", "X: 195X"),
    ("195?", "X: 195X"),
    ("undated", "leave the date out"),
    ("5 сентября 1956 г.", "as_written"),
    ("September 5, 1956", "as_written"),
    ("1957/1956", "before its beginning"),
    ("1956/1957/1958", "one '/'"),
    ("/", "one side"),
    ("..", "not an EDTF date"),
    ("[1956", "not closed"),
    ("[..]", "before or after"),
    ("1956-09-05T25:00:00Z", "does not exist"),
    ("1956-09T10:00:00", "of the form"),
    ("", "not an EDTF date"),
    ("56", "a year of two digits"),
    ("1956-21-05", "01 to 12"),
]


@every(("text", "earliest", "latest", "iso"), READ, ids=[row[0] for row in READ])
def test_a_date_is_read_with_its_bounds(text: str, earliest: object, latest: object, iso: str | None) -> None:
    read = edtf.parse(text)
    assert (read.earliest, read.latest, read.iso) == (earliest, latest, iso)


@every(("text", "reason"), REFUSED, ids=[row[0] or "nothing" for row in REFUSED])
def test_what_is_no_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        edtf.parse(text)


def test_doubt_and_approximation_are_told_apart() -> None:
    assert (edtf.parse("1956?").uncertain, edtf.parse("1956?").approximate) == (True, False)
    assert (edtf.parse("1956~").uncertain, edtf.parse("1956~").approximate) == (False, True)
    assert (edtf.parse("1956%").uncertain, edtf.parse("1956%").approximate) == (True, True)
    assert edtf.parse("1956~/1957").approximate


@given(st.dates())
def test_every_day_of_the_calendar_is_its_own_bound(day: date) -> None:
    read = edtf.parse(day.isoformat())
    assert read.earliest == read.latest == (day.year, day.month, day.day)


@given(st.text(alphabet="0123456789X-/?~%.,[]{}TYZ: ", max_size=40))
def test_any_text_is_read_with_its_bounds_in_order_or_refused(text: str) -> None:
    with contextlib.suppress(ValueError):
        read = edtf.parse(text)
        assert read.earliest is None or read.latest is None or read.earliest <= read.latest
