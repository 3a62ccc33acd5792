"""D, E, J, K: Identify, formats, containers, identifiers."""

from __future__ import annotations

from feeds import DOMAIN, NS, gone, item, live, publish, seconds
from rules import HEADS, LIST, XSI, A, names, rule


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


@rule("K1", "K2", "K3")
def test_identifiers_and_poison_are_proved_in_files_of_their_own():
    import test_record_bytes

    proved = {"K1", "K2", "K3"}
    assert proved == test_record_bytes.PROVED
