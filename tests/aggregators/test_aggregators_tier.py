"""The metadata tier of Europeana: the examples of its guide, and what must hold of every object."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.aggregators.edm import read_edm
from catalog.aggregators.europeana_tier import (
    TIERS,
    contextual_classes,
    enabling_elements,
    languages,
    tier,
)
from catalog.aggregators.sent_elements import Entity, Sending, Value
from catalog.model import Catalogue, Record
from tests.every import every

RECORD = Record.model_validate({"id": "a", "level": "item", "title": "A"})
CATALOGUE = Catalogue.model_validate({"name": "A", "namespace": "example.org", "admin_emails": ["a@example.org"]})


def rdf(properties: str, entities: str = "") -> Sending:
    data = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
        xmlns:edm="http://www.europeana.eu/schemas/edm/" xmlns:ore="http://www.openarchives.org/ore/terms/"
        xmlns:skos="http://www.w3.org/2004/02/skos/core#" xmlns:rdaGr2="http://rdvocab.info/ElementsGr2/"
        xmlns:wgs84="http://www.w3.org/2003/01/geo/wgs84_pos#">
        <edm:ProvidedCHO rdf:about="#it">{properties}</edm:ProvidedCHO>
        <ore:Aggregation rdf:about="#aggregation"><edm:aggregatedCHO rdf:resource="#it"/>
        <edm:rights rdf:resource="http://rightsstatements.org/vocab/InC/1.0/"/></ore:Aggregation>{entities}</rdf:RDF>"""
    sending = read_edm(data.encode(), RECORD, CATALOGUE)
    assert sending.fault == ""
    return sending


TIER_A = '<dc:title xml:lang="en">A record</dc:title><dc:type>Bound item</dc:type><dc:source>An archive</dc:source>'
TIER_B = (
    '<dc:title xml:lang="en">A record</dc:title><dc:subject rdf:resource="http://vocab.getty.edu/aat/300026657"/>'
    "<dc:type>Bound item</dc:type><dcterms:created>1951</dcterms:created><dcterms:isPartOf>Records</dcterms:isPartOf>"
)
TIER_C = (
    '<dc:title xml:lang="en">A record</dc:title><dc:type xml:lang="en">Periodical</dc:type>'
    '<dc:format>Bound item</dc:format><dc:subject rdf:resource="http://vocab.getty.edu/aat/300411614"/>'
    '<dc:language>deu</dc:language><edm:currentLocation rdf:resource="http://www.wikidata.org/entity/Q90"/>'
    '<dcterms:isPartOf xml:lang="en">Records</dcterms:isPartOf>'
)


@pytest.mark.parametrize(("properties", "expected"), [(TIER_A, "A"), (TIER_B, "B"), (TIER_C, "C"), ("", "0")])
def test_the_examples_of_the_guide_get_the_tier_they_are_examples_of(properties: str, expected: str) -> None:
    assert tier(rdf(properties)) == expected


def test_the_tier_is_the_worst_of_the_three() -> None:
    sending = rdf('<dc:title xml:lang="en">A</dc:title><dc:creator>B</dc:creator>')
    assert (languages(sending).tier, enabling_elements(sending).tier, contextual_classes(sending).tier) == (
        "C",
        "A",
        "A",
    )
    assert tier(sending) == "A"


