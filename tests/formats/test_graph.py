"""ntriples and turtle: an independent library reads from them the same graph as from JSON-LD."""

from __future__ import annotations

import pytest
import rdflib
from format_records import minimal, records, rich
from hypothesis import HealthCheck, given, settings
from rdflib.compare import isomorphic

from catalog.formats import find

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib uses it within itself
_ADDRESSES = ("acquireLicensePage", "license", "sameAs", "sdLicense", "url", "usageInfo")
_DATES = ("dateCreated", "datePublished", "dateReceived", "dateSent", "sdDatePublished", "startDate")
CONTEXT = {
    "@vocab": "http://schema.org/",
    **{term: {"@type": "@id"} for term in _ADDRESSES},
    **{term: {"@type": "http://schema.org/Date"} for term in _DATES},
}
"""What https://schema.org answers, as far as our terms go."""


def graph(name: str, record, catalogue) -> rdflib.Graph:
    form = {"jsonld": "json-ld", "ntriples": "nt", "turtle": "turtle"}[name]
    document = find(name).document(record, catalogue)
    if name == "jsonld":
        import orjson

        document = document.replace(b'"https://schema.org"', orjson.dumps(CONTEXT))
    return rdflib.Graph().parse(data=document, format=form)


@pytest.mark.parametrize("name", ["ntriples", "turtle"])
def test_the_graph_is_that_of_the_json_ld(name, letter, catalogue_settings):
    for record in (letter, rich(), minimal()):
        assert isomorphic(graph(name, record, catalogue_settings), graph("jsonld", record, catalogue_settings))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(record=records)
def test_the_statements_of_any_record_are_read_back(catalogue_settings, record):
    document = find("ntriples").encode(record, catalogue_settings)
    read = graph("ntriples", record, catalogue_settings)
    assert len(read) == len(document.split(b" .\n"))
    assert len(graph("turtle", record, catalogue_settings)) == len(read)
    assert len(graph("jsonld", record, catalogue_settings)) == len(read)


@pytest.mark.parametrize("name", ["ntriples", "turtle"])
def test_blank_nodes_of_records_in_one_file_stay_apart(name, letter, catalogue_settings):
    document = b"".join(find(name).stream([letter, rich(), minimal()], catalogue_settings))
    together = rdflib.Graph().parse(data=document, format={"ntriples": "nt"}.get(name, name))
    apart = [graph(name, record, catalogue_settings) for record in (letter, rich(), minimal())]
    shared = {triple for one in apart for triple in one if rdflib.BNode not in map(type, triple)}
    blank = sum(sum(rdflib.BNode in map(type, triple) for triple in one) for one in apart)
    assert len(together) == len(shared) + blank
