"""Every row of rules.tsv is a test here, over a real socket: rules of one mistake are a table, others a function."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from feeds import DOMAIN, NOW, NS, gone, item, live, publish, seconds
from strict_schema import strict_schema

RULES = {
    line.split("\t")[0]: line.split("\t")[1:]
    for line in Path(__file__).with_name("rules.tsv").read_text(encoding="utf-8").splitlines()
}
XSI = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
LIST = "verb=ListRecords&metadataPrefix=oai_dc"
HEADS = "verb=ListIdentifiers&metadataPrefix=oai_dc"
A = f"oai:{DOMAIN}:a"
GET_A = f"verb=GetRecord&metadataPrefix=oai_dc&identifier={A}"
DATED = f"{LIST}&from=2024-02-20T12:30:45Z&until=2024-02-20T12:30:45Z"

# rule, query, the code of the error it must have
MISTAKES = [
    ("A1", "", "badVerb"),
    ("A2", "verb=junk", "badVerb"),
    ("A3", "verb=", "badVerb"),
    ("A4", "verb=identify", "badVerb"),
    ("A5", "verb=Identify&verb=Identify", "badVerb"),
    ("A6", "verb=Identify&verb=ListSets", "badVerb"),
    ("A7", "verb=Identify&foo=bar", "badArgument"),
    ("A7", "verb=ListSets&foo=bar", "badArgument"),
    ("A7", "verb=ListMetadataFormats&foo=bar", "badArgument"),
    ("A7", f"{GET_A}&foo=bar", "badArgument"),
    ("A7", f"{LIST}&foo=bar", "badArgument"),
    ("A7", f"{HEADS}&foo=bar", "badArgument"),
    ("A8", "verb=Identify&metadataPrefix=oai_dc", "badArgument"),
    ("A9", "verb=ListSets&set=garf", "badArgument"),
    ("A10", "verb=ListMetadataFormats&metadataPrefix=oai_dc", "badArgument"),
    ("A11", f"{GET_A}&from=2024-01-01", "badArgument"),
    ("A12", f"{GET_A}&identifier={A}", "badArgument"),
    ("A13", f"{LIST}&metadataPrefix=oai_dc", "badArgument"),
    ("A14", f"{LIST}&from=2024-01-01&from=2024-01-01", "badArgument"),
    ("A15", "verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
    ("A16", f"verb=GetRecord&identifier={A}", "badArgument"),
    ("A17", "verb=ListRecords", "badArgument"),
    ("A18", "verb=ListIdentifiers", "badArgument"),
    ("A19", "verb=ListRecords&metadataPrefix=", "badArgument"),
    ("A20", "verb=ListRecords&MetadataPrefix=oai_dc", "badArgument"),
    ("E4", "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:feed.example.org:none", "idDoesNotExist"),
    ("E4", "verb=GetRecord&metadataPrefix=oai_dc&identifier=invalid%22id", "idDoesNotExist"),
    ("E5", "verb=ListMetadataFormats&identifier=oai:feed.example.org:none", "idDoesNotExist"),
    ("E6", f"verb=GetRecord&metadataPrefix=none&identifier={A}", "cannotDisseminateFormat"),
    ("E7", "verb=ListRecords&metadataPrefix=none", "cannotDisseminateFormat"),
    ("E8", "verb=ListIdentifiers&metadataPrefix=none", "cannotDisseminateFormat"),
    ("E13", f"verb=ListMetadataFormats&identifier=oai:{DOMAIN}:z", "noMetadataFormats"),
    ("E14", "verb=ListRecords&metadataPrefix=oai+dc", "cannotDisseminateFormat"),
    ("F1", f"{LIST}&until=1901-01-01", "noRecordsMatch"),
    ("F2", f"{LIST}&from=2025-07-06", "noRecordsMatch"),
    ("F3", f"{LIST}&from=2024-03-02&until=2024-03-01", "badArgument"),
    ("F4", f"{LIST}&from=2024-01-01&until=2024-03-01T00:00:00Z", "badArgument"),
    ("F6", f"{LIST}&from=2024-13-01", "badArgument"),
    ("F7", f"{LIST}&from=2023-02-30", "badArgument"),
    ("F8", f"{LIST}&from=2024-01-01T25:00:00Z", "badArgument"),
    ("F9", f"{LIST}&from=2024-01-01T10:00:00", "badArgument"),
    ("F10", f"{LIST}&from=2024-01-01T10:00:00%2B01:00", "badArgument"),
    ("F11", f"{LIST}&from=2024-01-01T10:00:00.5Z", "badArgument"),
    ("F12", f"{LIST}&from=20240101", "badArgument"),
    ("F13", f"{LIST}&from=2024-1-1", "badArgument"),
    ("F14", f"{LIST}&from=", "badArgument"),
    ("F15", f"{LIST}&until=", "badArgument"),
    ("F16", f"{LIST}&from=%202024-01-01", "badArgument"),
    ("F17", f"{LIST}&until=2024-01-01T10:60:00Z", "badArgument"),
    ("F18", f"{LIST}&until=2024-01", "badArgument"),
    ("F32", f"{LIST}&until=2016-12-31T23:59:60Z", "badArgument"),
    ("F32", f"{LIST}&from=0000-01-01", "badArgument"),
    ("G14", "verb=ListRecords&resumptionToken=junk", "badResumptionToken"),
    ("G15", "verb=ListRecords&resumptionToken=", "badResumptionToken"),
    ("G18", "verb=ListRecords&resumptionToken=%D0%B9%00.x", "badResumptionToken"),
    ("H7", f"{LIST}&set=nothing", "noRecordsMatch"),
    ("H8", f"{LIST}&set=not+a+set", "badArgument"),
    ("H8", f"{LIST}&set=garf::5446", "badArgument"),
    ("H9", "verb=ListSets&resumptionToken=junk", "badResumptionToken"),
]
TESTED = {"A7", *(rule for rule, _, _ in MISTAKES)}


def rule(*names):
    """Say which rows a test proves."""
    TESTED.update(names)
    unknown = set(names) - RULES.keys()
    assert not unknown, unknown
    return lambda function: function


def names(pages):
    return [name for page in pages for name in page.identifiers]


ALL = ["a", "c", "d", "e", "f", "b", "g", "h%2520%D0%B9"]


@pytest.mark.parametrize(("row", "query", "code"), MISTAKES, ids=[f"{row}: {query}" for row, query, _ in MISTAKES])
def test_a_mistake_has_its_error(feed, row, query, code):
    answer = feed.ask(query)
    assert (answer.status, set(answer.errors)) == (200, {code}), RULES[row]
    assert all(text.strip() for text in answer.texts("error"))
    echoed = answer.all("/o:OAI-PMH/o:request")[0].attrib
    if code in {"badVerb", "badArgument"}:
        assert not echoed
    else:
        assert echoed["verb"] == query.partition("&")[0].removeprefix("verb=")


def test_every_row_of_the_rule_book_is_proved():
    assert RULES.keys() - TESTED == set()


@rule("A21")
def test_all_mistakes_are_told_at_once(feed):
    answer = feed.ask("verb=GetRecord&foo=1&bar=2")
    assert answer.errors == ["badArgument"] * 4
    assert len(set(answer.texts("error"))) == 4
    assert feed.ask("verb=GetRecord&metadataPrefix=none&identifier=none").errors == [
        "cannotDisseminateFormat",
        "idDoesNotExist",
    ]


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


@rule("D2", "D3", "D4", "D5", "D6", "D7")
def test_identify_says_what_it_must(feed, day_feed):
    answer = feed.ask("verb=Identify")
    assert answer.texts("protocolVersion") == ["2.0"]
    assert answer.texts("adminEmail") == ["someone@example.org"]
    assert answer.texts("granularity") == ["YYYY-MM-DDThh:mm:ssZ"]
    assert answer.texts("earliestDatestamp") == ["2024-01-10T10:00:00Z"]
    assert answer.texts("deletedRecord") == ["persistent"]
    answer = day_feed.ask("verb=Identify")
    assert answer.texts("granularity") == ["YYYY-MM-DD"]
    assert answer.texts("earliestDatestamp") == ["2024-01-10"]


@rule("D8", "D9", "D10", "D11")
def test_identify_describes_the_identifiers(feed):
    (description,) = feed.ask("verb=Identify").all("//o:description/i:oai-identifier")
    scheme, domain, delimiter, sample = [child.text for child in description]
    assert (scheme, domain, delimiter) == ("oai", DOMAIN, ":")
    assert sample.startswith(f"oai:{domain}:")
    assert description.prefix is None
    assert description.get(XSI)
    assert all(text.startswith(f"oai:{DOMAIN}:") for text in feed.ask(LIST).all("//o:identifier/text()"))


@rule("D12", "J1", "J2", "J3", "J4")
def test_the_containers_are_proved_in_a_file_of_their_own():
    import test_containers

    proved = {"D12", "J1", "J2", "J3", "J4"}
    assert proved == test_containers.PROVED


@rule("D13", "F31")
def test_datestamps_never_fall_below_what_was_said(index_of):
    publish(index_of, seconds("2024-01-10T10:00:00Z"), [item("a"), item("b")])
    with live(index_of) as feed:
        publish(index_of, seconds("2023-05-05T00:00:00Z"), [item("c"), gone("a")])  # the clock went back
        assert feed.ask(HEADS).texts("datestamp") == ["2024-01-10T10:00:00Z"] * 3
        assert feed.ask("verb=Identify").texts("earliestDatestamp") == ["2024-01-10T10:00:00Z"]
        publish(index_of, seconds("2024-04-01T00:00:00Z"), [gone("b"), gone("c")])
        assert feed.ask("verb=Identify").texts("earliestDatestamp") == ["2024-01-10T10:00:00Z"]


@rule("E1", "E2", "E15")
def test_dublin_core_is_offered_with_its_schema(feed):
    formats = feed.ask("verb=ListMetadataFormats").all("//o:metadataFormat")
    told = {tuple(child.text for child in one) for one in formats}
    assert ("oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd", NS["dc"]) in told
    assert len({one[0] for one in told}) == len(told) == 2


@rule("E3")
def test_formats_of_one_item(feed):
    query = f"verb=ListMetadataFormats&identifier={A}"
    assert feed.ask(query).texts("metadataPrefix") == ["oai_dc", "identifier"]


@rule("E9", "E10")
def test_metadata_is_one_foreign_element_with_its_schema(feed):
    for page in feed.walk(LIST):
        for metadata in page.all("//o:metadata"):
            (child,) = metadata
            assert child.tag == f"{{{NS['dc']}}}dc"
            assert child.get(XSI).split()[0] == NS["dc"]


@rule("E11")
def test_bad_identifier_and_bad_prefix_have_an_error(feed):
    assert feed.ask("verb=GetRecord&metadataPrefix=none&identifier=oai:x.org:none").errors


@rule("E12")
def test_an_item_lacks_a_format_everywhere(feed):
    d = f"oai:{DOMAIN}:d"
    assert feed.ask(f"verb=GetRecord&metadataPrefix=identifier&identifier={d}").errors == ["cannotDisseminateFormat"]
    assert feed.ask(f"verb=ListMetadataFormats&identifier={d}").texts("metadataPrefix") == ["oai_dc"]
    assert names(feed.walk("verb=ListRecords&metadataPrefix=identifier")) == ["a", "c"]
    assert names(feed.walk("verb=ListIdentifiers&metadataPrefix=identifier&set=garf:5446")) == ["a"]


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


@rule("H1", "H2", "H3", "H4")
def test_sets_are_listed_with_all_that_contain_them(feed):
    pages = feed.walk("verb=ListSets")
    specs = [spec for page in pages for spec in page.texts("setSpec")]
    assert specs == ["garf", "garf:5446", "garf:5446:98", "lang", "lang:ru", "garf:5446:99"]
    assert len(pages) == 2
    assert all(spec.rpartition(":")[0] in {"", *specs} for spec in specs)
    assert {spec for page in feed.walk(HEADS) for spec in page.texts("setSpec")} <= set(specs)


@rule("H5", "H6", "I8")
def test_a_set_holds_what_its_parts_hold(feed):
    assert names(feed.walk(f"{LIST}&set=garf")) == ["a", "c", "d", "f", "b", ALL[-1]]
    assert names(feed.walk(f"{LIST}&set=garf:5446")) == ["a", "d", "f", "b"]
    assert names(feed.walk(f"{LIST}&set=garf:5446:98")) == ["a", "d"]


@rule("H10")
def test_sets_are_described(feed):
    (description,) = feed.ask("verb=ListSets").all("//o:set[o:setSpec='garf']/o:setDescription")
    assert description[0].tag == f"{{{NS['dc']}}}dc"


@rule("H11")
def test_a_record_tells_its_sets(feed):
    assert feed.ask(GET_A).texts("setSpec") == ["garf", "garf:5446", "garf:5446:98"]


@rule("H12")
def test_without_sets_every_set_is_refused(bare_feed):
    assert bare_feed.ask("verb=ListSets").errors == ["noSetHierarchy"]
    assert bare_feed.ask(f"{LIST}&set=garf").errors == ["noSetHierarchy"]


@rule("I1", "I2", "I3", "I4")
def test_deleted_records_are_headers_alone(feed):
    (record,) = feed.ask(f"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:{DOMAIN}:b").all("//o:record")
    assert [child.tag.rpartition("}")[2] for child in record] == ["header"]
    assert record[0].get("status") == "deleted"
    listed = [page.all("//o:header[@status]/o:identifier/text()") for page in feed.walk(f"{HEADS}&from=2024-03-05")]
    assert listed == [[f"oai:{DOMAIN}:b"]]


@rule("I5")
def test_formats_of_a_deleted_item(feed):
    answer = feed.ask(f"verb=ListMetadataFormats&identifier=oai:{DOMAIN}:b")
    assert (answer.status, answer.texts("metadataPrefix")) == (200, ["oai_dc"])


@rule("I6", "I7")
def test_what_comes_back_keeps_its_name(index_of):
    publish(index_of, seconds("2024-01-10T10:00:00Z"), [item("a")])
    with live(index_of) as feed:
        for month, one, status in ((2, gone("a"), ["deleted"]), (3, gone("a"), ["deleted"]), (4, item("a"), [])):
            publish(index_of, seconds(f"2024-0{month}-01T00:00:00Z"), [one])
            answer = feed.ask(HEADS)
            assert answer.identifiers == ["a"]
            assert answer.all("//o:header/@status") == status
        assert answer.texts("datestamp") == ["2024-04-01T00:00:00Z"]


@rule("K1", "K2", "K3")
def test_identifiers_and_poison_are_proved_in_files_of_their_own():
    import test_record_bytes

    proved = {"K1", "K2", "K3"}
    assert proved == test_record_bytes.PROVED


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


HOSTILE = [
    *(f"a%{code:02X}b" for code in (*range(32), *b"#%<>@[\\]^`{|}~\x7f\x80\xff")),
    *(
        "%EF%BF%BE",
        "%ED%A0%80",
        "//",
        "//a:b",
        "http://%5B",
        "http://a:b/",
        "a:b:c",
        ":",
        "x:",
        "%25zz",
        "a%25zz",
        "a:%23b%23",
    ),
    *("http://example.org/1", "http://example.org:99999999/", "urn:x:%D0%B9", "1:2", "?a", "../x", "x" * 3000),
]