@every(
    ("entity", "complete"),
    [
        ('<edm:Agent rdf:about="u"><skos:prefLabel>A</skos:prefLabel></edm:Agent>', False),
        (
            (
                '<edm:Agent rdf:about="u"><skos:prefLabel>A</skos:prefLabel>'
                "<rdaGr2:professionOrOccupation>Minister</rdaGr2:professionOrOccupation></edm:Agent>"
            ),
            True,
        ),
        ('<edm:Agent rdf:about="u"><edm:begin>1900</edm:begin></edm:Agent>', False),
        ('<skos:Concept rdf:about="u"><skos:prefLabel>A</skos:prefLabel><skos:note/></skos:Concept>', False),
        (
            (
                '<skos:Concept rdf:about="u"><skos:prefLabel>A</skos:prefLabel>'
                '<skos:exactMatch rdf:resource="v"/></skos:Concept>'
            ),
            True,
        ),
        ('<edm:Place rdf:about="u"><skos:prefLabel>A</skos:prefLabel><wgs84:lat>1</wgs84:lat></edm:Place>', False),
        (
            (
                '<edm:Place rdf:about="u"><skos:prefLabel>A</skos:prefLabel><wgs84:lat>1</wgs84:lat>'
                "<wgs84:long>1</wgs84:long></edm:Place>"
            ),
            True,
        ),
        ('<edm:TimeSpan rdf:about="u"><edm:begin>1950</edm:begin></edm:TimeSpan>', False),
        (
            '<edm:TimeSpan rdf:about="u"><edm:begin>1950</edm:begin><edm:end>1959</edm:end></edm:TimeSpan>',
            True,
        ),
    ],
)
def test_an_entity_counts_when_it_says_the_least_that_is_asked_of_its_kind(entity: str, complete: bool) -> None:
    sending = rdf('<dc:subject rdf:resource="u"/>', entity)
    assert contextual_classes(sending).tier == ("B" if complete else "A")


def test_an_entity_that_nothing_links_to_does_not_count() -> None:
    entity = '<edm:TimeSpan rdf:about="u"><edm:begin>1950</edm:begin><edm:end>1959</edm:end></edm:TimeSpan>'
    assert contextual_classes(rdf("<dc:subject>u</dc:subject>", entity)).tier == "A"


def test_a_subject_enables_what_it_links_to_and_words_enable_nothing() -> None:
    place = '<edm:Place rdf:about="u"><skos:prefLabel>A</skos:prefLabel></edm:Place>'
    assert "places" in enabling_elements(rdf('<dc:subject rdf:resource="u"/>', place)).reason
    assert enabling_elements(rdf("<dc:subject>Letters</dc:subject>")).tier == "0"


def test_a_label_with_a_language_tags_its_element_unless_it_is_of_an_agent() -> None:
    label = '<skos:prefLabel xml:lang="en">A</skos:prefLabel>'
    assert languages(rdf('<dc:subject rdf:resource="u"/>', f'<edm:Place rdf:about="u">{label}</edm:Place>')).tier == "C"
    assert languages(rdf('<dc:subject rdf:resource="u"/>', f'<edm:Agent rdf:about="u">{label}</edm:Agent>')).tier == "0"


def test_entities_and_documents_from_outside_are_not_fetched() -> None:
    data = b'<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hostname">]><r>&e;</r>'
    assert read_edm(data, RECORD, CATALOGUE).values == {}
    assert read_edm(b"<r>", RECORD, CATALOGUE).fault


_NAMES = st.sampled_from(
    ["dc:title", "dc:type", "dc:format", "dc:subject", "dc:creator", "dcterms:created", "dcterms:spatial", "dc:rights"]
)
_VALUES = st.builds(
    Value,
    st.sampled_from(["", "words", "u", "http://www.wikidata.org/entity/Q1", "http://[x"]),
    st.sampled_from([None, "", "en"]),
    st.booleans(),
)
_SENDINGS = st.builds(
    lambda values, entities: Sending(RECORD, CATALOGUE, values, entities),
    st.dictionaries(_NAMES, st.lists(_VALUES, min_size=1, max_size=3).map(tuple)),
    st.dictionaries(
        st.just("u"),
        st.builds(Entity, st.sampled_from(["Agent", "Concept", "Place", "TimeSpan"]), st.booleans(), st.booleans()),
    ),
)


@settings(deadline=None)
@given(_SENDINGS)
def test_stating_every_language_never_lowers_the_tier(sending: Sending) -> None:
    tagged = {
        name: tuple(Value(value.text, value.language or "en", value.is_link) for value in values)
        for name, values in sending.values.items()
    }
    raised = Sending(sending.record, sending.catalogue, tagged, sending.entities)
    assert TIERS.index(tier(raised)) >= TIERS.index(tier(sending))
    assert TIERS.index(tier(sending)) <= min(
        TIERS.index(one(sending).tier) for one in (languages, enabling_elements, contextual_classes)
    )
