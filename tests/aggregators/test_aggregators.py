"""What aggregators would say: each demand met, each demand failed, at the field that mends it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from catalog.aggregators import AGGREGATORS, Demand, demands_explained, find_aggregator, judge, summarise
from catalog.aggregators.common_requirements import STATEMENTS
from catalog.aggregators.sent_elements import Sending, Value, receive_dublin_core
from catalog.errors import UnknownName
from catalog.findings import Severity
from catalog.model import Catalogue, Record
from tests.every import every

NAMES = ("dpla", "europeana", "base", "openaire", "oclc", "ape")
IN_COPYRIGHT = "http://rightsstatements.org/vocab/InC/1.0/"
DEMANDS: dict[str, Demand] = {demand.code: demand for one in AGGREGATORS for demand in one.demands}
FULL: dict[str, Any] = {
    "id": "full",
    "level": "item",
    "genre": "letter",
    "title": {"text": "A letter", "language": "en"},
    "reference_code": {"repository": "GARF", "fond": "1", "opis": "2", "delo": "3"},
    "dates": ["1956-09-05"],
    "authors": [{"name": "A. B.", "authority": "https://viaf.org/viaf/1"}],
    "abstract": {"text": "What it says.", "language": "en"},
    "subjects": [{"term": "Letters", "language": "en", "uri": "http://vocab.getty.edu/aat/300026879"}],
    "places": [{"name": "Moscow", "uri": "https://sws.geonames.org/524901/"}],
    "texts": [{"key": "original", "language": "rus"}],
    "rights": {"uri": IN_COPYRIGHT, "statement": "Ask the archive.", "language": "en"},
    "access": "info:eu-repo/semantics/openAccess",
    "url": "https://example.org/letter.html",
    "administration": {"sets": ["openaire"]},
}
BEYOND_THE_RECORD = {"openaire-type", "ape-object-type"}
"""Demands that no field of a record can meet."""
TIERS = {"europeana-tier", "europeana-tier-language"}
"""Demands for the best tier, which asks for languages of elements that are the catalogue's own words."""


def catalogue(**changes: Any) -> Catalogue:
    given = {"name": "Letters", "base_url": "https://letters.example.org", "namespace": "example.org"}
    return Catalogue.model_validate({**given, "admin_emails": ["a@example.org"], **changes})


def record(**changes: Any) -> Record:
    """The full record with some fields changed; None leaves one out."""
    fields = {key: value for key, value in {**FULL, **changes}.items() if value is not None}
    return Record.model_validate(fields)


def codes(name: str, given: Record, settings: Catalogue | None = None) -> dict[str, str]:
    return {finding.code: finding.pointer for finding in judge(given, settings or catalogue(), name)}


def test_the_aggregators_are_those_that_can_be_asked_for() -> None:
    assert tuple(one.name for one in AGGREGATORS) == NAMES


def test_an_unknown_aggregator_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownName, match=r"no aggregator 'trove'.*ape, base, dpla, europeana, oclc, openaire"):
        list(judge(record(), catalogue(), "trove"))


def test_every_demand_has_a_code_of_its_own_that_begins_with_its_aggregator() -> None:
    demands = [(one.name, demand) for one in AGGREGATORS for demand in one.demands]
    assert len({demand.code for _, demand in demands}) == len(demands)
    assert all(demand.code.startswith(f"{name}-") for name, demand in demands)
    assert demands_explained().keys() == DEMANDS.keys()
    assert all(one.demand.endswith(".") and one.reason for one in demands_explained().values())


@pytest.mark.parametrize("name", NAMES)
def test_the_full_record_meets_every_demand_that_a_record_can_meet(name: str) -> None:
    assert set(codes(name, record())) <= BEYOND_THE_RECORD | TIERS


