"""What becomes of a token when the feed that issued it is another one, or all that was left of its list has changed."""

from __future__ import annotations

from pathlib import Path

from feeds import item, live, publish, seconds
from rules import LIST, names

FIRST, LATER = seconds("2024-01-10T10:00:00Z"), seconds("2024-02-10T10:00:00Z")
SIX = [f"n{number}" for number in range(6)]


def test_a_token_of_another_feed_is_refused_in_both_directions(tmp_path: Path) -> None:
    # the name of a feed is drawn by lot: of two feeds, one has the smaller name
    one, other = tmp_path / "one.sqlite", tmp_path / "other.sqlite"
    for index in (one, other):
        publish(index, FIRST, [item(name) for name in SIX])
    with live(one) as feed, live(other) as rebuilt:
        for asked, answering in ((feed, rebuilt), (rebuilt, feed)):
            answer = answering.ask(f"verb=ListRecords&resumptionToken={asked.ask(LIST).token}")
            assert answer.errors == ["badResumptionToken"]
            assert "the feed has been rebuilt" in answer.body.decode()


def test_a_list_whose_whole_rest_has_changed_is_sent_as_it_is_now(index_of: Path) -> None:
    publish(index_of, FIRST, [item(name) for name in SIX])
    with live(index_of) as feed:
        first = feed.ask(LIST)
        rest = sorted(set(SIX) - set(first.identifiers))
        publish(index_of, LATER, [item(name, "Changed") for name in rest])
        second = feed.ask(f"verb=ListRecords&resumptionToken={first.token}")
        assert sorted(second.identifiers) == rest
        assert b"Changed" in second.body


def test_a_list_up_to_a_day_does_not_follow_what_was_changed_after_it(index_of: Path) -> None:
    publish(index_of, FIRST, [item(name) for name in SIX])
    with live(index_of) as feed:
        first = feed.ask(f"{LIST}&until=2024-01-31")
        rest = [name for name in SIX if name not in first.identifiers]
        publish(index_of, LATER, [item(name, "Changed") for name in rest])
        second = feed.ask(f"verb=ListRecords&resumptionToken={first.token}")
        assert (names([second]), second.errors) == ([], ["noRecordsMatch"])
