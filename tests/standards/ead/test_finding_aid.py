"""A finding aid of a whole fond: what lies where, in the order of the shelf, valid against both schemas."""

from __future__ import annotations

import pytest
from format_records import catalogue, codes, minimal, records, rich
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from offline_schema import check

from catalog import reference_codes
from catalog.errors import UsageError
from catalog.model import Record, ReferenceCode
from catalog.standards.archival_order import after_all_codes, place_in_sequence, place_of_code
from catalog.standards.formats import find
from catalog.standards.importers import Source, recognise
from tests.examples import examples

SCHEMAS = {"ead3": "ead/ead3.xsd", "ead2002": "ead/ead2002.neuxml.xsd"}
BOTH = pytest.mark.parametrize("name", SCHEMAS)
GENERATED = settings(
    max_examples=examples(12),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def document(record_id, opis=None, delo=None, leaves=None, fond="5446", archive="GARF", **changes) -> Record:
    numbers = {"fond": fond, "opis": opis, "delo": delo, "leaves": leaves}
    code = {"repository": archive, **{level: number for level, number in numbers.items() if number}}
    return minimal(**{"id": record_id, "title": record_id, "reference_code": code, **changes})


def written(given, name="ead3") -> bytes:
    return b"".join(find(name).stream(given, catalogue()))


def tree(given, name="ead3"):
    """The titles, as nested lists: each component is its title and the components in it."""
    return _shape(etree.fromstring(written(given, name)).find("{*}archdesc"))


def _shape(component):
    title = component.findtext("{*}did/{*}unittitle")
    return (title, *(_shape(child) for child in component.iterfind("{*}dsc/{*}c")), *map(_shape, _inner(component)))


def _inner(component):
    return component.iterfind("{*}c")


@BOTH
def test_units_without_a_record_are_implied_and_all_stand_in_the_order_of_the_shelf(name):
    given = [document("c", "98", "721", "170"), document("d", "98", "721", "9"), document("a", "98", "9"),
             document("b", "7", "1")]  # fmt: skip
    assert tree(given, name) == (
        "Fond 5446",
        ("Opis 7", ("Delo 1", ("b",))),
        ("Opis 98", ("Delo 9", ("a",)), ("Delo 721", ("d",), ("c",))),
    )


@BOTH
def test_a_record_at_the_level_of_a_unit_describes_it_wherever_it_comes(name):
    given = [
        document("item", "98", "721"),
        document("opis", "98", level="series", abstract={"text": "Secret part"}),
        document("fond", level="fonds", title="Council of Ministers"),
    ]
    for order in (given, given[::-1]):
        assert tree(order, name) == ("Council of Ministers", ("opis", ("Delo 721", ("item",))))
        root = etree.fromstring(written(order, name))
        assert root.findtext(".//{*}titleproper") == "Council of Ministers"
        assert root.find("{*}archdesc").get("level") == "fonds"
        (opis,) = root.iterfind("{*}archdesc/{*}dsc/{*}c")
        assert opis.get("level") == "series"
        assert opis.findtext("{*}did/{*}abstract") == "Secret part"


def test_an_implied_unit_bears_its_number_its_level_and_a_title_that_a_source_gives():
    titled = document("b", reference_code={
        "repository": "GARF", "fond": {"number": "5446", "title": "Council of Ministers"}, "opis": "98"})  # fmt: skip
    root = etree.fromstring(written([document("a", "98"), titled]))
    assert root.findtext(".//{*}recordid") == "garf:5446"
    assert root.findtext(".//{*}titleproper") == "Council of Ministers"
    (opis,) = root.iterfind("{*}archdesc/{*}dsc/{*}c")
    assert (opis.get("level"), opis.get("otherlevel")) == ("otherlevel", "opis")
    assert opis.findtext("{*}did/{*}unitid") == "GARF, Fond 5446, Opis 98"


def test_two_records_of_one_unit_are_the_unit_and_what_lies_in_it():
    given = [document("part", level="series"), document("whole", level="fonds"), document("item", "1")]
    assert tree(given) == ("whole", ("part",), ("Opis 1", ("item",)))


def test_a_record_lies_below_the_one_it_is_part_of_where_its_code_does_not_say_it():
    given = [
        document("letter", "98", "721", "170"),
        document("enclosure", "98", "721", "180", part_of="letter"),
        minimal(id="leaflet", title="leaflet", part_of="enclosure"),
        document("fond", level="fonds"),
        document("placed", "98", "722", part_of="fond"),
    ]
    letter = ("letter", ("enclosure", ("leaflet",)))
    assert tree(given) == ("fond", ("Opis 98", ("Delo 721", letter), ("Delo 722", ("placed",))))


def test_what_has_no_place_stands_at_the_end_in_a_component_of_its_own():
    given = [minimal(id="z", title="z"), document("a", "1"), minimal(id="b", title="b", part_of="elsewhere")]
    assert tree(given) == ("Fond 5446", ("Opis 1", ("a",)), ("Place not stated", ("z",), ("b",)))


def test_a_collection_that_is_named_by_its_parts_is_a_finding_aid_over_several_fonds():
    given = [
        document("a", "1", part_of="papers"),
        document("b", "1", archive="RGANI", part_of="papers"),
        minimal(id="papers", title="Papers", level="collection"),
    ]
    assert tree(given) == ("Papers", ("a",), ("b",))


@pytest.mark.parametrize("given", [[], [minimal(id="a", title="a"), minimal(id="b", title="b")]])
def test_without_any_code_it_is_the_finding_aid_of_the_catalogue(given):
    assert tree(given) == ("Letters of 1956", *((one.id,) for one in given))


def test_records_that_are_part_of_each_other_are_each_written_once():
    given = [
        minimal(id="a", title="a", part_of="b"),
        minimal(id="b", title="b", part_of="a"),
        minimal(id="c", title="c", part_of="c"),
        document("d", "1", part_of="e"),
        minimal(id="e", title="e", part_of="d"),
        document("fond", level="fonds", part_of="d"),
    ]
    found = [title for title in etree.fromstring(written(given)).itertext("{*}unittitle") if title.strip()]
    assert sorted(found) == sorted(["Opis 1", "Place not stated", *(one.id for one in given)])


def test_a_chain_of_parts_is_never_deeper_than_readers_of_xml_allow():
    given = [minimal(id=f"r{n}", title=f"r{n}", **({"part_of": f"r{n - 1}"} if n else {})) for n in range(400)]
    assert len(list(etree.fromstring(written(given)).iter("{*}unitid"))) == 400


def test_several_fonds_are_misuse_that_names_them():
    given = [document("a"), document("b", archive="RGANI", fond="5"), document("c", fond="9401")]
    with pytest.raises(UsageError, match=r"lie in 3: GARF, Fond 5446; GARF, Fond 9401; RGANI, Fond 5\. .*--each DIR"):
        written(given)
    with pytest.raises(UsageError, match=r"lie in 9: .* and 4 more\."):
        written([document(f"r{n}", fond=str(n)) for n in range(1, 10)])


@BOTH
def test_a_finding_aid_of_our_own_comes_back_with_every_unit_in_its_place(name):
    given = [document("fond", level="fonds"), document("a", "98", "1"), document("b", "98", "2", part_of="a")]
    source = Source("fond.xml", written(given, name))
    drafts = [one.document for one in recognise(source).read(source)]
    titles = {one["id"]: one["title"] for one in drafts}
    above = [(one["title"], titles.get(one.get("part_of"))) for one in drafts]
    assert above == [("fond", None), ("Opis 98", "fond"), ("Delo 1", "Opis 98"), ("a", "Delo 1"), ("b", "a")]


@BOTH
def test_a_fond_is_written_as_its_golden_file(name, letter, golden):
    given = [
        letter,
        document("opis-98", "98", level="series", title="Secret part", abstract={"text": "Secret papers."}),
        document("report", "98", "72", "1-4v", title="Report on trade", dates=["1956-08-30"]),
        minimal(id="found-apart", title="A leaf found apart"),
    ]
    golden(f"formats/fond/fond.{find(name).extension}", written(given, name))


@pytest.mark.shared
@BOTH
def test_fonds_are_valid_finding_aids(name, shared, letter):
    full = rich(reference_code=document("x", "98", "3").reference_code.plain())
    fond = [letter, document("fond", level="fonds"), full, minimal(), document("deep", "98", "1", part_of=letter.id)]
    apart = [minimal(id="a"), minimal(id="b", level="fonds", part_of="a")]
    for chosen in (fond, fond[::-1], apart, [], [letter], [rich(), minimal()]):
        check(shared, SCHEMAS[name], written(chosen, name))


@pytest.mark.shared
@BOTH
@GENERATED
@given(given=st.lists(records, min_size=2, max_size=5, unique_by=lambda one: one.id), parts=st.randoms())
def test_every_selection_is_one_valid_finding_aid_with_every_record_once(name, shared, given, parts):
    ids = [one.id for one in given]
    code = lambda one: one.reference_code and one.reference_code.revised(repository="GARF", levels=_fond(one))  # noqa: E731
    given = [
        one.model_copy(update={"part_of": parts.choice([*ids, None]), "reference_code": code(one)}) for one in given
    ]
    produced = written(given, name)
    check(shared, SCHEMAS[name], produced)
    marks = ("localtype", "type")
    numbers = [node.text for node in etree.fromstring(produced).iter("{*}unitid") if "record" in map(node.get, marks)]
    assert sorted(numbers) == sorted(ids)


def _fond(record: Record):
    (fond,) = ReferenceCode.model_validate({"repository": "GARF", "fond": "5446"}).levels
    return (fond, *(part for part in record.reference_code.levels if part.level != "fond"))


@settings(GENERATED, max_examples=examples(60))
@given(one=codes, other=codes)
def test_places_compare_as_the_shelf_does(one, other):
    first, second = (ReferenceCode.model_validate(code) for code in (one, other))
    by_key = reference_codes.sort_key(first) < reference_codes.sort_key(second)
    assert (place_of_code(first) < place_of_code(second)) == by_key
    assert place_of_code(first) < after_all_codes(0) < after_all_codes(1)


@pytest.mark.parametrize("numbers", [("2", "10"), ("1", "1a"), ("9", "R-1"), ("98", "98a"), ("1", "10000000000000000")])
def test_numbers_stand_as_on_the_shelf(numbers):
    first, second = (place_of_code(document("a", number).reference_code) for number in numbers)
    assert first < second


@pytest.mark.parametrize("name", ["ead3", "ead2002"])
def test_a_digital_object_is_one_that_is_there(name):
    ours = catalogue()
    href = "href" if name == "ead3" else "{http://www.w3.org/1999/xlink}href"

    def shown(**fields):
        document = etree.fromstring(find(name).encode(minimal(**fields), ours))
        return [dao.get(href) for dao in document.iter("{*}dao")]

    assert shown() == []
    assert shown(url="https://example.org/scan") == ["https://example.org/scan"]
    read = [{"key": "english", "language": "en", "transcript": {"file": "english.txt"}}]
    assert shown(texts=read) == [ours.url_of("minimal")]


@pytest.mark.parametrize("name", ["ead3", "ead2002"])
def test_the_extent_of_a_text_that_lies_elsewhere_is_not_that_of_the_unit(name):
    texts = [
        {"key": "draft", "language": "ko", "extent": "3 leaves", "kept_at": {"repository": "RGANI", "fond": "5"}},
        {"key": "copy", "language": "ru", "extent": "4 leaves", "kept_at": "reference_code"},
    ]
    record = minimal(reference_code={"repository": "GARF", "fond": "1"}, texts=texts)
    document = etree.fromstring(find(name).encode(record, catalogue()))
    extents = ["".join(each.itertext()).strip() for each in document.iter("{*}physdesc")]
    assert extents == ["4 leaves"]
    assert "Korean text: 3 leaves" in ["".join(each.itertext()) for each in document.iter("{*}p")]


@BOTH
def test_units_keep_their_sequence_and_one_edit_moves_one_of_them(name):
    fonds = minimal(id="f", title="Mill papers", level="fonds")
    order = ("Minutes", "Accounts", "Letters")
    below = [minimal(id=title.lower(), title=title, part_of="f", sequence=str(number)) for number, title in
             enumerate(order, 1)]  # fmt: skip
    assert tree([below[2], fonds, *below[:2]], name) == ("Mill papers", *((title,) for title in order))
    moved = below[2].revised(sequence="1.5")
    assert tree([moved, fonds, *below[:2]], name) == ("Mill papers", ("Minutes",), ("Letters",), ("Accounts",))


def test_a_sequence_counts_as_a_number_and_comes_before_the_codes():
    places = [place_in_sequence(number) for number in ("2", "2.5", "10", "10.05", "10.5")]
    assert places == sorted(places)
    assert places[-1] < place_of_code(document("a", "1").reference_code)
