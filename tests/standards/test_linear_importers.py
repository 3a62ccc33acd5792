"""No record of a source makes an importer slow: twice as many elements take twice as long."""

from __future__ import annotations

import pytest

from catalog.standards.importers import Source, find
from tests.every import every
from tests.linear_growth import is_linear

pytestmark = pytest.mark.measured

_DC = (
    '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
)
_MANY = {
    "oai_dc": (f"{_DC}<dc:title>A</dc:title>", '<dc:subject scheme="s{0}">a{0}</dc:subject>', "</oai_dc:dc>"),
    "mods": (
        '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>A</title></titleInfo>',
        '<subject ID="s{0}"><topic>a{0}</topic></subject>',
        "</mods>",
    ),
}


@every("importer", _MANY)
def test_twice_as_many_elements_take_twice_as_long(importer: str) -> None:
    opening, element, closing = _MANY[importer]
    once, twice = (
        Source("a.xml", f"{opening}{''.join(map(element.format, range(count)))}{closing}".encode())
        for count in (300, 600)
    )
    assert is_linear(
        lambda: list(find(importer).read(once)), lambda: list(find(importer).read(twice)), no_time=0.05, turns=9
    )
