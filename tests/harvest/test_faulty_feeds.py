"""Every fault that real feeds have: a harvest goes on, says what was wrong, loses nothing and comes to an end."""

from __future__ import annotations

import gzip
import io
import socket
import zlib

import pytest

from catalog.errors import FeedError, UsageError
from tests.every import every
from tests.harvest.conftest import Harvester
from tests.harvest.faulty_feed import FaultyFeed, Reply, page, record, refusal, three_pages

ALL = {str(number): f"Title {number}" for number in range(1, 7)}
SECOND = {"verb": "ListRecords", "resumptionToken": "page-1"}
FIRST = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}


def at_second(*replies: Reply):
    """Answer the request for the second page with these replies, then as it should be."""
    return lambda asked, times: replies[times - 1] if asked == SECOND and times <= len(replies) else None


def test_a_feed_without_faults_is_taken_in_whole(catalogue: Harvester) -> None:
    with FaultyFeed(three_pages()).serving() as feed:
        assert catalogue.harvest(feed.url) == {"imported": 6}
        assert catalogue.titles() == ALL
        assert catalogue.last.is_complete
        assert not catalogue.said


@pytest.mark.parametrize("status", [503, 429])
def test_retry_after_is_waited_for(catalogue: Harvester, status: int) -> None:
    busy = Reply(b"busy", status, {"Retry-After": "17"})
    with FaultyFeed(three_pages(), at_second(busy)).serving() as feed:
        catalogue.harvest(feed.url)
    assert catalogue.titles() == ALL
    assert catalogue.waits == [17]


def test_a_retry_after_of_a_day_breaks_off_and_the_next_harvest_goes_on(catalogue: Harvester) -> None:
    busy = Reply(b"busy", 503, {"Retry-After": "86400"})
    with FaultyFeed(three_pages(), at_second(busy)).serving() as feed:
        assert catalogue.harvest(feed.url) == {"imported": 2}
        assert "retry after 86400 seconds" in catalogue.last.failure
        assert catalogue.harvest(feed.url) == {"imported": 4}
        assert catalogue.last.is_complete
    assert catalogue.titles() == ALL
    assert feed.lists().count(FIRST) == 1


def test_server_errors_are_waited_out_longer_each_time(catalogue: Harvester) -> None:
    with FaultyFeed(three_pages(), at_second(*[Reply(b"", 502)] * 3)).serving() as feed:
        catalogue.harvest(feed.url)
    assert catalogue.titles() == ALL
    assert catalogue.waits == [1, 2, 4]


def test_an_answer_that_breaks_off_is_asked_for_again(catalogue: Harvester) -> None:
    whole = three_pages()[1]
    with FaultyFeed(three_pages(), at_second(Reply(whole[:300], length=len(whole)))).serving() as feed:
        catalogue.harvest(feed.url)
    assert catalogue.titles() == ALL
    assert "ends too early" in catalogue.said[0]


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", lambda data: zlib.compress(data, wbits=-15))],
)
def test_packed_answers_are_unpacked(catalogue: Harvester, coding: str, pack) -> None:
    packed = Reply(pack(three_pages()[1]), headers={"Content-Encoding": coding})
    with FaultyFeed(three_pages(), at_second(packed)).serving() as feed:
        catalogue.harvest(feed.url)
    assert catalogue.titles() == ALL
    assert not catalogue.waits


def test_an_answer_that_grows_beyond_the_limit_when_unpacked_is_left(catalogue: Harvester) -> None:
    bomb = Reply(gzip.compress(b" " * 3_000_000), headers={"Content-Encoding": "gzip"})
    with FaultyFeed(three_pages(), at_second(bomb)).serving() as feed:
        catalogue.harvest(feed.url, largest=1024 * 1024)
    assert "more than 1 MB" in catalogue.last.failure


def test_redirects_are_followed(catalogue: Harvester) -> None:
    def moved(asked: dict[str, str], times: int) -> Reply | None:
        if asked != SECOND:
            return None
        return Reply(b"", 302, {"Location": "/elsewhere?verb=ListRecords&resumptionToken=page-1&moved=1"})

    pages = three_pages()
    with FaultyFeed(pages, moved).serving() as feed:
        catalogue.harvest(feed.url)
    assert catalogue.titles() == ALL


