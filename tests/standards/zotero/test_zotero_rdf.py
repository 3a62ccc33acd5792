"""zotero-rdf: rdflib reads one item with every fact of the record, whatever the text."""

from __future__ import annotations

import pytest
import rdflib
from format_records import minimal, records, rich
from hypothesis import HealthCheck, given, settings
from rdflib import DC, DCTERMS, FOAF, RDF

from catalog.standards.formats import find
from tests.examples import examples

Z = rdflib.Namespace("http://www.zotero.org/namespaces/export#")
BIB = rdflib.Namespace("http://purl.org/net/biblio#")
zotero = find("zotero-rdf")


def graph_of(*given_records, catalogue):
    return rdflib.Graph().parse(data=b"".join(zotero.stream(given_records, catalogue)), format="xml")


def people(graph, item, term):
    """The names of a property, in their order, with the given name where it is apart."""
    sequence = graph.value(item, term)
    if sequence is None:
        return []
    persons = [value for key, value in sorted(graph.predicate_objects(sequence)) if key != RDF.type]
    return [tuple(str(graph.value(one, part)) for part in (FOAF.surname, FOAF.givenName)) for one in persons]


@settings(
    max_examples=examples(80),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(record=records)
def test_one_record_is_one_item(catalogue_settings, record):
    graph = graph_of(record, catalogue=catalogue_settings)
    (item,) = set(graph.subjects(Z.itemType, None))
    assert str(item) == catalogue_settings.url_of(record.id)
    kind = str(graph.value(item, Z.itemType))
    authors = {"map": Z.cartographers, "artwork": Z.artists}.get(kind, BIB.authors)
    assert len(people(graph, item, authors)) == len(record.makers)
    assert len(people(graph, item, Z.translators if authors == BIB.authors else BIB.contributors)) == len(
        record.translators
    )
    assert (kind == "letter") == (bool(record.recipients) or str(record.genre) in ("letter", "telegram"))


def test_every_fact_of_the_letter_is_there(letter, catalogue_settings):
    graph = graph_of(letter, catalogue=catalogue_settings)
    item = rdflib.URIRef(catalogue_settings.url_of(letter.id))
    assert (item, RDF.type, BIB.Letter) in graph
    authors = [("Seo Hwi", "None"), ("Yun Gong-heum", "None"), ("Li Pil-gyu", "None"), ("Kim Gwan", "None")]
    assert people(graph, item, BIB.authors) == authors
    assert people(graph, item, Z.recipients) == [("Chinese Communist Party Central Committee", "None")]
    assert people(graph, item, Z.translators) == [("Goldberg", "Gary")]
    facts = {
        DC.date: "1956-09-05", Z.language: "en", Z.archive: "State Archive of the Russian Federation (GARF)",
        DC.coverage: "fond 5446, opis 98, delo 721, listy 170–190", Z.libraryCatalog: "Letters of 1956",
    }  # fmt: skip
    assert {term: str(graph.value(item, term)) for term in facts} == facts
    (code,) = graph.subjects(RDF.type, DCTERMS.LCC)
    assert str(graph.value(code, RDF.value)) == "GARF, f. 5446, op. 98, d. 721"
    (address,) = graph.subjects(RDF.type, DCTERMS.URI)
    assert str(graph.value(address, RDF.value)) == str(item)


@pytest.mark.parametrize("number", [0, 1, 3])
def test_as_many_records_are_as_many_items(letter, catalogue_settings, number):
    graph = graph_of(*[letter, rich(), minimal()][:number], catalogue=catalogue_settings)
    assert len(set(graph.subjects(Z.itemType, None))) == number


def test_subjects_are_tags(catalogue_settings):
    graph = graph_of(rich(), catalogue=catalogue_settings)
    tags = {str(one) for one in graph.objects(None, DC.subject) if isinstance(one, rdflib.Literal)}
    assert tags == {"August Faction Incident", "Diplomacy", "Cipher telegrams"}
