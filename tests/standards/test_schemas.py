"""Every XML format is valid against the schema that its standard publishes, whatever the record holds."""

from __future__ import annotations

import pytest
from format_records import minimal, records, rich
from hypothesis import HealthCheck, given, settings
from lxml import etree
from offline_schema import check

from catalog.model import (
    Date,
    Record,
    Rights,
    Text,
)
from catalog.standards.formats import FORMATS, find
from tests.examples import examples

SCHEMAS = {
    "oai_dc": "oai/oai_dc.xsd",
    "dcterms": "dc/qualifieddc.xsd",
    "mods": "loc/mods-3-7.xsd",
    "marcxml": "loc/MARC21slim.xsd",
    "ead3": "ead/ead3.xsd",
    "ead2002": "ead/ead2002.neuxml.xsd",
    "edm": "edm/EDM.xsd",
    "datacite": "datacite/kernel-4.6/metadata.xsd",
}
EACH = pytest.mark.parametrize("name", SCHEMAS)


def test_every_format_of_the_feed_is_proved_here():
    assert {form.name for form in FORMATS if form.schema} <= SCHEMAS.keys()


@pytest.mark.shared
@EACH
def test_the_letter_a_full_record_and_the_emptiest_are_valid(name, shared, letter, catalogue_settings):
    for record in (
        letter,
        rich(),
        minimal(),
        minimal(level="fonds", reference_code={"repository": "GARF", "fond": "1"}),
    ):
        if find(name).fits(record):
            check(shared, SCHEMAS[name], find(name).document(record, catalogue_settings))


def stating_what_every_format_needs(record: Record) -> Record:
    """The record with a statement of rights, a year and a language, where it has none."""
    text = Text(key="text", language=("en",))
    return record.model_copy(
        update={
            "rights": Rights(uri="http://rightsstatements.org/vocab/InC/1.0/"),
            "dates": record.dates if find("datacite").fits(record) else (Date(value="1956-09"),),
            "texts": record.texts if record.languages else (*record.texts, text),
        }
    )


@pytest.mark.shared
@EACH
@settings(
    max_examples=examples(30),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(record=records)
def test_every_record_is_valid(name, shared, catalogue_settings, record):
    form = find(name)
    written = record if form.fits(record) else stating_what_every_format_needs(record)
    assert form.fits(written)
    check(shared, SCHEMAS[name], form.document(written, catalogue_settings))


@pytest.mark.shared
@pytest.mark.parametrize("name", ["mods", "marcxml"])
def test_a_collection_is_valid_too(name, shared, letter, catalogue_settings):
    for records_of_file in ([], [letter], [letter, rich(), minimal()]):
        if records_of_file or name == "marcxml":
            document = b"".join(find(name).stream(records_of_file, catalogue_settings))
            check(shared, SCHEMAS[name], document)


@pytest.mark.parametrize("form", [form for form in FORMATS if form.schema], ids=lambda form: form.name)
def test_an_element_of_the_feed_declares_its_schema_and_no_document(form, catalogue_settings):
    written = form.encode(rich(), catalogue_settings)
    assert not written.startswith(b"<?xml")
    element = etree.fromstring(written)
    assert etree.QName(element).namespace == form.schema.namespace
    location = element.get("{http://www.w3.org/2001/XMLSchema-instance}schemaLocation")
    assert location == f"{form.schema.namespace} {form.schema.location}"


@pytest.mark.shared
def test_the_schemas_refuse_what_is_wrong(shared, letter, catalogue_settings):
    document = find("ead3").document(letter, catalogue_settings).replace(b'level="otherlevel"', b'level="opis"')
    with pytest.raises(AssertionError, match="opis"):
        check(shared, SCHEMAS["ead3"], document)
    with pytest.raises((AssertionError, etree.XMLSyntaxError)):
        check(shared, SCHEMAS["oai_dc"], _dublin_core(shared / "samples" / "negative" / "atom_like.xml"))


def _dublin_core(path) -> bytes:
    text = path.read_bytes()
    return text[text.index(b"<oai_dc:dc") : text.index(b"</oai_dc:dc>") + len(b"</oai_dc:dc>")]
