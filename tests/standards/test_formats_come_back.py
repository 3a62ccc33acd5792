"""From a record to another format and back: whatever the format carries is imported, asked, or listed as ignored."""

from __future__ import annotations

import functools
from collections import Counter

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
ALONE = {"ead4", "ead3", "ead2002", "tei", "cmif"}
"""The formats whose files are about one thing; a file of the others has all records, each read for itself."""
READ_BY = {"atom-csv": "csv"}
"""The importer of a format, where it has another name."""


@functools.cache
def marked_records() -> list[tuple[dict[str, str], Record]]:
    """Return full records with markers, and the field of each; every field that can hold text has one of its own.

    A record has no two of them in one field of the record, so that one cannot hide the other.
    """
    places = dict(reversed([(name, place) for name, place in fields() if name != "id"]))
    records: list[tuple[dict[str, str], Record]] = []
    used: Counter[str] = Counter()
    for number, (name, place) in enumerate(places.items()):
        record, is_marked = changed(place, marker := f"{MARKER}n{number:03}")
        if not is_marked:
            continue
        field = name.partition(".")[0]
        if used[field] == len(records):
            records.append(({}, record.model_copy(update={"id": f"marked-{len(records)}"})))
        markers, other = records[used[field]]
        markers[marker] = name
        records[used[field]] = (markers, other.model_copy(update={field: getattr(record, field)}))
        used[field] += 1
    return records


def taken_in(form: str, written: bytes) -> str:
    """Return all that an importer says of what was written."""
    outcomes = list(find(READ_BY.get(form, form)).read(Source(f"x.{form}", written)))
    assert all(isinstance(outcome, Draft) for outcome in outcomes)
    return repr(outcomes)


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_format_carries_is_never_lost_silently(form: str) -> None:
    carried, lost = 0, set()
    records = marked_records()
    for given in [[one] for one in records] if form in ALONE else [records]:
        written = b"".join(formats.find(form).stream([record for _, record in given], SETTINGS))
        text, said = text_of(written), taken_in(form, written).lower()  # ids are written small
        there = {marker: name for markers, _ in given for marker, name in markers.items() if marker in text}
        carried += len(there)
        lost |= {name for marker, name in there.items() if marker.lower() not in said}
    assert carried >= (10 if form == "cmif" else 15)
    assert lost == set()
