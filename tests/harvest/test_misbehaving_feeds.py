"""Feeds that break the protocol as real ones do, each with what a harvest makes of it."""

from __future__ import annotations

import gzip
import re
import zlib

import pytest

from catalog.errors import FeedError
from catalog.ingest.harvest.datestamps import utc_of
from catalog.storage import open_catalogue
from catalog.validation import read
from tests.harvest.conftest import Harvester
from tests.harvest.faulty_feed import DATE, DC, ROOT, FaultyFeed, Reply, page, record, refusal, three_pages

RUSSIAN = "Письмо Центральному комитету"
FRENCH = "Lettre à l'évêque, réponse différée à l'été"
SIX = {str(n): f"Title {n}" for n in range(1, 7)}


def answering(body, **headers):
    """Return a fault: every list is this body, with these headers."""
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda arguments, _: Reply(body, headers=headers) if arguments.get("verb") == "ListRecords" else None


def harvest_twice(catalogue: Harvester, feed: FaultyFeed, count: int) -> None:
    """Harvest all records, and once more: then nothing has changed, and the list is over."""
    assert catalogue.harvest(feed.url) == {"imported": count}, [one.findings for one in catalogue.outcomes]
    assert catalogue.last.is_complete
    assert catalogue.harvest(feed.url) == {"unchanged": count}
    assert catalogue.last.is_complete


@pytest.mark.parametrize(
    ("coding", "declared", "header", "title", "says"),
    [
        ("cp1251", "", "text/xml; charset=windows-1251", RUSSIAN, ""),
        ("cp1251", "", 'text/xml; Charset="WINDOWS-1251"', RUSSIAN, ""),
        ("koi8-r", "", "text/xml; charset=koi8-r", RUSSIAN, ""),
        ("cp1251", "windows-1251", "text/xml; charset=utf-8", RUSSIAN, ""),
        ("utf-8", "UTF-8", "text/xml; charset=ISO-8859-1", RUSSIAN, ""),
        ("utf-8", "", "text/xml; charset=ISO-8859-1", RUSSIAN, ""),
        ("utf-16", "UTF-16", "text/xml", RUSSIAN, ""),
        ("cp1251", "UTF-8", "text/xml", RUSSIAN, "it says that it is UTF-8, and was read as cp1251"),
        ("cp1251", "", "text/xml; charset=utf-8", RUSSIAN, "it says that it is utf-8, and was read as cp1251"),
        ("latin-1", "UTF-8", "text/xml", FRENCH, "it says that it is UTF-8, and was read as"),
        ("utf-8", "ISO-8859-1", "text/xml", FRENCH, "it says that it is ISO-8859-1, and was read as UTF-8"),
        ("cp1251", "no-such", "text/xml", RUSSIAN, "it says that it is no-such, and was read as cp1251"),
    ],
)
def test_the_encoding_is_found_and_a_wrong_one_is_said(
    catalogue: Harvester, coding: str, declared: str, header: str, title: str, says: str
) -> None:
    text = page([record(1, title), record(2, title)]).decode()
    declaration = f'<?xml version="1.0" encoding="{declared}"?>' if declared else '<?xml version="1.0"?>'
    body = re.sub(r"<\?xml.*?\?>", declaration, text).encode(coding)
    with FaultyFeed([], answering(body, Content_Type=header)).serving() as feed:
        harvest_twice(catalogue, feed, 2)
    assert set(catalogue.titles().values()) == {title}
    assert (f"page 1 of the list: {says}" in "\n".join(catalogue.said)) == bool(says)


