"""What a harvest does not wait for, does not read and does not write, however the feed behaves."""

from __future__ import annotations

import time

import pytest

from catalog.errors import FeedError
from catalog.ingest.harvest import Transport
from tests.harvest.conftest import Harvester
from tests.harvest.faulty_feed import FaultyFeed, Reply, page, record, three_pages
from tests.harvest.slow_feed import dripping

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"


@pytest.mark.parametrize(
    ("head", "drop"),
    [
        (b"", b"H"),
        (OK, b"X-More: x\r\n"),
        (OK, b"X"),
        (OK + b"\r\n<OAI-PMH>", b" "),
        (OK + b"Content-Length: 100000\r\n\r\n", b" "),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
    ],
    ids=["status line", "header lines", "one header line", "body", "body with a length", "chunks", "chunk size"],
)
def test_the_deadline_is_that_of_the_whole_answer(head: bytes, drop: bytes) -> None:
    with dripping(head, drop) as url:
        transport = Transport(url, timeout=20, deadline=0.5, attempts=2, first_wait=0, sleep=lambda _: None)
        begun = time.monotonic()
        with pytest.raises(FeedError, match=r"the answer takes more than 0 s|ends too early|line too long"):
            transport.ask({"verb": "Identify"})
        assert time.monotonic() - begun < 5


@pytest.mark.parametrize("value", ["²", "-5", "soon", "1" * 400, "Thu, 99 Foo 2026 25:61:61 GMT", "١٢", ""])
def test_a_strange_retry_after_says_nothing(catalogue: Harvester, value: str) -> None:
    def fault(arguments, times):
        busy = Reply(b"busy", 503, {"Retry-After": value.encode().decode("latin-1")})
        return busy if arguments.get("verb") == "ListRecords" and times == 1 else None

    with FaultyFeed(three_pages(), fault).serving() as feed:
        assert catalogue.harvest(feed.url) == {"imported": 6}
    assert catalogue.waits == [1.0] * 3


def test_a_strange_length_of_the_list_says_nothing(catalogue: Harvester) -> None:
    pages = [page([record(1)], "page-1", f'completeListSize="{size}"') for size in ("²",)]
    with FaultyFeed([*pages, page([record(2)], "")]).serving() as feed:
        assert catalogue.harvest(feed.url) == {"imported": 2}


def _endless():
    """Return a feed whose list has new records on every page, and no end."""

    def fault(arguments, times):
        if arguments.get("verb") != "ListRecords":
            return None
        number = int(arguments.get("resumptionToken", "page-0").removeprefix("page-"))
        return Reply(page([record(2 * number + 1, stamp="2026-01-01"), record(2 * number + 2)], f"page-{number + 1}"))

    return FaultyFeed([], fault)


def test_a_run_has_a_limit_that_is_said_and_the_next_one_goes_on(catalogue: Harvester) -> None:
    with _endless().serving() as feed:
        assert catalogue.harvest(feed.url, most=10) == {"imported": 10}
        assert catalogue.last.failure == "10 records were received, and the limit of one run is 10."
        assert not catalogue.last.is_complete
        assert catalogue.harvest(feed.url, most=10) == {"imported": 10}
    assert len(catalogue.titles()) == 20


def test_a_run_of_more_than_a_day_ends(catalogue: Harvester, monkeypatch: pytest.MonkeyPatch) -> None:
    from catalog.ingest.harvest import harvesting

    monkeypatch.setattr(harvesting, "_LONGEST_RUN", 0)
    with _endless().serving() as feed:
        catalogue.harvest(feed.url)
    assert catalogue.last.failure == "it took more than 0 hours, which is the limit of one run."