@pytest.mark.parametrize(
    "host", ["127.0.0.1:{port}", "localhost:{port}", "ann:secret@127.0.0.1:{port}", "[::1]:{port}"]
)
def test_a_feed_does_not_choose_whom_we_ask(catalogue: Harvester, host: str) -> None:
    """Another host, and another port of the same host: what listens there may be meant for this machine alone."""
    pages = three_pages()
    with FaultyFeed(pages).serving() as other:
        place = f"http://{host.format(port=other.port)}/oai?verb=ListRecords&resumptionToken=page-1"
        reply = Reply(b"", 302, {"Location": place})
        with FaultyFeed(pages, lambda asked, _: reply if asked == SECOND else None).serving() as feed:
            catalogue.harvest(feed.url)
            target = f"http://{host.format(port=other.port)}/oai".replace("ann:secret@", "***@")
            assert catalogue.last.failure == (
                f"{feed.url} redirects to another host. If you trust it, harvest {target}"
            )
        assert other.asked == []


@every(
    ("given", "place", "is_same"),
    [
        ("http://a.org/oai", "http://A.org/x", True),
        ("http://a.org/oai", "http://a.org:80/x", True),
        ("http://a.org/oai", "https://a.org/x", True),
        ("https://a.org/oai", "http://a.org/x", True),
        ("http://a.org:8080/oai", "https://a.org/x", False),
        ("http://a.org/oai", "http://a.org:6379/x", False),
        ("http://a.org/oai", "http://a.org@b.org/x", False),
        ("http://a.org/oai", "http://b.org#@a.org/x", False),
        ("http://a.org/oai", "http://b.org\\@a.org/x", False),
        ("http://a.org/oai", "http://www.a.org/x", False),
        ("http://a.org/oai", "http://169.254.169.254/latest", False),
        ("http://a.org/oai", "http://a.org:x/", False),
    ],
)
def test_what_a_redirect_within_a_host_is(given: str, place: str, is_same: bool) -> None:
    from urllib.request import Request

    from catalog.ingest.harvest.connection import LeadsElsewhere, _Redirects

    asked = Request(given, headers={"Authorization": "Basic x"})
    try:
        onward = _Redirects().redirect_request(asked, io.BytesIO(), 302, "", {}, place)
    except LeadsElsewhere:
        assert not is_same
        return
    assert is_same
    safe = onward.type == "https" or asked.type == "http"
    assert onward.has_header("Authorization") == safe


@pytest.mark.parametrize("place", ["/oai?verb=Identify", "file:///etc/passwd", "ftp://127.0.0.1/x"])
def test_redirects_without_end_or_out_of_http_are_refused(catalogue: Harvester, place: str) -> None:
    feed = FaultyFeed([], lambda *_: Reply(b"", 302, {"Location": place}))
    with feed.serving(), pytest.raises(FeedError) as failure:
        catalogue.harvest(feed.url)
    assert "\n" not in str(failure.value)
    assert "redirects without end" in str(failure.value) or "neither http nor https" in str(failure.value)
    assert len(feed.asked) < 12


def test_bad_bytes_and_forbidden_characters_are_taken_out_and_said(catalogue: Harvester) -> None:
    pages = three_pages()
    pages[1] = pages[1].replace(b"Title 3", b"Title\x03 3\xff").replace(b"Title 4", b"Title &#x1; 4 &nbsp; A & B")
    with FaultyFeed(pages).serving() as feed:
        assert catalogue.harvest(feed.url) == {"imported": 6}
    assert catalogue.titles()["3"].startswith("Title 3")
    assert catalogue.titles()["4"] == "Title 4 A & B"
    assert "page 2" in catalogue.said[0]


def test_one_broken_record_costs_no_other_and_is_named(catalogue: Harvester) -> None:
    pages = three_pages()
    pages[1] = pages[1].replace(b"<dc:title>Title 3</dc:title>", b"<dc:title>Title 3</dc:titel>")
    with FaultyFeed(pages).serving() as feed:
        assert catalogue.harvest(feed.url) == {"imported": 5, "refused": 1}
    assert catalogue.titles() == {number: title for number, title in ALL.items() if number != "3"}
    (refused,) = [outcome for outcome in catalogue.outcomes if outcome.result == "refused"]
    assert refused.item == "oai:faulty.example.org:3"
    assert "broken" in catalogue.said[0]


def test_a_page_cut_in_the_middle_without_a_token_is_asked_for_by_the_next_harvest(catalogue: Harvester) -> None:
    cut = Reply(three_pages()[1][:-180])
    with FaultyFeed(three_pages(), at_second(cut, cut)).serving() as feed:
        catalogue.harvest(feed.url)
        assert not catalogue.last.is_complete
        assert "how the list continues" in catalogue.last.failure
        catalogue.harvest(feed.url)
        assert catalogue.last.is_complete
    assert catalogue.titles() == ALL


