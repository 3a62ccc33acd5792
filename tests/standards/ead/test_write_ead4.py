"""Writing EAD 4: valid by the schema at hand, the same description as in EAD3, and read again."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from format_records import catalogue, minimal, records, rich
from hypothesis import HealthCheck, given, settings
from lxml import etree

from catalog.model import Record
from catalog.standards.ead.ead4_words import EAD4
from catalog.standards.formats import find
from catalog.standards.importers import Draft, Source, recognise
from tests.examples import examples

DRAFT = "https://archivists.org/ns/ead/v4"
"""The namespace of the draft of April 2025; the release has the same elements in another."""


@cache
def schema(folder: Path) -> etree.XMLSchema:
    text = (folder / "xsd/eas-draft/ead-4-dev.xsd").read_text().replace(DRAFT, EAD4)
    return etree.XMLSchema(etree.fromstring(text.encode()))


def check(folder: Path, document: bytes) -> None:
    found = schema(folder)
    assert found.validate(etree.fromstring(document)), f"{found.error_log}\n{document.decode()[:6000]}"


def written(*given_records: Record) -> bytes:
    return b"".join(find("ead4").stream(given_records, catalogue()))


def read(document: bytes) -> list[Draft]:
    source = Source("a.xml", document)
    importer = recognise(source)
    assert importer is not None
    return [each for each in importer.read(source) if isinstance(each, Draft)]


@pytest.mark.shared
def test_the_letter_a_full_record_and_the_emptiest_are_valid(shared: Path, letter: Record) -> None:
    fonds = minimal(level="fonds", reference_code={"repository": "GARF", "fond": "1"})
    for record in (letter, rich(), minimal(), fonds):
        check(shared, written(record))


@pytest.mark.shared
@settings(
    max_examples=examples(30),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(record=records)
def test_every_record_is_valid(shared: Path, record: Record) -> None:
    check(shared, written(record))


@pytest.mark.shared
def test_a_whole_fonds_is_valid_and_comes_back(shared: Path) -> None:
    code = {"repository": "GARF", "fond": "1"}
    fonds = minimal(id="f", level="fonds", title="Fonds", reference_code=code, access={"conditions": "Closed."})
    first = minimal(id="a", title="A", part_of="f", reference_code={**code, "opis": "1", "delo": "2"})
    second = minimal(id="b", title="B", part_of="f", reference_code={**code, "opis": "1", "delo": "3"})
    document = written(fonds, second, first)
    check(shared, document)
    drafts = {draft.document["id"]: draft.document for draft in read(document)}
    assert [each for each in drafts if each in "fab"] == ["f", "a", "b"]
    assert drafts["f"]["access"]["conditions"] == "Closed."


@pytest.mark.parametrize("field", ["title", "dates", "authors", "recipients", "history", "arrangement", "subjects"])
def test_what_it_says_is_read_as_that_of_ead3(field: str) -> None:
    new, old = (read(b"".join(find(name).stream([rich()], catalogue())))[-1].document for name in ("ead4", "ead3"))
    found, expected = (document.get(field) for document in (new, old))
    # EAD 4 keeps kinds of documents apart from other headings
    assert sorted(found, key=str) == sorted(expected, key=str) if field == "subjects" else found == expected
