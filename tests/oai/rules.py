"""The rule book: its rows, what is asked over and over, and which rows the tests prove."""

from __future__ import annotations

from pathlib import Path

from feeds import DOMAIN

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
TESTED = {row for row, _, _ in MISTAKES}


def rule(*names):
    """Say which rows a test proves."""
    TESTED.update(names)
    unknown = set(names) - RULES.keys()
    assert not unknown, unknown
    return lambda function: function


def names(pages):
    return [name for page in pages for name in page.identifiers]


ALL = ["a", "c", "d", "e", "f", "b", "g", "h%2520%D0%B9"]


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
