"""From a record to another format and back: whatever the format carries is imported, asked, or listed as ignored."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from catalog.model import Catalogue, Record
from catalog.standards import formats
from catalog.standards.importers import Draft, Source, find
from tests.standards.marked_records import MARKER, changed, fields
from tests.standards.test_losses import text_of

SETTINGS = Catalogue(
    name="T",
    admin_emails=("a@example.org",),
    namespace="example.org",
    base_url="https://c.example.org",
    metadata_license="https://creativecommons.org/licenses/by/4.0/",
)
FORMATS = (
    "oai_dc",
    "dcterms",
    "mods",
    "marcxml",
    "ead4",
    "ead3",
    "ead2002",
    "ris",
    "csl-json",
    "jsonld",
    "tei",
    "cmif",
    "csv",
    "xlsx",
    "atom-csv",
)
READ_BY = {"atom-csv": "csv"}
"""The importer of a format, where it has another name."""
OF_THE_FINDING_AID = {
    ("ead4", "administration.cataloguer"),
    ("ead3", "administration.cataloguer"),
    ("ead2002", "administration.cataloguer"),
}
"""Who wrote the finding aid is said in its head, which tells of it and not of what it describes."""


def marked_records() -> dict[str, Record]:
    """Return for each field of a full record that can hold the marker a record in which it does."""
    places = dict(reversed(list(fields())))
    records = {name: changed(place) for name, place in places.items() if name != "id"}
    return {name: record for name, (record, is_marked) in records.items() if is_marked}


def taken_in(form: str, written: bytes) -> str:
    """Return all that an importer says of what was written."""
    outcomes = list(find(READ_BY.get(form, form)).read(Source(f"x.{form}", written)))
    assert all(isinstance(outcome, Draft) for outcome in outcomes)
    return json.dumps([asdict(outcome) for outcome in outcomes], ensure_ascii=False, default=str)


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_format_carries_is_never_lost_silently(form: str) -> None:
    carried = 0
    lost = set()
    for name, record in marked_records().items():
        written = b"".join(formats.find(form).stream([record], SETTINGS))
        if MARKER in text_of(written):
            carried += 1
            if MARKER.lower() not in taken_in(form, written).lower():  # ids are written small
                lost.add((form, name))
    assert carried >= (10 if form == "cmif" else 15)
    assert lost <= OF_THE_FINDING_AID