FAILING: list[tuple[str, dict[str, Any], str]] = [
    ("dpla-rights", {"rights": None, "access": None}, "/rights"),
    ("dpla-rights-form", {"rights": {"statement": f"See {IN_COPYRIGHT} for more."}}, "/rights/statement"),
    ("dpla-rights-form", {"rights": {"uri": "http://rightsstatements.org/page/InC/1.0/"}}, "/rights/uri"),
    ("dpla-rights-contradict", {"rights": {"uri": IN_COPYRIGHT, "statement": "Public domain."}}, "/rights/statement"),
    ("dpla-rights-uri", {"rights": {"statement": "Ask the archive."}}, "/rights/uri"),
    ("dpla-date", {"dates": [{"as_written": "in spring"}]}, "/dates"),
    ("dpla-language", {"texts": None}, "/texts"),
    ("dpla-place", {"places": None}, "/places"),
    ("dpla-collection", {"reference_code": None}, "/reference_code"),
    ("base-author", {"authors": None}, "/authors"),
    ("base-abstract", {"abstract": None}, "/abstract"),
    ("base-date", {"dates": None}, "/dates"),
    ("base-language", {"texts": None}, "/texts"),
    ("base-rights", {"rights": None, "access": None}, "/rights"),
    ("openaire-set", {"administration": None}, "/administration/sets"),
    ("openaire-creator", {"authors": None}, "/authors"),
    ("openaire-access", {"access": "Open to all"}, "/access"),
    ("openaire-licence", {"rights": None}, "/rights/uri"),
    ("openaire-subject", {"subjects": None}, "/subjects"),
    ("openaire-description", {"abstract": None}, "/abstract"),
    ("openaire-date", {"dates": [{"as_written": "in the autumn"}]}, "/dates"),
    ("openaire-date-form", {"dates": ["1956/1957"]}, "/dates/0"),
    ("openaire-date-form", {"dates": ["195X"]}, "/dates/0"),
    ("openaire-type", {}, "/genre"),
    ("openaire-source", {"reference_code": None}, "/reference_code"),
    ("openaire-language", {"texts": None}, "/texts"),
    ("openaire-coverage", {"places": None}, "/places"),
    ("oclc-date", {"dates": None}, "/dates"),
    ("oclc-date-form", {"dates": ["1956-09-05", "1956/1957"]}, "/dates/1"),
    ("oclc-language", {"texts": None}, "/texts"),
    ("oclc-language-code", {"texts": [{"key": "a", "language": "ru"}]}, "/texts"),
    ("ape-unitid", {"reference_code": None}, "/reference_code"),
    ("ape-fonds", {"reference_code": {"repository": "GARF"}}, "/reference_code"),
    ("ape-country", {"reference_code": {"repository": "Nowhere", "fond": "1"}}, "/reference_code/repository"),
    ("ape-date", {"dates": None}, "/dates"),
    ("ape-date-normal", {"dates": ["1956-09-05", {"as_written": "in spring"}]}, "/dates/1"),
    ("ape-object-type", {}, ""),
    ("europeana-language", {"texts": None}, "/texts"),
    ("europeana-rights", {"rights": {"statement": "Ask."}}, "/rights/uri"),
    ("europeana-rights", {"rights": {"uri": "https://example.org/licence"}}, "/rights/uri"),
    ("europeana-rights", {"rights": {"uri": "http://rightsstatements.org/vocab/UND/1.0/"}}, "/rights/uri"),
    ("europeana-tier-language", {"title": "A letter", "abstract": "Words", "subjects": None}, "/title"),
    ("europeana-tier-context", {"subjects": None, "authors": None}, "/subjects"),
]


@every(("code", "changes", "pointer"), FAILING, ids=[f"{code}{at}" for code, _, at in FAILING])
def test_a_demand_that_is_not_met_points_at_the_field_that_mends_it(
    code: str, changes: dict[str, Any], pointer: str
) -> None:
    assert codes(code.partition("-")[0], record(**changes)).get(code) == pointer
    assert code in BEYOND_THE_RECORD | TIERS or code not in codes(code.partition("-")[0], record())


@pytest.mark.parametrize("value", ["1956-12-XX", "1956-21", "1956-09-05T10:30:00Z"])
def test_a_date_that_goes_out_as_far_as_it_is_known_is_normal(value: str) -> None:
    assert "ape-date-normal" not in codes("ape", record(dates=[value]))


LOCAL = ["http://127.0.0.1:8000", "http://localhost", "http://[::1]:8000", "http://192.168.0.7", "http://archive.local"]


@every("base_url", [*LOCAL, "http://archive"])
@every("name", ["dpla", "europeana", "base", "openaire", "oclc"])
def test_an_address_that_the_world_cannot_reach_is_an_error(name: str, base_url: str) -> None:
    assert f"{name}-address" in codes(name, record(), catalogue(base_url=base_url))


@every("base_url", ["https://[", "http://]x["])
@every("name", NAMES)
def test_an_address_that_is_none_breaks_nothing(name: str, base_url: str) -> None:
    changed = record(subjects=[{"term": "x", "uri": "http://[x"}], places=[{"name": "y", "uri": "http://[y"}])
    assert isinstance(codes(name, changed, catalogue(base_url=base_url)), dict)


HOLLOW: list[tuple[str, dict[str, tuple[Value, ...]]]] = [
    ("dpla-title", {}),
    ("dpla-url", {"dc:identifier": (Value("http://a.example"), Value("http://b.example"))}),
    ("dpla-url", {"dc:identifier": (Value("GARF, fond 1"),)}),
    ("dpla-blank", {"dc:rights": (Value(" "),)}),
    ("dpla-type", {}),
    ("base-url", {}),
    ("base-title", {}),
    ("openaire-title", {}),
    ("openaire-publisher", {}),
    ("openaire-identifier", {}),
    ("oclc-url", {}),
    ("oclc-title", {}),
    ("ape-title", {}),
    ("ape-object", {}),
    ("europeana-title", {}),
    ("europeana-about", {}),
    ("europeana-provider", {}),
    ("europeana-shown", {}),
    ("europeana-empty", {"dc:title": (Value("A letter", language=""),)}),
    ("europeana-empty", {"dc:subject": (Value("", is_link=True),)}),
    ("europeana-tier", {}),
    ("europeana-tier-enabling", {}),
]


