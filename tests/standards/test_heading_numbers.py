"""A name or a heading keeps its number in the list that it is from, where the source gives no address."""

from __future__ import annotations

import pytest
from format_records import catalogue

from catalog.drafts.heading_numbers import numbered
from catalog.model import Record
from catalog.standards import formats
from catalog.standards.importers import Draft, Source, find
from catalog.validation import read_plain

SMITH = {"name": "Ann Smith", "surname": "Smith", "kind": "person", "source": "naf", "number": "n79018119"}
BODY = {"name": "Ministry of Trade", "kind": "corporate body", "source": "gnd", "number": "2116-7"}
WAR = {"term": "War", "source": "lcsh", "number": "sh85145114"}
KRAKOW = {"name": "Kraków", "source": "tgn", "number": "7007784"}
UNIT = Record.model_validate({
    "id": "one", "level": "fonds", "title": "Papers", "creators": [BODY], "mentions": [SMITH], "subjects": [WAR],
    "places": [KRAKOW],
})  # fmt: skip


@pytest.mark.parametrize("name", ["ead2002", "ead3", "ead4", "marcxml", "mods"])
def test_numbers_come_back_with_their_lists(name: str) -> None:
    written = b"".join(formats.find(name).stream([UNIT], catalogue()))
    (draft,) = find(name).read(Source("x.xml", written))
    assert isinstance(draft, Draft)
    record = read_plain(dict(draft.document)).demand()
    (body,), (smith,) = record.creators, record.mentions
    assert (body.source, body.number) == ("gnd", "2116-7")
    assert (smith.source, smith.number, smith.authority) == ("naf", "n79018119", None)
    for field, number in (("subjects", "sh85145114"), ("places", "7007784")):
        (heading,) = getattr(record, field)
        assert heading.source in ("lcsh", "tgn")
        assert heading.number == number


def test_a_name_of_the_catalogue_itself_is_no_number_elsewhere() -> None:
    own = Record.model_validate(
        {"id": "one", "level": "item", "title": "T", "authors": [{"name": "A", "authority": "own-record"}]}
    )
    for name in ("ead2002", "ead3", "ead4", "marcxml", "mods"):
        assert b"own-record" not in formats.find(name).encode(own, catalogue())


@pytest.mark.parametrize(
    ("numbers", "source", "wanted"),
    [
        (["(DE-588)118540238"], "", {"number": "118540238", "source": "DE-588"}),
        (["(DE-588)118540238"], "gnd", {"number": "(DE-588)118540238", "source": "gnd"}),
        (["(GND) 1185"], "gnd", {"number": "1185", "source": "gnd"}),
        (["n 79018119", "https://viaf.org/viaf/1"], "naf", {"uri": "https://viaf.org/viaf/1", "source": "naf"}),
        (["", "  "], "naf", {"source": "naf"}),
        (["(no end"], "", {"number": "(no end"}),
        ([], "", {}),
    ],
)
def test_what_is_beside_a_heading_is_an_address_or_a_number(
    numbers: list[str], source: str, wanted: dict[str, str]
) -> None:
    assert numbered("uri", numbers, source) == wanted
