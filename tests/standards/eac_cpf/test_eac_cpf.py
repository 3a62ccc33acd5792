"""eac-cpf: every agent is a valid document of its own, and plays the parts that the record states."""

from __future__ import annotations

import pytest
from format_records import minimal, records, rich
from hypothesis import HealthCheck, given, settings
from lxml import etree
from offline_schema import schema

from catalog.standards.eac_cpf import write as eac_cpf
from tests.examples import examples

EAC = "{urn:isbn:1-931666-33-4}"
FORMAT = eac_cpf.FORMAT


def agents_of(document: bytes) -> list[etree._Element]:
    return list(etree.fromstring(document))


def names_of(element) -> list[str]:
    return [part.text for part in element.iter(f"{EAC}part")]


def check_each(shared, document: bytes) -> None:
    known = schema(shared, "eac/cpf.xsd")
    for element in agents_of(document):
        alone = etree.fromstring(etree.tostring(element))
        assert known.validate(alone), f"{known.error_log}\n{etree.tostring(alone).decode()[:3000]}"


@pytest.mark.shared
def test_every_agent_of_the_letter_and_of_a_full_record_is_valid(shared, letter, catalogue_settings):
    for record in (letter, rich(), minimal()):
        check_each(shared, FORMAT.document(record, catalogue_settings))


@pytest.mark.shared
@settings(
    max_examples=examples(120),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(record=records)
def test_every_agent_of_any_record_is_valid(shared, catalogue_settings, record):
    check_each(shared, FORMAT.document(record, catalogue_settings))


@pytest.mark.shared
def test_an_agent_of_no_kind_would_be_refused_by_the_schema(shared, letter, catalogue_settings):
    document = FORMAT.document(letter, catalogue_settings)
    broken = document.replace(b"<entityType>person</entityType>\n", b"", 1)
    with pytest.raises(AssertionError, match="entityType"):
        check_each(shared, broken)


def test_the_agents_of_the_letter_come_with_their_offices_and_parts(letter, catalogue_settings):
    elements = agents_of(FORMAT.document(letter, catalogue_settings))
    assert [names_of(element)[0] for element in elements] == [
        "Seo Hwi", "Yun Gong-heum", "Li Pil-gyu", "Kim Gwan",
        "Chinese Communist Party Central Committee", "Gary Goldberg",
    ]  # fmt: skip
    assert names_of(elements[0]) == ["Seo Hwi", "SO HWI", "So Hwi"]
    assert [term.text for term in elements[1].iter(f"{EAC}term")][-1] == "Minister of Trade"
    kinds = [element.find(f".//{EAC}resourceRelation").get("resourceRelationType") for element in elements]
    assert kinds == ["creatorOf"] * 4 + ["other"] * 2


def test_an_agent_of_whom_no_kind_is_known_is_left_out(catalogue_settings):
    assert agents_of(FORMAT.document(minimal(authors=["Ponomarev"]), catalogue_settings)) == []


def test_none_one_and_three_records_are_one_document_each(letter, catalogue_settings):
    for records_ in ([], [minimal()], [letter], [letter, rich(), minimal()]):
        document = b"".join(FORMAT.stream(records_, catalogue_settings))
        expected = sum(len(agents_of(FORMAT.document(record, catalogue_settings))) for record in records_)
        assert len(agents_of(document)) == expected


def test_one_agent_in_two_parts_is_one_element_with_two_relations(catalogue_settings):
    person = {"name": "Ivan Petrov", "kind": "person"}
    (element,) = agents_of(FORMAT.document(minimal(authors=[person], mentions=[person]), catalogue_settings))
    relations = [each.get("resourceRelationType") for each in element.iter(f"{EAC}resourceRelation")]
    assert relations == ["creatorOf", "subjectOf"]