@pytest.mark.parametrize("size", [0, 1, 5, 7, 99_999])
def test_a_wrong_size_of_the_list_is_no_fault_where_the_list_is_closed(catalogue: Harvester, size: int) -> None:
    pages = [one.replace(b'"6"', f'"{size}"'.encode()) for one in three_pages()]
    with FaultyFeed(pages).serving() as feed:
        catalogue.harvest(feed.url)
    assert catalogue.titles() == ALL
    assert catalogue.last.is_complete


def test_a_list_without_a_last_token_ends(catalogue: Harvester) -> None:
    pages = [*three_pages()[:2], page([record(5), record(6)])]
    with FaultyFeed(pages).serving() as feed:
        catalogue.harvest(feed.url)
    assert catalogue.titles() == ALL
    assert catalogue.last.is_complete


def test_a_list_that_ends_too_early_and_unclosed_is_asked_for_again_whole(catalogue: Harvester) -> None:
    short = Reply(page([record(3)]))
    with FaultyFeed(three_pages(), at_second(short)).serving() as feed:
        catalogue.harvest(feed.url)
        assert not catalogue.last.is_complete
        catalogue.harvest(feed.url)
    assert catalogue.titles() == ALL
    assert "from" not in feed.lists()[-3]


def test_a_list_that_goes_round_is_left(catalogue: Harvester) -> None:
    pages = [*three_pages()[:2], page([record(5), record(6)], "page-1")]
    with FaultyFeed(pages).serving() as feed:
        catalogue.harvest(feed.url)
    assert catalogue.titles() == ALL
    assert len(feed.lists()) <= 6
    assert any("repeats itself" in said for said in catalogue.said)


def test_a_token_that_stays_the_same_while_the_pages_change_is_followed(catalogue: Harvester) -> None:
    def kept(asked: dict[str, str], times: int) -> Reply | None:
        if asked["verb"] != "ListRecords":
            return None
        number = times if "resumptionToken" in asked else 0
        body = page([record(number * 2 + 1), record(number * 2 + 2)], "page-0" if number < 2 else "")
        return Reply(body)

    with FaultyFeed([], kept).serving() as feed:
        catalogue.harvest(feed.url)
    assert catalogue.titles() == ALL


def test_new_tokens_without_new_records_come_to_an_end(catalogue: Harvester) -> None:
    def endless(asked: dict[str, str], _: int) -> Reply | None:
        number = int(asked.get("resumptionToken", "page-0").removeprefix("page-"))
        return Reply(page([record(1)], f"page-{number + 1}")) if asked["verb"] == "ListRecords" else None

    with FaultyFeed([], endless).serving() as feed:
        catalogue.harvest(feed.url)
    assert len(feed.lists()) < 110
    assert not catalogue.last.is_complete


def test_an_empty_page_in_the_middle_is_not_the_end(catalogue: Harvester) -> None:
    pages = [three_pages()[0], page([], "page-2"), page([record(number) for number in (3, 4, 5, 6)], "")]
    with FaultyFeed(pages).serving() as feed:
        catalogue.harvest(feed.url)
    assert catalogue.titles() == ALL


@pytest.mark.parametrize(("status", "body"), [(404, refusal("noRecordsMatch")), (422, b'{"error": "noRecordsMatch"}')])
def test_no_records_match_is_understood_under_any_status(catalogue: Harvester, status: int, body: bytes) -> None:
    with FaultyFeed(three_pages()).serving() as feed:
        catalogue.harvest(feed.url)
        feed.fault = lambda asked, _: Reply(body, status) if asked["verb"] == "ListRecords" else None
        assert catalogue.harvest(feed.url) == {}
    assert catalogue.last.is_complete
    assert feed.lists()[-1]["from"] == "2026-03-01T00:00:00Z"


def test_a_refused_token_begins_the_list_again_from_the_last_datestamp(catalogue: Harvester) -> None:
    def refused(asked: dict[str, str], times: int) -> Reply | None:
        if asked == SECOND:
            return Reply(refusal("badResumptionToken"))
        if "from" in asked:
            return Reply(page([record(number) for number in (2, 3, 4, 5, 6)]))
        return None

    with FaultyFeed(three_pages(), refused).serving() as feed:
        assert catalogue.harvest(feed.url) == {"imported": 6, "unchanged": 1}
    assert catalogue.titles() == ALL
    assert feed.lists()[-1]["from"] == "2026-01-02T00:00:00Z"


def test_a_list_out_of_order_begins_again_at_its_beginning(catalogue: Harvester) -> None:
    pages = three_pages()
    pages[0] = page([record(2), record(1)], "page-1")
    with FaultyFeed(pages, at_second(Reply(refusal("badResumptionToken")))).serving() as feed:
        assert catalogue.harvest(feed.url) == {"imported": 6, "unchanged": 2}
    assert catalogue.titles() == ALL
    assert all("from" not in asked for asked in feed.lists())