def test_a_clock_that_is_ahead_hides_no_change(catalogue: Harvester) -> None:
    ahead = page([record(1)]).replace(DATE.encode(), b"2999-01-01T00:00:00Z")
    with FaultyFeed([ahead]).serving() as feed:
        catalogue.harvest(feed.url)
        assert catalogue.memory()["last"] < "2999"
        catalogue.harvest(feed.url)
        assert feed.lists()[-1]["from"] < "2999"


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("2024-03-01T10:00:01.123Z", "2024-03-01T10:00:01Z"),
        ("2024-03-01T10:00:01,5Z", "2024-03-01T10:00:01Z"),
        ("2024-03-01T10:00:01+02:00", "2024-03-01T08:00:01Z"),
        ("2024-03-01T10:00:01-0500", "2024-03-01T15:00:01Z"),
        ("2024-03-01T10:00:01", "2024-03-01T10:00:01Z"),
        ("2024-03-01 10:00:01", "2024-03-01T10:00:01Z"),
        ("2024-03-01t10:00:01z", "2024-03-01T10:00:01Z"),
        ("\n 2024-03-01 ", "2024-03-01"),
        ("2024-13-01", ""),
        ("2024-03-01T10:00:01+99:00", ""),
        ("0001-01-01T00:00:00+01:00", ""),
        ("yesterday", ""),
    ],
)
def test_datestamps_are_read_in_every_form(catalogue: Harvester, given: str, meant: str) -> None:
    assert utc_of(given) == meant
    with FaultyFeed([page([record(1, stamp=given), record(2, stamp=given)])]).serving() as feed:
        harvest_twice(catalogue, feed, 2)
    (kept,) = {
        read(document).demand().administration.source.harvested.datestamp
        for document in open_catalogue(catalogue.root).documents()
    }
    assert kept == (meant or given.strip())


@pytest.mark.parametrize("identifier", ["SE/RA/720 / B I a", "oai:example.org:Ф-5446/оп.98", "oai:x:[a]{b}", "17"])
def test_an_identifier_need_not_be_a_uri(catalogue: Harvester, identifier: str) -> None:
    records = [record(n).replace(f"oai:faulty.example.org:{n}", f"{identifier} {n}") for n in (1, 2)]
    with FaultyFeed([page(records)]).serving() as feed:
        harvest_twice(catalogue, feed, 2)
    assert {one.item for one in catalogue.outcomes} == {f"{identifier} 1", f"{identifier} 2"}


@pytest.mark.parametrize("place", ["behind", "before", "both"])
def test_rubbish_around_the_answer_is_left_out_and_said(catalogue: Harvester, place: str) -> None:
    rubbish = b"<br />\n<b>Notice</b>: Undefined index: creator in <b>/x.php</b>"
    before, behind = rubbish * (place != "behind"), rubbish * (place != "before")
    pages = [before + body + behind for body in three_pages()]
    with FaultyFeed(pages).serving() as feed:
        harvest_twice(catalogue, feed, 6)
    assert "page 3 of the list: what is before or after the answer was left out" in catalogue.said
    assert catalogue.titles() == SIX


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (' xmlns:dc="http://purl.org/dc/elements/1.1/"', ""),
        (' xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"', ""),
        ("<oai_dc:dc ", '<oai_dc:dc xsi:schemaLocation="a b" '),
    ],
    ids=["dc", "oai_dc", "xsi"],
)
def test_a_prefix_that_is_known_need_not_be_declared(catalogue: Harvester, old: str, new: str) -> None:
    with FaultyFeed([body.replace(old.encode(), new.encode()) for body in three_pages()]).serving() as feed:
        harvest_twice(catalogue, feed, 6)
    assert "is not declared, and was taken for the known one" in catalogue.said[0]


@pytest.mark.parametrize("where", ["element", "attribute", "value"])
def test_of_a_prefix_that_nobody_knows_only_what_has_it_is_left_out(catalogue: Harvester, where: str) -> None:
    old, new = {
        "element": ("</oai_dc:dc>", "<odd:title>Odd</odd:title></oai_dc:dc>"),
        "attribute": ("<dc:title>", '<dc:title odd:kind="main">'),
        "value": ("</oai_dc:dc>", '<dc:subject odd:at="1"><odd:b>Odd</odd:b></dc:subject></oai_dc:dc>'),
    }[where]
    with FaultyFeed([body.replace(old.encode(), new.encode()) for body in three_pages()]).serving() as feed:
        harvest_twice(catalogue, feed, 6)
    assert "the prefix odd is not declared, and what has it was left out" in catalogue.said[0]
    assert catalogue.titles() == SIX


def test_a_page_of_a_busy_server_is_named_by_its_title(catalogue: Harvester) -> None:
    closed = Reply(b"<html><head><title>Closed for repairs</title></head><body>Later.</body></html>", 503)
    with FaultyFeed(three_pages(), lambda _, __: closed).serving() as feed, pytest.raises(FeedError) as failure:
        catalogue.harvest(feed.url)
    assert "the server answers 503 Service Unavailable with a web page with the title 'Closed for repairs'" in str(
        failure.value
    )


