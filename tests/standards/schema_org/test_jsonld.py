"""jsonld: every term exists in schema.org and fits where it stands; the graph says what the record says."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import orjson
import pytest
import rdflib
from format_records import minimal, records, rich
from hypothesis import HealthCheck, given, settings

from catalog.standards.formats import find
from tests.examples import examples

SCHEMA = "http://schema.org/"
_STATEMENT = re.compile(r"^<([^>]*)> <([^>]*)> <([^>]*)> ", re.MULTILINE)
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib uses it within itself
jsonld = find("jsonld")
HYPOTHESIS = settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class Vocabulary:
    """schema.org as published: its classes with everything above them, its properties with their domains."""

    def __init__(self, path: Path) -> None:
        self.above: dict[str, set[str]] = defaultdict(set)
        self.domains: dict[str, set[str]] = defaultdict(set)
        self.classes: set[str] = set()
        for subject, predicate, value in _STATEMENT.findall(path.read_text()):
            name, target = subject.removeprefix(SCHEMA), value.removeprefix(SCHEMA)
            if predicate == str(rdflib.RDF.type) and value == str(rdflib.RDFS.Class):
                self.classes.add(name)
            elif predicate == str(rdflib.RDFS.subClassOf):
                self.above[name].add(target)
            elif predicate == f"{SCHEMA}domainIncludes":
                self.domains[name].add(target)

    def lineage(self, name: str) -> set[str]:
        return {name}.union(*(self.lineage(upper) for upper in self.above.get(name, ())))

    def faults(self, node, through=None):
        """Yield every type that is no class, and every property that no type of its node may have."""
        types = node.get("@type", [])
        types = [types] if isinstance(types, str) else types
        yield from (f"no class {name}" for name in types if name not in self.classes)
        allowed = set().union(*(self.lineage(name) for name in types)) if types else set()
        for key, value in node.items():
            if not key.startswith("@"):
                # a Role repeats the property that it stands in
                fits = self.domains.get(key, set()) & allowed or ("Role" in types and key == through)
                if types and not fits:
                    yield f"{key} does not belong to {types}"
                for inner in value if isinstance(value, list) else [value]:
                    if isinstance(inner, dict) and "@value" not in inner:
                        yield from self.faults(inner, key)


@cache
def vocabulary(shared: Path) -> Vocabulary:
    return Vocabulary(shared / "xsd" / "schemaorg" / "schema.nq")


def node_of(record, catalogue):
    return orjson.loads(jsonld.encode(record, catalogue))


def graph_of(document: bytes) -> rdflib.Graph:
    """The graph that an independent library reads; the context is what https://schema.org answers, in small."""
    local = b'{"@vocab": "http://schema.org/", "license": {"@type": "@id"}, "usageInfo": {"@type": "@id"}}'
    return rdflib.Graph().parse(data=document.replace(b'"https://schema.org"', local), format="json-ld")


@pytest.mark.shared
def test_the_vocabulary_test_bites(shared):
    known = vocabulary(shared)
    assert list(known.faults({"@type": "Person", "signatory": "x"})) == ["signatory does not belong to ['Person']"]
    assert list(known.faults({"@type": "Letter"})) == ["no class Letter"]
    assert list(known.faults({"@type": "CreativeWork", "recipient": "x"}))


@pytest.mark.shared
def test_every_term_of_the_letter_and_of_a_full_record_exists_and_fits(shared, letter, catalogue_settings):
    for record in (letter, rich(), minimal()):
        assert list(vocabulary(shared).faults(node_of(record, catalogue_settings))) == []


@pytest.mark.shared
@HYPOTHESIS
@given(record=records)
def test_every_term_of_any_record_exists_and_fits(shared, catalogue_settings, record):
    assert list(vocabulary(shared).faults(node_of(record, catalogue_settings))) == []


def test_the_chain_goes_from_the_english_text_to_the_russian_and_to_the_original(letter, catalogue_settings):
    graph = graph_of(jsonld.encode(letter, catalogue_settings))
    work = rdflib.URIRef(catalogue_settings.url_of(letter.id))
    term = rdflib.Namespace(SCHEMA)
    english, russian, original = (rdflib.URIRef(f"{work}#{key}") for key in ("english", "russian", "original"))
    assert graph.value(english, term.translationOfWork) == russian
    assert graph.value(russian, term.translationOfWork) == original
    assert graph.value(original, term.translationOfWork) is None
    assert set(graph.objects(work, term.workExample)) == {english, russian, original}
    assert [str(graph.value(one, term.name)) for one in graph.objects(english, term.translator)] == ["Gary Goldberg"]
    assert not list(graph.objects(russian, term.translator))


def test_signatories_are_authors_through_a_role_with_their_offices(letter, catalogue_settings):
    roles = node_of(letter, catalogue_settings)["author"]
    assert [role["roleName"] for role in roles] == ["signatory"] * 4
    assert roles[1]["author"]["jobTitle"] == ["Member of the CC of the Korean Worker's Party", "Minister of Trade"]
    assert roles[3]["author"]["disambiguatingDescription"] == "uncertain reading"


def test_the_language_of_the_document_is_that_of_its_original(letter, catalogue_settings):
    node = node_of(letter, catalogue_settings)
    assert node["inLanguage"] == ["zh"]
    assert [text["inLanguage"] for text in node["workExample"]] == [["zh"], ["ru"], ["en"]]


def test_a_rights_statement_is_usage_info_and_a_licence_is_a_licence(catalogue_settings):
    stated = node_of(rich(), catalogue_settings)
    assert stated["usageInfo"] == "http://rightsstatements.org/vocab/InC/1.0/"
    assert "license" not in stated
    licensed = node_of(minimal(rights={"uri": "https://creativecommons.org/licenses/by/4.0/"}), catalogue_settings)
    assert licensed["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "usageInfo" not in licensed


def test_a_date_of_a_text_whose_event_is_not_stated_is_no_date_of_creation(letter, catalogue_settings):
    russian = node_of(letter, catalogue_settings)["workExample"][1]
    assert "dateCreated" not in russian
    assert "Date: 13 September 1956" in russian["description"]


def test_records_in_one_file_are_one_graph(letter, catalogue_settings):
    document = b"".join(jsonld.stream([letter, rich(), minimal()], catalogue_settings))
    graph = graph_of(document)
    for record in (letter, rich(), minimal()):
        assert (rdflib.URIRef(catalogue_settings.url_of(record.id)), None, None) in graph
