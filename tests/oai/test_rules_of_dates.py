"""F: dates and windows."""

from __future__ import annotations

import re

from feeds import gone, item, live, publish, seconds
from rules import ALL, DATED, HEADS, LIST, names, rule


@rule("F5")
def test_seconds_are_too_fine_for_days(day_feed):
    assert day_feed.ask(f"{LIST}&from=2024-01-10T10:00:00Z").errors == ["badArgument"]
    assert names(day_feed.walk(f"{LIST}&from=2024-02-20&until=2024-02-20")) == ["d", "e", "f"]


@rule("F20", "F21")
def test_both_ends_are_inclusive(feed):
    assert names(feed.walk(DATED)) == ["d", "e", "f"]
    assert names(feed.walk(f"{LIST}&from=2024-02-20T12:30:45Z")) == ["d", "e", "f", "b", "g", ALL[-1]]
    assert names(feed.walk(f"{LIST}&until=2024-02-20T12:30:45Z")) == ["a", "c", "d", "e", "f"]


@rule("F22", "G25")
def test_a_day_is_the_whole_day(feed):
    assert names(feed.walk(f"{LIST}&until=2024-03-05")) == ALL
    assert names(feed.walk(f"{LIST}&from=2024-03-05&until=2024-03-05")) == ["b", "g", ALL[-1]]
    assert len(feed.walk(f"{LIST}&from=2024-01-01&until=2024-03-05")) == 3


@rule("F23", "F24")
def test_a_second_beside_is_outside(feed):
    assert names(feed.walk(f"{LIST}&until=2024-02-20T12:30:44Z")) == ["a", "c"]
    assert names(feed.walk(f"{LIST}&from=2024-02-20T12:30:46Z")) == ["b", "g", ALL[-1]]


@rule("F25", "F26", "F27")
def test_wide_windows_are_accepted(feed):
    for window in ("from=2024-01-10T10:00:00Z", "from=1900-01-01", "until=9999-12-31", "from=0001-01-01"):
        assert names(feed.walk(f"{LIST}&{window}")) == ALL


@rule("F28", "F29")
def test_datestamps_have_the_granularity(feed, day_feed):
    for one, form in ((feed, r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), (day_feed, r"\d{4}-\d\d-\d\d")):
        stamps = [stamp for page in one.walk(HEADS) for stamp in page.texts("datestamp")]
        assert all(re.fullmatch(form, stamp) for stamp in stamps)
        assert min(stamps) == one.ask("verb=Identify").texts("earliestDatestamp")[0]


@rule("F30")
def test_any_change_changes_the_datestamp(index_of):
    start = [item("a", sets=["s"]), item("b"), item("c"), item("d", formats=("oai_dc", "identifier"))]
    publish(index_of, seconds("2024-01-10T10:00:00Z"), start)
    changed = [item("a", sets=["t"]), gone("b"), item("c"), item("d")]
    publish(index_of, seconds("2024-02-10T10:00:00Z"), changed)
    with live(index_of) as feed:
        assert names(feed.walk(f"{HEADS}&from=2024-02-01")) == ["a", "b", "d"]