def _failing(number: int):
    """Return a fault: a list that has the record of this number is never given."""

    def fault(arguments, times):
        if arguments.get("verb") != "ListRecords":
            return None
        token = arguments.get("resumptionToken", "")
        first, last, at = token.split("/") if token else (arguments.get("from", ""), arguments.get("until", "9"), "0")
        chosen = [n for n in range(1, 7) if first <= f"2026-01-{n:02}T00:00:00Z" <= (last or "9")]
        shown = chosen[int(at) : int(at) + 2]
        if number in shown:
            return Reply(b"bad gateway", 502)
        if not shown:
            return Reply(refusal("noRecordsMatch"))
        rest = f"{first}/{last}/{int(at) + 2}" if len(chosen) > int(at) + 2 else None
        return Reply(page([record(n) for n in shown], rest))

    return FaultyFeed([], fault)


@pytest.mark.parametrize("number", [1, 2, 3, 4, 6])
def test_a_page_that_never_comes_is_gone_round_and_what_is_missing_is_said(catalogue: Harvester, number: int) -> None:
    with _failing(number).serving() as feed:
        catalogue.harvest(feed.url)
        day = f"2026-01-{number:02}T00:00:00Z"
        assert catalogue.titles() == {n: title for n, title in SIX.items() if n != str(number)}
        assert not catalogue.last.is_complete
        assert catalogue.last.failure == f"records dated {day} are missing."
        assert f"records dated {day} are missing: the feed does not give them" in catalogue.said
        assert catalogue.memory()["last"] == day
        assert len(feed.asked) < 250
        feed.fault = lambda arguments, _: None
        feed.pages = [page([record(n) for n in range(number, 7)])]
        catalogue.harvest(feed.url)
        assert catalogue.last.is_complete
    assert catalogue.titles() == SIX


@pytest.mark.parametrize("earliest", ["1970-01-01T00:00:00Z", "2025-11-01", "", "always"])
def test_a_feed_that_fails_at_everything_is_left_soon(catalogue: Harvester, earliest: str) -> None:
    feed = FaultyFeed([], lambda asked, _: Reply(b"", 502) if asked["verb"] == "ListRecords" else None)
    feed.earliest = earliest
    with feed.serving(), pytest.raises(FeedError, match=r"cannot be harvested: the server answers 502 Bad Gateway"):
        catalogue.harvest(feed.url)
    assert len(feed.asked) < 50
    assert not list((catalogue.root / ".catalog").rglob("harvest.json"))


def test_a_session_is_kept_by_its_cookie(catalogue: Harvester) -> None:
    pages = three_pages()

    def fault(arguments, times):
        if "resumptionToken" in arguments and "sid=1" not in arguments.get("cookie", ""):
            return Reply(refusal("badResumptionToken", "No session."))
        is_first = arguments.get("verb") == "ListRecords" and "resumptionToken" not in arguments
        return Reply(pages[0], headers={"Set-Cookie": "sid=1; Path=/"}) if is_first else None

    with FaultyFeed(pages, fault, shows_cookies=True).serving() as feed:
        assert catalogue.harvest(feed.url) == {"imported": 6}


def test_a_token_may_want_its_prefix(catalogue: Harvester) -> None:
    def fault(arguments, times):
        if "resumptionToken" in arguments and "metadataPrefix" not in arguments:
            return Reply(refusal("badArgument", "metadataPrefix is missing"))
        return None

    with FaultyFeed(three_pages(), fault).serving() as feed:
        assert catalogue.harvest(feed.url) == {"imported": 6}


def _in_members(body: bytes) -> bytes:
    return gzip.compress(body[:100]) + gzip.compress(body[100:])


