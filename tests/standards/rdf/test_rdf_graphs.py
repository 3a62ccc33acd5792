"""N-Triples and Turtle: an independent library reads from them the same graph as from the JSON-LD, whatever is told."""

from __future__ import annotations

from functools import cache

import orjson
import pytest
import rdflib
from format_records import minimal, prose, records, rich
from hypothesis import HealthCheck, given, settings
from rdflib.compare import isomorphic

from catalog.standards.formats import find
from catalog.standards.schema_org.terms import SCHEMA_ORG_CONTEXT
from tests.examples import examples

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib uses it within itself
HYPOTHESIS = settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
SCHEMA = "http://schema.org/"
SAME = [("jsonld", "ntriples", "nt"), ("jsonld", "turtle", "turtle"),
        ("rico", "rico-ntriples", "nt"), ("rico", "rico-turtle", "turtle")]  # fmt: skip
EACH = pytest.mark.parametrize(("meant", "written", "syntax"), SAME, ids=[pair[1] for pair in SAME])


def graph_of_json(document: bytes) -> rdflib.Graph:
    """The graph of a JSON-LD document; https://schema.org stands for the context that is checked in."""
    local = document.replace(b'"https://schema.org"', orjson.dumps(SCHEMA_ORG_CONTEXT), 1)
    return rdflib.Graph().parse(data=local, format="json-ld")


def assert_same(meant, written, syntax, record, catalogue):
    expected = graph_of_json(find(meant).document(record, catalogue))
    found = rdflib.Graph().parse(data=find(written).document(record, catalogue), format=syntax)
    assert isomorphic(found, expected)


@EACH
def test_the_graph_of_the_letter_and_of_a_full_record_is_the_one_meant(
    meant, written, syntax, letter, catalogue_settings
):
    for record in (letter, rich(), minimal()):
        assert_same(meant, written, syntax, record, catalogue_settings)


@EACH
@HYPOTHESIS
@given(record=records)
def test_the_graph_of_any_record_is_the_one_meant(meant, written, syntax, catalogue_settings, record):
    assert_same(meant, written, syntax, record, catalogue_settings)


@EACH
@HYPOTHESIS
@given(note=prose)
def test_a_text_comes_back_letter_by_letter(meant, written, syntax, catalogue_settings, note):
    document = find(written).document(minimal(notes=[note]), catalogue_settings)
    graph = rdflib.Graph().parse(data=document, format=syntax)
    assert note in {str(value) for value in graph.objects() if isinstance(value, rdflib.Literal)}


@EACH
def test_none_one_and_three_records_are_one_graph_and_their_blank_nodes_stay_apart(
    meant, written, syntax, letter, catalogue_settings
):
    def read(*given_records):
        document = b"".join(find(written).stream(given_records, catalogue_settings))
        return rdflib.Graph().parse(data=document, format=syntax)

    assert len(read()) == 0
    for given_records in ([minimal()], [letter], [letter, rich(), minimal()]):
        apart = [read(record) for record in given_records]
        named = {triple for one in apart for triple in one if rdflib.BNode not in map(type, triple)}
        blank = sum(sum(rdflib.BNode in map(type, triple) for triple in one) for one in apart)
        assert len(read(*given_records)) == len(named) + blank


def test_every_line_of_ntriples_is_one_statement_and_none_stands_twice(letter, catalogue_settings):
    lines = find("ntriples").document(letter, catalogue_settings).decode().split("\n")
    assert lines.pop() == ""
    assert all(line.endswith(" .") for line in lines)
    assert len(set(lines)) == len(lines)


@pytest.mark.shared
def test_the_context_agrees_with_the_ranges_that_schema_org_publishes(shared, letter, catalogue_settings):
    ranges = _ranges(shared)
    used = {
        key
        for record in (letter, rich())
        for key in _keys(orjson.loads(find("jsonld").document(record, catalogue_settings)))
    }
    for term in used:
        assert SCHEMA_ORG_CONTEXT.get(term, {}).get("@type") == _datatype(ranges[term]), term


def _datatype(known: set[str]) -> str | None:
    """How schema.org makes its context: an address where it may be one and no text, else a date where it may be one."""
    if "Text" in known:
        return None
    return "@id" if "URL" in known else next((kind for kind in ("Date", "DateTime") if kind in known), None)


@cache
def _ranges(shared) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in (shared / "xsd" / "schemaorg" / "schema.nq").read_text().splitlines():
        subject, predicate, value = line.split(" ", 3)[:3]
        if predicate == f"<{SCHEMA}rangeIncludes>":
            found.setdefault(subject[len(SCHEMA) + 1 : -1], set()).add(value[len(SCHEMA) + 1 : -1])
    return found


def _keys(node):
    """Yield the terms that have plain values."""
    if isinstance(node, dict):
        for key, value in node.items():
            plain = [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]
            if plain and not key.startswith("@"):
                yield key
            yield from _keys(value)
    elif isinstance(node, list):
        for one in node:
            yield from _keys(one)
