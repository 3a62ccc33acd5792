"""B, C, X: the request over HTTP, and the envelope of the answer."""

from __future__ import annotations

import gzip
from urllib.parse import quote

import pytest
from feeds import DOMAIN, NS
from rules import DATED, GET_A, HEADS, HOSTILE, LIST, MISTAKES, XSI, A, rule
from strict_schema import strict_schema


@rule("B1", "B2", "B3", "B6")
def test_post_equals_get(feed):
    for query in (LIST, "verb=Identify", GET_A, "verb=junk"):
        assert feed.post(query).body == feed.ask(query).body
        assert feed.post(query, media_type="application/x-www-form-urlencoded; charset=utf-8").status == 200
    token = feed.ask(LIST).token
    assert feed.post(f"verb=ListRecords&resumptionToken={token}").identifiers == ["e", "f", "b"]


@rule("B4")
def test_a_verb_in_both_query_and_form_is_repeated(feed):
    assert feed.post("verb=Identify", "verb=Identify").errors == ["badVerb"]
    assert feed.post("metadataPrefix=oai_dc", "verb=ListRecords").identifiers == ["a", "c", "d"]


@rule("B5")
def test_arguments_are_decoded_once(feed):
    everything = "".join(f"%{ord(letter):02X}" for letter in A)
    assert feed.ask(f"verb=GetRecord&metadataPrefix=oai_dc&identifier={everything}").identifiers == ["a"]
    encoded = quote(f"oai:{DOMAIN}:h%2520%D0%B9", safe="")
    assert feed.ask(f"verb=GetRecord&metadataPrefix=oai_dc&identifier={encoded}").errors == []
    twice = quote(encoded, safe="")
    assert feed.ask(f"verb=GetRecord&metadataPrefix=oai_dc&identifier={twice}").errors == ["idDoesNotExist"]


@rule("B7", "B8", "B10", "B18")
def test_gzip_is_offered_and_declared(feed):
    zipped = feed.ask(LIST, Accept_Encoding="gzip, deflate")
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.body) == feed.ask(LIST).body
    assert feed.ask("verb=Identify").texts("compression") == ["gzip"]
    assert zipped.headers["Vary"] == feed.ask(LIST).headers["Vary"] == "Accept-Encoding"


@rule("B9", "B17")
@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("identity", None),
        ("", None),
        ("deflate", None),
        ("gzip;q=0", None),
        ("*;q=0, identity", None),
        ("gzip;q=0.2, identity;q=0.8", None),
        ("gzip;q=nonsense", None),
        ("identity;q=0, gzip", "gzip"),
        ("identity;q=0, *", "gzip"),
        ("*", "gzip"),
        ("GZIP ; Q=0.5", "gzip"),
        ("br, gzip;q=0.001", "gzip"),
    ],
)
def test_qualities_are_honoured(feed, accepted, coding):
    assert feed.ask(LIST, Accept_Encoding=accepted).headers.get("Content-Encoding") == coding


@rule("B17")
@pytest.mark.parametrize("accepted", ["identity;q=0", "*;q=0", "identity;q=0, br"])
def test_nothing_acceptable_is_said_so(feed, accepted):
    assert feed.ask(LIST, Accept_Encoding=accepted).status == 406


@rule("B11")
def test_head_is_get_without_the_body(feed):
    head, get = feed.ask(LIST, method="HEAD"), feed.ask(LIST)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == str(len(get.body))
    assert head.headers["Content-Type"] == get.headers["Content-Type"]


@rule("B12", "B13", "B14", "C15")
@pytest.mark.parametrize("argument", ["verb", "identifier", "metadataPrefix", "set", "from", "resumptionToken", "odd"])
@pytest.mark.parametrize(
    "value", ["%ff%fe", "%00", "%22%3C%26%3E'", "%EF%BF%BF", "%ED%A0%80", "a%0Ab", "%5B//::%5D", "x:y:%zz"]
)
def test_hostile_values_have_a_whole_answer(feed, argument, value):
    for query in (f"verb=GetRecord&metadataPrefix=oai_dc&{argument}={value}", f"{LIST}&{argument}={value}"):
        answer = feed.ask(query)
        assert answer.status == 200
        assert answer.errors