@every(("code", "values"), HOLLOW, ids=[code for code, _ in HOLLOW])
def test_what_a_record_always_sends_is_demanded_all_the_same(code: str, values: dict[str, tuple[Value, ...]]) -> None:
    sending = Sending(record(), catalogue(), values)
    assert {finding.code for finding in DEMANDS[code].findings(sending)} == {code}


@pytest.mark.parametrize("code", [code for code in DEMANDS if code.endswith("-xml")])
def test_xml_that_cannot_be_read_is_an_error(code: str) -> None:
    sending = Sending(record(), catalogue(), fault="not well-formed")
    (finding,) = DEMANDS[code].findings(sending)
    assert finding.severity is Severity.ERROR


def test_every_demand_is_failed_by_some_test() -> None:
    failed = {code for code, *_ in FAILING} | {code for code, _ in HOLLOW}
    by_address = {f"{name}-address" for name in NAMES} | {f"{name}-xml" for name in NAMES}
    assert set(DEMANDS) <= failed | by_address


def test_every_pointer_begins_with_a_field_of_a_record() -> None:
    bare = record(**dict.fromkeys(set(FULL) - {"id", "level", "title"}))
    pointers = {finding.pointer for name in NAMES for finding in judge(bare, catalogue(base_url="http://a"), name)}
    assert {pointer.split("/")[1] for pointer in pointers if pointer} <= set(Record.model_fields)
    assert "" in pointers


@pytest.mark.parametrize("name", NAMES)
def test_of_a_tombstone_nothing_is_demanded(name: str) -> None:
    withdrawn = {"status": "withdrawn", "withdrawn": {"date": "2026-01-01", "reason": "twice"}}
    tombstone = record(administration=withdrawn, rights=None, reference_code=None)
    assert codes(name, tombstone) == {}
    assert summarise([tombstone], catalogue(), name).records == 0


def test_a_long_abstract_is_read_as_harvesters_read_it() -> None:
    given = record(abstract={"text": "x<&>" * 500_000, "language": "en"})
    sending = receive_dublin_core(given, catalogue())
    assert sending.fault == ""
    assert sending.texts("dc:description") == ("x<&>" * 500_000,)


def test_a_rule_of_the_catalogue_can_make_the_set_of_openaire() -> None:
    settings = catalogue(sets=[{"spec": "openaire", "name": "Open", "field": "genre", "value": "letter"}])
    assert "openaire-set" not in codes("openaire", record(administration=None), settings)


@pytest.mark.parametrize(
    "uri",
    [
        IN_COPYRIGHT,
        "http://rightsstatements.org/vocab/NoC-US/1.0/",
        "https://creativecommons.org/licenses/by-sa/4.0/",
        "http://creativecommons.org/licenses/by/3.0/us/",
        "http://creativecommons.org/publicdomain/zero/1.0/",
    ],
)
def test_the_statements_are_known_by_their_uris(uri: str) -> None:
    assert STATEMENTS.fullmatch(uri)


@pytest.mark.parametrize(
    "uri",
    [
        "https://rightsstatements.org/vocab/InC/1.0/",
        "http://rightsstatements.org/vocab/InC/1.0",
        "http://rightsstatements.org/page/InC/1.0/?language=en",
        "http://rightsstatements.org/vocab/Inc/1.0/",
        "http://creativecommons.org/licenses/by-sa/",
    ],
)
def test_what_only_looks_like_the_uri_of_a_statement_is_none(uri: str) -> None:
    assert not STATEMENTS.fullmatch(uri)


@every("number", [0, 1, 3])
@every("name", NAMES)
def test_in_the_summary_every_record_meets_or_fails_every_demand(name: str, number: int) -> None:
    given = [record(id=f"a-{count}", rights=None if count else FULL["rights"]) for count in range(number)]
    summary = summarise(given, catalogue(), name)
    assert summary.records == number
    assert len(summary.rows) == len(find_aggregator(name).demands)
    assert all(row.met + row.failed == number for row in summary.rows)
    assert sum(summary.grades.values()) == (number if name == "europeana" else 0)
    assert summary.rejected == sum(
        any(finding.severity is Severity.ERROR for finding in judge(one, catalogue(), name)) for one in given
    )
    widths = {len(line.split("  ")[0]) for line in list(summary.lines())[-len(summary.rows) :]}
    assert max(widths) <= len("warning")


def test_a_record_that_fails_a_demand_twice_is_counted_once() -> None:
    summary = summarise([record(dates=["1956/1957", "1958/1959"])], catalogue(), "oclc")
    (row,) = (row for row in summary.rows if row.demand.code == "oclc-date-form")
    assert (row.met, row.failed) == (0, 1)


def test_what_they_say_to_the_letter_is_what_was_read(letter: Record, golden: Callable[[str, str], None]) -> None:
    said = []
    for name in NAMES:
        said += [*summarise([letter], catalogue(), name).lines(), ""]
        for finding in judge(letter, catalogue(), name):
            said += [f"{finding.severity} {finding.code} at {finding.pointer or 'the record'}", f"  {finding.message}"]
            said += [f"  {finding.hint}", ""]
        said.append("")
    golden("report/letter-for-aggregators.txt", "\n".join(said))