@pytest.mark.parametrize(
    ("pack", "header"),
    [
        (_in_members, "gzip"),
        (lambda body: gzip.compress(gzip.compress(body)), "gzip"),
        (gzip.compress, None),
        (gzip.compress, "identity"),
        (lambda body: body, "gzip"),
        (lambda body: body, "deflate"),
        (lambda body: gzip.compress(body) + b"\0" * 20, "gzip"),
        (lambda body: zlib.compress(gzip.compress(body)), "gzip, deflate"),
    ],
    ids=["members", "twice", "unsaid", "denied", "plain as gzip", "plain as deflate", "padded", "chain"],
)
def test_gzip_is_undone_in_all_its_forms(catalogue: Harvester, pack, header: str | None) -> None:
    body = pack(page([record(1), record(2)]))
    headers = {"Content_Encoding": header} if header else {}
    with FaultyFeed([], answering(body, **headers)).serving() as feed:
        harvest_twice(catalogue, feed, 2)


@pytest.mark.parametrize("status", ["Deleted", "DELETED", " deleted "])
def test_deleted_is_deleted_however_it_is_written(catalogue: Harvester, status: str) -> None:
    with FaultyFeed([page([record(1), record(2)])]).serving() as feed:
        catalogue.harvest(feed.url)
        gone = record(1, stamp="2026-02-01", deleted=True).replace('"deleted"', f'"{status}"')
        feed.pages = [page([gone])]
        assert catalogue.harvest(feed.url) == {"updated": 1}
    assert set(catalogue.titles()) == {"2"}


MODS = '<mods xmlns="{}"><titleInfo><title>Title {}</title></titleInfo></mods>'
BARE = "<dc><title>Title {}</title><creator>Ivanova, Anna</creator></dc>"


@pytest.mark.parametrize(
    ("prefix", "metadata"),
    [
        ("mods", lambda n: MODS.format("http://www.loc.gov/mods/", n)),
        ("mods", lambda n: MODS.format("https://www.loc.gov/mods/v3", n)),
        ("mods", lambda n: MODS.format("", n)),
        ("oai_dc", BARE.format),
        ("oai_dc", lambda n: BARE.format(n).replace("<dc>", '<dc xmlns="">')),
        ("oai_dc", lambda n: f"{DC}<dc:title>Title {n}</dc:title></oai_dc:dc>".replace("http://", "https://")),
        ("oai_dc", lambda n: f"{DC}<dc:title>Title {n}</dc:title></oai_dc:dc>".replace("1.1/", "1.1")),
    ],
    ids=[
        "mods 2",
        "mods https",
        "mods without",
        "dc in that of the feed",
        "dc without",
        "dc https",
        "dc without slash",
    ],
)
def test_old_and_missing_namespaces_are_those_of_the_format(catalogue: Harvester, prefix: str, metadata) -> None:
    records = [re.sub("<metadata>.*</metadata>", f"<metadata>{metadata(n)}</metadata>", record(n)) for n in (1, 2)]
    with FaultyFeed([page(records)]).serving() as feed:
        assert catalogue.harvest(feed.url, prefix=prefix) == {"imported": 2}
    assert catalogue.titles() == {"1": "Title 1", "2": "Title 2"}


def test_of_two_versions_the_newer_one_stays(catalogue: Harvester) -> None:
    newer = record(1, "Newer", stamp="2026-02-01T00:00:00Z")
    pages = [page([record(1), record(2)], "page-1"), page([newer, record(3)], "page-2"), page([record(1)], "")]
    with FaultyFeed(pages).serving() as feed:
        catalogue.harvest(feed.url)
        assert catalogue.titles() == {"1": "Newer", "2": "Title 2", "3": "Title 3"}
        before = catalogue.files()
        assert "updated" not in catalogue.harvest(feed.url)
        assert catalogue.files() == before


@pytest.mark.parametrize("stamp", ["2026-02-01", "2026-02-01T00:00:00Z", "2026-02-01T02:00:00+02:00"])
@pytest.mark.parametrize("between", [[], [record(2), record(3)]], ids=["neighbours", "apart"])
def test_of_two_versions_with_one_datestamp_in_a_page_the_last_stays(
    catalogue: Harvester, stamp: str, between: list[str]
) -> None:
    listed = [record(1, "First", stamp=stamp), *between, record(1, "Second", stamp=stamp), record(4), record(4)]
    with FaultyFeed([page(listed)]).serving() as feed:
        assert catalogue.harvest(feed.url)["skipped"] == 1
        assert catalogue.titles()["1"] == "Second"
        before = catalogue.files()
        for _ in range(2):
            assert set(catalogue.harvest(feed.url, start="2026-01-01")) == {"unchanged", "skipped"}
            assert catalogue.files() == before


