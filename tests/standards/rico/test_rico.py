"""rico: every class and property exists in RiC-O 1.1 with a fitting domain and range; the chain keeps its direction."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import orjson
import pytest
import rdflib
from format_records import minimal, records, rich
from hypothesis import HealthCheck, given, settings
from rdflib import OWL, RDF, RDFS
from rdflib.collection import Collection

from catalog.standards.formats import find
from tests.examples import examples

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib uses it within itself
RICO = rdflib.Namespace("https://www.ica.org/standards/RiC/ontology#")
HYPOTHESIS = settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
rico = find("rico")


class Ontology:
    """RiC-O as published: classes with all above them, properties with their domains and ranges."""

    def __init__(self, path: Path) -> None:
        self.graph = rdflib.Graph().parse(path)
        self.classes = set(self.graph.subjects(RDF.type, OWL.Class))
        self.properties = {
            kind: set(self.graph.subjects(RDF.type, kind)) for kind in (OWL.ObjectProperty, OWL.DatatypeProperty)
        }
        self.lineage = cache(lambda one: set(self.graph.transitive_objects(one, RDFS.subClassOf)))
        self.allowed = cache(self._allowed)

    def _allowed(self, term, side) -> set | None:
        known = self.graph.value(term, side)
        if known is None:
            return None
        union = self.graph.value(known, OWL.unionOf)
        return set(Collection(self.graph, union)) if union else {known}

    def fits(self, graph, thing, term, side) -> bool:
        allowed = self.allowed(term, side)
        kinds = set(graph.objects(thing, RDF.type))
        above = set().union(*(self.lineage(kind) for kind in kinds))
        return allowed is None or not kinds or bool(allowed & above)

    def faults(self, graph):
        """Yield every class or property that is none, and every property whose domain or range is not met."""
        yield from (f"no class {kind}" for kind in set(graph.objects(None, RDF.type)) if kind not in self.classes)
        for thing, term, value in graph:
            if term in (RDF.type, RDFS.seeAlso):
                continue
            kind = OWL.DatatypeProperty if isinstance(value, rdflib.Literal) else OWL.ObjectProperty
            if term not in self.properties[kind]:
                yield f"no {kind} {term}"
            if not self.fits(graph, thing, term, RDFS.domain):
                yield f"{term} does not belong to {list(graph.objects(thing, RDF.type))}"
            if kind == OWL.ObjectProperty and not self.fits(graph, value, term, RDFS.range):
                yield f"{term} does not lead to {list(graph.objects(value, RDF.type))}"


@pytest.fixture(scope="module")
def ontology(shared) -> Ontology:
    return Ontology(shared / "xsd" / "rico" / "RiC-O_1-1.rdf")


def graph_of(document: bytes) -> rdflib.Graph:
    return rdflib.Graph().parse(data=document, format="json-ld")


def written(statement: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=f"@prefix : <{RICO}> . {statement}", format="turtle")


@pytest.mark.shared
def test_the_ontology_test_bites(ontology):
    assert list(ontology.faults(written("[] a :Letter ."))) == [f"no class {RICO.Letter}"]
    assert "no " in next(ontology.faults(written("[] a :Record ; :translationOf [ a :Record ] .")))
    assert "does not belong" in next(ontology.faults(written("[] a :Person ; :hasAuthor [ a :Person ] .")))
    assert "does not lead" in next(ontology.faults(written("[] a :Record ; :hasAuthor [ a :Agent ] .")))
    assert list(ontology.faults(written("[] a :Record ; :hasAuthor [ a :CorporateBody ] ."))) == []


@pytest.mark.shared
def test_every_term_of_the_letter_and_of_a_full_record_exists_and_fits(ontology, letter, catalogue_settings):
    for record in (letter, rich(), rich(level="series"), minimal()):
        assert list(ontology.faults(graph_of(rico.document(record, catalogue_settings)))) == []


@pytest.mark.shared
@HYPOTHESIS
@given(record=records)
def test_every_term_of_any_record_exists_and_fits(ontology, catalogue_settings, record):
    assert list(ontology.faults(graph_of(rico.document(record, catalogue_settings)))) == []


def test_the_chain_of_translations_goes_by_two_relations_with_their_direction_in_words(letter, catalogue_settings):
    graph = graph_of(rico.document(letter, catalogue_settings))
    document = rdflib.URIRef(catalogue_settings.url_of(letter.id))
    russian, english = (rdflib.URIRef(f"{document}#{key}") for key in ("russian", "english"))
    steps = {
        (graph.value(step, RICO.relationHasSource), graph.value(step, RICO.relationHasTarget)): str(
            graph.value(step, RICO.generalDescription)
        )
        for step in graph.subjects(RDF.type, RICO.RecordResourceGeneticRelation)
    }
    assert steps == {
        (document, russian): "Translation from Chinese into Russian: the target was made from the source.",
        (russian, english): "Translation from Russian into English: the target was made from the source.",
    }
    assert set(graph.objects(document, RICO.hasGeneticLinkToRecordResource)) == {russian, english}


def test_a_translator_creates_the_translation_and_not_the_document(letter, catalogue_settings):
    graph = graph_of(rico.document(letter, catalogue_settings))
    document = rdflib.URIRef(catalogue_settings.url_of(letter.id))
    made = {
        (
            str(graph.value(graph.value(one, RICO.relationHasTarget), RICO.name)),
            graph.value(one, RICO.relationHasSource),
        )
        for one in graph.subjects(RDF.type, RICO.CreationRelation)
        if str(graph.value(graph.value(one, RICO.creationWithRole), RICO.name)) == "translator"
    }
    assert made == {("Gary Goldberg", rdflib.URIRef(f"{document}#english"))}
    authors = {str(graph.value(one, RICO.name)) for one in graph.objects(document, RICO.hasAuthor)}
    assert authors == {"Seo Hwi", "Yun Gong-heum", "Li Pil-gyu", "Kim Gwan"}
    assert "uncertain reading" in {str(one) for one in graph.objects(None, RICO.relationCertainty)}


def test_an_agent_is_told_once_however_many_parts_it_plays(catalogue_settings):
    person = {"name": "Ivan Petrov", "kind": "person", "as_written": "I. PETROV", "offices": ["Ambassador"]}
    record = minimal(authors=[person], signatories=[person], mentions=[person])
    graph = graph_of(rico.document(record, catalogue_settings))
    assert len(set(graph.subjects(RDF.type, RICO.AgentName))) == 1
    assert len(set(graph.subjects(RDF.type, RICO.Position))) == 1


def test_the_archive_holds_it_and_the_delo_lies_in_the_opis_in_the_fond(letter, catalogue_settings):
    graph = graph_of(rico.document(letter, catalogue_settings))
    document = rdflib.URIRef(catalogue_settings.url_of(letter.id))
    names = [str(graph.value(one, RICO.name)) for one in graph.transitive_objects(document, RICO.isOrWasIncludedIn)]
    assert names[1:] == ["delo 721", "opis 98", "fond 5446"]
    assert str(graph.value(graph.value(document, RICO.hasOrHadHolder), RICO.name)) == (
        "State Archive of the Russian Federation"
    )


def test_a_unit_of_many_documents_is_a_record_set_of_its_type(catalogue_settings):
    record = minimal(level="fonds", reference_code={"repository": "GARF", "fond": "5446"})
    node = orjson.loads(rico.document(record, catalogue_settings))
    assert (node["@type"], node["hasRecordSetType"]["@id"].rpartition("#")[2]) == ("RecordSet", "Fonds")
    assert "isOrWasIncludedIn" not in node


def test_none_one_and_three_records_are_one_json_document(letter, catalogue_settings):
    def stream(*given_records):
        return orjson.loads(b"".join(rico.stream(given_records, catalogue_settings)))

    assert stream() == []
    assert stream(minimal())["title"] == "Untitled"
    assert [node["@type"] for node in stream(letter, rich(), minimal())] == ["Record"] * 3
