"""What a unit is kept in: out in each format and in again; what is for the staff in none."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from catalog.model import Catalogue, Record
from catalog.model.public_form import public_form
from catalog.standards import formats
from catalog.standards.formats import FORMATS
from catalog.standards.importers import Draft, Source, find
from tests.every import every

SETTINGS = Catalogue(
    name="T", admin_emails=("a@example.org",), namespace="example.org", base_url="https://c.example.org"
)
KEPT: list[Any] = [
    "box 3",
    {"kind": "folder", "number": "7", "within": "box 3"},
    {"kind": "folder", "number": "8", "within": "box 3"},
    {"kind": "envelope", "number": "1", "within": "folder 8"},
    "reel 12a",
    "the green album",
]
LABELLED: list[Any] = [
    {"kind": "map case", "number": "4", "label": "Maps, in order"},
    {"kind": "folder", "number": "9", "label": "Old", "within": "map case 4"},
]
FOR_STAFF: list[Any] = [
    {"kind": "shelf", "number": "Zzq-12"},
    {"kind": "Shelf", "label": "Zzq left"},
    {"kind": "box", "number": "5", "barcode": "Zzq0042"},
]


def record_with(containers: list[Any], level: str = "fonds") -> Record:
    return Record.model_validate({"id": "a", "level": level, "title": "Papers", "containers": containers})


def read_again(form: str, record: Record) -> tuple[Any, Draft]:
    written = b"".join(formats.find(form).stream([record], SETTINGS))
    (draft,) = find(form).read(Source(f"x.{form}", written))
    assert isinstance(draft, Draft)
    return record_with(draft.document.get("containers", [])).plain().get("containers"), draft


@pytest.mark.parametrize("form", ["ead2002", "ead3", "marcxml", "mods", "csv", "xlsx"])
def test_containers_come_back_in_their_order_each_in_its_own(form: str) -> None:
    containers, draft = read_again(form, record_with(KEPT))
    assert containers == KEPT
    assert not any("folder" in each.text or "box" in each.text for each in draft.ignored)


@pytest.mark.parametrize("form", ["ead2002", "ead3", "mods", "csv", "xlsx"])
def test_what_is_written_on_a_container_comes_back(form: str) -> None:
    assert read_again(form, record_with(LABELLED))[0] == LABELLED


@every("form", [form.name for form in FORMATS])
def test_no_format_says_where_in_the_stacks_it_is(form: str) -> None:
    record = record_with([*KEPT, *FOR_STAFF], "item")
    if formats.find(form).fits(public_form(record)):
        for records in ([record], [record, record.revised(id="b")]):
            assert b"Zzq" not in unpacked(b"".join(formats.find(form).stream(records, SETTINGS)))


def unpacked(written: bytes) -> bytes:
    if not written.startswith(b"PK"):
        return written
    with zipfile.ZipFile(io.BytesIO(written)) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())


@pytest.mark.parametrize("form", ["oai_dc", "dcterms", "jsonld", "turtle", "rico", "rico-turtle"])
def test_formats_without_a_place_for_boxes_say_them_in_words(form: str) -> None:
    written = b"".join(formats.find(form).stream([record_with(KEPT)], SETTINGS)).decode()
    assert "box 3, folder 7, folder 8, envelope 1, reel 12a, the green album" in written


def marc(*fields: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<datafield tag="{tag}" ind1=" " ind2=" "><subfield code="8">{link}</subfield>{rest}</datafield>'
        for tag, link, rest in fields
    )
    return f"""<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000uu 4500</leader>
        <datafield tag="245" ind1="0" ind2="0"><subfield code="a">Papers</subfield></datafield>{inner}</record>"""


def sub(code: str, words: str) -> str:
    return f'<subfield code="{code}">{words}</subfield>'


@pytest.mark.parametrize(
    "fields",
    [
        (("853", "1", sub("a", "v.") + sub("b", "no.")), ("863", "1.1", sub("a", "12") + sub("b", "3"))),
        (("853", "1", sub("a", "box")), ("863", "2.1", sub("a", "12"))),
        (("863", "1.1", sub("a", "12")),),
    ],
    ids=["of a serial", "without its captions", "alone"],
)
def test_numbers_of_marc_that_are_no_boxes_are_listed_and_not_read(fields: tuple[tuple[str, str, str], ...]) -> None:
    (draft,) = find("marcxml").read(Source("x.xml", marc(*fields).encode()))
    assert isinstance(draft, Draft)
    assert "containers" not in draft.document
    assert any("$a 12" in each.text for each in draft.ignored)


def test_containers_that_lie_in_each_other_end() -> None:
    ring = [
        {"kind": "box", "number": "1", "within": "box 2"},
        {"kind": "box", "number": "2", "within": "box 3"},
        {"kind": "box", "number": "3", "within": "box 2"},
    ]
    written = b"".join(formats.find("marcxml").stream([record_with(ring)], SETTINGS))
    assert b"<leader>" in written


def test_a_call_number_in_the_holdings_of_mods_is_no_container() -> None:
    text = """<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Papers</title></titleInfo><location>
        <physicalLocation>Library</physicalLocation><holdingSimple><copyInformation><shelfLocator>PR 6045</shelfLocator>
        <note type="condition">torn</note></copyInformation></holdingSimple></location></mods>"""
    (draft,) = find("mods").read(Source("x.xml", text.encode()))
    assert isinstance(draft, Draft)
    assert "containers" not in draft.document
    assert {"PR 6045", "torn"} <= {each.text for each in draft.ignored}
