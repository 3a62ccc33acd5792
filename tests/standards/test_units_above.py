"""A unit lies in the units above it, and never in itself."""

import pytest
from format_records import catalogue, minimal

from catalog.standards import addresses
from catalog.standards.formats import find

FOND = {"repository": "GARF", "fond": "5446"}
OPIS = {**FOND, "opis": "98"}
ADDRESSES = ("dcterms", "datacite", "edm", "mods", "jsonld", "ntriples")
"""Formats that name the unit above by its address."""


def unit_of(**code):
    return addresses.units(minimal(reference_code=code).reference_code, catalogue())[-1][0]


def names(text, address):
    """Whether a text has an address, and not only one that begins with it."""
    return any(f"{address}{end}" in text for end in '<">')


def written(name, level, code):
    return find(name).encode(minimal(level=level, reference_code=code), catalogue()).decode()


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_item_lies_in_the_unit_of_its_code_and_a_series_in_the_one_above(name):
    assert names(written(name, "item", OPIS), unit_of(**OPIS))
    series = written(name, "series", OPIS)
    assert not names(series, unit_of(**OPIS))
    assert names(series, unit_of(**FOND))


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_fonds_lies_in_no_unit(name):
    assert not names(written(name, "fonds", FOND), unit_of(**FOND))


def test_marc_links_a_series_with_its_fonds_and_a_fonds_with_nothing():
    host = '<datafield tag="773"'
    assert host in written("marcxml", "item", FOND)
    assert host not in written("marcxml", "fonds", FOND)
    (item, series) = (written("marcxml", level, OPIS).partition(host)[2][:160] for level in ("item", "series"))
    assert "98" in item
    assert "98" not in series
    assert "5446" in series