@rule("B15")
def test_overload_is_503_with_seconds(feed):
    from test_overload import too_many_requests

    answer = too_many_requests()
    assert answer.status == 503
    assert answer.headers["Retry-After"].isdecimal()


@rule("B16", "C5", "D1")
def test_the_base_url_is_the_configured_one_whoever_asks(feed):
    answer = feed.ask("verb=Identify", Host="elsewhere.example.org")
    assert answer.texts("baseURL") == [feed.url]
    assert answer.texts("request") == [feed.url]


@rule("C1", "C2", "C4", "X6")
def test_the_envelope_is_in_order(feed):
    for query in ("verb=Identify", LIST, "verb=junk", "verb=ListSets"):
        answer = feed.ask(query)
        assert answer.body.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
        root = answer.tree
        assert root.tag == f"{{{NS['o']}}}OAI-PMH"
        assert root.prefix is None
        assert [child.tag.rpartition("}")[2] for child in root][:2] == ["responseDate", "request"]
        assert len(root) == 3
        assert root.get(XSI).split() == [NS["o"], "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"]
        assert b"xsi:schemaLocation" in answer.body


@rule("C3", "X3")
def test_the_response_date_is_utc_in_seconds(feed, day_feed):
    for one in (feed, day_feed):
        (date,) = one.ask("verb=Identify").texts("responseDate")
        assert date == "2024-06-01T12:00:00Z"


@rule("C6", "C7", "C8", "C9", "G21")
def test_arguments_are_echoed_verbatim(feed):
    token = feed.ask(LIST).token
    for query in (
        GET_A,
        f"{HEADS}&from=2024-01-01&until=2024-03-31",
        f"{LIST}&set=garf:5446",
        f"verb=ListRecords&resumptionToken={token}",
    ):
        answer = feed.ask(query)
        assert answer.errors == []
        echoed = dict(answer.all("/o:OAI-PMH/o:request")[0].attrib)
        assert echoed == dict(pair.split("=", 1) for pair in query.split("&"))


@rule("C10", "C11", "C14")
def test_nothing_is_echoed_of_what_is_illegal(feed):
    for query in ("verb=junk", f"{LIST}&foo=bar", ""):
        answer = feed.ask(query)
        assert not answer.all("/o:OAI-PMH/o:request")[0].attrib
        assert all(len(text) > 10 for text in answer.texts("error"))


@rule("C12", "C13")
def test_other_errors_echo_the_arguments(feed):
    answer = feed.ask(f"verb=GetRecord&metadataPrefix=none&identifier={A}")
    echoed = dict(answer.all("/o:OAI-PMH/o:request")[0].attrib)
    assert echoed == {"verb": "GetRecord", "metadataPrefix": "none", "identifier": A}


@rule("X4", "X5")
def test_errors_are_answers(feed):
    for query in ("verb=junk", LIST):
        answer = feed.ask(query)
        assert answer.status == 200
        assert answer.headers["Content-Type"].startswith("text/xml")


@rule("X1", "X2")
@pytest.mark.shared
def test_every_answer_is_valid(shared, feed, day_feed, wide_feed, bare_feed):
    schema = strict_schema(shared)
    queries = [query for _, query, _ in MISTAKES]
    queries += [LIST, HEADS, GET_A, DATED, "verb=Identify", "verb=ListMetadataFormats", "verb=ListSets"]
    queries += ["verb=ListRecords&metadataPrefix=identifier", f"{LIST}&set=lang", f"{LIST}&from=2024-01-01"]
    for one in (feed, day_feed, wide_feed, bare_feed):
        for query in queries:
            one.walk(query)
    for value in HOSTILE:
        for argument in ("identifier", "set", "from", "resumptionToken", "odd"):
            feed.ask(f"verb=GetRecord&metadataPrefix=oai_dc&{argument}={value}")
        feed.ask(f"verb=GetRecord&identifier=x&metadataPrefix={value}")
        feed.ask(f"verb=ListRecords&resumptionToken={value}")
    for one in (feed, day_feed, wide_feed, bare_feed):
        for answer in one.answers:
            tree = answer.tree
            assert schema.validate(tree), f"{schema.error_log}\n{answer.body.decode()[:2000]}"