def test_a_token_that_is_always_refused_breaks_off(catalogue: Harvester) -> None:
    always = Reply(refusal("badResumptionToken"))
    feed = FaultyFeed(three_pages(), lambda asked, _: always if asked == SECOND else None)
    with feed.serving():
        catalogue.harvest(feed.url)
    assert "refuses its own resumption token" in catalogue.last.failure
    assert len(feed.lists()) == 4


def test_days_are_asked_for_where_the_feed_counts_in_days(catalogue: Harvester) -> None:
    with FaultyFeed(three_pages(), granularity="YYYY-MM-DD").serving() as feed:
        catalogue.harvest(feed.url)
        catalogue.harvest(feed.url)
        catalogue.harvest(feed.url, start="2026-01-01T12:00:00Z", until="2026-02-01T12:00:00Z")
    assert [asked.get("from") for asked in feed.lists() if "metadataPrefix" in asked] == [
        None,
        "2026-03-01",
        "2026-01-01",
    ]


def test_days_are_asked_for_where_seconds_are_refused(catalogue: Harvester) -> None:
    def refused(asked: dict[str, str], _: int) -> Reply | None:
        return Reply(refusal("badArgument")) if len(asked.get("from", "")) > 10 else None

    with FaultyFeed(three_pages(), refused).serving() as feed:
        catalogue.harvest(feed.url)
        catalogue.harvest(feed.url)
    assert catalogue.last.is_complete
    assert [asked for asked in feed.lists() if "from" in asked][-1]["from"] == "2026-03-01"


def test_entities_are_never_resolved(catalogue: Harvester, tmp_path) -> None:
    (tmp_path / "secret").write_text("the secret")
    declared = f'<!DOCTYPE x [<!ENTITY secret SYSTEM "file://{tmp_path}/secret">]>'
    body = page([record(1, "Title &secret; 1"), record(2)], "").decode().replace("?>", f"?>{declared}", 1)
    with FaultyFeed([body.encode()]).serving() as feed:
        catalogue.harvest(feed.url)
    assert "2" in catalogue.titles()
    assert not any(b"the secret" in content for content in catalogue.files().values())


def test_a_server_that_never_answers_is_left_in_time(catalogue: Harvester) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(FeedError, match="in time"):
        catalogue.harvest(f"http://127.0.0.1:{silent.getsockname()[1]}/oai", timeout=0.05)
    assert catalogue.waits == [1, 2, 4, 8]


def test_nobody_at_the_port_is_one_clear_line(catalogue: Harvester) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(FeedError, match="the connection is refused"):
        catalogue.harvest(f"http://127.0.0.1:{port}/oai")
    assert not catalogue.waits


@pytest.mark.parametrize("body", [b"<html><p>Welcome</html>", b"", b"\x00\xff", b"<rss/>", b"{}"])
def test_what_is_no_feed_is_one_clear_line(catalogue: Harvester, body: bytes) -> None:
    feed = FaultyFeed([], lambda *_: Reply(body))
    with feed.serving(), pytest.raises(FeedError, match="not OAI-PMH"):
        catalogue.harvest(feed.url)
    assert not catalogue.files()


def test_a_prefix_that_the_feed_has_not_is_answered_with_those_it_has(catalogue: Harvester) -> None:
    feed = FaultyFeed(
        [],
        lambda asked, _: (
            Reply(refusal("cannotDisseminateFormat")) if len(asked) == 2 and "metadataPrefix" in asked else None
        ),
    )
    with feed.serving(), pytest.raises(FeedError, match="no metadata prefix 'marcxml'; it has: oai_dc"):
        catalogue.harvest(feed.url, prefix="marcxml")


@pytest.mark.parametrize("date", ["2026", "2026-13-01", "yesterday", "2026-01-01T00:00:00"])
def test_a_date_that_no_feed_understands_is_refused_before_it_is_asked(catalogue: Harvester, date: str) -> None:
    with pytest.raises(UsageError, match="is not a date of a feed"):
        catalogue.harvest("http://127.0.0.1:9/oai", start=date)


def test_https_is_asked_with_the_certificate_checked(catalogue: Harvester) -> None:
    import ssl

    from catalog.ingest.harvest.connection import opener

    (handler,) = opener(lambda _: None).handle_open["https"]
    assert handler._tls.verify_mode is ssl.CERT_REQUIRED
    assert handler._tls.check_hostname
    with FaultyFeed(three_pages()).serving() as feed, pytest.raises(FeedError, match="cannot be harvested"):
        catalogue.harvest(feed.url.replace("http:", "https:"))  # it speaks no TLS
    assert feed.asked == []