def test_of_a_version_and_a_deletion_with_one_datestamp_in_a_page_the_last_stays(catalogue: Harvester) -> None:
    stamp = "2026-02-01"
    gone, there = record(1, stamp=stamp, deleted=True), record(1, "Here", stamp=stamp)
    other = record(2, stamp=stamp, deleted=True), record(2, "Here", stamp=stamp)
    with FaultyFeed([page([gone, there, *reversed(other), record(3)])]).serving() as feed:
        for _ in range(2):
            catalogue.harvest(feed.url, start="2026-01-01")
            assert catalogue.titles() == {"1": "Here", "3": "Title 3"}


def test_two_versions_with_one_datestamp_on_two_pages_settle(catalogue: Harvester) -> None:
    stamp = "2026-02-01T00:00:00Z"
    versions = [record(1, "First", stamp=stamp), record(1, "Second", stamp=stamp)]
    with FaultyFeed([]).serving() as feed:
        for first, second in (versions, versions, versions[::-1]):
            feed.pages = [page([first, record(2)], "page-1"), page([second, record(3)], "")]
            found = catalogue.harvest(feed.url, start="2026-01-01")
            assert catalogue.titles()["1"] == "Second"
    assert found == {"unchanged": 3, "skipped": 1}


@pytest.mark.parametrize("status", ["Deleted", " deleted ", "removed", "withdrawn"])
def test_a_deletion_may_have_another_word(catalogue: Harvester, status: str) -> None:
    with FaultyFeed([page([record(1), record(2)])]).serving() as feed:
        catalogue.harvest(feed.url)
        gone = record(1, deleted=True, stamp="2026-02-01T00:00:00Z").replace('"deleted"', f'"{status}"')
        feed.pages = [page([gone, record(2)])]
        catalogue.harvest(feed.url, start="2026-01-01")
    assert catalogue.titles() == {"2": "Title 2"}


@pytest.mark.parametrize("in_one_page", [True, False])
def test_an_older_version_behind_a_deletion_stays_deleted(catalogue: Harvester, in_one_page: bool) -> None:
    deletion = record(1, stamp="2026-02-01T00:00:00Z", deleted=True)
    again = record(2, "Again", stamp="2026-03-01T00:00:00Z")
    gone = record(2, stamp="2026-02-01T00:00:00Z", deleted=True)
    listed = [deletion, gone, record(1), record(3), again]
    pages = [page(listed)] if in_one_page else [page([each], f"page-{n}") for n, each in enumerate(listed, 1)]
    pages[-1] = page(listed if in_one_page else [again], "")
    with FaultyFeed(pages).serving() as feed:
        for _ in range(2):
            catalogue.harvest(feed.url)
            assert catalogue.titles() == {"2": "Again", "3": "Title 3"}


@pytest.mark.parametrize("nothing", [refusal("noRecordsMatch"), page([])], ids=["no records match", "an empty list"])
def test_a_set_that_does_not_exist_is_an_error(catalogue: Harvester, nothing: bytes) -> None:
    listed = f"{ROOT}<ListSets><set><setSpec>letters</setSpec><setName>x</setName></set></ListSets></OAI-PMH>"

    def fault(arguments, times):
        if arguments.get("verb") == "ListSets":
            return Reply(listed.encode())
        return Reply(nothing) if arguments.get("verb") == "ListRecords" else None

    with FaultyFeed([], fault).serving() as feed:
        with pytest.raises(FeedError, match="has no set 'nothing'; it has: letters"):
            catalogue.harvest(feed.url, spec="nothing")
        assert catalogue.harvest(feed.url, spec="letters") == {}


@pytest.mark.parametrize("status", [200, 403])
def test_a_web_page_in_place_of_a_feed_is_named_by_its_title(catalogue: Harvester, status: int) -> None:
    body = b"<!DOCTYPE html><html><head><title>Making sure you&#39;re\n not a bot!</title></head></html>"
    says = r"a web page with the title \"Making sure you're not a bot!\""
    with FaultyFeed([], lambda *_: Reply(body, status)).serving() as feed, pytest.raises(FeedError, match=says):
        catalogue.harvest(feed.url)
