"""G: lists and their tokens."""

from __future__ import annotations

import re

import pytest
from feeds import NOW, item, live, publish, seconds
from rules import ALL, DATED, HEADS, LIST, names, rule


@rule("G0", "G1", "G26")
def test_a_walk_loses_and_repeats_nothing(feed):
    pages = feed.walk(LIST)
    assert names(pages) == names(feed.walk(HEADS)) == ALL
    assert [len(page.identifiers) for page in pages] == [3, 3, 2]


@rule("G2", "G3", "G4", "G5", "G6", "G7", "G8")
def test_tokens_say_where_the_list_stands(feed):
    pages = feed.walk(LIST)
    tokens = [page.all("//o:resumptionToken")[0] for page in pages]
    assert [token.get("cursor") for token in tokens] == ["0", "3", "6"]
    assert [token.get("completeListSize") for token in tokens] == ["8", "8", "8"]
    assert [bool(token.text) for token in tokens] == [True, True, False]
    assert [token.get("expirationDate") for token in tokens] == ["2024-06-03T12:00:00Z"] * 2 + [None]


@rule("G27")
def test_a_list_on_one_page_has_no_token(wide_feed, feed):
    assert wide_feed.ask(LIST).all("//o:resumptionToken") == []
    assert feed.ask(DATED).all("//o:resumptionToken") == []


@rule("G9", "G10")
def test_a_token_may_be_used_again(feed):
    token = feed.ask(LIST).token
    query = f"verb=ListRecords&resumptionToken={token}"
    assert feed.ask(query).body == feed.ask(query).body


@rule("G28")
def test_what_does_not_change_is_delivered_while_all_else_does(index_of):
    publish(index_of, seconds("2024-01-10T10:00:00Z"), [item(f"n{number}") for number in range(20)])
    with live(index_of) as feed:
        pages = [feed.ask(LIST)]
        while pages[-1].token:
            number = len(pages)
            changed = [item(f"n{one}", f"Version {number}") for one in range(20) if one % 2]
            publish(index_of, seconds("2024-01-11T10:00:00Z") + number, changed)
            pages.append(feed.ask(f"verb=ListRecords&resumptionToken={pages[-1].token}"))
        found = names(pages)
        assert {f"n{one}" for one in range(0, 20, 2)} <= set(found)
        assert all(page.identifiers for page in pages)
        assert {f"n{one}" for one in range(20)} == set(found) | set(names(feed.walk(f"{LIST}&from=2024-01-11")))


@rule("G29")
def test_tokens_outlive_the_server(index, feed):
    token = feed.ask(LIST).token
    with live(index) as another:
        assert another.ask(f"verb=ListRecords&resumptionToken={token}").identifiers == ["e", "f", "b"]


@rule("G11", "G12", "G13")
@pytest.mark.parametrize("other", ["metadataPrefix=oai_dc", "from=2024-01-01", "set=garf"])
def test_a_token_is_exclusive(feed, other):
    token = feed.ask(LIST).token
    assert feed.ask(f"verb=ListRecords&resumptionToken={token}&{other}").errors == ["badArgument"]


@rule("G16", "G17")
def test_a_damaged_or_forged_token_is_refused(feed):
    token = feed.ask(LIST).token
    forged = [token[:-1], token[1:], token[:10], token.replace(".", ""), f"{token}x", token.swapcase()]
    for bad in forged:
        assert feed.ask(f"verb=ListRecords&resumptionToken={bad}").errors == ["badResumptionToken"]


@rule("G19")
def test_a_token_is_of_its_verb(feed):
    token = feed.ask(LIST).token
    for verb in ("ListIdentifiers", "ListSets"):
        assert feed.ask(f"verb={verb}&resumptionToken={token}").errors == ["badResumptionToken"]


@rule("G20")
def test_a_repeated_token_is_refused(feed):
    token = feed.ask(LIST).token
    query = f"verb=ListRecords&resumptionToken={token}&resumptionToken={token}"
    assert feed.ask(query).errors == ["badArgument"]


@rule("G22")
def test_the_page_is_of_the_size_aggregators_ask_for():
    from catalog.model import Catalogue

    assert 100 <= Catalogue.model_fields["page_size"].default <= 500


@rule("G23")
def test_tokens_need_no_encoding(feed):
    assert re.fullmatch(r"[A-Za-z0-9._~-]+", feed.ask(f"{LIST}&set=garf&from=2024-01-01").token or "")


@rule("G24")
def test_windows_and_sets_last_to_the_end(feed):
    full = {name: page for page in feed.walk(HEADS) for name in page.identifiers}
    found = names(feed.walk(f"{HEADS}&from=2024-02-01&set=garf"))
    assert found == ["d", "f", "b", ALL[-1]]
    assert set(found) < full.keys()


@rule("G30")
def test_an_expired_token_is_refused(index):
    with live(index) as feed:
        token = feed.ask(LIST).token
        feed.clock[0] = NOW + 48 * 3600 - 1
        assert feed.ask(f"verb=ListRecords&resumptionToken={token}").errors == []
        feed.clock[0] += 1
        assert feed.ask(f"verb=ListRecords&resumptionToken={token}").errors == ["badResumptionToken"]
