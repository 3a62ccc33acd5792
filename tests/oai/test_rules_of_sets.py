"""H, I: sets and deletions."""

from __future__ import annotations

from feeds import DOMAIN, NS, gone, item, live, publish, seconds
from rules import ALL, GET_A, HEADS, LIST, names, rule


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
